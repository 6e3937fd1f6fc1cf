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
told yes "file: shots/fax.tif, pages: 2, $first" "file: shots/fax.tif"
has "which page" "$(<err)" "seen elsewhere: in shots/fax.tif, page 2, at [10, 20, 60, 40]"
# what crops it away is followed by an original that does not
told yes "file: shots/chat.png, $first" "file: shots/copy.png, crop: [0, 100, 400, 300]"
has "why it is seen" "$(<err)" "it follows as the untouched original"
told no "file: shots/chat.png, $first" "file: shots/copy.png, crop: [0, 100, 400, 300], $first"
told yes "file: shots/chat.png, $first" "file: shots/copy.png"
has "shown by itself" "$(<err)" "cover it wherever the picture is shown"
# more than is looked for is told
make_png shots/dots.png 400 600 4
cp plain.yaml case.yaml
"$python" - >>case.yaml <<-'PY' || fail "no rectangles"
	places = [(x, y) for x in range(0, 396, 6) for y in range(0, 596, 6)]
	rects = ", ".join(f"{{rect: [{x}, {y}, {x + 4}, {y + 4}], why: n}}" for x, y in places)
	print(f"  - {{id: many, file: shots/dots.png, redact: [{rects}]}}")
PY
try 2 "$DOSSIER" check -q case.yaml --now 2025-01-22
has "too many" "$(cut -c1-200 <<<"$err")" "more than 5000 parts of pictures are covered here"
# Of what is joined each row is that of a file: only ways of showing it are compared that show the row. The first two
# screens share the rows 500 to 742 of the chat, in the second they are those from 76 on; the last shows 1100 on.
# Covered is a bubble in the first, in what it shares with the second, and the bar at the top, which all have.
chat=$DOSSIER_SOURCE/tests/chats/pinduoduo-light.png
"$python" "$scenes/screens.py" take "$chat" s 76 500 1100 || fail "no screens"
wide=$("$python" -c 'from PIL import Image; print(Image.open("s-1.png").width)')
at() { # FIRST END [LEFT RIGHT]: of 360 across
	local unit=$((wide / 360))
	echo "{rect: [$((${3:-0} * unit)), $(($1 * unit)), $((${4:-360} * unit)), $(($2 * unit))], $why}"
}
rows() {
	echo "redact: [$(at "$@")]"
}
all='stitch: [s-1.png, s-2.png, s-3.png]'
told no "$all, $(rows 200 300)" "file: s-1.png, $(rows 200 300)"
told yes "$all, $(rows 200 300)" "file: s-1.png"
told yes "$all, $(rows 200 300)" "file: s-1.png, $(rows 200 290)"
told no "$all, redact: [$(at 200 300), $(at 20 40)]" \
	"file: s-1.png, crop: [0, 0, $wide, $((200 * wide / 360))], $(rows 20 40)"
told no "$all, $(rows 200 300)" "file: s-2.png"
told no "$all, $(rows 200 300)" "file: s-3.png"
told no "$all, $(rows 200 300)" "stitch: [s-2.png, s-3.png]"
told yes "$all, $(rows 200 300)" "stitch: [s-1.png, s-2.png]"
told no "$all, $(rows 200 300)" "stitch: [s-1.png, s-2.png], $(rows 200 300)"
told yes "file: s-1.png, $(rows 200 300)" "$all"
told no "file: s-1.png, $(rows 200 300)" "$all, $(rows 200 300)"
# rows that the joined picture has from the one screen, and the other shows as well
told yes "$all, $(rows 520 600)" "file: s-2.png"
told no "$all, $(rows 520 600)" "file: s-2.png, $(rows 96 176)"
told yes "$all, $(rows 520 600)" "stitch: [s-2.png, s-3.png]"
told yes "$all, $(rows 650 730)" "file: s-1.png"
has "where it is seen" "$(<err)" "seen elsewhere: in s-1.png, at [0, $((650 * wide / 360)), "
told no "$all, $(rows 650 730)" "file: s-3.png"
told yes "file: s-1.png, $(rows 650 730)" "$all"
told no "file: s-1.png, $(rows 650 730)" "$all, $(rows 650 730)"
told yes "file: s-1.png, $(rows 650 730)}
  - {id: two, $all, $(rows 650 730)" "file: s-2.png"
# the bar, which is in the joined picture once
told yes "$all, $(rows 20 60)" "file: s-3.png"
told no "$all, $(rows 20 60)" "file: s-3.png, $(rows 20 60)"
low="crop: [0, $((80 * wide / 360)), $wide, $((600 * wide / 360))]"
told no "$all, $(rows 20 60)" "file: s-3.png, $low, $(rows 20 60)"
# what lies in rows of two screens is told as one place: covered there, too, all is hidden
told yes "file: s-2.png, $(rows 60 400)" "$all"
place=$(grep -o 'at \[.*\]' err | sed 's/ \[redact-undone\]//; s/at //')
told no "file: s-2.png, $(rows 60 400)" "$all, redact: [{rect: $place, $why}]"
# several may cover together what one did
parts="$(at 200 250), $(at 250 300 0 40), $(at 220 300 30 360)"
told no "$all, $(rows 200 300)" "file: s-1.png, redact: [$parts]"
told yes "$all, $(rows 200 300)" "file: s-1.png, redact: [${parts/"$(at 250 300 0 40)"/"$(at 250 300 0 20)"}]"
# JPEG is never quite the same
for i in 1 2 3; do
	"$python" -c 'import sys; from PIL import Image
Image.open(sys.argv[1]).convert("RGB").save(sys.argv[2], quality=88)' s-$i.png s-$i.jpg
done
told no "${all//png/jpg}, $(rows 200 300)" "file: s-2.jpg"
told yes "${all//png/jpg}, $(rows 520 600)" "file: s-2.jpg"
told yes "${all//png/jpg}, $(rows 20 60)" "file: s-2.jpg"
# rows that are left out stand elsewhere in the same file
"$python" "$scenes/screens.py" pile pile.png s-1.png s-2.png s-3.png || fail "no pile"
told yes "file: pile.png, trim: repeats, $(rows 20 60)" "file: pile.png, $(rows 20 60)"
bars="redact: [$(at 20 60), $(at 820 860), $(at 1620 1660)]"
told no "file: pile.png, trim: repeats, $bars" "file: pile.png, $bars"
scene_end
