#!/bin/bash
# Shows where the pages of a case are not as stored, side by side in a picture, and stores them if you agree.
#
#   tests/raster/accept.sh en|ru|zh-CN
#
# The program is $DOSSIER, or build/dev/dossier, or build/release/dossier.
set -u
[[ -e ${0%/*}/${1:-none}.yaml ]] || { sed -n 's/^# \{0,1\}//p' "$0" && exit 2; }
DOSSIER_SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
here=$DOSSIER_SOURCE/tests/raster
for built in "${DOSSIER:-}" "$DOSSIER_SOURCE/build/dev/dossier" "$DOSSIER_SOURCE/build/release/dossier"; do
	[[ -x $built ]] && break
done
DOSSIER=$built
source "$DOSSIER_SOURCE/tests/golden/evidence.bash"
folder=$(mktemp -d)

cp "$here/$1.yaml" "$folder" && golden_evidence "$folder" || exit 1
"$DOSSIER" build -q "$folder/$1.yaml" --now 2025-01-22 || exit 1
/usr/bin/python3 "$here/pages.py" compare "$folder/$1.pdf" "$here/$1" && rm -r "$folder" && exit
/usr/bin/python3 "$here/pages.py" draw "$folder/$1.pdf" "$folder/$1"
/usr/bin/python3 - "$here/$1" "$folder/$1" <<'PYTHON'
import glob, os, sys
from PIL import Image
def row(prefix):
	names = sorted(glob.glob(prefix + "-[0-9]*.png"), key=lambda name: (len(name), name))
	return [Image.open(name).convert("L") for name in names]
rows = [r for r in map(row, sys.argv[1:]) if r]
wide, high = rows[-1][0].size
sheet = Image.new("L", (max(map(len, rows)) * (wide + 8), len(rows) * (high + 8)), 128)
for y, pictures in enumerate(rows):
	for x, picture in enumerate(pictures):
		sheet.paste(picture, (x * (wide + 8), y * (high + 8)))
sheet.save(os.path.join(os.path.dirname(sys.argv[2]), "sheet.png"))
PYTHON
echo "Stored above, now below: $folder/sheet.png; the dossier: $folder/$1.pdf"
read -r -p "store these pages of $1? [y/N] " answer
[[ $answer == y ]] && rm -f "$here/$1"-[0-9]*.png && cp "$folder/$1"-[0-9]*.png "$here"
