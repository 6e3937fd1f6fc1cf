# hostile.sh - case files and evidence that mean harm get errors with places: with little work, in little
# memory, and nothing is written.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

mkdir hostile && "$python" "$scenes/hostile.py" hostile || fail "no hostile files"
cd hostile || exit 1
mkfifo pipe.yaml e/pipe.png
mkdir folder.yaml e/folder.png
ln -s /etc/passwd e/link.png
ln -s ../../../../../../../etc/hostname e/up.png
ln -s loop.png e/loop.png
cat >>evidence.yaml <<'YAML'
  - {id: pipe, file: e/pipe.png}
  - {id: folder, file: e/folder.png}
  - {id: link, file: e/link.png}
  - {id: up, file: e/up.png}
  - {id: loop, file: e/loop.png}
  - {id: dots, file: ../../../../../../../../etc/passwd}
  - {id: root, file: /etc/passwd}
  - {id: device, file: /dev/zero}
  - {id: none, file: e/none.png}
YAML
before=$(find . | sort)

# within PROGRAM...: the kernel ends it after 10 s of its own work, however long others make it wait for that. What
# is quadratic takes minutes.
within() { (ulimit -t 10 && exec "$@"); }

# refuse PROGRAM KIB CASE: status 2, at least one error with its place, no more memory than that (0: not looked at)
refuse() {
	local program=$1 kib name=$3
	try 2 within "$python" "$scenes/measure.py" ../measured "$program" build "$name" --color=never --now 2025-01-22
	kib=$(<../measured)
	same "$name: no output" "$out" ""
	[[ $err =~ (^|$'\n')$name(:[0-9]+:[0-9]+)?': error: '.+\ \[[a-z-]+\] || $err == *"no case.yaml in $name"* ]] ||
		fail "$name: no error in ${err:0:300}"
	[[ $2 == 0 ]] || holds "$name: $kib KiB" "$kib" -lt "$2"
	same "$name: control characters in messages" "$(tr -d '\n' <<<"$err" | LC_ALL=C grep -c '[[:cntrl:]]')" 0
}
for name in *.yaml; do
	refuse "$DOSSIER" 0 "$name"
	refuse "$release" 65536 "$name"
done
same "nothing was written" "$(find . | sort)" "$before"

# lawful, and made to cost: marks, joiners and characters that no font has by the ten thousand
flood() { # NAME PYTHON [MOST LINES OF MESSAGES]
	{
		printf 'dossier: 1\nplatform: generic\ncomplaint: other\nnumber: X\nstatement: a'
		"$python" -c "import sys; sys.stdout.buffer.write(($2).encode())"
	} >../flood.yaml
	try 3 within "$python" "$scenes/measure.py" ../measured "$release" check ../flood.yaml --color=never \
		--now 2025-01-22
	holds "$1: $(<../measured) KiB" "$(<../measured)" -lt 131072
	holds "$1: lines of messages" "$(wc -l <<<"$err")" -lt "${3:-60}"
}
flood marks "'\u0301' * 80000"
flood joiners "'\U0001F468\u200d' * 30000"
flood boxes "''.join(map(chr, range(0x100000, 0x10EA60)))" 500
flood word "'x' * 250000"
rm -f ../flood.yaml

# where a place can be told, it is the right one
place() { # NAME PLACE CODE
	"$release" check "$1.yaml" --color=never --now 2025-01-22 2>err
	has "$1" "$(grep -o "^$1.yaml:[0-9:]*: error: .*" err | sed 's/: error: .*\[/ [/')" "$1.yaml:$2 [$3]"
	rm err
}
place bomb 6:5 anchor
place flow 6:51 too-deep
place twice 6:1 duplicate-key
place tabs 7:1 syntax
place utf8 6:12 encoding
place nul 6:13 control-character
place tags 6:9 tag

# every bad file is told in one run, each at the line that names it
"$DOSSIER" check evidence.yaml --color=never --now 2025-01-22 2>../err
for file in $(grep -o 'file: [^ ,}]*' evidence.yaml | cut -d' ' -f2); do
	line=$(grep -n "file: $file[,}]" evidence.yaml | cut -d: -f1)
	scene_checks=$((scene_checks + 1))
	grep -qE "^evidence.yaml:$line:[0-9]+: error: .*\[[a-z-]+\]$" ../err || fail "$file at line $line is not told"
done
same "nothing of the files' outside is told" "$(grep -c root: ../err)" 0

# a picture just below the limit, which packs to nothing: it is taken, in memory that is bounded all the same
cat >large.yaml <<'YAML'
dossier: 1
platform: generic
complaint: damaged
language: en
number: H-2
statement: x
exhibits: [{id: a, file: large.png}]
YAML
"$python" - <<'PYTHON'
import sys, zlib
sys.path.insert(0, __import__("os").environ["DOSSIER_SOURCE"] + "/tests/scenes")
import hostile
side = 14000
open("large.png", "wb").write(hostile.png(side, side, body=zlib.compress(bytes((side + 1) * side), 9)))
PYTHON
try 0 "$python" "$scenes/measure.py" ../measured "$release" build large.yaml -q --warning-exit-0 --now 2025-01-22
kib=$(<../measured)
holds "196 million pixels: $kib KiB" "$kib" -lt $((65536 + 14000 * 14000 / 1024))
try 0 qpdf --check large.pdf
scene_end
