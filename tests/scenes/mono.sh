# mono.sh - a form that takes black and white alone: nothing in what is made has a colour, neither in what the PDF
# says nor in what is seen of it.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$DOSSIER_SOURCE/tests/unit/enclosure_make.py" pdfs || fail "no PDFs"

said() { "$python" "$scenes/mono.py" said "$1"; }
seen() { # FILE of a PDF
	rm -f page-*.png
	pdftoppm -r 60 -png "$1" page
	"$python" "$scenes/mono.py" seen page-*.png
}
grey() { # WHAT FILE
	try 0 qpdf --check "$2"
	same "$1: no colour is named" "$(said "$2" | sort | uniq -c)" ""
	same "$1: no colour is seen" "$(seen "$2")" 0
}

# ---- the samples: text, rules, bubbles, emoji, marks, timeline, validity, photos and screens ----
for sample in pinduoduo-counterfeit ozon-not-received generic-not-as-described; do
	cp -r "$DOSSIER_SOURCE/samples/$sample" sample
	printf 'limit: {mono: true}\n' >>sample/case.yaml
	try 0 "$release" build sample/case.yaml -o out.pdf --deliver=pdf --now 2025-01-16 --warning-exit-0
	same "$sample: no hint any more" "$(grep -c form-mono <<<"$err")" 0
	grey "$sample" out.pdf
	rm -rf sample
done
has "the appendix says so" "$(pdftotext out.pdf - | tr '\n' ' ' | grep -o 'colours made grey' | sort -u)" \
	"colours made grey"
cp -r "$DOSSIER_SOURCE/samples/generic-not-as-described" sample
try 0 "$release" build sample/case.yaml -o out.pdf --deliver=pdf --now 2025-01-16 --warning-exit-0
has "what is looked for can be found" "$(said out.pdf | awk '{ print $2 }' | sort -u | tr '\n' ' ')" "DeviceRGB RG rg"
holds "and seen" "$(seen out.pdf)" -gt 1000

