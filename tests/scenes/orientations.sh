# orientations.sh - eight photos of one view, stored in the eight ways of EXIF: all are shown upright.
source "${BASH_SOURCE%/*}/scene.bash"

draw() { # FOLDER SHIFT: photo N is stored for orientation N, and says so, or tells another by SHIFT
	mkdir "$1"
	cat >"$1/case.yaml" <<-'YAML'
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: O-1
		statement: Turned.
		exhibits:
	YAML
	for n in {1..8}; do
		"$python" "$scenes/pictures.py" photo "$1/p$n.jpg" 400 296 orientation=$n gps || fail "no picture"
		echo "  - {id: p$n, file: p$n.jpg, title: Orientation $n}" >>"$1/case.yaml"
	done
}
look() { # FOLDER
	"$DOSSIER" build -q --warning-exit-0 "$1/case.yaml" --now 2025-01-22 || fail "build"
	"$DOSSIER" dump --stage=boxes "$1/case.yaml" --now 2025-01-22 2>/dev/null >"$1/boxes"
	"$python" "$scenes/orientations.py" "$1/case.pdf" "$1/boxes" 400 296
}
draw right
try 0 look right
same "all are shown, and upright" "$err$out" 8
same "as they were stored, none decoded" "$(pdfimages -list right/case.pdf | grep -c ' jpeg ')" 8
same "four of them lie" "$(pdfimages -list right/case.pdf | awk '$4 == 296' | wc -l)" 4
for n in {1..8}; do
	same "the reader of EXIF, $n" "$(exiftool -n -s3 -Orientation right/p$n.jpg)" $n
done

# it sees one that is not: a photo that tells no orientation
draw wrong
"$python" "$scenes/pictures.py" photo wrong/p4.jpg 400 296
cp right/p3.jpg wrong/p7.jpg
sed -i 's/p5\.jpg/p1.jpg/' wrong/case.yaml
for n in 2 6; do
	exiftool -q -overwrite_original -n -Orientation=1 wrong/p$n.jpg
done
try 1 look wrong
same "the two that lie about it" "$(sed 's/:.*//; s/ on.*//' <<<"$out" | tr '\n' ,)" "picture 2,picture 6,"
scene_end
