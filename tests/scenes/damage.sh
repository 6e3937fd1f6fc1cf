# damage.sh - what of an imported PDF is damaged is told, with its pages: whatever is shown of them, and however.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$DOSSIER_SOURCE/tests/unit/enclosure_make.py" pdfs || fail "no PDFs"

build() { # STATUS KEYS...
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: D-1' \
		'statement: Damage.' 'exhibits:' >case.yaml
	printf -- '- {title: Shown, %s}\n' "${@:2}" >>case.yaml
	try "$1" "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
	told=$(grep '\[pdf-damaged\]' <<<"$err" | sed 's/^case.yaml://; s/ \[pdf-damaged\]//')
	try "$1" "$release" check --warning-exit-0 case.yaml --now 2025-01-22
	same "a check tells the same" "$(grep '\[pdf-damaged\]' <<<"$err" | sed 's/^case.yaml://; s/ \[.*//')" "$told"
}
tells() { # NAME WHAT
	build 0 "file: pdfs/damaged$1.pdf"
	same "$1" "$told" "8:24: warning: pdfs/damaged$1.pdf is damaged: $2"
	has "$1: with advice" "$err" "open it in a viewer and compare"
	holds "$1: the rest is shown" -s out.pdf
	rm -f out.pdf
}
picture="a picture on page 1 cannot be read to its end, and may be shown in part or not at all"
for name in flate cut hex jpeg empty gone; do
	tells "$name" "$picture"
done
for name in content form; do
	tells "$name" "of the content of page 1 a part cannot be read, and is not shown"
done
tells font "something that page 1 is drawn with, such as a font, cannot be read to its end"

# what nothing is left of
for name in lost filter contents; do
	build 2 "file: pdfs/damaged$name.pdf"
	same "$name" "$told" "8:24: error: pdfs/damaged$name.pdf is damaged: nothing of page 1 can be read"
	holds "$name: nothing is made" ! -e out.pdf
done

# pages: those that are shown, and no others
several() { echo "8:24: warning: pdfs/damagedpages.pdf is damaged: $1 cannot be read to ${2:-their} end,"\
	"and may be shown in part or not at all"; }
build 0 "file: pdfs/damagedpages.pdf"
same "all" "$told" "$(several 'pictures on pages 2-3, 5')"
build 0 "file: pdfs/damagedpages.pdf, pages: 1-2"
same "two" "$told" "$(several 'a picture on page 2' its)"
build 0 'file: pdfs/damagedpages.pdf, pages: "1, 4"'
same "those that are whole" "$told" ""

# one that is cut, covered, or loses its colours, is drawn: what was damaged still is
for edit in "crop: [0, 0, 1, 0.5]" "redact: [{rect: [0, 0, 0.5, 0.5], why: the total}]"; do
	build 0 "file: pdfs/damagedpages.pdf, pages: 5, $edit"
	same "$edit" "$told" "$(several 'a picture on page 5' its)"
done
sed -i '2i limit: {mono: true}' case.yaml
try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
has "without colours" "$err" "a picture on page 5 cannot be read"
try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22 --deliver=images
has "as images" "$err" "a picture on page 5 cannot be read"

# what others leave out without harm
for name in nosum blank jpeg; do
	build 0 "file: pdfs/whole$name.pdf"
	same "$name" "$told" ""
done
for name in private pictures stamps forms group layers parts r6; do
	build 0 "file: pdfs/$name.pdf"
	same "$name" "$told" ""
done
scene_end
