# depfile.sh - the rule that a build writes for make: every file that it read, or nothing.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
type strace >/dev/null 2>&1 || fail "this scene needs strace"

inputs() { "$python" "$scenes/rules.py" inputs "$1"; }

# ---- what it says ----
make_case case
try 0 "$DOSSIER" build case/case.yaml --depfile=case/case.d --now 2025-01-22
same "nothing is said" "$err$out" ""
same "outputs" "$(head -n 1 case/case.d)" 'case/case.pdf case/case.sha256: \'
same "inputs of the case" "$(inputs case/case.d | grep '^case/' | tr '\n' ' ')" \
	"case/case.yaml case/shots/order.png case/shots/parcel.png "
same "each is a target of nothing" "$(grep -c '^case/.*:$' case/case.d)" 3
same "it is no output that the manifest lists" "$(grep -c case.d case/case.sha256)" 0
cp case/case.d first.d
try 0 "$DOSSIER" build case/case.yaml --depfile=case/case.d --now 2025-01-23
try 0 cmp case/case.d first.d
try 0 "$DOSSIER" build case/case.yaml --depfile=- -o case/case.pdf --now 2025-01-22
same "to standard output" "$out" "$(<first.d)"
(cd case && "$DOSSIER" build --depfile=bare.d --now 2025-01-22)
same "paths as given" "$(head -n 2 case/bare.d | tr '\n' ' ')" 'case.pdf case.sha256: \  case.yaml \ '
(cd case && "$DOSSIER" build - -o in.pdf --depfile=in.d --now 2025-01-22 <case.yaml)
same "of standard input there is no name" "$(inputs case/in.d | grep -v '^/' | tr '\n' ' ')" \
	"shots/order.png shots/parcel.png "

# ---- together, or not at all ----
sed 's/^number:/nubmer:/' case/case.yaml >case/bad.yaml
cp first.d old.d
try 2 "$DOSSIER" build case/bad.yaml --depfile=old.d --now 2025-01-22
try 0 cmp old.d first.d
try 2 "$DOSSIER" build case/bad.yaml --depfile=new.d --now 2025-01-22
holds "none of a case with errors" ! -e new.d
try 2 "$DOSSIER" build case/case.yaml -o none.pdf --depfile=nowhere/new.d --now 2025-01-22
has "a folder that is not there" "$err" "nowhere/new.d cannot be written"
holds "then there is no dossier either" ! -e none.pdf -a ! -e none.sha256
try 2 "$DOSSIER" build case/case.yaml -o none.pdf --depfile=case/shots/order.png --now 2025-01-22
has "never over an input" "$err" "[output-is-input]"
try 2 "$DOSSIER" build case/case.yaml -o none.pdf --depfile=none.pdf --now 2025-01-22
has "nor over an output" "$err" "none.pdf is named twice: one would be written over the other [output-taken]"
try 2 "$DOSSIER" build case/case.yaml -o - --depfile=new.d --now 2025-01-22
has "of a stream there is no rule" "$err" "a rule for make needs a file that it makes, and standard output is none"
try 2 "$DOSSIER" build case/case.yaml --depfile=- --format=json --now 2025-01-22
has "one stream" "$err" "the rule and messages cannot both go to standard output"
try 2 "$DOSSIER" build case/case.yaml --depfile= --now 2025-01-22
has "no name" "$err" "a file name is empty"
try 2 "$DOSSIER" check case/case.yaml --depfile=new.d
has "of build alone" "$err" '--depfile is an option of "dossier build" alone'
holds "nothing was written" ! -e new.d -a ! -e none.pdf -a ! -e none.sha256

# ---- names that one of the two cannot read ----
bad_name() { # NAME
	rm -rf odd && make_case odd && mv odd/shots/parcel.png "odd/shots/$1"
	"$python" - "$1" <<-'PYTHON'
		import sys
		text = open("odd/case.yaml").read()
		name = "".join("\\x%02x" % ord(c) if ord(c) < 32 else c for c in sys.argv[1])
		open("odd/case.yaml", "w").write(text.replace("shots/parcel.png", '"shots/' + name + '"'))
	PYTHON
}
for name in $'line\nend.png' $'tab\there.png' 'a;b.png' 'a|b.png' 'a*b.png' 'end:' 'end)'; do
	bad_name "$name"
	try 2 "$DOSSIER" build odd/case.yaml --depfile=odd/case.d --now 2025-01-22
	has "$name" "$err" "has a name that make and ninja cannot both read [depfile-name]"
	holds "$name: nothing is written" ! -e odd/case.pdf -a ! -e odd/case.d
	try 0 "$DOSSIER" build odd/case.yaml --now 2025-01-22
