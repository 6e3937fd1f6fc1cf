# make.sh - real make and real ninja build by the rules that a build writes: what changed, all of it, once.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
for tool in make ninja; do
	type "$tool" >/dev/null 2>&1 || fail "this scene needs $tool"
done
unset MAKEFLAGS MFLAGS MAKELEVEL
DOSSIER=$release # a build a touch: sanitizers saw the same code in scene.depfile
log=$PWD/log

# The program, noting each build of a case.
cat >counted <<-SH
	#!/bin/sh
	for word; do case \$word in *.yaml) printf '%s\n' "\$word" >>"$log" ;; esac; done
	exec "$DOSSIER" "\$@" -q --now 2025-01-22
SH
chmod +x counted
counted=$PWD/counted

# built WHAT TOOL CASE...: the tool builds these cases, each once, and then nothing
built() {
	local what=$1 tool=$2
	shift 2
	: >"$log"
	"$tool" >"$scene_folder/out" 2>&1 </dev/null || fail "$what: $tool failed: $(<"$scene_folder/out")"
	same "$what, with $tool" "$(sort "$log")" "$( (($#)) && printf '%s\n' "$@" | sort)"
	: >"$log"
	"$tool" >"$scene_folder/out" 2>&1 </dev/null || fail "$what: $tool failed the second time: $(<"$scene_folder/out")"
	same "$what, and nothing twice with $tool" "$(<"$log")" ""
}

# A file changes, later than whatever was built.
change() {
	sleep 0.02
	touch "$1"
}

# ---- three cases that share an include and a picture, in names of all kinds ----
odd='甲 #1 $x: 50%'
make_case "$odd"
mkdir "$odd/own 图" templates faces
cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf faces/face.ttf
cp -r "$DOSSIER_SOURCE/templates/." templates
for name in a 'b 2#' '丙$%:3'; do
	make_png "$odd/own 图/$name.png" 120 90 7
	{
		sed -e '/^seller:/,/^  name:/d' -e '/^logistics:/,/^exhibits:/{/^exhibits:/!d}' "$odd/case.yaml"
		printf '  - {id: own, file: "own 图/%s.png", title: A picture, source: Photo}\n' "$name"
		printf 'include: "shared: all.yaml"\n'
	} | sed 's/, logistics, order\]/, order]/' >"$odd/$name.yaml"
done
rm "$odd/case.yaml"
printf 'dossier: 1\nseller: {name: Anna Seller}\n' >"$odd/shared: all.yaml"
a="$odd/a.yaml" b="$odd/b 2#.yaml" c="$odd/丙\$%:3.yaml"

# make's own spelling, by hand
cat >Makefile <<'MAKE'
all: a b c
.PHONY: all a b c
d := 甲\ \#1\ $$x\:\ 50
a: $d%/a.pdf
b: $d%/b\ 2\#.pdf
c: $d%/丙$$%\:3.pdf
define build
	"$(COUNTED)" build --templates=templates --fonts=faces --warning-exit-0 --depfile='$2.d' '$1.yaml'
