# marks.sh - what is drawn above pictures is where the case says, however they are cropped and turned, in the PDF
# and on sheets; it reads on any ground, and what is highlighted stays legible.
source "${BASH_SOURCE%/*}/scene.bash"
marks=("$python" "$scenes/marks.py")

for ground in 255 0 128; do
	for platform in generic mastercard; do
		ink=accent
		[[ $platform == generic ]] || ink=black
		folder=$platform-$ground
		mkdir "$folder"
		printf '%s\n' "dossier: 1" "platform: $platform" "complaint: other" "number: T-1" "language: en" \
			"request: Reject it." >"$folder/case.yaml"
		"${marks[@]}" make "$folder" "$ground"
		deliver=pdf
		[[ $ground == 255 ]] && deliver=pdf,images
		try 0 "$DOSSIER" build -q --color=never "$folder/case.yaml" --deliver=$deliver --warning-exit-0
		pdftoppm -r 220 "$folder/case.pdf" "$folder/page"
		try 0 "${marks[@]}" look $ink "$folder"/page*.ppm
		same "marks on $ground, $platform" "$out" "8 boxes"
		[[ $ground == 255 ]] || continue
		try 0 "${marks[@]}" look $ink "$folder"/case-*.jpg
		same "marks on sheets, $platform" "$out" "8 boxes"
	done
done
scene_end
