# digests.sh - the appendix tells of every copy what was done to it, and the digest of what is embedded, with or without
# a limit of the form, unless that is what the file holds: then the picture's data are the file's.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/digests.py" make || fail "no pictures"
"$python" "$scenes/screens.py" take "$DOSSIER_SOURCE/tests/chats/pinduoduo-light.png" s 76 500 1100 || fail "no screens"

build() { # LIMIT PICTURE...
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: D-1' \
		'statement: Digests.' "$1" 'exhibits:' >case.yaml
	printf -- '- {title: Shown, %s}\n' "${@:2}" >>case.yaml
	try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
}
look() { "$python" "$scenes/digests.py" look out.pdf; }
words() { pdftotext out.pdf - | tr '\n' ' ' | sed 's/\xc2\xa0/ /g; s/  */ /g'; }
count() { words | grep -o "$1" | wc -l; }

part='crop: [0.1, 0.1, 0.9, 0.9]'
black='redact: [{rect: [0.3, 0.3, 0.5, 0.5], why: a name}]'
edits=("file: page.pdf, pages: 1, $part, rotate: 90" "file: other.jpg, $black" "stitch: [s-1.png, s-2.png, s-3.png]"
	"file: photo.jpg, rotate: 180")
for limit in '' 'limit: {mono: true}' 'limit: {dpi: 72}' 'limit: {bytes: 1 MB}'; do
	build "$limit" "${edits[@]}"
	echo "$limit: $(look)"
	same "$limit: every digest is of a picture, and of every picture there is one" \
		"$(look | sed 's/.* of \(.*\): \(.*\)/\1 \2/' | awk '{ print $1 == $2 }')" 1
	has "$limit: cut and turned" "$(words)" "Copy: part of the picture shown; turned by the seller "
	has "$limit: so it is in the appendix" "$(words)" "Copy Exhibit 1, page 1: page drawn as a picture; part of"
	same "$limit: three of them are edited" "$(count '(edited copy)')" 3
	same "$limit: one is joined" "$(count '(joined screenshots)')" 1
	[[ $limit ]] || continue
	same "$limit: what lost something is not said to have lost nothing" "$(count 'no pixel lost\|without loss')" 0
done

# a turn that the seller asks for is not the camera's
build '' "file: s-1.png, rotate: 90"
same "turned by one" "$(count 'turned upright as taken')" 0
build '' "file: photo.jpg, rotate: 270"
has "turned by both" "$(words)" "turned upright as taken; turned by the seller "

