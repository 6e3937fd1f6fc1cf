# fitroom.sh - whatever the form takes, from hardly enough to more than there is: what can fit does, and uses the room.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
for kind in draw shots chats room; do
	"$python" "$scenes/fit.py" $kind || fail "no pictures"
done

STEPS=20       # limits of each sweep
SHARE=84       # percent of the room that is used at least ...
SHARE_MEAN=90  # ... and on the mean
AGAIN=88       # percent of what less room gave, at least

# LEAST is too little by far, at MOST nothing is done; BEST: there is nothing between such a copy and the file.
sweep() { # NAME FILES LEAST MOST STEPS BEST
	local limit size share status is_possible=0 n=0 n_best=0 sum=0 before=0 most=0
	for limit in $("$python" -c "for i in range($5): print(int($3 * ($4 / $3) ** (i / ($5 - 1))))"); do
		printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-3' \
			'statement: Fitted.' "limit: {bytes: $limit}" "exhibits: [{title: All, files: [$2]}]" >room.yaml
		rm -f room.pdf
		"$release" build --warning-exit-0 room.yaml -o room.pdf --now 2025-01-22 >/dev/null 2>room.err
		status=$?
		if [[ $status != 0 ]]; then
			same "$1, $limit bytes, though fewer would do" "$is_possible" 0
			has "$1, $limit bytes: the least was tried" "$(<room.err)" "as small as can be read"
			continue
		fi
		is_possible=1
		size=$(wc -c <room.pdf)
		holds "$1, $size of $limit bytes" "$size" -le "$limit"
		grep -q '\[fitted\]' room.err || { before=1 && continue; }
		same "$1, $limit bytes: fitted, though less room needed no fitting" "$before" 0
		holds "$1, $limit bytes: more room gives no less" $((size * 100)) -ge $((most * AGAIN))
		((most = size > most ? size : most))
		grep -qE "$6" room.err && ((++n_best)) && continue
		share=$((size * 100 / limit))
		echo "$1: $limit bytes, $share %,$(sed -n 's/.*->[^,]*,/;/p' room.err | tr -d '\n' | cut -c 2-70)"
		((n++, sum += share))
		holds "$1, $limit bytes: $share % of the room" "$share" -ge "$SHARE"
	done
	echo "$1: $n fitted, $((sum / n)) % of the room; $n_best as well as can be"
	holds "$1: most are fitted" $((n + n_best)) -ge $(($5 / 2))
	holds "$1: the mean" $((sum / n)) -ge "$SHARE_MEAN"
	holds "$1: some cannot be" $((n + n_best)) -lt "$5"
}

sweep "a JPEG screenshot" shot-1.jpg 80000 310000 $STEPS "no copy"
sweep "JPEG screenshots" "shot-1.jpg, shot-2.jpg, shot-3.jpg" 220000 960000 $STEPS "no copy"
sweep "all kinds" "shot-1.jpg, shot-2.jpg, photo-1.jpg, shot.png, dark.png" 250000 2400000 $STEPS "no copy"
sweep "a chat" light.png 32000 290000 $STEPS "102 colours" # which it has
sweep "a photo with a little grain" photo-1.jpg 30000 1200000 $STEPS "no copy"
sweep "nothing but grain" noise.jpg 25000 1900000 $STEPS "no copy"
sweep "twelve photos" "$(echo grain-{1..12}.jpg | tr ' ' ,)" 170000 5000000 10 "no copy"
scene_end
