# batch.sh - dossier batch: what each case comes to, whatever happens to it or to the batch; shares; what is left out.
source "${BASH_SOURCE%/*}/scene.bash"
for tool in strace taskset; do
	type $tool >/dev/null 2>&1 || fail "this scene needs $tool"
done

mkdir night
for i in 1 2 3 4 5 6; do
	make_case "night/case $i"
	sed -i "s/C-17/C-$i/; s/02-01/02-0$i/" "night/case $i/case.yaml"
done
mkdir -p night/案/deep && mv "night/case 6" night/案/deep/六
sed -i 's/platform: generic/platform: genric/' "night/case 2/case.yaml"
rm "night/case 4/shots/order.png"
make_png "night/case 1/shots/parcel.png" 4500 4500 11 # it takes a while
echo "not: a case" >night/other.yaml
batch=("$DOSSIER" batch --now 2025-01-22 --warning-exit-0)
field() { # of the report: which case has which status
	"$python" -c 'import json, sys
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
for row in sorted(rows, key=lambda row: row["case"]):
	print(row["case"].split("/", 1)[1], *(row[key] for key in sys.argv[2:]), sep=": ")' "$@"
}
digests() { (cd "$1" && find . -type f | sort | xargs -d '\n' sha256sum); }

# ---- all of it ----
try 2 "${batch[@]}" night -o out --report r.jsonl --summary s.csv --summary s.pdf
whole=$(digests out)
same "what became of each" "$(field r.jsonl status)" "case 1/case.yaml: done
case 2/case.yaml: errors
case 3/case.yaml: done
case 4/case.yaml: errors
case 5/case.yaml: done
案/deep/六/case.yaml: done"
has "a line each" "$out" "night/案/deep/六/case.yaml: done -> out/night/案/deep/六/case.pdf"
has "and the sum" "$out" "6 cases: 4 dossiers, 0 of them unchanged; 2 failed"
has "what failed, once more" "$out" '  night/case 2/case.yaml: unknown platform "genric"'
has "in full" "$err" 'night/case 4/case.yaml:29:17: error: shots/order.png does not exist [file-missing]'
same "beside the cases nothing" "$(find night -name '*.pdf')" ""
same "no folder of those that failed" "$(find out -type d -empty)" ""
mkdir one
while read -r -d '' case; do
	"$DOSSIER" build -q --warning-exit-0 --now 2025-01-22 "$case" -o one/case.pdf
	cmp -s one/case.pdf "out/${case%.yaml}.pdf"
	same "$case: the same bytes as by itself" $? 0
done < <(find night -name case.yaml -not -path '*[24]/*' -print0)
table=$(cut -d, -f1-5 s.csv | tr -d '\r' | sed '1s/^\xef\xbb\xbf//')
same "the table" "$table" "platform,respond_by,number,complaint,status
genric,2025-02-02 12:00,C-2,not-as-described,errors
generic,2025-02-04 12:00,C-4,not-as-described,errors
generic,2025-02-01 12:00,C-1,not-as-described,done
generic,2025-02-03 12:00,C-3,not-as-described,done
generic,2025-02-05 12:00,C-5,not-as-described,done
generic,2025-02-06 12:00,C-6,not-as-described,done"
try 0 qpdf --check s.pdf
try 0 pdftotext -layout s.pdf -
has "the failed first" "$out" "C-4"
"${batch[@]}" night -o two -j8 >/dev/null 2>&1
same "as many at a time, the same bytes" "$(digests two)" "$whole"

# ---- fonts are read once, not by each case ----
fonts_opened() { # BATCH...: how often files of fonts are
	strace -f -qq -o trace -e trace=openat "${batch[@]}" -o traced -q "$@" >/dev/null 2>&1
	grep -cE '\.(otf|ttf|ttc)".* = [0-9]+$' trace
}
for report in "" --report=t.jsonl; do
	one=$(fonts_opened "night/case 1" $report)
	holds "a case needs fonts" "$one" -gt 3
	three=$(fonts_opened "night/case 1" "night/case 3" "night/case 5" $report)
	same "three cases open no more of them" "$three" "$one"
done

# ---- left out ----
try 2 "${batch[@]}" night -o out --report r.jsonl --skip-unchanged
has "four are as they were" "$out" "6 cases: 4 dossiers, 4 of them unchanged; 2 failed"
touch night/*/case.yaml
try 2 "${batch[@]}" night -o out --report r.jsonl --skip-unchanged
has "times say nothing" "$out" "4 of them unchanged"
make_png "night/case 3/shots/parcel.png" 300 200 7
echo x >>"out/night/case 5/case.pdf"
try 2 "${batch[@]}" night -o out --report r.jsonl --skip-unchanged
has "a new picture, a dossier that is not what was made" "$out" "2 of them unchanged"
same "which two" "$(grep -c 'case [35]/case.yaml: done' <<<"$out")" 2
mkdir -p mine/words && echo 'cover: {title: Our Answer}' >mine/words/en.yaml
try 2 "${batch[@]}" night -o out --report r.jsonl --skip-unchanged --templates mine
has "other templates" "$out" "0 of them unchanged"
make_png "night/case 3/shots/parcel.png" 300 200 5
try 2 "${batch[@]}" night -o out --skip-unchanged
has "nothing to compare with" "$err" "name its report with --report=FILE.jsonl"

# ---- each kind of what a case is made of ----
"$python" "$scenes/imports.py" exports || fail "no exports"
mkdir kinds && make_case kinds/words && make_case kinds/export && make_case kinds/faces
echo 'seller: {name: Anna Seller}' >kinds/words/seller.yaml
sed -i '/^seller:/,/^  name/c\include: seller.yaml' kinds/words/case.yaml
cp exports/pinduoduo-gbk/订单.csv kinds/export/orders.csv
sed -i '/^order:/,/^  total/c\order:\n  from: orders.csv\n  buyer: B. Buyer\n  received: 2025-01-13
	s/^platform: .*/platform: pinduoduo/; s/^complaint: .*/complaint: not-received/' kinds/export/case.yaml
