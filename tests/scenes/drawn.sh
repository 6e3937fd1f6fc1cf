# drawn.sh - a circle, an arrow, a line below words, a highlight and a callout are drawn where the case says, each with
# its white edge and nothing beside it, on any ground, however the picture is cropped and turned, in the PDF and on
# sheets. The original that follows has none of them; schemes of cards get no original, and brackets for highlights.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
drawn=("$python" "$scenes/drawn.py")

for ground in 255 0 128; do
	for platform in generic mastercard; do
		ink=accent bare=8
		[[ $platform == generic ]] || ink=black bare=0
		folder=$platform-$ground
		mkdir "$folder"
		printf '%s\n' "dossier: 1" "platform: $platform" "complaint: other" "number: T-1" "language: en" \
			"request: Reject it." >"$folder/case.yaml"
		"${drawn[@]}" make "$folder" "$ground"
		deliver=pdf
		[[ $ground == 128 ]] && deliver=pdf,images
		try 0 "$release" build -q --color=never "$folder/case.yaml" --deliver=$deliver --warning-exit-0
		pdftoppm -r 220 "$folder/case.pdf" "$folder/page"
		try 0 "${drawn[@]}" look $ink "$ground" "$folder"/page*.ppm
		same "marks on $ground, $platform" "$out" "8 with all marks, $bare bare"
		[[ $ground == 128 ]] || continue
		try 0 "${drawn[@]}" look $ink "$ground" "$folder"/case-*.jpg
		same "marks on sheets, $platform" "$out" "8 with all marks, $bare bare"
	done
done
scene_end
