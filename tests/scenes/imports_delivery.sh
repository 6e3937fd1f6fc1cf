# imports_delivery.sh - what became of a parcel, by the whole of its carrier's record: the first delivery that was
# not taken back, no delivery to the seller, and what says that it did not arrive is told.
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
	kuaidi | code) lines "{\"nu\": \"1\", \"com\": \"ems\", ${more:+\"state\": \"$more\", }\"data\": [" "$all]}" ;;
	cainiao) lines "{\"module\": [{\"mailNo\": \"CN1\", ${more:+\"status\": \"$more\", }\"detailList\": [" "$all]}]}" ;;
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

# but one that went on its way again was not at the buyer's
record kuaidi 签收 派件 签收
dump 0
same "the later" "$(given)" "3 "
has "told" "$err" 'after "1" of 2026-01-11 10:00:00 +08:00 the parcel went on: it was handed over by "3" of 2026-01-13'
is 17track "Delivered InTransit_Other Delivered_Other Delivered" "3 4 "

# a failed attempt takes nothing from the next
is cdek "TAKEN_BY_COURIER RETURNED_TO_RECIPIENT_CITY_WAREHOUSE TAKEN_BY_COURIER DELIVERED" "4 "
is cdek "NOT_DELIVERED TAKEN_BY_COURIER DELIVERED" "3 "
is cdek "SENT_TO_SENDER_CITY ACCEPTED_IN_SENDER_CITY SENT_TO_RECIPIENT_CITY DELIVERED" "4 "
is cdek "POSTOMAT_POSTED POSTOMAT_RECEIVED DELIVERED" "2 3 "
is 17track "OutForDelivery DeliveryFailure_NoBody OutForDelivery Delivered" "4 "
is 17track "DeliveryFailure InTransit Delivered" "3 "
is 17track "Exception_Damage Exception_Delayed Delivered_Other" "3 "
is kuaidi "派件 疑难 派件 签收" "4 "
is kuaidi "派件 拒收 派件 派件异常后签收" "4 "
is kuaidi "投柜或驿站 柜或驿站超时未取 本人签收" "3 "
is code "5 204 5 302" "4 "
is cainiao "GTMS_STA_SIGNED GSTA_SIGN" "2 "
is cainiao "GTMS_DEL_FAILURE GTMS_RE_DELIVERING GTMS_SIGNED" "3 "
# nor is it told while the next is under way
is 17track "DeliveryFailure_NoBody OutForDelivery" ""
is cdek "RETURNED_TO_RECIPIENT_CITY_WAREHOUSE TAKEN_BY_COURIER" ""
is kuaidi "疑难 派件" ""

# the way back is told however far it went
back="by the carrier's record this parcel was not handed over, or came back:"
is cdek "NOT_DELIVERED SENT_TO_SENDER_CITY" "" 1 "$back \"2\" of 2026-01-12"
is cdek "NOT_DELIVERED ACCEPTED_AT_TRANSIT_WAREHOUSE" "" 1 "$back \"1\" of 2026-01-11"
is cdek "POSTOMAT_POSTED POSTOMAT_SEIZED SENT_TO_TRANSIT_CITY" "" 1 "$back \"2\" of 2026-01-12"
is 17track "Returning InTransit" "" 1 "$back \"1\""
is 17track "Exception_Returning InTransit_Other InTransit_Arrival" "" 1 "$back \"1\""
is 17track "DeliveryFailure_Rejected InTransit_Other" "" 1 "$back \"1\""
is kuaidi "拒签 在途" "" 1 "$back \"1\""
is kuaidi "退回 在途 在途" "" 1 "$back \"1\""
is code "6 0" "" 1 "$back \"1\""
is cainiao "GTMS_SIGN_FAILURE RT_INBOUND LH_DEPART" "" 1 "$back \"2\""

# and what was handed over there was handed over to the seller
sender='since "%s" of %s this parcel was on its way back: "%s" of %s counts as no delivery to the buyer'
at() { echo "2026-01-1$1 10:00:00 $2"; }
is 17track "Exception_Returning InTransit_Other Delivered" "" 1 \
	"$(printf "$sender" 1 "$(at 1 +08:00)" 3 "$(at 3 +08:00)")"