done
bad_name 'p[1].png'
try 0 "$DOSSIER" build odd/case.yaml --depfile=odd/case.d --now 2025-01-22
cp odd/shots/order.png odd/shots/p1.png
try 2 "$DOSSIER" build odd/case.yaml --depfile=odd/case.d --now 2025-01-22
has "brackets that fit another file" "$err" "odd/shots/p[1].png has a name"
cp -r case 'a\#b'
try 2 "$DOSSIER" build 'a\#b/case.yaml' --depfile=new.d --now 2025-01-22
has "a backslash that one halves" "$err" 'a\#b/case.yaml has a name'
try 2 "$DOSSIER" build case/case.yaml -o "id=5.pdf" --depfile=new.d --now 2025-01-22
has "an output that make takes for a variable" "$err" "id=5.pdf has a name"

# ---- nothing that was read is missing: as the kernel saw it ----
# proves COMMAND...: runs it; what it opened below the folders in $watched is in its depfile all.d
proves() {
	rm -f all.d
	try 0 strace -f -qq -o trace -e trace=%file "$@" --depfile=all.d -q --warning-exit-0
	"$python" "$scenes/rules.py" opened trace $watched >opened
	inputs all.d | while read -r path; do realpath "$path"; done | sort -u >listed
	holds "something was opened" "$(wc -l <opened)" -gt 10
	same "opened and not listed: $*" "$(comm -23 <(sort opened) listed)" ""
	same "listed and not there: $*" "$(inputs all.d | while read -r path; do [[ -f $path ]] || echo "$path"; done)" ""
}
watched="$DOSSIER_SOURCE/samples $DOSSIER_SOURCE/templates $DOSSIER_SOURCE/fonts /usr/share/fonts $PWD"
for sample in pinduoduo-counterfeit ozon-not-received generic-not-as-described generic-second-appeal; do
	proves "$release" build "$DOSSIER_SOURCE/samples/$sample/case.yaml" -o "$sample.pdf" --deliver=pdf,images,text
done
case=$(inputs all.d)
has "an earlier case" "$case" "generic-not-as-described/case.yaml"
has "and its evidence" "$case" "generic-not-as-described/"

# everything at once: includes, templates and fonts of the user's own, several pages of a TIFF
make_case rich
mkdir -p rich/faces given own/platforms
font=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
cp "$font" rich/faces/case.ttf && cp "$font" given/given.ttf && echo none >given/broken.ttf
echo 'limits: {pages: {value: 40, sure: confirmed}}' >own/platforms/generic.yaml
"$python" - <<'PYTHON'
from PIL import Image
pages = [Image.open(f"rich/shots/{name}.png").resize((400, 560)) for name in ("order", "parcel")]
pages[0].save("rich/scan.tif", save_all=True, append_images=pages[1:])
pages[0].save("rich/photo.webp")
PYTHON
printf 'dossier: 1\nfiled_by: Anna Seller\n' >rich/seller.yaml
cat >>rich/case.yaml <<'YAML'
  - {id: scan, file: scan.tif, title: A scan, source: Scan}
  - {id: photo, file: photo.webp, title: A photo, source: Photo}
  - {id: cut, file: shots/order.png, title: A part, source: Screenshot, crop: [10, 10, 100, 100]}
  - {id: both, title: Two, source: Photos, compare: [{file: shots/order.png}, {file: shots/parcel.png}]}
include: [seller.yaml]
fonts: {folder: faces, mono: DejaVu Sans}
YAML
watched="$PWD $DOSSIER_SOURCE/templates $DOSSIER_SOURCE/fonts /usr/share/fonts"
proves "$release" build rich/case.yaml --deliver=pdf,images,text --templates=own --fonts=given
for path in rich/seller.yaml rich/scan.tif rich/photo.webp rich/faces/case.ttf given/given.ttf given/broken.ttf \
	own/platforms/generic.yaml "$DOSSIER_SOURCE/fonts/faces.yaml" "$DOSSIER_SOURCE/fonts/breaks.yaml" \
	"$DOSSIER_SOURCE/templates/words/en.yaml"; do
	has "$path is listed" "$(inputs all.d)" "$path"
done

# what backends export, and the template that tells what stands in it
"$python" "$scenes/imports.py" exports || fail "no exports"
make_case filled
cp exports/pinduoduo-gbk/订单.csv filled/orders.csv
sed -i '/^order:/,/^  total/c\order:\n  from: orders.csv\n  buyer: B. Buyer\n  received: 2025-01-13' filled/case.yaml
sed -i 's/^platform: .*/platform: pinduoduo/; s/^complaint: .*/complaint: not-received/' filled/case.yaml
sed -i '/^logistics:/,/delivered: true/c\logistics: {from: tracking.json, carrier: Post}' filled/case.yaml
echo 'chat: {from: result.json}' >>filled/case.yaml
sed 's/SF1390008812345/YT8812345678901/' exports/kuaidi100/t.json >filled/tracking.json # of the order's parcel
cp exports/telegram/result.json filled
proves "$release" build filled/case.yaml --deliver=pdf
for export in orders.csv tracking.json result.json; do
	has "an export" "$(inputs all.d)" "filled/$export"
done
for template in pinduoduo.orders tracking.kuaidi100 chat.telegram; do
	has "and its template" "$(inputs all.d)" "templates/imports/$template.yaml"
done
scene_end
