# hidden.sh - what one exhibit covers no other shows: not of the same file, nor of a copy or a page of it.
source "${BASH_SOURCE%/*}/scene.bash"

make_case
make_png shots/chat.png 400 600 3
cp shots/chat.png shots/copy.png
ln -s chat.png shots/link.png
"$python" -c 'from PIL import Image
names = "chat", "order", "parcel"
pages = [Image.open(f"shots/{name}.png").convert("RGB").resize((400, 600)) for name in names]
pages[0].save("shots/fax.tif", save_all=True, append_images=pages[1:])' || fail "no pages"
cp case.yaml plain.yaml
why='why: the name'
first="redact: [{rect: [10, 20, 60, 40], $why}]"
second="redact: [{rect: [100, 200, 160, 240], $why}]"
both="redact: [{rect: [10, 20, 60, 40], $why}, {rect: [100, 200, 160, 240], $why}]"

told() { # YES|NO ONE OTHER: are these exhibits told to show what is covered in one of them?
	{ cat plain.yaml; printf '  - {id: one, %s}\n  - {id: other, %s}\n' "$2" "$3"; } >case.yaml
	"$DOSSIER" check -q case.yaml --now 2025-01-22 2>err
	same "$2 and $3" "$(grep -q redact-undone err && echo yes || echo no)" "$1"
}

grep -q '^exhibits:' plain.yaml || echo 'exhibits:' >>plain.yaml
told yes "file: shots/chat.png, $first" "file: shots/chat.png"
told yes "file: shots/chat.png, $first" "file: shots/chat.png, $second"
told no "file: shots/chat.png, $first" "file: shots/chat.png, $first"
told yes "file: shots/chat.png, $first" "file: shots/chat.png, $both"
told no "file: shots/chat.png, $both" "file: shots/chat.png, $both, rotate: 90"
told yes "file: shots/chat.png, $first" "file: shots/copy.png"
told yes "file: shots/chat.png, $first" "file: shots/link.png"
told no "file: shots/chat.png, $first" "file: shots/order.png"
told yes "file: shots/chat.png, $first, crop: [0, 0, 400, 100]" "file: shots/chat.png, $second, crop: [0, 10, 400, 300]"
told no "file: shots/chat.png, $first, crop: [0, 0, 400, 100]" "file: shots/copy.png, $second, crop: [0, 100, 400, 300]"
told yes "file: shots/chat.png, $first" "stitch: [shots/chat.png, shots/order.png]"
told yes "file: shots/fax.tif, pages: 2, $first" "file: shots/fax.tif"
told yes "file: shots/fax.tif, pages: 2, $first" "file: shots/fax.tif, pages: '1-2'"
told no "file: shots/fax.tif, pages: 2, $first" "file: shots/fax.tif, pages: '1, 3'"
told yes "file: shots/chat.png, trim: repeats, $first" "file: shots/chat.png"
told yes "file: shots/chat.png, $first" "file: shots/chat.png, trim: repeats"
told no "file: shots/chat.png, trim: repeats, $first" "file: shots/copy.png, $first"
scene_end
