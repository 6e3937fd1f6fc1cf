# cli-evidence.sh - files that are missing, outside, no pictures, broken: all told in one run, with places.
source "${BASH_SOURCE%/*}/scene.bash"

make_case
# has_report LINE CODE WORDS: a report at that line of case.yaml
has_report() {
	local line
	line=$(grep -E "^case\.yaml:$1:[0-9]+: error: .*\[$2\]$" <<<"$err")
	has "$2 at line $1" "$line" "$3"
}
line_of() {
	grep -n -- "$1" case.yaml | cut -d: -f1
}

mkdir -p ../outside-$$ && make_png ../outside-$$/other.png 20 20 7
ln -s ../../outside-$$/other.png shots/link.png
mkfifo shots/pipe.png
mkdir shots/folder.png
: >shots/empty.png
echo "no picture" >shots/text.png
head -c 300 shots/order.png >shots/cut.png
cat >>case.yaml <<YAML
  - {id: x1, title: Missing, file: shots/ordre.png}
  - {id: x2, title: Outside, file: ../outside-$$/other.png}
  - {id: x3, title: Outside by a link, file: shots/link.png}
  - {id: x4, title: A pipe, file: shots/pipe.png}
  - {id: x5, title: A folder, file: shots/folder.png}
  - {id: y5, title: The folder of the case, file: .}
  - {id: x6, title: Empty, file: shots/empty.png}
  - {id: x7, title: Text, file: shots/text.png}
  - {id: x8, title: Cut, file: shots/cut.png}
  - {id: x9, title: No folder, file: shorts/a.png}
  - {id: x10, titel: A wrong key, file: shots/order.png}
YAML
try 2 "$DOSSIER" build case.yaml --now 2025-01-22
has_report "$(line_of x1,)" file-missing shots/ordre.png
has "the nearest name" "$err" '= did you mean "shots/order.png"?'
has_report "$(line_of x2,)" outside other.png
has_report "$(line_of x3,)" outside shots/link.png
has_report "$(line_of x4,)" file-kind shots/pipe.png
has_report "$(line_of x5,)" file-kind shots/folder.png
has_report "$(line_of y5,)" file-kind "is not a file but a folder"
has_report "$(line_of x6,)" image-empty shots/empty.png
has_report "$(line_of x7,)" image-unknown shots/text.png
has_report "$(line_of x8,)" "image-[a-z]*" shots/cut.png
has_report "$(line_of x9,)" file-missing shorts/a.png
has_report "$(line_of x10,)" unknown-key titel
holds "nothing was written" ! -e case.pdf -a ! -e case.sha256
build_err=$err
try 2 "$DOSSIER" check case.yaml --now 2025-01-22
same "check tells the same" "$err" "$build_err"

# of an animation the first picture is shown: a warning, and a line of the appendix
make_case moving
"$python" - moving/shots/moving.png <<'PYTHON'
import sys
from PIL import Image
frames = [Image.new("RGB", (120, 80), (shade, 90, 90)) for shade in (50, 150, 250)]
frames[0].save(sys.argv[1], save_all=True, append_images=frames[1:])
PYTHON
echo '  - {id: moves, title: A moving picture, file: shots/moving.png}' >>moving/case.yaml
try 3 "$DOSSIER" build moving/case.yaml --now 2025-01-22
has "more pictures" "$err" "shots/moving.png holds 2 more pictures; only the first is shown [image-more]"
has "the appendix" "$(pdftotext -layout moving/case.pdf - | tr -s ' \n' ' ')" "first of several pictures in the file"

make_case allowed
mkdir -p other && make_png other/b.png 230 230 9
echo '  - {id: y, title: Beside, file: ../other/b.png}' >>allowed/case.yaml
try 2 "$DOSSIER" build allowed/case.yaml --now 2025-01-22
try 0 "$DOSSIER" build --allow-outside allowed/case.yaml --now 2025-01-22
(cd allowed && sha256sum --quiet -c case.sha256) || fail "the manifest does not verify"

