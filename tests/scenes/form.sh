# form.sh - what is made keeps to what the form takes, or it is told: an error where that is sure, else a warning.
source "${BASH_SOURCE%/*}/scene.bash"

cp -r "$DOSSIER_SOURCE/samples/generic-not-as-described" case
cd case || exit 1
sed -i '/^respond_by:/d' case.yaml
"$DOSSIER" build -q case.yaml --deliver=pdf --now 2025-05-26
pages=$(pdfinfo case.pdf | sed -n 's/^Pages: *//p')
bytes=$(wc -c <case.pdf)
holds "pages to count" "$pages" -ge 4
rm case.pdf case.sha256

# the case's own limits are errors, and nothing is written
with() { # LIMITS
	grep -v ^limits: ../case/case.yaml >limited.yaml
	printf 'limits: {%s}\n' "$1" >>limited.yaml
}
with "pages: 3"
try 2 "$DOSSIER" check limited.yaml --now 2025-05-26
has "pages" "$err" "pages and the form takes 3 [pages-too-many]"
has "where it is from" "$err" "the limit is the case's own"
with "pages: $pages, pdf-bytes: $bytes, total-bytes: $bytes"
try 0 "$DOSSIER" build limited.yaml --now 2025-05-26
same "within" "$(grep -c 'too-' <<<"$err")" 0
for limit in pdf-bytes total-bytes; do
	rm -f limited.pdf
	with "$limit: $((bytes - 1))"
	try 0 "$DOSSIER" build limited.yaml --now 2025-05-26
	has "$limit: pictures give" "$err" "for what the form takes"
	holds "$limit: it fits" "$(wc -c <limited.pdf)" -lt "$bytes"
	rm -f limited.pdf
	with "$limit: 40 KB"
	try 2 "$DOSSIER" build limited.yaml --now 2025-05-26
	has "$limit: too little" "$err" "the form takes 40 KB; with every picture as small as can be read the PDF has"
	holds "$limit: nothing is written" ! -e limited.pdf
	told=$(grep -A1 pdf-too-large <<<"$err")
	try 2 "$DOSSIER" check limited.yaml --now 2025-05-26
	same "$limit: a check tells the same" "$(grep -A1 pdf-too-large <<<"$err")" "$told"
done

with "file-name: 6"
try 2 "$DOSSIER" check limited.yaml --now 2025-05-26
has "a long name" "$err" "the name limited.pdf has 7 characters and the form takes 6 [file-name]"
try 0 "$DOSSIER" build limited.yaml --now 2025-05-26 -o short.pdf
try 2 "$DOSSIER" build limited.yaml --now 2025-05-26 -o a-b.pdf
has "a hyphen" "$err" "a-b.pdf has other characters than letters and digits [file-name]"
try 0 "$DOSSIER" build limited.yaml --now 2025-05-26 -o page.pdf --deliver=images
has "names of images" "$err" "note: the form takes names of letters and digits, up to 6 [file-name]"

# what is only reported is a warning, with its source; the case goes on
mkdir -p own/platforms
reported() { # LIMIT VALUE
	printf 'limits:\n  %s: {value: %s, sure: %s, seen: 2026-01-02, source: "a page"}\n' "$1" "$2" "$3" \
		>own/platforms/generic.yaml
}
reported pages 2 reported
try 3 "$DOSSIER" build case.yaml --templates own --now 2025-05-26
has "reported" "$err" "warning: the PDF has $pages pages and the form takes 2 [pages-too-many]"
has "its source" "$err" "reported, seen on 2026-01-02 in a page"
holds "it is written" -s case.pdf
reported pages 2 unconfirmed
try 3 "$DOSSIER" check case.yaml --templates own --now 2025-05-26
reported pages 2 confirmed
try 2 "$DOSSIER" check case.yaml --templates own --now 2025-05-26
reported pages 2 reported
cp case.yaml silent.yaml
printf 'silence: [{code: pages-too-many, why: Asked by telephone.}]\n' >>silent.yaml
try 0 "$DOSSIER" check silent.yaml --templates own --now 2025-05-26
same "silence that is used" "$(grep -c silence-unused <<<"$err")" 0

# images are made to fit: in all, and as files
with "total-bytes: 1200 KB, dpi: 100"
try 0 "$DOSSIER" build limited.yaml --now 2025-05-26 --deliver=images -o page.pdf
holds "all within" "$(cat page-*.jpg | wc -c)" -le 1200000
same "resolution" "$(exiftool -q -s3 -XResolution page-*.jpg | awk '$1 > 100' | wc -l)" 0
rm -f page-*
with "files: 2"
try 0 "$DOSSIER" build limited.yaml --now 2025-05-26 --deliver=images -o page.pdf
same "as many as there are places" "$(ls page-*.jpg | wc -l)" 2

# a form that takes no colours gets none: see mono.sh
with "mono: true"
try 0 "$DOSSIER" check limited.yaml --now 2025-05-26
same "no colours" "$(grep -c 'form-' <<<"$err")" 0
scene_end