is 17track "Returned Delivered" "" 1 "$(printf "$sender" 1 "$(at 1 +08:00)" 2 "$(at 2 +08:00)")"
is 17track "Returning Delivered InTransit Delivered" "" 1
is cdek "NOT_DELIVERED SENT_TO_SENDER_CITY DELIVERED" "" 1 "$(printf "$sender" 2 "$(at 2 +00:00)" 3 "$(at 3 +00:00)")"
is cdek "DELIVERED SENT_TO_SENDER_CITY DELIVERED" "" 2 '"2" of 2026-01-12 10:00:00 +00:00 comes after "1" of'
is kuaidi "退回 签收" "" 1 "$(printf "$sender" 1 "$(at 1 +08:00)" 2 "$(at 2 +08:00)")"
is kuaidi "拒签 在途 签收" "" 1
is kuaidi "签收 退回 退签" "" 1 '"2" of 2026-01-12 10:00:00 +08:00 comes after "1" of'
is cainiao "RT_INBOUND GTMS_SIGNED" "" 1
# its sender's warehouse had it back, on the way out
is cdek "RETURNED_TO_SENDER_WAREHOUSE ACCEPTED_IN_SENDER_CITY ACCEPTED_IN_RECIPIENT_CITY DELIVERED" "4 "
# it went on, and the record does not say that it was handed over
more=5 is kuaidi "揽收 签收 在途 派件" "" 1 '"3" of 2026-01-13 10:00:00 +08:00 comes after "2" of'
more='"latest_status": {"status": "InTransit"},' is 17track "InTransit_Other Delivered_Other InTransit_Arrival" "" 1
more=4 is kuaidi "派件 签收" "" 1 "$back \"2\""

# it is elsewhere after it was handed over, and the record does not say of the parcel that it was, or says nothing
undone='"2" of 2026-01-12 10:00:00 %s comes after "1" of 2026-01-11 10:00:00 %s, which counts as no delivery then'
east=$(printf "$undone" +08:00 +08:00) utc=$(printf "$undone" +00:00 +00:00)
for state in 2 204 ""; do
	more=$state is kuaidi "签收 疑难" "" 1 "$east"
done
more=2 is code "3 2" "" 1 "$east"
more='"latest_status": {"status": "Exception"},' is 17track "Delivered_Other Exception_Other" "" 1 "$east"
more='"latest_status": {"status": "InTransit"},' is 17track "Delivered_Other InTransit_Other" "" 1 "$east"
is cdek "DELIVERED TAKEN_BY_COURIER" "" 1 "$utc"
is cdek "DELIVERED POSTOMAT_RECEIVED SENT_TO_TRANSIT_CITY EATEN" "" 1
days='"2" of 2026-01-12 comes after "1" of 2026-01-11, which counts as'
for state in EXCEPTION DELIVERING CLAIMED ""; do
	more=$state is cainiao "GTMS_SIGNED GTMS_FAILURE" "" 1 "$days no delivery then"
	more=$state is cainiao "SIGNED SC_INBOUND_SUCCESS" "" 1 "$days no delivery then"
done
for state in RETURN FAILED LOST; do
	more=$state is cainiao "GTMS_DELIVERING GTMS_SIGNED" "" 1 "$back \"2\""
done
# or says both: it counts, and is told
kept='"2" of 2026-01-12 10:00:00 +08:00 comes after "1" of 2026-01-11 10:00:00 +08:00, which counts as the delivery'
for record in "kuaidi 签收 疑难" "kuaidi 签收 派件" "code 301 501"; do
	more=3 is ${record%% *} "${record#* }" "1 " 1 "$kept"
done
more='"latest_status": {"status": "Delivered"},'
for word in Exception_Other Exception_Delayed InTransit_Arrival; do
	is 17track "Delivered_Other $word" "1 " 1 "$kept"
done
more=DELIVERED is cainiao "GTMS_SIGNED GTMS_FAILURE" "1 " 1 "$days the delivery all the same"
# what was harmed was handed over
more=
is kuaidi "签收 破损" "1 " 1 "$kept"
more=209 is code "3 209" "1 " 1 "$kept"
is 17track "Delivered Exception_Damage" "1 " 1 "$kept"
# no scan says it, but the record does: that it is on its way, or that something is wrong with it
says='t.json says "%s" of the parcel, and not that it was handed over: "2" of 2026-01-12%s counts as %s'
for state in 0 5 501 8; do
	more=$state is kuaidi "派件 签收" "" 1 "$(printf "$says" $state " 10:00:00 +08:00" "no delivery then")"
	more=$state is code "5 209 3 209" "" 1 "$(printf "$says" $state x x | cut -d: -f1)"
done
for state in 2 204 209; do
	more=$state is code "5 3" "2 " 1 "$(printf "$says" $state " 10:00:00 +08:00" "the delivery all the same")"
