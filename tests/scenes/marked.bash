# marked.bash - cases with marks, for scenes that look at them; sourced behind scene.bash.
#
#   marked SCRIPT PROGRAM SHEETS   SCRIPT makes a case for each ground, in colour and black; PROGRAM builds it, on the
#                                  ground SHEETS as images, too. Then look_at PAGE... of the scene is called with what
#                                  came of it, and $ground, $platform and $ink are set.

marked() {
	for ground in 255 0 128; do
		for platform in generic mastercard; do
			ink=accent
			[[ $platform == generic ]] || ink=black
			local folder=$platform-$ground deliver=pdf
			mkdir "$folder"
			printf '%s\n' "dossier: 1" "platform: $platform" "complaint: other" "number: T-1" "language: en" \
				"request: Reject it." >"$folder/case.yaml"
			"$python" "$1" make "$folder" "$ground"
			[[ $ground == "$3" ]] && deliver=pdf,images
			try 0 "$2" build -q --color=never "$folder/case.yaml" --deliver=$deliver --warning-exit-0
			pdftoppm -r 220 "$folder/case.pdf" "$folder/page"
			look_at "$folder"/page*.ppm
			[[ $ground != "$3" ]] || look_at "$folder"/case-*.jpg
		done
	done
}