cat >kinds/words/tracking.json <<-'JSON'
	{"message": "ok", "nu": "RR123456785DE", "com": "post", "state": "3", "data": [
	{"time": "2025-01-14 11:30:00", "context": "Delivered", "status": "签收"},
	{"time": "2025-01-11 09:00:00", "context": "Accepted", "status": "揽收"}]}
JSON
sed -i '/^logistics:/,/delivered: true/c\logistics: {from: tracking.json, carrier: Post}' kinds/words/case.yaml
mkdir kinds/faces/faces && cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf kinds/faces/faces/
echo 'fonts: {folder: faces, text: DejaVu Serif}' >>kinds/faces/case.yaml
again() { # what is built again, after NOW
	"$DOSSIER" batch --warning-exit-0 kinds -o kinds.out --report kinds.jsonl --skip-unchanged \
		--now "${1:-2025-01-22}" "${@:2}" 2>err.txt |
		sed -n 's,^kinds/\([a-z]*\)/case.yaml: \(done\|warnings\|errors\).*,\1,p' | sort | xargs
}
same "three of them" "$(again)" "export faces words"
same "none is built again" "$(again)" ""
cp /usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf kinds/faces/faces/
same "a font beside its own" "$(again)" faces
sed -i 's/Anna/Berta/' kinds/words/seller.yaml
same "what is included" "$(again)" words
sed -i 's/Accepted/Collected/' kinds/words/tracking.json
same "a carrier's record" "$(again)" words
sed -i '1!b;s/$//' kinds/export/orders.csv && printf '\r\n' >>kinds/export/orders.csv
same "an export" "$(again)" export
same "other products" "$(again 2025-01-22 --deliver=pdf,text)" "export faces words"
same "and then none" "$(again 2025-01-22 --deliver=pdf,text)" ""
same "a deadline that has passed is told" "$(again 2025-03-01 --deliver=pdf,text)" "export faces words"
has "as by a build" "$(<err.txt)" "warning: the time to respond is over [deadline-passed]"
same "once" "$(again 2025-03-01 --deliver=pdf,text)" ""
try 3 "$DOSSIER" batch kinds -o kinds.out --report kinds.jsonl --skip-unchanged --now 2025-03-02 --deliver=pdf,text
has "but it counts" "$out" "3 of them unchanged"

# ---- deadlines: the case's own, else the platform's ----
for name in own platform submitted; do make_case "due/$name"; done
sed -i 's/^respond_by:.*/respond_by: 2025-02-01 12:00 +08:00/' due/own/case.yaml
sed -i '/^respond_by:/d
	s/^platform: .*/platform: amazon/; s/^opened: .*/opened: 2025-01-30 04:00/' due/platform/case.yaml
sed 's/^opened: .*/&\nstatus: {state: submitted, at: 2025-01-31}/' due/platform/case.yaml >due/submitted/case.yaml
due() { # NOW [OPTION...]: what is built again
	"$DOSSIER" batch --warning-exit-0 due -o due.out --report due.jsonl --now "$@" 2>err.txt |
		sed -n 's,^due/\([a-z]*\)/case.yaml: \(done\|warnings\|errors\).*,\1,p' | sort | xargs
}
same "all of them" "$(due 2025-01-31)" "own platform submitted"
has "the report has when" "$(field due.jsonl deadline overdue)" "own/case.yaml: 2025-02-01T04:00:00Z: False
platform/case.yaml: 2025-02-01T04:00:00Z: False
submitted/case.yaml: None: False"
for going_on in --skip-unchanged --continue; do
	cp due.jsonl before.jsonl
	same "until then none, with $going_on" "$(due "2025-02-01 04:00" $going_on)" ""
	same "then those that are not answered, with $going_on" "$(due "2025-02-01 04:01" $going_on)" "own platform"
	same "as by a build, with $going_on" "$(grep -c 'warning: the time to respond is over' err.txt)" 2
	has "the platform's, too, with $going_on" "$(<err.txt)" "the time to respond is over: 48 h from here"
	same "once, with $going_on" "$(due 2025-02-02 $going_on)" ""
	mv before.jsonl due.jsonl
done
sed -i 's/^opened: .*/opened: 2025-01-29 04:00/' due/platform/case.yaml
cp -r due/platform due/very-late && echo 'respond_by: 2025-02-03' >>due/very-late/case.yaml
try 0 "$DOSSIER" batch --warning-exit-0 due -o due.out --now 2025-01-30 --summary due.csv --summary due.pdf
same "in the order in which they are due" "$("$python" -c 'import csv
for row in csv.DictReader(open("due.csv", encoding="utf-8-sig")): print(row["case"][4:-10], row["deadline"] or "-")')" \
	"platform 2025-01-31 04:00 +00:00
