# repeat.sh - the same inputs give the same bytes: twice, in any folder, time zone and language, by any number of
# threads, on any day, whatever the files' own times are.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
samples=$DOSSIER_SOURCE/samples

# make_once NAME FOLDER WORDS...: the sample in a folder of its own, built with this environment and these options
make_once() {
	local name=$1 folder=$2
	shift 2
	mkdir -p "$folder"
	cp -r "$samples/." "$folder" # what it shares with others comes along
	find "$folder" -exec touch -d "2024-03-0$((RANDOM % 9 + 1))" {} +
	try 0 env -u LC_MESSAGES "$@" -q --warning-exit-0 --depfile="$folder/rule.d" "$folder/$name/case.yaml"
	(cd "$folder/$name" && find . -newermt 2024-06-01 -type f -exec sha256sum {} + | sort -k 2) >"$folder/sums"
	rm -f "$folder/$name"/case.{pdf,sha256,txt} "$folder/$name"/case-[0-9]*
}

# Built as said here, all is as in the first folder.
same_bytes() { # NAME WHAT FOLDER WORDS...
	local name=$1 what=$2 folder=$3
	shift 3
	make_once "$name" "$folder" "$@"
	same "$name, $what" "$(<"$folder/sums")" "$(<"one-$name/sums")"
}

build="build --deliver=pdf,images,text"
for name in pinduoduo-counterfeit generic-not-as-described; do
	make_once $name "one-$name" LANG=C TZ=UTC "$release" $build --now 2025-01-20
	sums=$(<"one-$name/sums")
	for output in case.pdf case.sha256 case.txt '*-*1.jpg'; do
		holds "$name makes $output" -n "$(grep -E "  \./${output//\*/.*}$" <<<"$sums")"
	done
	same "$name: nothing else" "$(grep -vcE '\./case(-[0-9]+)?\.(pdf|sha256|txt|jpg|png)$' <<<"$sums")" 0
	same_bytes $name "in the same folder again" "one-$name" LANG=C TZ=UTC "$release" $build --now 2025-01-20
	same "$name, twice" "$(<"one-$name/sums")" "$sums"
	same_bytes $name "in another folder" "deep/另一个 $name" LANG=C TZ=UTC "$release" $build --now 2025-01-20
	same_bytes $name "on another day" "day-$name" LANG=C TZ=UTC "$release" $build --now 2031-12-31
	for zone in Asia/Shanghai America/New_York; do
		same_bytes $name "in $zone" "${zone#*/}-$name" LANG=C TZ=$zone "$release" $build
	done
	for language in zh_CN.UTF-8 ru_RU.UTF-8 tr_TR.UTF-8; do
		same_bytes $name "in $language" "$language-$name" LANG=$language LC_ALL=$language \
			TZ=Asia/Shanghai "$release" $build
	done
	for jobs in 1 8; do
		same_bytes $name "with -j$jobs" "j$jobs-$name" LANG=C "$release" $build -j$jobs
	done
	rm -rf deep ./*-"$name"
done

# the languages above are heard, installed or not
LANG=zh_CN.UTF-8 env -u LC_MESSAGES "$release" check "$samples/ozon-not-received/case.yaml" --now 2031-01-01 >out 2>&1
has "Chinese" "$(<out)" "警告"

# what a PDF lacks a font for is drawn with the same on every desk
"$python" "$DOSSIER_SOURCE/tests/unit/enclosure_make.py" pdfs && make_case drawn && cp pdfs/plain.pdf drawn/shots
printf '  - {id: page, files: [{file: shots/plain.pdf, crop: [0, 0, 1, 0.5]}]}\n' >>drawn/case.yaml
holds "its font is not in it" "$(pdffonts pdfs/plain.pdf | awk 'NR > 2 && $(NF - 4) == "no"')"
for language in C zh_CN.UTF-8 ja_JP.UTF-8; do
	try 0 env LC_ALL=$language "$release" build drawn/case.yaml --now 2025-01-20 --warning-exit-0 -o "$language.pdf"
	same "drawn in $language" "$(cmp "$language.pdf" C.pdf 2>&1)" ""
done

# sanitizers change where things lie in memory, and nothing else
make_once ozon-not-received one-ozon-not-received LANG=C "$release" $build
same_bytes ozon-not-received "with sanitizers" asan LANG=zh_CN.UTF-8 TZ=Asia/Shanghai "$DOSSIER" $build -j2
scene_end
