# drawn.sh - a circle, an arrow, a line below words, a highlight and a callout are drawn where the case says, each with
# its white edge and nothing beside it, on any ground, however the picture is cropped and turned, in the PDF and on
# sheets. The original that follows has none of them; schemes of cards get no original, and brackets for highlights.
source "${BASH_SOURCE%/*}/scene.bash"
source "$scenes/marked.bash"
need_release

look_at() { # PAGE...
	local bare=8
	[[ $ink == accent ]] || bare=0
	try 0 "$python" "$scenes/drawn.py" look $ink "$ground" "$@"
	same "marks of $1, $platform" "$out" "8 with all marks, $bare bare"
}
marked "$scenes/drawn.py" "$release" 128
scene_end