very-late 2025-02-03
submitted -
own 2025-02-01 12:00 +08:00"
pdftotext -layout due.pdf due.txt
same "on paper, too, the first of all" "$(grep -c '2025-01-31.04:00' due.txt)" 2
same "none has passed" "$(grep -c passed due.txt) $(grep -c ',yes' due.csv)" "0 0"
try 0 "$DOSSIER" batch --warning-exit-0 due -o due.out --now 2025-02-01 --summary due.csv --summary due.pdf
same "one that has passed is marked" "$(grep -c ',2025-01-31 04:00 +00:00,yes' due.csv) $(grep -c ',yes' due.csv)" "1 1"
pdftotext -layout due.pdf due.txt
same "on paper" "$(grep -c '^ *passed' due.txt)" 1

# ---- cases that were just drafted have neither number nor deadline: their columns take no room ----
mkdir -p drafts
for i in 1 2 3; do
	make_case drafts/44021$i
	sed -i -e 's/^number: .*/number: ＿＿＿＿/' -e '/^respond_by/d' drafts/44021$i/case.yaml
done
try 0 "${batch[@]}" drafts -o drafted --summary drafts.csv --summary drafts.pdf
same "what is to be filled in is no number" "$(cut -d, -f2,3 drafts.csv | tr -d '\r' | sed 1d | sort -u)" ","
pdftotext -layout drafts.pdf drafts.txt
same "no column of what there is not" "$(grep -c 'Case number\|Respond by\|First deadline\|＿' drafts.txt)" 0
same "a folder stands for its case.yaml" "$(grep -oE '44021[0-9]/\S*' drafts.txt | xargs)" "440211/ 440212/ 440213/"
same "what is to be looked at, in short" "$(grep -c 'number is still to be filled in' drafts.txt)" 3
same "and nothing else of it" "$(grep -c 'write what belongs there' drafts.txt)" 0

# ---- shares ----
for i in 1 2 3; do
	"${batch[@]}" night -o "share$i" --report "s$i.jsonl" --shard "$i/3" >/dev/null 2>&1
