# formats.sh - HEIC, AVIF, WebP, GIF, TIFF and BMP are shown as they are, and what is damaged in them is told.
source "${BASH_SOURCE%/*}/scene.bash"
formats=("$python" "$scenes/formats.py")

"${formats[@]}" make formats || fail "no pictures"
cp -r formats whole
try 0 "$DOSSIER" build --warning-exit-0 formats/case.yaml --now 2025-01-22 --deliver=pdf
same "what has more pictures" "$(grep -o '[a-z.]* holds 1 more' <<<"$err" | tr '\n' ' ')" \
	"moves.webp holds 1 more moves.gif holds 1 more "
try 0 qpdf --check formats/case.pdf
try 0 "${formats[@]}" compare formats/case.pdf
same "what is shown otherwise" "$out" ""
same "pictures" "$err" 24
colours=$(pdfimages -list formats/case.pdf | awk 'NR == 3 {print $6, $9}')
same "a phone's colours keep their profile" "$colours" "icc jpeg"
text=$(pdftotext -layout formats/case.pdf - | tr -s ' \n' ' ')
has "what was done" "$text" "metadata removed (location, device and the like); re-encoded as JPEG"
has "what was done" "$text" "re-encoded without loss"

has "both pages" "$text" "File: pages.tif, page 2 of 2"
has "what was done to both" "$text" "Copy, pages 1–2 of 2: metadata removed"

# some of the pages; and a part of one, followed by the whole
head -6 formats/case.yaml >formats/pages.yaml
cat >>formats/pages.yaml <<'E'
exhibits:
  - {file: mixed.tif, pages: 2, title: whole}
  - {file: pages.tif, pages: 2, title: part, crop: [0, 0, 0.5, 0.25]}
E
try 0 "$DOSSIER" build --warning-exit-0 formats/pages.yaml --now 2025-01-22 --deliver=pdf
sizes=$(pdfimages -list formats/pages.pdf | awk 'NR > 2 {print $4 "x" $5}' | tr '\n' ' ')
same "pages" "$sizes" "320x240 120x80 240x320 "
sed 's/0.5, 0.25/1, 1/' formats/pages.yaml >formats/all.yaml
try 0 "$DOSSIER" build -q --warning-exit-0 formats/all.yaml --now 2025-01-22 --deliver=pdf
same "all of a page is no part" "$(pdftotext formats/all.pdf - | grep -cE 'copy\)|original\)')" 0
sed -i 's/pages: 2, title: w/pages: 3, title: w/' formats/pages.yaml
try 2 "$DOSSIER" check formats/pages.yaml --now 2025-01-22
has "a page too many" "$err" "mixed.tif has 2 pages, and no page 3 [pdf-page-missing]"

# a mark on one of several pages, which is followed by that page without; what the appendix tells of each
"$python" - <<'E'
from PIL import Image, ImageDraw
pages = [Image.new("1", (400, 500 + 100 * (i == 2)), 1) for i in range(4)]
for i, page in enumerate(pages):
	ImageDraw.Draw(page).rectangle((40, 40, 100 + 40 * i, 200), fill=0)
