# batch_many.sh - whoever waits for many cases keeps of each what its summary tells, and not the line of the report.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

most_of() { # FOLDER OPTION...: [kB]; the report is FOLDER.jsonl
	read -r most status < <("$python" "$scenes/many.py" - "$release" batch "$1" -j 2 --report "$1.jsonl" "${@:2}")
	same "$*: all are wrong" "$status" 2
	echo "$most"
}
for n in 20 320; do
	"$python" "$scenes/many.py" "cases$n" $n || fail "no cases"
	declare -i "first$n=$(most_of "cases$n")" "again$n=$(most_of "cases$n" --skip-unchanged)"
	same "a line each" "$(wc -l <"cases$n.jsonl")" $n
done
echo "kB for 20 and 320 cases: $first20, $first320; with a report to go by $again20, $again320"
line=$(head -1 cases320.jsonl | wc -c)
holds "a line is long" "$line" -gt 20000
holds "and is not kept" $(((first320 - first20) * 1024 / 300)) -lt $((line / 4))
holds "of a report that is read, the line alone" $(((again320 - again20) * 1024 / 300)) -lt $((line * 3 / 2))

scene_end
