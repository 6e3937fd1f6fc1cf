# grid.sh - a copy of a picture with a grid over it: places in the picture are where the numbers say.
source "${BASH_SOURCE%/*}/scene.bash"

"$python" "$scenes/grid.py" make
for ground in 0 255; do
	try 0 "$DOSSIER" grid $ground.png
	same "it is told nothing" "$out$err" ""
	same "what is made" "$(echo $ground?*)" "$ground-grid.png $ground.png"
	try 0 "$python" "$scenes/grid.py" look $ground-grid.png
	same "places and lines on $ground" "$out" "1200 800 229 149"
done

try 0 "$DOSSIER" grid 0.png -o out.png
cmp -s 0-grid.png out.png
same "-o makes the same file" $? 0
"$DOSSIER" grid 0.png -o - | cmp -s - out.png
same "standard output gets the same file" $? 0
try 2 "$DOSSIER" grid
has "what it needs" "$err" "grid needs the name of a picture"
try 2 "$DOSSIER" grid none.png
has "what is not there" "$err" "none.png does not exist"
try 2 "$DOSSIER" grid 0.png -o 0.png
has "the picture stays" "$err" "[output-is-input]"
printf 'no picture' >text.png
try 2 "$DOSSIER" grid text.png
holds "nothing is written" ! -e text-grid.png
scene_end