pages[0].save("formats/four.tif", compression="group4", save_all=True, append_images=pages[1:])
data = open("formats/four.tif", "rb").read()
open("formats/cut.tif", "wb").write(data[:len(data) * 3 // 5])
E
head -6 formats/case.yaml >formats/four.yaml
cat >>formats/four.yaml <<'E'
exhibits:
  - {file: four.tif, pages: 2-4, title: Fax, marks: [{on: 2, box: [0.1, 0.1, 0.5, 0.4], note: here}]}
  - {file: four.tif, pages: 1, title: Covered, redact: [{rect: [0, 0, 0.5, 0.5], why: a name}]}
E
try 0 "$DOSSIER" build --warning-exit-0 formats/four.yaml --now 2025-01-22 --deliver=pdf
text=$(pdftotext -layout formats/four.pdf - | tr -s ' \n' ' ')
has "the mark is on the second that is shown" "$text" "Exhibit 1-2 Fax, page 3 (marked copy)"
has "which follows without" "$text" "Exhibit 1-2 (original)"
same "and no other" "$(grep -o '(original)' <<<"$text" | wc -l)" 1
has "which page was covered" "$text" "Copy Exhibit 2, page 1: metadata removed"
has "the size of each" "$text" "400 × 500 px (pp. 1–2, 4)"
has "of the third" "$text" "400 × 600 px (p. 3)"
digest=$("$python" - <<'E'
import hashlib, subprocess
listed = subprocess.run(["pdfimages", "-list", "formats/four.pdf"], capture_output=True, text=True).stdout
objects = [line.split()[10] for line in listed.splitlines()[2:]]
whole = hashlib.sha256()
for number in list(dict.fromkeys(objects))[:3]:
	whole.update(subprocess.run(["qpdf", "--show-object=" + number, "--raw-stream-data", "formats/four.pdf"],
		capture_output=True).stdout)
print(whole.hexdigest())
E
)
has "what is embedded of the pages shown whole" "$text" "SHA-256 of these copies, one after the other: $digest"
sed -i 's/on: 2/on: 4/' formats/four.yaml
try 2 "$DOSSIER" check formats/four.yaml --now 2025-01-22
has "no such picture" "$err" "this exhibit has 3 pictures, not 4 [bad-value]"
sed -i 's/on: 4, //' formats/four.yaml
try 2 "$DOSSIER" check formats/four.yaml --now 2025-01-22
has "which is not said" "$err" "four.tif shows 3 pages: it is not said which of them has the marks [bad-value]"
# a page is read by itself, not the whole file for each
"$python" - <<'E'
import numpy
from PIL import Image
chance = numpy.random.RandomState(1)
pages = [Image.fromarray(chance.randint(0, 255, (300, 400)).astype("uint8")) for i in range(40)]
pages[0].save("formats/many.tif", save_all=True, append_images=pages[1:])
E
head -6 formats/case.yaml >formats/many.yaml
printf '%s\n' "exhibits:" "  - {file: many.tif, title: Many}" >>formats/many.yaml
strace -f -e trace=pread64 -o reads "$DOSSIER" check formats/many.yaml --now 2025-01-22 >/dev/null 2>&1 </dev/null
read=$(sed -n 's/.*pread64.* = //p' reads | awk '{n += $1} END {print n}')
holds "it is read a few times in all, not 80: $read" "$read" -lt $((16 * $(wc -c <formats/many.tif)))
head -6 formats/case.yaml >formats/cut.yaml
printf '%s\n' "exhibits:" "  - {file: cut.tif, pages: 2, title: Cut}" >>formats/cut.yaml
try 2 "$DOSSIER" check formats/cut.yaml --now 2025-01-22
same "what is cut off is told once" "$(grep -o 'error: .*' <<<"$err")" \
	"error: cut.tif is damaged: its picture data cannot be decoded [image-corrupt]"

# a page that came over a bad line: libtiff goes on behind it, and shows what was never sent
"$python" - <<'E'
import random, sys
from PIL import Image
Image.effect_noise((1700, 2200), 90).convert("1").save("formats/noisy.tif", compression="group4", save_all=True,
	append_images=[Image.effect_noise((1700, 2200), 90).convert("1")])
data = bytearray(open("formats/noisy.tif", "rb").read())
chance = random.Random(3)
for at in range(len(data) * 3 // 4, len(data) * 3 // 4 + 1500):
	data[at] = chance.randrange(256)
open("formats/noisy.tif", "wb").write(data)
E
sed 's/mixed.tif, pages: 3/noisy.tif, pages: 1/' formats/pages.yaml >formats/noisy.yaml
try 0 "$DOSSIER" build -q --warning-exit-0 formats/noisy.yaml --now 2025-01-22 --deliver=pdf
sed -i 's/noisy.tif, pages: 1/noisy.tif, pages: 2/' formats/noisy.yaml
try 2 "$DOSSIER" build -q --warning-exit-0 formats/noisy.yaml --now 2025-01-22 --deliver=pdf
has "a damaged page" "$err" "noisy.tif is damaged: its picture data cannot be decoded [image-corrupt]"

# one without an edit and one with: the same way
sed -i 's/title: phone.heic/crop: [0, 0, 0.5, 0.5], &/' formats/case.yaml
try 0 "$DOSSIER" build -q --warning-exit-0 formats/case.yaml --now 2025-01-22 --deliver=pdf
same "cropped" "$(pdfimages -list formats/case.pdf | awk 'NR == 3 {print $4, $5}')" "120 160"

# whatever is in them: a message, or a picture
for seed in {1..6}; do
	rm -rf formats && cp -r whole formats
	"${formats[@]}" damage formats "$seed"
	"$DOSSIER" check formats/case.yaml --now 2025-01-22 >.out 2>.err </dev/null
	holds "seed $seed: it ends well" $? -le 3
	same "seed $seed: codes" "$(grep -o '\[image-[a-z]*\]' .err | sort -u |
		grep -vE 'corrupt|truncated|unknown|unsupported|too-large|more|empty')" ""
	holds "seed $seed: some are told" "$(grep -cE 'error: .*\[image-' .err)" -ge 5
done
scene_end
