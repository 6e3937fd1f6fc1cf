# imports_delivery.sh - what became of a parcel, by the whole of its carrier's record: the first delivery that was
# not taken back.
source "${BASH_SOURCE%/*}/scene.bash"

lines() { printf '%s\n' "$@"; }
# dump STATUS [LINE...]: of a case with these lines, which takes its record from t.json
dump() {
	lines "dossier: 1" "platform: generic" "language: en" "complaint: other" "number: C-1" \
		"respond_by: 2026-05-01 12:00" "claims: [{says: a, fact: b}]" "statement: 'of {delivered}'" "request: c" \
		"logistics: {from: t.json}" "${@:2}" >case.yaml
	try "$1" "$DOSSIER" dump --stage=casefile case.yaml
}
# the scans that count as a delivery, by what they say
given() {
	local n
	for n in $(sed -n 's/.*logistics.events\[\([0-9]*\)\].delivered = true/\1/p' <<<"$out"); do
		sed -n "s/.*logistics.events\[$n\].what = //p" <<<"$out"
	done | tr '\n' ' '
}
told() { grep -c "import-$1\]" <<<"$err"; }

# record FORMAT WORD...: of these statuses, a day each, newest first as carriers list them; each says its number
record() {
	local format=$1 n=0 all= scan
	shift
	for word; do
		n=$((n + 1))
		case $format in
		cdek) scan="\"code\": \"$word\", \"name\": \"$n\", \"date_time\": \"2026-01-1${n}T10:00:00+0000\"" ;;
		17track)
			scan="\"time_iso\": \"2026-01-1${n}T10:00:00+08:00\", \"description\": \"$n\""
			[[ $word = *_* ]] && scan="$scan, \"sub_status\": \"$word\", \"stage\": null" ||
				scan="$scan, \"stage\": \"$word\""
			;;
		kuaidi) scan="\"time\": \"2026-01-1$n 10:00:00\", \"context\": \"$n\"${word:+, \"status\": \"$word\"}" ;;
		code) scan="\"time\": \"2026-01-1$n 10:00:00\", \"context\": \"$n\", \"statusCode\": \"$word\"" ;;
		cainiao) scan="\"timeStr\": \"2026-01-1$n 10:00:00\", \"desc\": \"$n\", \"actionCode\": \"$word\"" ;;
		esac
		all="{$scan}${all:+,
 }$all"
	done
	case $format in
	cdek) lines "{\"entity\": {\"cdek_number\": \"1\"${more:-}, \"statuses\": [" "$all]}}" ;;
	17track) lines "{\"data\": {\"accepted\": [{\"number\": \"RR1\", \"track_info\": {${more:-}" \
		"\"tracking\": {\"providers\": [{\"provider\": {\"name\": \"A\"}, \"events\": [" "$all]}]}}}]}}" ;;
	kuaidi | code) lines "{\"nu\": \"1\", \"com\": \"ems\", \"state\": \"${more:-0}\", \"data\": [" "$all]}" ;;
	cainiao) lines '{"module": [{"mailNo": "CN1", "detailList": [' "$all]}]}" ;;
	esac >t.json
}
# is FORMAT "WORD..." GIVEN [TOLD [OF]]: these count, and so many warnings tell of what did not
is() {
	local status=0
	[[ ${4:-0} = 0 ]] || status=3
	record "$1" $2
	dump "$status"
	same "$1: $2" "$(given)" "$3"
	same "told: $1: $2" "$(told undelivered)" "${4:-0}"
	[[ -z ${5:-} ]] || has "of which: $2" "$err" "$5"
}

# two scans that say so: the first, in every place
record cdek CREATED DELIVERED DELIVERED
dump 0 "order: {number: 1, received: 2026-01-12 18:00}"
same "both" "$(given)" "2 3 "
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
plain=${out//$'\xc2\xa0'/ }
has "in the statement" "$plain" "of 12 Jan 2026, 10:00:00"
has "and its facts" "$plain" "{quiet:Delivered} = 12 Jan 2026, 10:00:00"
same "one row is strong" "$(grep -c '| {strong:[123]}' <<<"$plain")" 1
has "that one" "$plain" "{strong:2}"
same "and one of the timeline" "$(grep -c '^ *turn .*\] [123] ' <<<"$plain")" 1
try 3 "$DOSSIER" check case.yaml --now 2026-02-01
same "received before it was said again" "$(grep -c 'the delivery' <<<"$err")" 0
dump 0 "order: {number: 1, received: 2026-01-11 18:00}"
try 3 "$DOSSIER" check case.yaml --now 2026-02-01
has "but not before the first" "$err" "order.received (2026-01-11 18:00) lies before the delivery (2026-01-12 10:00:00)"

scene_end
