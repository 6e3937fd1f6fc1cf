# batch_limits.sh - dossier batch: how long a case may take and how much memory, and what folders it leaves.
source "${BASH_SOURCE%/*}/scene.bash"
type strace >/dev/null 2>&1 || fail "this scene needs strace"
need_release
for i in 3 4; do make_case "night/case $i"; done
rm "night/case 4/shots/order.png"
batch=("$DOSSIER" batch --now 2025-01-22 --warning-exit-0)

# ---- folders: those that are empty in the end and were not before go ----
mkdir -p failing/a/b "emptied/failing/a" emptied/kept
cp -r night/case\ 4 failing/a/b/c && cp -r night/case\ 4 failing/a/d && cp -r night/case\ 4 failing/a/b/e
cp "night/case 4/case.yaml" failing/a/b/e/second.yaml
try 2 "${batch[@]}" failing -o emptied --summary emptied/failing/a/b/summary.csv -q
same "but for a summary" "$(find emptied | sort | xargs)" \
	"emptied emptied/failing emptied/failing/a emptied/failing/a/b emptied/failing/a/b/summary.csv emptied/kept"
rm -r emptied/failing
try 2 "${batch[@]}" failing -o emptied -q
same "all of them, and none that was there" "$(find emptied | sort | xargs)" "emptied emptied/kept"
cp "night/case 3/case.yaml" failing/a/b/e/third.yaml && cp "night/case 3/shots/order.png" failing/a/b/e/shots
try 2 "${batch[@]}" failing -o emptied -q
same "nor one that another case needs" "$(find emptied -type f | wc -l) $(find emptied -type d -empty)" "6 emptied/kept"

# ---- limits: 0 is none ----
"${CC:-cc}" -shared -fPIC -o leap.so "$scenes/leap.c" -ldl || fail "no clock"
late() { LD_PRELOAD=$PWD/leap.so "${limited[@]}" "$@" | sed -n 's,^night/case 3/case.yaml: ,,p'; }
limited=("$release" batch --now 2025-01-22 --warning-exit-0 "night/case 3" -o limits)
same "ten minutes" "$(late 2>err.txt)" "too slow"
same "any time" "$(late --case-seconds=0)" "done -> limits/night/case 3/case.pdf"
limits_of() { strace -f -qq -e trace=prlimit64,setrlimit "${limited[@]}" "$@" 2>&1 | grep -c 'RLIMIT_DATA, {'; }
same "2 GiB" "$(limits_of)" 1
same "any memory" "$(limits_of --case-memory=0)" 0
for number in -1 x 1.5 2000000; do
	try 2 "${limited[@]}" "--case-seconds=$number"
	has "$number" "$err" "--case-seconds takes a whole number up to 1000000, or 0 for no limit, not \"$number\""
done
try 2 "${limited[@]}" --max-pixels=0
has "no picture without one" "$err" "--max-pixels takes a number such as 200M, not \"0\""
scene_end
