# fitwords.sh - screenshots of words stay sharp, in few colours, before they are made smaller; a label stays red.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" chats || fail "no pictures"

MOVED_MOST=32   # of 255: by how much a label may be off
SHARP_LEAST=80  # percent of the steps that the letters have in the file, as wide
WIDER=92        # percent of what less room gave, at least

# What each limit gave when words became JPEGs below a palette of 64 colours: px wide; 0: it could not be done.
jpegs() { # NAME
	case $1 in
	light) echo 46000:0 56000:0 68000:0 80000:0 88000:461 92000:465 96000:479 100000:525 104000:1080 ;;
	night) echo 46000:0 56000:0 68000:0 76000:0 80000:461 84000:461 88000:461 96000:484 104000:1080 ;;
	esac
}

sweep() { # NAME
	local pair limit width kind label price sharp most=0 n=0
	for pair in $(jpegs "$1"); do
		limit=${pair%:*}
		printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-4' \
			'statement: Fitted.' "limit: {bytes: $limit}" "exhibits: [{file: $1.png, title: Words}]" >words.yaml
		try 0 "$release" build --warning-exit-0 words.yaml -o words.pdf --now 2025-01-22
		holds "$1, $(wc -c <words.pdf) of $limit bytes" "$(wc -c <words.pdf)" -le "$limit"
		rm -f chat-out*
		read -r width kind label price sharp < <("$python" "$scenes/fit.py" chat words.pdf "$1")
		echo "$1, $limit bytes: $width px ($kind), a JPEG had ${pair#*:}; off by $label and $price, sharp $sharp %"
		same "$1, $limit bytes: no JPEG" "$kind" palette
		holds "$1, $limit bytes: the label" "$label" -le "$MOVED_MOST"
		holds "$1, $limit bytes: the price" "$price" -le "$MOVED_MOST"
		holds "$1, $limit bytes: as sharp" "$sharp" -ge "$SHARP_LEAST"
		holds "$1, $limit bytes: as wide" "$width" -ge "${pair#*:}"
		holds "$1, $limit bytes: more room gives no less" $((width * 100)) -ge $((most * WIDER))
		((n += width > ${pair#*:}, most = width > most ? width : most))
	done
	holds "$1: wider" "$n" -ge 8
}

# A number that is covered costs nothing of that, neither in a screenshot nor in a photo, wherever it stands.
fit() { # LIMIT EXHIBIT...: `width` and `kind` are those of the first
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-5' \
		'statement: Fitted.' "limit: {bytes: $1}" "exhibits:" "${@:2}" >covered.yaml
	try 0 "$release" build --warning-exit-0 covered.yaml -o covered.pdf --now 2025-01-22
	holds "$(wc -c <covered.pdf) of $1 bytes" "$(wc -c <covered.pdf)" -le "$1"
	read -r width kind < <(pdfimages -list covered.pdf | awk 'NR == 3 { print $4, $6 }')
}
covered() {
	local limit plain width kind over='redact: [{rect: [20, 400, 180, 460], why: phone}]'
	for limit in 56000 80000 96000; do
		fit $limit '- {file: light.png, title: Words}'
		plain=$width
		fit $limit "- {file: light.png, title: Words, $over}"
		echo "light, $limit bytes: $width px ($kind), $plain if nothing is covered"
		same "covered, $limit bytes: no JPEG" "$kind" index
		holds "covered, $limit bytes: as wide" $((width * 100)) -ge $((plain * WIDER))
	done
	"$python" -c 'from PIL import Image; import numpy
noise = numpy.random.default_rng(5).integers(-12, 12, (1100, 1500, 3))
slope = numpy.add.outer(numpy.arange(1100) // 9, numpy.arange(1500) // 12)[:, :, None] + noise + 20
Image.fromarray(slope.clip(0, 255).astype("uint8")).save("grain.png")'
	fit 900000 '- {file: light.png, title: Words}' "- {file: grain.png, title: Grain, rotate: 90, $over}"
	same "a photo that is turned, behind another picture" "$(pdfimages -list covered.pdf |
		awk 'NR > 2 { print $9 }' | sort | uniq -c | tr -s ' ')" "$(printf ' 1 image\n 1 jpeg')"
}

sweep light
sweep night
covered
scene_end