# words are shared from anywhere; pictures and fonts, whoever names them, lie in the folder of the main case file
make_case agency/job
mkdir -p agency/job/facts agency/shots
make_png agency/shots/licence.png 1100 1100 4
make_png agency/job/shots/licence.png 1100 1100 6
cp agency/job/case.yaml job.yaml
printf 'dossier: 1\ncertificates: [{id: l, kind: other, pages: [shots/licence.png]}]\n' >agency/seller.yaml
sed 's,shots/,../shots/,' agency/seller.yaml >agency/job/facts/seller.yaml
say_include() { # PATH: as the case of agency/job has it
	{ cat job.yaml; echo "include: $1"; } >agency/job/case.yaml
}
say_include facts/seller.yaml
try 0 "$DOSSIER" check agency/job/case.yaml --now 2025-01-22
say_include ../seller.yaml
cp agency/job/shots/licence.png agency/shots/licence.png
try 2 "$DOSSIER" check agency/job/case.yaml --now 2025-01-22
has "a picture of an include from outside" "$err" '"shots/licence.png" lies outside the folder of the case [outside]'
has "what to do" "$err" "= copy it into agency/job, or allow it with --allow-outside"
try 0 "$DOSSIER" check agency/job/case.yaml --allow-outside --now 2025-01-22
printf 'dossier: 1\nseller: {shop: Hollow Oak}\n' >agency/words.yaml
say_include ../words.yaml
try 0 "$DOSSIER" check agency/job/case.yaml --now 2025-01-22
sed 's,shots/,../../shots/,' agency/seller.yaml >agency/job/facts/seller.yaml
say_include facts/seller.yaml
try 2 "$DOSSIER" check agency/job/case.yaml --now 2025-01-22
has "a picture of an included file" "$err" '"../../shots/licence.png" lies outside the folder of the case [outside]'
try 0 "$DOSSIER" check agency/job/case.yaml --allow-outside --now 2025-01-22
cd agency/job/facts || exit 1
try 2 "$DOSSIER" check ../case.yaml --now 2025-01-22
has "from a folder below" "$err" '"../../shots/licence.png" lies outside'
cd ../../..
say_include "$PWD/agency/job/shots/../facts/seller.yaml"
sed 's,shots/,../shots/,' agency/seller.yaml >agency/job/facts/seller.yaml
try 0 "$DOSSIER" check agency/job/case.yaml --now 2025-01-22
mkdir agency/job/facts/letters
{ cat agency/job/facts/seller.yaml; echo 'fonts: {folder: letters}'; } >agency/job/facts/fonts.yaml
say_include facts/fonts.yaml
try 3 "$DOSSIER" check agency/job/case.yaml --now 2025-01-22
has "fonts are looked for beside the file that names them" "$err" "no font in the folder agency/job/facts/letters"

# the near name: another ending, other letters, one folder further down
make_case near
printf '  - {id: %s}\n' "n1, file: shots/Order.JPG" "n2, file: parcel.png" "n3, file: shots/PARCEL.PNG" >>near/case.yaml
cp near/shots/parcel.png near/shots/parcel.jpg
try 2 "$DOSSIER" check near/case.yaml --now 2025-01-22
has "another ending" "$err" '= did you mean "shots/order.png"?'
same "other letters, one folder further down" "$(grep -c '= did you mean "shots/parcel.png"?' <<<"$err")" 2
try 2 "$DOSSIER" check near/case.yml --now 2025-01-22
has "the case itself" "$err" '= did you mean "near/case.yaml"?'

# where a file lies outside the case's folder is nobody's business
mkdir secret-name && make_png secret-name/c.png 230 230 8
echo "  - {id: z, title: Far away, file: $PWD/secret-name/../secret-name/c.png}" >>allowed/case.yaml
try 0 "$DOSSIER" build --allow-outside allowed/case.yaml --now 2025-01-22
text=$(pdftotext allowed/case.pdf - | tr -d '\n')
has "its name is printed" "$text" "c.png"
holds "no folder is printed" "${text/secret-name/}" = "$text"

# fonts of a case lie in its folder too
make_case lettered
mkdir -p letters
echo 'fonts: {folder: ../letters}' >>lettered/case.yaml
try 2 "$DOSSIER" build lettered/case.yaml --now 2025-01-22
has "fonts from outside" "$err" "error: \"../letters\" lies outside the folder of the case [outside]"
try 3 "$DOSSIER" build --allow-outside lettered/case.yaml --now 2025-01-22
has "nothing is in there" "$err" "case.yaml:45:17: warning: no font in the folder"

# a family that is not there is pointed at where it stands
make_case scribbled
printf '%s\n' 'fonts: {text: No Such Text, emoji: No Such Emoji}' >>scribbled/case.yaml
line=$(wc -l <scribbled/case.yaml)
try 3 "$DOSSIER" build scribbled/case.yaml --now 2025-01-22
has "the family of texts" "$err" "case.yaml:$line:15: warning: no font of the family \"No Such Text\" was found"
has "the family of emoji" "$err" "case.yaml:$line:36: warning: no font of the family \"No Such Emoji\" was found"

# a cap on pixels
try 2 "$DOSSIER" check --allow-outside allowed/case.yaml --max-pixels 10K
has "too large" "$err" "[image-too-large]"

# an input is never written over
try 2 "$DOSSIER" build allowed/case.yaml --allow-outside -o allowed/shots/order.png --now 2025-01-22
has "a picture is kept" "$err" "[output-is-input]"
same "whole" "$(head -c 4 allowed/shots/order.png | tail -c 3)" PNG
ln allowed/case.yaml same.pdf
try 2 "$DOSSIER" build allowed/case.yaml --allow-outside -o same.pdf --now 2025-01-22
has "by another name too" "$err" "[output-is-input]"
rm -r "../outside-$$"
# names that only the templates know, beside a mistake that the case file alone shows
printf 'dossier: 1\nplatform: pinduoduo\ncomplaint: counterfiet\nnumber: 1\nnubmer: 2\n' >names.yaml
try 2 "$DOSSIER" check names.yaml --now 2025-01-22
has "the complaint" "$err" "names.yaml:3:12: error: unknown complaint"
has "and the key" "$err" "names.yaml:5:1: error: unknown key"
printf 'dossier: 1\nplatform: PinDuoDuo\ncomplaint: Fake\nnumber: 1\n' >names.yaml
try 2 "$DOSSIER" check names.yaml --now 2025-01-22
same "a name that is none of ours is told once" "$(grep -c error <<<"$err")" 1
has "with those there are" "$err" '= did you mean "pinduoduo"? known: 1688, aliexpress, '

scene_end
