# grid.sh - a copy of a picture with a grid over it: places in the picture are where the numbers say.
source "${BASH_SOURCE%/*}/scene.bash"

"$python" "$scenes/grid.py" make
for ground in 0 255; do
	try 0 "$DOSSIER" grid $ground.png
	same "it is told nothing" "$out$err" ""
	same "what is made" "$(echo $ground?*)" "$ground.png $ground.png-grid.png"
	try 0 "$python" "$scenes/grid.py" look $ground.png-grid.png
	same "places and lines on $ground" "$out" "1200 800 229 149"
done

try 0 "$DOSSIER" grid 0.png -o out.png
cmp -s 0.png-grid.png out.png
same "-o makes the same file" $? 0
"$DOSSIER" grid 0.png -o - | cmp -s - out.png
same "standard output gets the same file" $? 0

# two formats of one name have two grids
"$python" -c 'from PIL import Image; Image.open("0.png").save("0.bmp")'
rm -f 0*-grid.png
for kind in png bmp; do
	try 0 "$DOSSIER" grid 0.$kind
done
same "both" "$(echo 0*-grid.png)" "0.bmp-grid.png 0.png-grid.png"

# over a picture that is much wider than it is tall the numbers stand apart
"$python" "$scenes/grid.py" wide
for size in 3000x1000 4000x800 8000x1000 9000x300 20000x200; do
	try 0 "$DOSSIER" grid wide-$size.png
	same "numbers over $size" "$("$python" "$scenes/grid.py" numbers wide-$size.png-grid.png)" "apart"
done
# and it is as large as it is tall: made to fit a screen from side to side nothing could be read off it
try 0 "$python" "$scenes/grid.py" span wide-20000x200.png-grid.png
same "lines of the wide one" "$out" "20000 200"

# several are joined as the case joins them: the grid is that of the whole
chat=$DOSSIER_SOURCE/tests/chats/pinduoduo-light.png
"$python" "$scenes/screens.py" take "$chat" s 76 500 1100 || fail "no screens"
"$python" - "$chat" <<-'PYTHON'
	import sys
	from PIL import Image
	chat, last = (Image.open(path).convert("RGB") for path in (sys.argv[1], "s-3.png"))
	foot = 58 * chat.width // 360
	whole = chat.crop((0, 0, chat.width, 2 * 1766 + foot))
	whole.paste(last.crop((0, last.height - foot, last.width, last.height)), (0, 2 * 1766))
	whole.save("whole.png")
PYTHON
try 0 "$DOSSIER" grid whole.png
try 0 "$DOSSIER" grid s-1.png s-2.png s-3.png
same "what is made" "$(echo s-*-grid.png)" "s-1.png-s-3.png-grid.png"
same "the grid of the whole" "$("$python" - <<-'PYTHON'
	from PIL import Image, ImageChops
	a, b = (Image.open(name).convert("RGB") for name in ("whole.png-grid.png", "s-1.png-s-3.png-grid.png"))
	print(a.size == b.size and ImageChops.difference(a, b).getbbox())
PYTHON
)" None
try 2 "$DOSSIER" grid s-1.png 0.png s-3.png -o gap.png
has "a gap" "$err" "0.png does not continue s-1.png"
has "no whole" "$err" "[stitch-apart]"
holds "nothing is made" ! -e gap.png
try 2 "$DOSSIER" grid s-1.png s-2.png --page 2
has "no pages" "$err" "pages of a file are not joined with others"
cat >case.yaml <<-YAML
	dossier: 1
	platform: generic
	complaint: damaged
	language: en
	number: P-1
	statement: Screens.
	exhibits:
	  - {title: Chat, stitch: [s-1.png, s-2.png, s-3.png], redact: [{rect: [100, 4800, 700, 5000], why: a name}]}
YAML
try 2 "$DOSSIER" check case.yaml --now 2025-01-22
has "outside of the whole" "$err" "this lies outside of s-1.png and what it is joined with, which is 720 x 3648 pixels"
has "how to see places" "$err" '"dossier grid s-1.png s-2.png s-3.png" shows them'

try 2 "$DOSSIER" grid
has "what it needs" "$err" "grid needs the name of a picture"
try 2 "$DOSSIER" grid none.png
has "what is not there" "$err" "none.png does not exist"
try 2 "$DOSSIER" grid 0.png -o 0.png
has "the picture stays" "$err" "[output-is-input]"
printf 'no picture' >text.png
try 2 "$DOSSIER" grid text.png
holds "nothing is written" ! -e text.png-grid.png
scene_end