# ---- pages of PDFs, parts that are covered, marks ----
make_case case
cp pdfs/{coloursmore,plain}.pdf case/shots/
make_png case/shots/other.png 200 300 7
cat >>case/case.yaml <<-'YAML'
	  - {id: vectors, file: shots/coloursmore.pdf, title: An invoice}
	  - {id: picture, file: shots/plain.pdf, title: A leaflet}
	  - id: marked
	    file: shots/other.png
	    redact: [{rect: [20, 40, 120, 90], why: The buyer's phone}]
	    marks: [{circle: [150, 200, 30], note: Here}, {highlight: [20, 220, 120, 250]}]
	limit: {mono: true}
YAML
build() { # STATUS OPTION...
	local want=$1
	shift
	rm -f case/case.pdf
	try "$want" "$release" build case/case.yaml --deliver=pdf --now 2025-01-22 --warning-exit-0 "$@"
}
build 0
has "a page in colour that is drawn" "$err" \
	"the form takes no colours: 1 page of shots/plain.pdf becomes a picture, which has none [form-mono]"
told=$(grep form-mono <<<"$err")
grey "PDFs" case/case.pdf
same "the other is still text" "$(pdftotext case/case.pdf - | grep -c 'Total 42')" 1
appendix=$(pdftotext case/case.pdf - | tr '\n' ' ' | sed 's/.*Integrity of//')
has "the appendix, of one page" "$appendix" "unchanged but for colours made grey: page 1 of 1"
has "of the other" "$appendix" "Drawn as pictures without colours: page 1 of 1"
try 0 "$release" check case/case.yaml --now 2025-01-22 --warning-exit-0
same "a check tells the same" "$(grep form-mono <<<"$err")" "$told"
cp case/case.pdf first.pdf
build 0 -j1
same "the same bytes" "$(cmp case/case.pdf first.pdf && echo same)" same

# ---- where the platform says so ----
sed -i -e 's/^platform: .*/platform: amex-optblue/' -e '/^limit:/d' case/case.yaml
build 0
grey "amex-optblue" case/case.pdf
has "and the limit on bytes" "$(wc -c <case/case.pdf | awk '$1 <= 1000000 { print "within" }')" within

# ---- images ----
for format in jpg png; do
	sed -i '/^limits:/d' case/case.yaml
	printf 'limits: {image-formats: [%s]}\n' "$format" >>case/case.yaml
	try 0 "$release" build case/case.yaml --deliver=images -o sheet.pdf --now 2025-01-22 --warning-exit-0
	same "images as $format" "$("$python" "$scenes/mono.py" seen sheet-*."$format")" 0
	rm -f sheet*
done

# ---- words become black and white, where nothing is lost by it ----
rm -rf words
mkdir words && cd words && "$python" "$scenes/mono.py" draw || fail "no pictures"
cat >case.yaml <<-'YAML'
	dossier: 1
	platform: generic
	complaint: damaged
	language: en
	number: M-1
	statement: Words.
	limit: {mono: true}
	exhibits:
	  - {file: light.png, title: Light}
	  - {file: dark.png, title: Dark}
	  - {file: scan.jpg, title: A scan}
	  - {file: photo.jpg, title: A photo}
YAML
words() { try 0 "$release" build case.yaml -o out.pdf --now 2025-01-22 --warning-exit-0 "$@"; }
words
told=$err
grey "words" out.pdf
same "how they are coded" "$("$python" "$scenes/mono.py" pictures out.pdf | awk '{ print $3 $4 $5 }' | tr '\n' ' ')" \
	"1/CCITTFaxDecode/DeviceGray 1/CCITTFaxDecode/DeviceGray 1/CCITTFaxDecode/DeviceGray 8/DCTDecode/DeviceGray "
has "it is told" "$told" "dark.png"
has "how" "$told" "1080 px wide, black and white"
has "the appendix, too" "$(pdftotext out.pdf - | tr '\n' ' ')" "each point made black or white"
pdfimages -png out.pdf picture
for k in 0:"as it is" 1:"the other way round" 2:"as it is"; do
	read -r differs way < <("$python" "$scenes/mono.py" agree "picture-00${k%%:*}.png" truth.png)
	holds "picture ${k%%:*} is what it shows" "$differs" -le 25
	same "picture ${k%%:*}: its ground" "$way" "${k#*:}"
done
holds "a tenth of their weight" "$(wc -c <out.pdf)" -lt $(($(wc -c <photo.jpg) * 3 / 2 + 80000))
cp out.pdf first.pdf
words -j1
same "the same bytes" "$(cmp out.pdf first.pdf && echo same)" same

# parts that are covered are looked at in black and white, too
covers="redact: [{rect: [40, 600, 900, 640], why: A name}, {rect: [700, 900, 1079, 1300], why: A face}],"
sed -i "s/^  - {file: \\(light.png\\|dark.png\\|scan.jpg\\),/& $covers/" case.yaml
words
same "still black and white" "$("$python" "$scenes/mono.py" pictures out.pdf | grep -c CCITTFaxDecode)" 3
rm -f picture-*
pdfimages -png out.pdf picture
for k in 0 1 2; do
	same "picture $k: black" "$("$python" -c "
import numpy, sys
from PIL import Image
p = numpy.asarray(Image.open('picture-00$k.png').convert('L'))
print(int(p[600:640, 40:900].max()), int(p[900:1300, 700:1079].max()))")" "0 0"
done

# ---- what would be lost in black and white, or without colours ----
"$python" "$scenes/mono.py" faint || fail "no pictures"
sed -i '/^exhibits:/,$d' case.yaml
sed -i 's/mono: true/mono: yes/' case.yaml
printf 'exhibits:\n  - {file: %s, title: One}\n' stamp.png >>case.yaml
printf '  - {file: %s, title: One}\n' stamp.jpg tags.png alike.png >>case.yaml
words
told=$err
grey "faint" out.pdf
same "greys stay, where nothing else shows it" "$("$python" "$scenes/mono.py" pictures out.pdf |
	awk '{ print $3 }' | tr '\n' ' ')" "8 8 1 1 "
rm -f picture-*
pdfimages -png out.pdf picture
for k in 0 1 2; do
	contrast=$("$python" "$scenes/mono.py" contrast "picture-00$k.png")
	holds "picture $k shows what is faint" "$contrast" -ge $((k < 2 ? 9 : 60))
done
has "what no greys show" "$(grep -A2 form-mono <<<"$told")" "some writing in pictures cannot be read"
has "where" "$(grep -A4 'form-mono' <<<"$told")" "alike.png"
same "and only there" "$(grep -A4 'form-mono' <<<"$told" | grep -c 'stamp\|tags')" 0

# a pale stamp across lines of text, near which little can be told from the noise of a JPEG
"$python" "$scenes/mono.py" across || fail "no pictures"
sed -i '/^exhibits:/,$d' case.yaml
printf 'exhibits:\n' >>case.yaml
printf '  - {file: across-%s.jpg, title: One}\n' plain red blue grey pale >>case.yaml
words
grey "a stamp across text" out.pdf
same "text alone is black and white, text with a stamp keeps greys" \
	"$("$python" "$scenes/mono.py" pictures out.pdf | awk '{ print $3 }' | tr '\n' ' ')" "1 8 8 8 8 "
# the colours of bubbles and badges right beside words are none
"$python" "$scenes/mono.py" chats || fail "no pictures"
sed -i '/^exhibits:/,$d' case.yaml
printf 'exhibits:\n' >>case.yaml
printf '  - {file: %s.jpg, title: One}\n' light-60 light-75 dark-60 dark-75 >>case.yaml
words
same "chats are black and white" "$("$python" "$scenes/mono.py" pictures out.pdf | awk '{ print $3 }' | sort -u)" 1
cd ..
scene_end
