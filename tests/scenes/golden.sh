# golden.sh - tests/golden/TOPIC/NAME.yaml against NAME.diag, .zh_CN.diag, .casefile, .plan and .boxes,
# whichever exist.
#
# .diag is what "dossier check NAME.yaml" prints, in a copy of TOPIC with pictures in it; a case without one
# prints nothing. The status follows from the worst message. To look at a change and accept it:
# tests/golden/accept.sh TOPIC/NAME.
source "${BASH_SOURCE%/*}/scene.bash"
source "$DOSSIER_SOURCE/tests/golden/evidence.bash"

status_of() { # the status that messages on standard input stand for
	local text
	text=$(cat)
	case $text in
	*': error: '*) echo 2 ;;
	*': warning: '* | *': missing: '*) echo 3 ;;
	*) echo 0 ;;
	esac
}

compare() { # NAME KIND GOT WANT
	scene_checks=$((scene_checks + 1))
	[[ $3 == "$4" ]] && return
	fail "$1.$2 differs; see tests/golden/accept.sh $1"
	diff -u --label "golden $1.$2" --label "now" <(echo "$4") <(echo "$3") | head -30 >&2
}

run_case() { # TOPIC NAME
	local wanted="" kind found=
	[[ -e $2.diag ]] && wanted=$(<"$2.diag")
	try "$(status_of <<<"$wanted")" "$DOSSIER" check "$2.yaml" $(golden_options)
	same "$1/$2: check prints no output" "$out" ""
	compare "$1/$2" diag "$err" "$wanted"
	same "$1/$2: what to do stands below each message" "$(grep -c '^  = ' <<<"$err")" \
		"$(grep -cE '^[^ ]+: (error|warning|note): .* \[[a-z-]+\]$' <<<"$err")"
	for kind in $golden_kinds; do
		[[ -e $2.$kind ]] || continue
		found=yes
		[[ $kind == diag ]] || compare "$1/$2" "$kind" "$(golden_output "$2" "$kind")" "$(<"$2.$kind")"
	done
	[[ $found ]] || fail "$1/$2.yaml has nothing to be compared with"
}

for topic in "$DOSSIER_SOURCE"/tests/golden/*/; do
	topic=$(basename "$topic")
	[[ $topic != casefile ]] || continue # unit.casefile_dump reads it
	cp -r "$DOSSIER_SOURCE/tests/golden/$topic" .
	golden_evidence "$topic" || fail "no pictures"
	cd "$topic" || exit 1
	for case in *.yaml; do
		run_case "$topic" "${case%.yaml}"
	done
	cd ..
done
holds "there are cases" "$scene_checks" -gt 150
scene_end
