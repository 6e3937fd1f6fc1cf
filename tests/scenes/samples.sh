# samples.sh - each sample becomes a dossier that is whole, small, clean, the same every time, and leads where it says.
source "${BASH_SOURCE%/*}/scene.bash"

# Nothing that tells of camera, place or author is left, in bytes as they stand and as they unpack.
holds_no_secrets() { # PDF PICTURES
	local word
	qpdf --qdf --object-streams=disable "$1" unpacked.pdf || fail "qpdf --qdf"
	for word in "Mori M5" Mori Exif GPSLatitude ns.adobe.com xmpmeta "tEXt" JFIFX; do
		same "\"$word\" in $1" "$(cat "$1" unpacked.pdf | grep -ac -- "$word")" 0
	done
	mkdir -p pictures && rm -f pictures/*
	pdfimages -all "$1" pictures/p
	holds "pictures come out" "$(ls pictures | wc -l)" -ge "$2"
	same "metadata of the pictures" "$(exiftool -q -s -G1 -a -EXIF:all -GPS:all -XMP:all -IPTC:all \
		-Photoshop:all -File:Comment -PNG:Comment -JFIF:ThumbnailImage pictures | grep -v ^====)" ""
}

for folder in "$DOSSIER_SOURCE"/samples/*/; do
	[[ -e $folder/case.yaml ]] || continue
	name=$(basename "$folder")
	first=$(sed -n 's/^supplements: //p' "$folder/case.yaml") # an earlier case, beside it
	due=$(sed -n 's/^respond_by: *//p' "$folder/case.yaml")
	cp -r "$folder" "$name"
	"$DOSSIER" build "$name/case.yaml" --now "${due:0:10}" 2>err
	status=$?
	[[ $status == 0 || $status == 3 ]] || fail "$name: status $status: $(<err)"
	same "$name: warnings" "$(grep -E ': (warning|missing|error): ' err)" ""
	holds "$name: sheets" "$(ls "$name" | grep -c '^case-[0-9]*.jpg$')" -ge 3
	holds "$name: the statement" -s "$name/case.txt"
	try 0 qpdf --check "$name/case.pdf"
	has "$name: qpdf's view" "$out" "No syntax or stream encoding errors"
	(cd "$name" && sha256sum --quiet --strict -c case.sha256) || fail "$name: the manifest does not verify"

	# the same bytes: another folder, zone, locale, day and number of threads
	mkdir -p elsewhere/deep && cp -r "$folder" elsewhere/deep/copy
	[[ -z $first ]] || cp -r "$folder/${first%/*}" elsewhere/deep/
	TZ=Asia/Shanghai LC_ALL=C \
		"$DOSSIER" build -q elsewhere/deep/copy/case.yaml --deliver=pdf -j1 -o one.pdf --now 2025-01-11
	TZ=America/New_York LC_ALL=C.UTF-8 LANG=zh_CN.UTF-8 LANGUAGE=ru HOME=/none \
		"$DOSSIER" build -q "$name/case.yaml" --deliver=pdf -j2 -o two.pdf --now 2025-01-10
	try 0 cmp "$name/case.pdf" one.pdf
	try 0 cmp "$name/case.pdf" two.pdf
	rm -r elsewhere one.pdf one.sha256 two.pdf two.sha256

	# a reader's view: links, folios, outline, page labels, title, language
	exhibits=$("$DOSSIER" dump --stage=plan "$name/case.yaml" --now 2025-01-10 2>/dev/null | grep -c '^exhibit ')
	holds "$name: has exhibits" "$exhibits" -ge $([[ $first ]] && echo 5 || echo 6)
	try 0 "$python" "$scenes/pdf.py" "$name/case.pdf" "$exhibits"
	same "$name: what does not lead where it says" "$out" ""
	echo "$name: $err"
	about=$(pdfinfo "$name/case.pdf")
	has "$name: the number is in the title" "$(grep ^Title: <<<"$about")" \
		"$(sed -n 's/^number: *"\{0,1\}\([^" #]*\).*/\1/p' "$name/case.yaml")"
	has "$name: A4" "$about" "595.276 x 841.89 pts (A4)"
	same "$name: no dates" "$(grep -c 'Date:' <<<"$about")" 0

	# size and secrets
	inputs=$(cat "$name"/case.yaml "$name"/*/* | wc -c)
	holds "$name: at most the inputs and 300 KB" "$(stat -c %s "$name/case.pdf")" -le $((inputs + 300000))
	holds_no_secrets "$name/case.pdf" $([[ $first ]] && echo 3 || echo 7)
done

# what each is there to show
shows() { # SAMPLE WORDS...
	local words text
	text=$(pdftotext "$1/case.pdf" - | tr -d ' \n\f' | sed 's/\xc2\xa0//g')
	for words in "${@:2}"; do has "$1 shows" "$text" "$(tr -d ' ' <<<"$words")"; done
}
shows pinduoduo-counterfeit 证据6-1（标注副本） 证据6-2（标注副本） 同一激光防伪码 原样展示（文字与线条未作改动）：第1页，共1页
shows ozon-not-received "закрыто чёрным: личное сообщение покупателя" "обработанная копия"
shows generic-not-as-described "(joined screenshots)" "rows 553–1920 of shots/listing-2.png"
compared=$(pdftotext -bbox pinduoduo-counterfeit/case.pdf - | sed -n 's/.*yMin="\([0-9]*\)[^>]*>6-[12]（标注副本）<.*/\1/p')
same "two pictures side by side" "$(sort -u <<<"$compared" | wc -l) row of $(wc -l <<<"$compared")" "1 row of 2"
holds "there are three samples" "$scene_checks" -gt 60
same "a camera wrote the photos that we look for" "$(exiftool -q -s3 -Model "$name"/photos | sort -u)" "Mori M5"
holds "one of them tells its place" -n "$(exiftool -q -s3 -GPSLatitude "$name"/photos)"
scene_end
