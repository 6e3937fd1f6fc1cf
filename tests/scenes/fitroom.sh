# fitroom.sh - whatever the form takes, from hardly enough to more than there is: what can fit does, and uses the room.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" draw && "$python" "$scenes/fit.py" shots || fail "no pictures"

STEPS=20       # limits of each sweep
SHARE=85       # percent of the room that is used at least ...
SHARE_MEAN=94  # ... and on the mean

sweep() { # NAME FILES LEAST MOST: LEAST is too little by far, at MOST nothing is done
	local limit size share status is_possible=0 n=0 sum=0 before=0
	for limit in $("$python" -c "for i in range($STEPS): print(int($3 * ($4 / $3) ** (i / ($STEPS - 1))))"); do
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
		share=$((size * 100 / limit))
		((n++, sum += share))
		holds "$1, $limit bytes: $share % of the room" "$share" -ge "$SHARE"
	done
	echo "$1: $n fitted, $((sum / n)) % of the room"
	holds "$1: most are fitted" "$n" -ge $((STEPS / 2))
	holds "$1: the mean" $((sum / n)) -ge "$SHARE_MEAN"
	holds "$1: some cannot be" "$n" -lt "$STEPS"
}

sweep "a JPEG screenshot" shot-1.jpg 80000 310000
sweep "JPEG screenshots" "shot-1.jpg, shot-2.jpg, shot-3.jpg" 220000 960000
sweep "all kinds" "shot-1.jpg, shot-2.jpg, photo-1.jpg, shot.png, dark.png" 250000 2400000
scene_end
