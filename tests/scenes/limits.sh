# limits.sh - what is advised where the PDF cannot fit can be followed; a density that leaves too few pixels is
# told.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

"$python" - <<'PY' || fail "no pictures"
import random
from PIL import Image
def noise(name, size, seed):
    random.seed(seed)
    Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3)).save(name, quality=85)
noise("photo.jpg", (1600, 1200), 1)
for i in range(14):
    noise(f"small-{i}.jpg", (200, 150), 2 + i)
PY
"$python" "$scenes/pictures.py" chat shot.png 1080 2340 || fail "no screenshot"

build() { # STATUS LIMIT FILE...
	local status=$1
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: L-2' \
		'statement: Something.' "$2" 'exhibits:' >case.yaml
	shift 2
	printf -- '- {file: %s}\n' "$@" >>case.yaml
	try "$status" "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
}

# volumes have pictures as they are: where one alone is too large they are no way out
for limit in 30000 1; do
	build 2 "limit: {bytes: $limit}" photo.jpg shot.png
	has "$limit: it cannot fit" "$err" "[pdf-too-large]"
	same "$limit: nor in volumes" "$(grep -c 'split: true' <<<"$err")" 0
done
build 2 "limit: {bytes: 75 KB}" small-{0..13}.jpg
has "in volumes it can" "$err" "with split: true it comes in volumes"
build 0 "limit: {bytes: 75 KB, split: true}" small-{0..13}.jpg
build 2 "limit: {pages: 1}" photo.jpg shot.png
same "a volume has contents and a page" "$(grep -c 'split: true' <<<"$err")" 0
has "it is named as it was written" "$err" "the limit is the case's own, below limit:"
build 2 "limits: {pages: 1}" photo.jpg shot.png
has "so it is" "$err" "the limit is the case's own, below limits:"

# few pixels to the inch
build 0 "limit: {dpi: 72}" photo.jpg shot.png
has "coarse" "$err" "with 72 pixels to the inch small print in pictures may be lost [fitted-coarse]"
build 0 "limit: {dpi: 300}" photo.jpg shot.png
same "fine" "$(grep -c 'fitted-coarse' <<<"$err")" 0
scene_end