# files of all kinds: nobody edits them, and of some other bytes are embedded than are in the file
read -ra names < <("$python" "$scenes/digests.py" kinds) || fail "no kinds"
build '' "${names[@]/#/file: }"
"$python" "$scenes/digests.py" files out.pdf "${names[@]}" >told
same "embedded as they are" "$(sed -n "s/: the file's$//p" told | tr '\n' ' ')" "plain.png plain.jpg dense.jpg "
same "all others have a digest" "$(grep -c ': a copy$' told)" $((${#names[@]} - 3))
same "of every picture but three" "$(look | sed 's/.* of \(.*\): \(.*\)/\1 \2/' | awk '{ print $1 - $2 }')" 3
same "and a digest stands there once" "$(words | grep -o '[0-9a-f]\{64\}' | sort | uniq -d | wc -l)" 0
pages=$(pdfinfo out.pdf | awk '/^Pages/ { print $2 }')
try 0 "$release" dump --warning-exit-0 --stage=plan case.yaml --now 2025-01-22
same "in a dump, too" "$(grep -c 'SHA-256 of this copy' <<<"$out")" $((${#names[@]} - 3))
has "a profile" "$(grep 'strong:icc.jpg' <<<"$out" | sed 's/{quiet:\([^}]*\)}/\1/g')" \
	"image data unchanged; colour profile moved out of it and stored beside it\nSHA-256 of this copy: "
has "the same pixels" "$(grep 'strong:said.png' <<<"$out" | sed 's/{quiet:\([^}]*\)}/\1/g')" \
	"image data unchanged; metadata removed (location, device and the like)\nSHA-256 of this copy: "
build "limit: {pages: $((pages - 1))}" "${names[@]/#/file: }"
told=$(grep tightened <<<"$err")
has "pages are counted with them" "$told" ": $pages -> $((pages - 1)), step "
try 0 "$release" check --warning-exit-0 case.yaml --now 2025-01-22
same "in a check, too" "$(grep tightened <<<"$err")" "$told"

# a page of a PDF that becomes a picture, since it has more than is seen
"$python" "$DOSSIER_SOURCE/tests/unit/enclosure_make.py" pdfs || fail "no PDFs"
cp pdfs/crophidden.pdf pdfs/plain.pdf .
build '' "file: crophidden.pdf" "file: plain.pdf"
"$python" "$scenes/digests.py" files out.pdf crophidden.pdf >told
same "drawn" "$(<told)" "crophidden.pdf: a copy"
has "it is told" "$(words)" "page drawn as a picture; parts that are not seen left out SHA-256 of this copy: "
try 0 "$release" dump --warning-exit-0 --stage=plan case.yaml --now 2025-01-22
same "in a dump, too" "$(grep -c 'SHA-256 of this copy' <<<"$out")" 1

# pages of PDFs that are shown as they are: of their streams, also where pictures in them are encoded again
for limit in '' 'limit: {mono: true}' 'limit: {dpi: 72}'; do
	build "$limit" "file: pdfs/shared.pdf" "file: pdfs/private.pdf" "file: pdfs/stamps.pdf" "file: pdfs/comments.pdf" \
		"file: pdfs/pictures.pdf"
	told=$("$python" "$scenes/digests.py" pages out.pdf)
	same "$limit: of each page, worked out again" "$told" "${told%%:*}: ${told%%:*} of ${told%%:*}"
	same "$limit: so many" "${told%%:*}" $([[ $limit == *mono* ]] && echo 0 || echo 8)
	same "$limit: what they are is told" "$(count 'The streams of a page of a PDF are its form XObject')" \
		$([[ $limit == *mono* ]] && echo 0 || echo 1)
done
has "encoded again" "$(words)" "encoded again for what the form takes: page 1 of 1 Streams of page 1: "
pages=$(pdfinfo out.pdf | awk '/^Pages/ { print $2 }')
build "limit: {dpi: 72, pages: $((pages - 1))}" "file: pdfs/shared.pdf" "file: pdfs/pictures.pdf"
told=$(grep '\[tightened\]\|\[pages\]' <<<"$err")
try 0 "$release" check --warning-exit-0 case.yaml --now 2025-01-22
same "a check counts the same pages" "$(grep '\[tightened\]\|\[pages\]' <<<"$err")" "$told"
build 'limit: {bytes: 80 KB, split: true}' "file: pdfs/shared.pdf" "file: pdfs/private.pdf" "file: pdfs/pictures.pdf" \
	"file: pdfs/stamps.pdf"
same "in volumes" "$("$python" "$scenes/digests.py" pages out-?.pdf)" "7: 7 of 7"

# of many pages of one file their list has one digest, and stands in the manifest, which sha256sum still reads
for limit in '' 'limit: {mono: true}'; do
	for file in forty:40 many:14; do
		IFS=: read -r name n <<<"$file"
		build "$limit" "file: $name.pdf" "file: page.pdf"
		same "$limit, $name: the list" "$("$python" "$scenes/digests.py" list out.pdf out.sha256 $name.pdf)" \
			"$n: $n, the list"
		same "$limit, $name: what a list is, is told" "$(count 'Of many pages of one file the digests make a list')" 1
		has "$limit, $name: the pages" "$(words)" ": pages 1–$n of $n List of their digests: "
		same "$limit, $name: few are told each" "$(grep -c 'page.pdf#page' out.sha256)" 0
		try 0 sha256sum --strict -c out.sha256
		pages=$(pdfinfo out.pdf | awk '/^Pages/ { print $2 }')
		try 0 "$release" dump --warning-exit-0 --stage=boxes case.yaml --now 2025-01-22
		same "$limit, $name: as many pages in a dump" "$(grep -c '^page ' <<<"$out")" "$pages"
	done
done
has "as dossier(1) says" "$(grep '^# .*  many.pdf#page=' out.sha256 | cut -c3-66 | sha256sum | cut -d' ' -f1)" \
	"$(words | grep -o 'List of their digests: [0-9a-f]*' | cut -d' ' -f5)"
kept='The list stands in the .sha256 file that was made with this document.'
has "it is told where the list stands" "$(words)" "$kept"
# where the PDF goes to standard output no such file is written
"$release" build -q --warning-exit-0 case.yaml -o - --now 2025-01-22 >out.pdf || fail "-o - failed"
has "to standard output" "$(words)" "what is given is the SHA-256 of that list. The digest of a page"
same "nothing is said of a file" "$(count "$kept")" 0
same "and there is the list" "$(count 'List of their digests')" 1
build '' "file: many.pdf, pages: \"1-6, 8-13\""
same "twelve are few" "$("$python" "$scenes/digests.py" pages out.pdf)" "12: 12 of 12"
build '' "file: forty.pdf" "file: forty.pdf, pages: 3, $part"
same "and a part of one" "$("$python" "$scenes/digests.py" list out.pdf out.sha256 forty.pdf)" "40: 40, the list"

# of the pages of one file each that is encoded for itself has its own
build 'limit: {mono: true}' "file: page.pdf"
same "three pages" "$(look)" "3 of 3: 3"
for number in 1 2 3; do
	has "page $number" "$(words)" "Drawn as pictures without colours: page $number of 3 SHA-256 of this copy: "
done
build '' "file: pages.tif"
same "of both pages together" "$(look)" "1 of 2: 2"
build 'limit: {dpi: 100}' "file: pages.tif"
same "of one that is encoded again, and of the other" "$(look)" "2 of 2: 2"
build 'limit: {mono: true}' "file: pages.tif"
same "of each" "$(look)" "2 of 2: 2"
scene_end
