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

sweep light
sweep night
scene_end