done
cat s[123].jsonl >all.jsonl
same "all shares together are all" "$(field all.jsonl status)" "$(field r.jsonl status)"
holds "and one is not all" "$(wc -l <s1.jsonl)" -lt 6
mv "night/case 1" elsewhere
"${batch[@]}" night -o again --report again.jsonl --shard 2/3 >/dev/null 2>&1
same "a case stays in its share" "$(field again.jsonl status)" "$(field s2.jsonl status | grep -v 'case 1')"
mv elsewhere "night/case 1"
"${batch[@]}" night -o spelt --report all.jsonl --shard 1/2 >/dev/null 2>&1
"${batch[@]}" ./night// -o spelt --report rest.jsonl --shard 2/2 >/dev/null 2>&1
cat rest.jsonl >>all.jsonl
same "however its path is spelt" "$(field all.jsonl status)" "$(field r.jsonl status)"
mkdir elsewhere && cp -r night/case\ [35] elsewhere
try 0 "${batch[@]}" elsewhere ./elsewhere/. "$PWD/elsewhere" "elsewhere/case 3" --report twice.jsonl
same "a case by several names is built once, by the first" "$(field twice.jsonl status)" "case 3/case.yaml: done
case 5/case.yaml: done"
has "as it was named first" "$out" "elsewhere/case 3/case.yaml: done -> elsewhere/case 3/case.pdf"
rm -r elsewhere
mkdir deep
try 2 env -C deep "${batch[@]}" "../night/../../${PWD##*/}/night" -o z/out
same "nothing leads out of the folder for dossiers" "$(digests "deep/z/out/${PWD##*/}" | grep 'pdf$')" \
	"$(grep 'pdf$' <<<"$whole")"
same "so all lies in it" "$(find . -path '*/z/*' -name 'case.pdf' | grep -vc '^./deep/z/out/')" 0
try 2 "${batch[@]}" night -o other --shard 4/3
has "a share too many" "$err" 'a share such as 2/5, not "4/3"'

# ---- what happens to a worker ----
start() { # the batch behind, and $child its first worker
	"${batch[@]}" "$@" -j1 >out.txt 2>err.txt &
	pid=$!
	child=
	for _ in {1..500}; do
		child=$(pgrep -P $pid) && break
		sleep 0.01
	done
}
hurt() { # SIGNAL SAID OPTION ...: of the worker of night/case 1, once more if it was done before it came
	local signal=$1 said=$2 && shift 2
	mkdir -p kept hurt && touch c.jsonl && cp -a hurt c.jsonl kept/
	for _ in {1..20}; do
		rm -rf hurt c.jsonl && cp -a kept/* .
		start night -o hurt --report c.jsonl "$@"
		kill "-$signal" "$child" 2>/dev/null
		wait $pid && status=0 || status=$?
		grep -q "night/case 1/case.yaml: $said" out.txt && break
	done; rm -r kept
}
hurt ABRT crashed
same "a crash" "$status $(field c.jsonl status | head -3 | tr '\n' ' ')" \
	"4 case 1/case.yaml: crashed case 2/case.yaml: errors case 3/case.yaml: done "
has "it is told" "$(<err.txt)" "night/case 1/case.yaml: error: its process was ended by a signal (Aborted)"
hurt STOP "too slow" --continue --case-seconds 2
has "too slow" "$(<out.txt)" "night/case 1/case.yaml: too slow"
has "the others were done" "$(<out.txt)" "night/case 5/case.yaml: unchanged"
try 2 "${batch[@]}" night -o hurt --report c.jsonl --continue
same "in the end all is as if nothing had been" "$(digests hurt)" "$whole"
mkdir -p "cut/night/case 1" && : >"cut/night/case 1/.case-1.jpg.abcdef.tmp" # as if it had been writing that
try 4 env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -f -qq -o cut.trace -P "night/case 1/shots/order.png" \
	-e trace=openat -e inject=openat:signal=KILL "${batch[@]}" night -o cut --report cut.jsonl --summary cut.csv
same "of a case that was killed is known what it is" "$(field cut.jsonl status number respond_by | sed -n 1p)" \
	"case 1/case.yaml: crashed: C-1: 2025-02-01 12:00"
same "so it stands where its deadline has it" "$(cut -d, -f1-5 cut.csv | sed -n 2p)" \
	"generic,2025-02-01 12:00,C-1,not-as-described,crashed"
has "with what to do" "$(<cut.csv)" ",\"give it more memory with --case-memory, or build it by itself to see"
has "that is told, too" "$err" $'(Killed)\n  = give it more memory with --case-memory'
same "what it was writing is gone" "$(find cut -name '.*' -type f)" ""
for name in east north west; do make_case "clocks/$name"; done # each is killed before it is checked
sed -i 's/^respond_by:.*/respond_by: 2025-02-01 12:00/; s/^platform:.*/platform: taobao/
	/^timezone/d' clocks/east/case.yaml
sed -i 's/^respond_by:.*/respond_by: 2025-02-01 05:00/' clocks/north/case.yaml
sed -i 's/^respond_by:.*/respond_by: 2025-01-31 22:00/; s/^timezone:.*/timezone: -05:00/' clocks/west/case.yaml
make_case clocks/export && sed -i '/^respond_by:/d; s/^platform: .*/platform: amazon/
	s/^opened: .*/opened: 2025-01-30 04:30/; s/^logistics:/order: {from: order.csv}\n&/
	/^order:$/,/screenshots/d' clocks/export/case.yaml
echo Name >clocks/export/order.csv
try 4 env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -f -qq -o cut.trace -P clocks/east/shots/order.png \
	-P clocks/north/shots/order.png -P clocks/west/shots/order.png -P clocks/export/order.csv -e trace=openat \
	-e inject=openat:signal=KILL "${batch[@]}" clocks -o cut --report clocks.jsonl --summary clocks.csv
same "a case that was killed has its deadline, on its own clock" \
	"$(field clocks.jsonl status deadline answer_by overdue | sed 's,/case.yaml: crashed,,')" \
	"east: 2025-02-01T04:00:00Z: 2025-02-01 12:00 +08:00: False
export: 2025-02-01T04:30:00Z: 2025-02-01 04:30 +00:00: False
north: 2025-02-01T05:00:00Z: 2025-02-01 05:00 +00:00: False
west: 2025-02-01T03:00:00Z: 2025-01-31 22:00 -05:00: False"
same "by which it is in order" "$(cut -d, -f11 clocks.csv | sed 1d | xargs)" \
	"clocks/west/case.yaml clocks/east/case.yaml clocks/export/case.yaml clocks/north/case.yaml"
need_release
try 4 "$release" batch --now 2025-01-22 night -o none --case-memory 1
has "too much memory" "$err" "out of memory"
try 4 "$release" batch --now 2025-01-22 --warning-exit-0 night -o memory --case-memory 40 --report m.jsonl
same "of one, while its neighbours live" "$(field m.jsonl status number)" "case 1/case.yaml: failed: C-1
case 2/case.yaml: errors: C-2
case 3/case.yaml: done: C-3
case 4/case.yaml: errors: C-4
case 5/case.yaml: done: C-5
案/deep/六/case.yaml: done: C-6"
has "and what to do" "$err" $'out of memory\n  = give it more memory with --case-memory'
strace -qq -o forks.trace -e trace=clone,clone3,fork,vfork,wait4 taskset -c "$(taskset -cp $$ | grep -oE '[0-9]+$')" \
	env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" "${batch[@]}" night -o cores >/dev/null 2>&1
same "on one core one at a time" "$(grep -oE '^(clone|clone3|fork|vfork|wait4)\(' forks.trace | uniq -c |
	awk '$2 != "wait4(" && $1 > 1')" ""

# ---- what happens to the batch ----
start night -o stopped --report i.jsonl
kill -TERM $pid
wait $pid
same "stopped" $? 143
has "what is left is told" "$(<out.txt)" "not built"
same "nothing half-written" "$(find stopped night -name '.*' -type f)" ""
try 2 "${batch[@]}" night -o stopped --report i.jsonl --continue
same "and gone on with" "$(digests stopped)" "$whole"
"$python" - "${batch[@]}" night -o broken --report b.jsonl >out.txt 2>err.txt <<'PYTHON'
import os, signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell ignores it for what it runs behind
batch = subprocess.Popen(sys.argv[1:], start_new_session=True)
children = f"/proc/{batch.pid}/task/{batch.pid}/children"
while batch.poll() is None and not open(children).read():
	pass
os.killpg(batch.pid, signal.SIGINT)  # as a terminal does, to workers, too
print("ended by", -batch.wait(), file=sys.stderr)
PYTHON
has "interrupted from a terminal" "$(<err.txt)" "ended by 2"
has "that is told" "$(<out.txt)" "not built"
same "nothing is half-written" "$(find broken night -name '.*' -type f)" ""
try 2 "${batch[@]}" night -o broken --report b.jsonl --continue
same "and it is gone on with" "$(digests broken)" "$whole"
for ended in 0 1 2; do
	rm -rf killed k.jsonl
	start night -o "$PWD/killed" --report k.jsonl
	until [[ -e k.jsonl && $(wc -l <k.jsonl) -ge $ended ]]; do sleep 0.005; done
	kill -KILL $pid 2>/dev/null # after the first, the rest may have been quicker
	wait $pid 2>/dev/null
	sleep 0.2
	same "no worker lives on" "$(pgrep -f -- "-o $PWD/killed")" ""
	printf '{"case": "night/ca' >>k.jsonl
	try 2 "${batch[@]}" night -o killed --report k.jsonl --continue
	same "killed after $ended cases: the same bytes in the end" "$(digests killed)" "$whole"
	same "and each case has its line" "$(field k.jsonl status | sort -u)" "$(field r.jsonl status)"
done

# ---- lists, and what is none ----
printf 'night/case 1\n# not this one\nnight/case 3/case.yaml\r\n\n' >list
try 0 "${batch[@]}" list -o listed -q
same "quiet" "$out$err" ""
same "a list" "$(find listed -name '*.pdf' | sort)" "listed/night/case 1/case.pdf
listed/night/case 3/case.pdf"
mkdir blanks && mv "night/case 5" "blanks/ 5 "
printf '  night/case 1\n\t# not this one\n \t\r\n\tnight/case 3/case.yaml \t\r\nblanks/ 5 \n' >aligned
try 0 "${batch[@]}" aligned -o aligned.out -q
same "blanks around, and in a name" "$(find aligned.out -name '*.pdf' | sort)" "aligned.out/blanks/ 5 /case.pdf
$(sed 's,^listed,aligned.out,' <<<"$(find listed -name '*.pdf' | sort)")"
printf 'night/case 1\0night/case 3 \0' >zero
try 2 "${batch[@]}" zero -o aligned.zero -q
has "none of a path that ends with NUL" "$err" "night/case 3 "
same "where they count" "$(find aligned.zero -name '*.pdf')" "aligned.zero/night/case 1/case.pdf"
mv "blanks/ 5 " "night/case 5"
"${batch[@]}" - -o piped -q <list
same "the same from standard input" "$? $(find piped -name '*.pdf' | wc -l)" "0 2"
for order in LE BE; do
	printf '%s\n' "night/case 1" "night/case 3" | iconv -f UTF-8 -t UTF-16$order >wide.txt
	try 2 "${batch[@]}" wide.txt -o wide -q
	has "a list in UTF-16$order" "$err" "the list wide.txt is UTF-16, not UTF-8 [encoding]"
	printf '\xFE\xFF' | iconv -f UTF-16BE -t UTF-16$order | cat - wide.txt >marked.txt
	try 2 "${batch[@]}" marked.txt -o wide -q
	has "with its mark" "$err" "the list marked.txt is UTF-16, not UTF-8 [encoding]"
done
printf '%s\n' "night/case 1" "night/案" | iconv -f UTF-8 -t GBK >narrow.txt
try 2 "${batch[@]}" narrow.txt -o narrow -q
has "a list in GBK" "$err" "the list narrow.txt is not UTF-8 [encoding]"
mkdir empty
try 2 "${batch[@]}" empty
has "nothing to build" "$err" "there is no case to build [no-cases]"
cp "night/case 1/case.yaml" "night/case 1/case.yml"
try 2 "${batch[@]}" night -o meeting --report meeting.jsonl
has "two cases, one dossier" "$err" "night/case 1/case.yaml and night/case 1/case.yml would both become"
same "neither of them is made, and the others are" "$(cd meeting/night && echo */*.pdf 案/deep/*/*.pdf)" \
	"case 3/case.pdf case 5/case.pdf 案/deep/六/case.pdf"
same "both are in the report" "$(grep -c '"case": "night/case 1/.*output-taken' meeting.jsonl)" 2
try 2 "${batch[@]}" "night/case 1"
has "beside them, too" "$err" "night/case 1/case.yaml and night/case 1/case.yml would both become night/case 1/case.pdf"
ln -s "night/case 1" linked1
try 2 "${batch[@]}" "night/case 1/case.yaml" linked1/case.yml
has "by whatever folder" "$err" "linked1/case.yml and night/case 1/case.yaml would both become"
same "and neither is made" "$(find night -name '*.pdf')" ""
rm "night/case 1/case.yml" linked1

make_png picture.png 40 40 3
printf 'platform,amount\nozon,1\nozon,2\n' >orders.csv
for list in picture.png orders.csv; do
	try 2 "${batch[@]}" $list
	has "no list: $list" "$err" "$list is no list of cases: nothing that it names is there [unreadable]"
	same "that is one fault" "$(grep -c error: <<<"$err")" 1
done
for option in -o- --report=- --summary=-; do
	try 2 "${batch[@]}" night "$option"
	has "$option" "$err" "a batch writes files, not to standard output"
done
same "and makes none that is called so" "$(ls -d -- - 2>/dev/null)" ""
for summary in nowhere/s.csv list/s.pdf; do
	try 2 "${batch[@]}" night -o early --summary $summary
	has "no place for $summary" "$err" "the summary $summary cannot be written: No"
	has "what to do, $summary" "$err" "choose another with --summary FILE"
	holds "which is told before the night" ! -e early
done

# ---- nothing is written over that is not a report or a summary ----
mkdir keep && make_case keep/a && make_case keep/b
before=$(digests keep)
echo keep/a >names
for option in --report=keep/a/case.yaml --summary=keep/a/case.yaml --report=keep/a/shots/order.png --report=names \
	"--report=x.csv --summary=x.csv" "--summary=x.pdf --summary=./../${PWD##*/}/x.pdf"; do
	touch x.pdf
	try 2 "${batch[@]}" names keep/b -o kept $option
	has "$option" "$err" "[output-is-input]"
done
for taken in keep/b/shots/order.png keep/b/case.yaml; do
	try 2 "${batch[@]}" keep/a -o kept --summary $taken -q
	has "a summary over anything else" "$err" "$taken is there already, and is no summary of a batch"
done
for taken in kept/keep/a/case{.pdf,.sha256,.txt,-2.pdf} ./kept/../kept/keep/b/case.pdf; do # of any share
	mkdir -p kept
	try 2 "${batch[@]}" keep -o kept --summary $taken --shard 1/2 -q
	has "or where a dossier belongs" "$err" "$taken is where the dossier of a case belongs [output-is-input]"
done
same "and none is built before that is told" "$(find kept -type f)" ""
try 0 "${batch[@]}" keep -o kept --summary s.pdf -q
dossiers=$(digests kept)
for shard in 1/2 2/2; do
	try 2 "${batch[@]}" keep -o kept --summary kept/keep/a/case.pdf --shard $shard -q
	has "or over a dossier" "$err" "kept/keep/a/case.pdf is there already, and is no summary of a batch"
	try 2 "${batch[@]}" keep/b -o kept --summary kept/keep/a/case.pdf --shard $shard -q
	has "not even over one of no case found" "$err" "kept/keep/a/case.pdf is there already"
done
same "dossiers are as they were" "$(digests kept)" "$dossiers"
: >empty.pdf && cp kept/keep/a/case.pdf titled.pdf
printf 'platform,amount\r\n' | sed '1s/^/\xef\xbb\xbf/' >export.csv
for taken in titled.pdf export.csv; do
	try 2 "${batch[@]}" keep -o kept --summary $taken -q
	has "a file that is like a summary" "$err" "$taken is there already, and is no summary of a batch"
done
for taken in empty.pdf s.pdf; do
	try 0 "${batch[@]}" keep -o kept --summary $taken -q
	same "a summary replaces a summary" "$(pdfinfo $taken | grep -c '^Pages: *1$') $(qpdf --check $taken | tail -1)" \
		"1 $(qpdf --check s.pdf | tail -1)"
done
mkdir -p spelt/deep && ln -s spelt sameas && ln -s spelt/there.jsonl led.csv
for pair in "n.jsonl ./n.jsonl" "n.jsonl spelt/../n.jsonl" "spelt/n.csv sameas/n.csv" \
	"$PWD/spelt/n.csv sameas/deep/../n.csv" "spelt/there.jsonl led.csv"; do
	try 2 "${batch[@]}" keep -o kept --report ${pair% *} --summary ${pair#* } -q
	has "one file by two names: $pair" "$err" "${pair#* } is named twice"
	try 2 "${batch[@]}" keep -o kept --summary ${pair% *} --summary ${pair#* } -q
	has "of two summaries, too: $pair" "$err" "${pair#* } is named twice"
done
try 2 "${batch[@]}" keep -o fresh --report n.jsonl --summary fresh/../n.jsonl -q
has "even by a folder that the batch makes" "$err" "fresh/../n.jsonl is named twice"
same "and the report is whole" "$(field n.jsonl status)" "a/case.yaml: done
b/case.yaml: done"
same "all is as it was" "$(digests keep)" "$before"

# ---- what is found, and what cannot be ----
ln -s . keep/self && ln -s .. keep/up && ln -s ../night keep/other
"${batch[@]}" keep -o linked >out.txt 2>err.txt
same "links to folders are not followed" "$(find linked -name '*.pdf' | sort | tr '\n' ' ')" \
	"linked/keep/a/case.pdf linked/keep/b/case.pdf "
rm keep/self keep/up keep/other
"${batch[@]}" keep/self/none -o linked >out.txt 2>err.txt
has "no such folder" "$(<err.txt)" "the list keep/self/none cannot be read: No such file or directory"
printf 'keep/a\0keep/b\0' >zero
printf '\xef\xbb\xbfkeep/a\r\n# none\nkeep/b' >marked
for list in zero marked; do
	try 0 "${batch[@]}" $list -o "as-$list" -q
	same "$list" "$(find "as-$list" -name '*.pdf' | wc -l)" 2
done
for name in $'c\e[1m' $'d\xff' $'e\nf'; do cp -r keep/a "keep/$name"; done
try 2 "${batch[@]}" keep -o named --report named.jsonl --summary named.csv --summary named.pdf
same "names that no report can have fail first" "$(field named.jsonl status)" 'a/case.yaml: done
b/case.yaml: done
c\x1b[1m/case.yaml: errors
d\xff/case.yaml: errors
e\x0af/case.yaml: errors'
same "before any is built" "$(head -3 named.jsonl | jq -r '.messages[].code' | sort -u)" bad-name
has "they are told" "$out" 'keep/d\xff/case.yaml: errors'
has "with what to do" "$err" 'keep/d\xff/case.yaml: error: its path has control characters or is not UTF-8
  = rename it, or build it by itself'
has "in the sum" "$out" "5 cases: 2 dossiers, 0 of them unchanged; 3 failed"
same "and a terminal obeys none" "$(grep -c $'\e' <<<"$out$err")" 0
marks=$'g\xe2\x80\xaeh' # that turn what is read around
cp -r keep/a "keep/$marks" && sed -i "s/platform: .*/platform: $marks/" "keep/$marks/case.yaml"
try 2 "${batch[@]}" "keep/$marks" -o named
same "nor what no reader sees" "$(grep -c $'\xe2\x80\xae' <<<"$out$err")" 0
same "and what is wrong is told once" "$(grep -c 'error: ' <<<"$err")" 1
rm -r "keep/$marks"
same "a table has them first" "$(cut -d, -f1-5,13 named.csv | tr -d '\r' | sed -n 2,4p)" \
	"$(yes ',,,,errors,its path has control characters or is not UTF-8' | head -3)"
pdftotext named.pdf named.txt
same "and the printed one" "$(grep -c '^[cde]\\x' named.txt)" 3
try 2 "${batch[@]}" keep -o named --report named.jsonl --continue
has "again they fail, and alone" "$out" "5 cases: 2 dossiers, 2 of them unchanged; 3 failed"
rm -r keep/[cde]*
mkdir keep/locked && cp -r keep/a keep/locked/a
chmod 000 keep/locked
as_anybody=()
[[ $(id -u) != 0 ]] || as_anybody=(setpriv --bounding-set=-dac_override,-dac_read_search) # no lock keeps root out
try 2 "${as_anybody[@]}" "${batch[@]}" keep -o of --report of.jsonl --summary of.csv --summary of.pdf
has "a folder that cannot be read" "$err" "keep/locked cannot be read: Permission denied [unreadable]"
same "once" "$(grep -c 'Permission denied' <<<"$err")" 1
has "the others are built" "$out" "3 cases: 2 dossiers, 0 of them unchanged; 1 failed"
same "it has a line of the report" "$(field of.jsonl status | grep locked)" "locked: errors"
same "with what is wrong" "$(jq -r 'select(.case == "keep/locked").messages[0] | .code + " " + .message' of.jsonl)" \
	"unreadable keep/locked cannot be read: Permission denied"
same "and of the table, before all" "$(cut -d, -f5,11,13 of.csv | sed -n 2p)" \
	"errors,keep/locked,keep/locked cannot be read: Permission denied"
pdftotext of.pdf of.txt
same "and of the printed one" "$(grep -c 'cannot be read: Permission' of.txt)" 1
for share in 1 2; do
	"${as_anybody[@]}" "${batch[@]}" keep -o of --report of-$share.jsonl --shard $share/2 >/dev/null 2>&1
done
same "in one share alone" "$(cat of-[12].jsonl | jq -r .case | sort | xargs)" \
	"keep/a/case.yaml keep/b/case.yaml keep/locked"
chmod 755 keep/locked && rm -r keep/locked

ln -s nowhere keep/gone.yaml
try 2 "${batch[@]}" keep -o gone
has "a link to nothing" "$err" "dossier: error: keep/gone.yaml cannot be read: No such file or directory [unreadable]
  = it is left out: if it is no case, give it another name or move it away"
has "the others are built, too" "$out" "3 cases: 2 dossiers"
rm keep/gone.yaml
mkfifo keep/pipe.yaml # which nobody writes to
try 2 timeout 60 "${batch[@]}" keep -o gone
is_pipe="cannot be read: it is not a file but a folder, a pipe or a device"
has "a pipe" "$err" "error: keep/pipe.yaml $is_pipe [unreadable]
  = it is left out: if it is no case, give it another name or move it away"
has "the others are built, too" "$out" "3 cases: 2 dossiers"
try 2 timeout 60 "${batch[@]}" keep/pipe.yaml -o gone
has "by its name" "$err" "keep/pipe.yaml: error: this is a pipe or a device, not a file [unreadable]
  = name the .yaml file itself"
for pipe in keep/pipe /dev/null; do
	mv keep/pipe.yaml keep/pipe 2>/dev/null
	try 2 timeout 60 "${batch[@]}" $pipe
	has "as a list" "$err" "the list $pipe $is_pipe [unreadable]
  = it has the path of a case or folder on each line, in UTF-8; - is standard input"
done
rm keep/pipe
: >taken
try 2 "${batch[@]}" keep -o taken --report taken.jsonl --summary taken.csv
has "no folder for dossiers" "$err" "error: the folder taken cannot be made: Not a directory [write-failed]
  = choose another folder with -o, or make room for it"
same "is told once, before any is built" "$(grep -c 'error: ' <<<"$err")$(ls taken.jsonl taken.csv 2>/dev/null)" 1
mkdir -p half/keep && : >half/keep/a # of one of them
try 2 "${batch[@]}" keep -o half --report taken.jsonl
has "one of these" "$err" "keep/a/case.yaml: error: the folder half/keep/a cannot be made: Not a directory
  = choose another folder with -o, or make room for it"
same "costs that case alone" "$(jq -r .status taken.jsonl | sort | xargs)" "done errors"
printf '{"case": ' >vast.jsonl && truncate -s 1025M vast.jsonl # of holes
for going_on in --continue --skip-unchanged; do
	try 2 "${batch[@]}" keep -o kept --report vast.jsonl $going_on
	has "a report that nobody reads" "$err" "error: the report vast.jsonl has more than 1024 MiB [too-large]"
	same "nothing is built" "$out" ""
done
rm vast.jsonl

# ---- a report of before ----
try 0 "${batch[@]}" keep -o kept --report parts.jsonl
try 0 "${batch[@]}" keep/a -o kept --report parts.jsonl --skip-unchanged
try 0 "${batch[@]}" keep -o kept --report parts.jsonl --skip-unchanged
has "a part of it loses nothing" "$out" "2 cases: 2 dossiers, 2 of them unchanged"
rm kept/keep/a/case.pdf
try 0 "${batch[@]}" keep -o kept --report parts.jsonl --continue
has "what is gone is made again" "$out" "1 of them unchanged"
same "and there" "$(ls kept/keep/a/case.pdf)" kept/keep/a/case.pdf
try 0 "${batch[@]}" keep -o elsewhere --report parts.jsonl --continue
has "as it is for another folder" "$out" "0 of them unchanged"
sed -i 's/C-17/250110118822334455/' keep/a/case.yaml
sed -i 's/C-17/＝1+1/' keep/b/case.yaml
try 0 "${batch[@]}" keep -o elsewhere --report parts.jsonl --continue --summary digits.csv
has "and a case that was edited" "$out" "0 of them unchanged"
has "no table program rounds a number" "$(<digits.csv)" 'generic,2025-02-01 12:00,"=""250110118822334455""",'
has "or calculates one" "$(<digits.csv)" "\"'＝1+1\""

# ---- what is said ----
sed -i 's/complaint: .*/complaint: not-received/' keep/a/case.yaml
"$DOSSIER" check keep/a/case.yaml --now 2025-01-22 >out.txt 2>&1
has "a case has notes" "$(<out.txt)" ": note: "
"${batch[@]}" keep -o kept --report notes.jsonl >out.txt 2>err.txt
same "not on the terminal" "$(grep -c ": note: " err.txt)" 0
has "but in the report" "$(<notes.jsonl)" '"level": "note"'
"$python" "$scenes/narrow.py" 20 "${batch[@]}" night -o narrow >drawn.txt
holds "progress was drawn" "$(tr '\r' '\n' <drawn.txt | grep -c ' done, ')" -ge 1
drawn=$(tr '\r' '\n' <drawn.txt | sed -n 's/^\x1b\[K\([0-9]* done, .*\)$/\1/p')
same "and never wraps" "$(awk 'length > 19' <<<"$drawn")" ""
long=the-cases-of-all-sellers-of-our-agency/in-the-night-before-the-deadlines-of-february
mkdir -p "${long%/*}" && ln -s "$PWD/night" "$long"
drawn_at() { # COLUMNS FOLDER: lines of progress, while its first case waits
	"$python" "$scenes/narrow.py" "$1" env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -f -qq -o slow.trace \
		-P "$2/case 1/shots/order.png" -e trace=openat -e inject=openat:delay_enter=4000000:when=1 \
		"${batch[@]}" "$2" -o slow -j2 | tr '\r' '\n' | sed -n 's/^\x1b\[K\([0-9]* done, .*\)$/\1/p'
}
holds "all of it where there is room" "$(drawn_at 200 night | grep -cE \
	'^[1-5] done, [12] failed, [1-5] left, [0-9.]+ a second, [0-9]+:[0-9]{2} to go; night/case 1 since [1-9] s$')" -ge 1
drawn=$(drawn_at 80 "$long")
holds "in 80 columns which case it is" "$(grep -c '; ….*/case 1 since [1-9] s$' <<<"$drawn")" -ge 1
same "on one line" "$(sed "s,…,..," <<<"$drawn" | awk 'length > 79')" ""
slowly=(env NO_COLOR=1 ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" # leaks cannot be looked for below strace
	strace -qq -o listed.trace -e trace=getdents64 -e inject=getdents64:delay_enter=40000)
"$python" "$scenes/narrow.py" 60 "${slowly[@]}" "${batch[@]}" night -o narrow --report night/other.yaml >drawn.txt
holds "on a terminal a long search counts" "$(grep -cE $'\r\e\\[Klooking for cases: [1-6] found' drawn.txt)" -ge 1
has "and is erased" "$(<drawn.txt)" $' found\r\e[Kdossier:'
"${slowly[@]}" "${batch[@]}" night -o narrow --report night/other.yaml >out.txt 2>&1
same "elsewhere it says nothing" "$(grep -c "looking for" out.txt)" 0
try 2 "${batch[@]}" night --report nowhere/r.jsonl -o out
has "no place for the report" "$err" "the report nowhere/r.jsonl cannot be written: No such file or directory"
try 4 "${batch[@]}" night --report /dev/full -o out
has "a full disk" "$err" "the report /dev/full cannot be written: No space left on device"
scene_end