done
more='"latest_status": {"status": "InTransit"},'
is 17track "InTransit_Other Delivered" "" 1 'says "InTransit" of the parcel'
more=DELIVERING is cainiao "GTMS_DELIVERING SIGNED" "" 1 "$(printf "$says" DELIVERING "" "no delivery then")"
more=EXCEPTION is cainiao "SENT_SCAN SIGNED" "2 " 1 "$(printf "$says" EXCEPTION "" "the delivery all the same")"
more=EXCEPTION is cainiao "GTMS_SIGNED GTMS_CLAIM" "1 " 1 'says "EXCEPTION" of the parcel'
more='"latest_status": {"status": "Expired"},'
is 17track "InTransit_Other Delivered" "2 " 1 'says "Expired" of the parcel'
more=

# what follows on an ordinary delivery says nothing: it is said again, thanks have no word of their own, a scan is late
more=3 is kuaidi "揽收 派件 签收 在途" "3 "
more=3 is kuaidi "派件 签收 本人签收 在途" "2 3 "
more=3 is code "5 3 0 0" "2 "
more='"latest_status": {"status": "Delivered"},' is 17track "OutForDelivery Delivered_Other InTransit_Other" "2 "
more=DELIVERED is cainiao "GTMS_DELIVERING GTMS_SIGNED GTMS_CLAIM SIGNED" "2 4 "
more=SIGNIN is cainiao "GTMS_DELIVERING GTMS_SIGNED" "2 "
is cainiao "GTMS_DELIVERING GTMS_SIGNED GSTA_INFORM_BUYER" "2 "
for at in "" 2026-01-12T10:59:59+0000 2026-01-12T11:00:00+0000; do
	record cdek TAKEN_BY_COURIER DELIVERED TAKEN_BY_COURIER
	sed -i "2s/2026[^\"]*/${at:-2026-01-12T10:00:00+0000}/" t.json
	[[ $at = *11:00* ]] && status=3 || status=0
	dump $status
	same "late: $at" "$(given) $(told undelivered)" "$([[ $status = 0 ]] && echo "2  0" || echo " 1")"
done

# a locker or station that signs for it is not the buyer
station='is of a locker or a station: that the buyer has it no scan says, and none counts as the delivery [import-del'
for record in "3 kuaidi 投柜或站签收" "5 kuaidi 投柜或站签收" "3 code 304" "304 kuaidi -" "DELIVERING cainiao GTMS_STA_SIGNED"; do
	set -- $record
	more=$1 record $2 "" ${3%-}
	[[ $3 != - ]] || more=$1 record $2 "" ""
	dump 0
	same "no delivery: $record" "$(given)" ""
	has "told: $record" "$err" "$station"
	has "which: $record" "$err" 'note: "2" of 2026-01-12'
done
more=3 is kuaidi "投柜或站签收 派件 本人签收" "3 "
same "nor was it one before" "$(told delivered)" 0
more=3 is kuaidi "本人签收 投柜或站签收" "1 "

# a part of it
for key in reason_code status_reason_code; do
	record cdek CREATED DELIVERED
	sed -i "2s/\"code\"/\"$key\": \"20\", &/" t.json
	dump 3
	same "$key" "$(given)" "2 "
	has "told: $key" "$err" '"2" of 2026-01-12 10:00:00 +00:00 handed over a part of this parcel, and not all of it'
	sed -i '2s/DELIVERED/CREATED/' t.json
	dump 0
	same "of a delivery alone: $key" "$(given)" ""
done
lines '[{"attributes": {"cdek_number": "1", "code": "DELIVERED", "status_date_time": "2026-01-11T10:00:00+0000",' \
	'"status_reason_code": "20"}}]' >t.json
dump 3
has "a webhook" "$err" "handed over a part of this parcel"

# a message that was sent twice is one scan; two of one day may be two
hook() { echo "{\"attributes\": {\"cdek_number\": \"1\", \"code\": \"$1\", \"status_date_time\": \"$2\"}}"; }
day=2026-01-11T10:00:00
lines "[$(hook CREATED ${day}+0000), $(hook DELIVERED ${day/11/12}+0000)," \
	"$(hook DELIVERED ${day/11/12}+0000), $(hook TAKEN_BY_COURIER ${day/11/12}+0000)]" >t.json
dump 0
same "twice" "$(grep -c 'events\[.*what' <<<"$out")" 3
sed -i 's/+0000//g' t.json
dump 0
same "of one day" "$(grep -c 'events\[.*what' <<<"$out")" 4

# a record of the way back alone
for key in is_return is_reverse is_client_return; do
	more=", \"$key\": true" is cdek "CREATED DELIVERED" "" 1 "t.json is the record of a return to the seller: none of"
	more=", \"$key\": false" is cdek "CREATED DELIVERED" "2 "
done
lines '[{"attributes": {"cdek_number": "1", "code": "DELIVERED", "status_date_time": "2026-01-11T10:00:00+0000",' \
	'"is_return": true}}]' >t.json
