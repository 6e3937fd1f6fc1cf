# batch_memory.sh - ordinary cases are built in 64 MiB each; one that is hungry fails under that limit, alone.
source "${BASH_SOURCE%/*}/scene.bash"
need_release # a sanitizer's shadow would count as memory

bench=$DOSSIER_SOURCE/tests/bench
"$python" "$bench/make_pictures.py" shots --photos 0 --shots 8 --long 0 || fail "no screenshots"
"$python" "$bench/make_batch.py" shots cases 6 || fail "no cases"
batch=("$release" batch cases -j2 --deliver=pdf --case-memory 64 --now 2025-01-22 --warning-exit-0 -q)
statuses() { jq -r '.case + " " + .status' "$1" | sort | uniq | cut -d' ' -f2 | xargs; }

try 0 "${batch[@]}" -o small --report small.jsonl
same "cases of four screenshots" "$(statuses small.jsonl)" "warnings warnings warnings warnings warnings warnings"
rm cases/00002/shot-001.png # a link to one that others have
make_png cases/00002/shot-001.png 5000 5000 3
try 4 "${batch[@]}" -o hungry --report hungry.jsonl
same "one that has a giant among them" "$(statuses hungry.jsonl)" "warnings warnings failed warnings warnings warnings"
has "is told why" "$err" $'out of memory\n  = give it more memory with --case-memory'
holds "it leaves nothing" ! -e hungry/cases/00002
rm -r small/cases/00002
same "the others are what they were" "$(cd hungry && find . -name '*.pdf' -exec sha256sum {} + | sort)" \
	"$(cd small && find . -name '*.pdf' -exec sha256sum {} + | sort)"
try 0 "${batch[@]}" -o hungry --report hungry.jsonl --continue --case-memory 2048
same "with more memory it is built" "$(jq -r 'select(.case | test("00002")) | .status' hungry.jsonl | xargs)" \
	"failed warnings"
scene_end