endef
$d\%/a.pdf: ; $(call build,甲 #1 $$x: 50%/a,a)
$d\%/b\ 2\#.pdf: ; $(call build,甲 #1 $$x: 50%/b 2#,b)
$d\%/丙$$\%\:3.pdf: ; $(call build,甲 #1 $$x: 50%/丙$$%:3,c)
-include a.d b.d c.d
MAKE
cat >build.ninja <<NINJA
rule dossier
  command = "$counted" build --templates=templates --fonts=faces --warning-exit-0 --depfile=\$rule \$in
  depfile = \$rule
  deps = gcc
build 甲\$ #1\$ \$\$x\$:\$ 50%/a.pdf: dossier 甲\$ #1\$ \$\$x\$:\$ 50%/a.yaml
  rule = a.nd
build 甲\$ #1\$ \$\$x\$:\$ 50%/b\$ 2#.pdf: dossier 甲\$ #1\$ \$\$x\$:\$ 50%/b\$ 2#.yaml
  rule = b.nd
build 甲\$ #1\$ \$\$x\$:\$ 50%/丙\$\$%\$:3.pdf: dossier 甲\$ #1\$ \$\$x\$:\$ 50%/丙\$\$%\$:3.yaml
  rule = c.nd
NINJA
export COUNTED=$counted

for tool in make ninja; do
	rm -f "$odd"/*.pdf "$odd"/*.sha256
	built "the first time" $tool "$a" "$b" "$c"
	holds "three dossiers" -s "$odd/a.pdf" -a -s "$odd/b 2#.pdf" -a -s "$odd/丙\$%:3.pdf"
	change "$a" && built "a case" $tool "$a"
	change "$b" && built "a case with # in its name" $tool "$b"
	change "$c" && built "a case in Chinese, with \$ % :" $tool "$c"
	change "$odd/own 图/a.png" && built "a picture" $tool "$a"
	change "$odd/own 图/b 2#.png" && built "a picture with # in its name" $tool "$b"
	change "$odd/own 图/丙\$%:3.png" && built "a picture in Chinese, with \$ % :" $tool "$c"
	change "$odd/shared: all.yaml" && built "the include" $tool "$a" "$b" "$c"
	change "$odd/shots/parcel.png" && built "the picture that all share" $tool "$a" "$b" "$c"
	change templates/words/en.yaml && built "a template" $tool "$a" "$b" "$c"
	change templates/words/ru.yaml && built "a template of no concern" $tool
	change faces/face.ttf && built "a font" $tool "$a" "$b" "$c"
	change "$odd/shots" && built "a folder" $tool

	# an input that is gone is no error of the tool's: the case says what it thinks of it
	sed -i 's/^include: .*/seller: {name: Anna Seller}/' "$b"
	built "the include is not needed any more" $tool "$b"
	mv "$odd/shared: all.yaml" "$odd/shared.yaml"
	sed -i 's/^include: .*/include: shared.yaml/' "$a" "$c"
	built "the include has another name" $tool "$a" "$c"
	mv "$odd/own 图/a.png" "$odd/own 图/new.png"
	sed -i 's/a\.png/new.png/' "$a"
	built "a picture has another name" $tool "$a"

	# a case with errors leaves all as it was, and is built once it is mended
	sed -i 's/^number:/nubmer:/' "$a"
	: >"$log"
	$tool >"$scene_folder/out" 2>&1 && fail "$tool takes a failed build for one"
	sed -i 's/^nubmer:/number:/' "$a"
	built "mended" $tool "$a"

	# as it was, for the next
	mv "$odd/own 图/new.png" "$odd/own 图/a.png"
	mv "$odd/shared.yaml" "$odd/shared: all.yaml"
	sed -i -e 's/new\.png/a.png/' -e 's/^include: .*/include: "shared: all.yaml"/' "$a" "$c"
	sed -i 's/^seller: .*/include: "shared: all.yaml"/' "$b"
done

# ---- cases that are filled from what backends export, and one that is not ----
"$python" "$scenes/imports.py" exports || fail "no exports"
make_case filled
cp -r "$DOSSIER_SOURCE/templates" filled
cp exports/pinduoduo-gbk/订单.csv "filled/订单 1.csv"
sed 's/SF1390008812345/YT8812345678901/' exports/kuaidi100/t.json >filled/tracking.json # of the order's parcel
cp exports/telegram/result.json "filled/聊天 \$1.json"
parcel='/^logistics:/,/delivered: true/c\logistics: {from: tracking.json, carrier: Post}'
sed "$parcel" filled/case.yaml >filled/parcel.yaml
{
	sed "$parcel
		/^order:/,/^  total/c\\order:\\n  from: 订单 1.csv\\n  buyer: B. Buyer\\n  received: 2025-01-13
		s/^platform: .*/platform: pinduoduo/; s/^complaint: .*/complaint: not-received/" filled/case.yaml
	printf 'chat: {from: "聊天 $1.json"}\n'
} >filled/all.yaml
mv filled/case.yaml filled/none.yaml
cd filled || exit 1
cat >Makefile <<'MAKE'
cases := all parcel none
dossiers: $(cases:=.pdf)
%.pdf: ; "$(COUNTED)" build --templates=templates --warning-exit-0 --depfile=$*.d $*.yaml
-include $(cases:=.d)
MAKE
cat >build.ninja <<NINJA
rule dossier
  command = "$counted" build --templates=templates --warning-exit-0 --depfile=\$out.nd \$in
  depfile = \$out.nd
  deps = gcc
build all.pdf: dossier all.yaml
build parcel.pdf: dossier parcel.yaml
build none.pdf: dossier none.yaml
NINJA
for tool in make ninja; do
	rm -f ./*.pdf
	built "the first time" $tool all.yaml none.yaml parcel.yaml
	change "订单 1.csv" && built "an export of orders" $tool all.yaml
	change tracking.json && built "a carrier's record" $tool all.yaml parcel.yaml
	change "聊天 \$1.json" && built "a chat" $tool all.yaml
	for export in pinduoduo.orders tracking.kuaidi100 chat.telegram wildberries.report; do # each may know a file
		change templates/imports/$export.yaml && built "what columns of $export mean" $tool all.yaml parcel.yaml
	done
	change templates/imports && built "their folder" $tool
	change none.yaml && built "one that has its own words" $tool none.yaml
done
cd ..

# several at a time
rm -f "$odd"/*.pdf "$odd"/*.sha256
: >"$log"
make -j3 >"$scene_folder/out" 2>&1 || fail "make -j3: $(<"$scene_folder/out")"
same "make -j3" "$(sort "$log")" "$(printf '%s\n' "$a" "$b" "$c" | sort)"

# ninja without deps = gcc, where all that is made is declared
mkdir plain && make_case plain/case
cat >plain/build.ninja <<NINJA
rule dossier
  command = "$counted" build --depfile=\$out.d \$in
  depfile = \$out.d
build case/case.pdf | case/case.sha256: dossier case/case.yaml
NINJA
sed -i 's/\$out\.d/case.d/' plain/build.ninja
cd plain || exit 1
built "depfile alone" ninja case/case.yaml
change case/shots/order.png && built "a picture" ninja case/case.yaml
cd ..

# ---- the Makefile of init ----
mkdir begun
make_png begun/订单.png 400 800 3
make_png "begun/聊天 1.png" 400 900 5
try 0 "$DOSSIER" init --platform pinduoduo --complaint counterfeit begun
has "it is told" "$err" "begun/Makefile is written, for those who like make [makefile]"
has "with what it does" "$err" "= make builds the dossier, and again once a file that it is made of has changed"
holds "of about a dozen lines" "$(grep -c . begun/Makefile)" -le 15
has "in the language of the case" "$(<begun/Makefile)" "# make 生成材料"
cd begun || exit 1
export DOSSIER=$counted
quiet_make() { make -s; }
built "the draft" quiet_make case.yaml
holds "all of it is there" -s case.pdf -a -s case-1.jpg -a -s case.txt -a -s case.sha256
change 订单.png && built "a picture" quiet_make case.yaml
change "聊天 1.png" && built "a picture with a space in its name" quiet_make case.yaml
change case.yaml && built "the case" quiet_make case.yaml
for lost in case.pdf case-1.jpg case.txt case.sha256 .case.d; do
	rm "$lost" && built "without $lost" quiet_make case.yaml
done
printf 'deliver: [text]\n' >>case.yaml
built "something else is made" quiet_make case.yaml
change 订单.png && built "and made again" quiet_make case.yaml
sed -i '/^deliver:/d' case.yaml
built "all, as before" quiet_make case.yaml
touch case-9.jpg
make -s clean || fail "make clean"
same "clean leaves what is the seller's" "$(ls -A | tr '\n' ' ')" "Makefile case-9.jpg case.yaml 聊天 1.png 订单.png "
make -s clean || fail "make clean, of nothing"
make -s check >"$scene_folder/out" 2>&1
has "check tells, and fails while there is something to tell" "$?$(<"$scene_folder/out")" "2"
same "and writes nothing" "$(ls -A | tr '\n' ' ')" "Makefile case-9.jpg case.yaml 聊天 1.png 订单.png "
cd ..

# never over another
DOSSIER=$release
for name in Makefile makefile GNUmakefile; do
	mkdir "with-$name"
	echo mine >"with-$name/$name"
	try 0 "$DOSSIER" init --platform pinduoduo --complaint counterfeit "with-$name"
	has "$name" "$err" "with-$name/$name is there already and stays as it is [makefile-exists]"
	same "$name is as it was" "$(cat "with-$name/$name"; ls "with-$name" | wc -l)" "mine
2"
	has "it is no evidence" "$(grep -c 'akefile' "with-$name/case.yaml")" 0
done
mkdir linked && ln -s nowhere linked/Makefile
try 0 "$DOSSIER" init --platform pinduoduo --complaint counterfeit linked
has "nor through a link" "$err" "linked/Makefile is there already"
holds "nothing behind the link" ! -e linked/nowhere
scene_end