dump 3
has "a webhook" "$err" "t.json is the record of a return to the seller"

# what says in other words that it did not arrive
for word in Exception_Rejected Exception_Lost Exception_Destroyed Exception_Cancel Exception_Damage Exception_NoBody \
	Exception_Security Exception_Other Expired_Other DeliveryFailure_Other Exception; do
	is 17track "InTransit_Other $word" "" 1 "$back \"2\""
done
for word in InTransit_Other Exception_Delayed AvailableForPickup_Other NotFound_Other InTransit; do
	is 17track "InTransit_Other $word" ""
done
for word in REMOVED INVALID; do
	is cdek "CREATED $word" "" 1 "$back \"2\""
done
for word in 203 205 209 210 401 2; do
	is code "5 $word" "" 1 "$back \"2\""
done
more='"latest_status": {"status": "Expired"},' is 17track "InTransit_Other InTransit_Other" "" 1 "$back \"2\""

# of the parcel alone, or against its newest scan
more='"latest_status": {"status": "Delivered"},' record 17track InTransit_Other ""
dump 0
same "17TRACK: the newest" "$(given)" "2 "
has "told" "$err" "says of the parcel that it was handed over, and of no scan: the last is taken"
more='"latest_status": {"status": "Delivered"},' record 17track InTransit_Other OutForDelivery
dump 0
same "unless it says something else" "$(given)" ""
other='note: t.json says of the parcel that it was handed over, and no scan does: the last is "2" of 2026-01-12'
has "told so" "$err" "$other"
for word in 在途 派件; do
	more=3 record kuaidi 揽收 $word
	dump 0
	same "Kuaidi100: $word" "$(given) $(told undelivered)" " 0"
	has "told: $word" "$err" "$other"
done
more=3 record kuaidi 退回 ""
dump 3
same "the sender signed" "$(given)" ""
has "told" "$err" "counts as no delivery to the buyer"

# nor is it an older one where the newest was left out
lines '{"nu": "1", "com": "ems", "state": "3", "data": [{"time": "", "context": "2"},' \
	'{"time": "2026-01-11 10:00:00", "context": "1"}]}' >t.json
dump 3
same "the newest has no time" "$(given)" ""
has "it is told" "$err" "1 entries of t.json do not tell when it was, or what"
has "and that none counts" "$err" "${other/'"2" of 2026-01-12'/'"1" of 2026-01-11'}"
more=DELIVERED record cainiao GTMS_DELIVERING ZZZ
dump 0
same "Cainiao: no code that is known" "$(given)" ""
has "told so" "$err" "$other"

# a status that nobody knows is named, unless it was delivered since
unknown='note: what the status "%s" means is not known: it is not read [import-status]'
for record in "kuaidi 消失" "code 999" "cdek EATEN" "17track Exception_Eaten" "17track Eaten"; do
	record $record
	dump 0
	has "$record" "$err" "$(printf "$unknown" "${record#* }")"
	same "is no delivery: $record" "$(given)" ""
done
is cdek "EATEN DELIVERED" "2 "
same "delivered since" "$(told status)" 0
is cdek "DELIVERED EATEN" "1 "
same "delivered before" "$(told status)" 1
more=3 record kuaidi 揽收 消失
dump 0
same "nor is it the last" "$(given) $(told status) $(told delivered)" " 1 0"

# of two scans of one second the list tells which was first
for last in DELIVERED NOT_DELIVERED; do
	for first in CREATED ""; do
		record cdek $first NOT_DELIVERED DELIVERED
		[[ $last = DELIVERED ]] || record cdek $first DELIVERED NOT_DELIVERED
		sed -i 's/1[123]T10/15T10/' t.json
		[[ -z $first ]] || sed -i '$s/15T10/11T10/' t.json
		[[ $last = DELIVERED ]] && status=0 || status=3
		dump $status
		same "$last is last" "$(given | wc -w)" $((3 - status > 0))
	done
done

# an answer without a record says why
lines '{"result": false, "returnCode": "500", "message": "查询无结果，请隔段时间再查"}' >t.json
dump 2
has "Kuaidi100" "$err" 't.json:1:1: error: t.json tells of no parcel: "查询无结果，请隔段时间再查" [import-empty]'
lines '{"requests": [{"state": "INVALID", "errors": [' \
	'{"code": "v2_entity_not_found", "message": "Entity is not found"}]}]}' >t.json
dump 2
has "CDEK" "$err" 'error: t.json tells of no parcel: "Entity is not found" [import-empty]'
lines '{"result": "x", "message": "y"}' >t.json
dump 2
has "of others nobody knows" "$err" "those of no export that is known"
scene_end
