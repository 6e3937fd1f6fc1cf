# message.sh - the message to the buyer before the appeal, and the dossier for his eyes beside it.
source "${BASH_SOURCE%/*}/scene.bash"
plain=("$DOSSIER" build --color=never --now 2025-01-22 --warning-exit-0)
build=("${plain[@]}" --deliver=message)

message_of() { # LANGUAGE: the playbook's words, filled from the case
	sed -n "/^message:/,/^[a-z]*:\$/p" "$DOSSIER_SOURCE/templates/complaints/generic.not-as-described.yaml" |
		sed -n "/^  $1: |/,/^  [a-z]/{/^    /s/^    //p; /^\$/p;}" |
		sed -e 's/{order}/1001/; s/{item}/Kettle/; s/{shop}/Anna Seller/' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

make_case case
try 0 "${build[@]}" case/case.yaml
same "what is made" "$(ls case | tr '\n' ' ')" \
	"case.counterparty.pdf case.counterparty.sha256 case.message.txt case.yaml shots "
holds "a message" -n "$(message_of en)"
same "its words" "$(<case/case.message.txt)" "$(message_of en)"
(cd case && sha256sum --quiet --strict -c case.counterparty.sha256) || fail "the manifest does not verify"
same "the message is sealed" "$(grep -c '  case.message.txt$' case/case.counterparty.sha256)" 1

# what the platform is asked, and when it wants to hear, is not said to him; which, the templates say
printed() { pdftotext -layout "case/case.$1" - | tr -s ' \n' ' '; }
try 0 "${plain[@]}" case/case.yaml --deliver=pdf
for words in "Please close the complaint" "1 Feb 2025" "The parcel was whole" "Order record"; do
	has "to the platform: $words" "$(printed pdf)" "$words"
done
for words in "Please close the complaint" "1 Feb 2025"; do
	holds "not to the buyer: $words" "$(printed counterparty.pdf | grep -c "$words")" = 0
done
for words in "The parcel was whole" "Order record"; do
	has "to both: $words" "$(printed counterparty.pdf)" "$words"
done
mkdir less
echo 'recipients: {counterparty: {leave-out: {keys: [statement], sections: [order]}}}' >less/recipients.yaml
try 0 "${build[@]}" case/case.yaml --templates less
has "what is not left out" "$(printed counterparty.pdf)" "Please close the complaint"
holds "a statement" "$(printed counterparty.pdf | grep -c "The parcel was whole")" = 0
holds "a section" "$(printed counterparty.pdf | grep -c "Order record")" = 0
echo 'recipients: {counterparty: {leave-out: {keys: [claims], sections: [oder]}}}' >less/recipients.yaml
try 2 "${build[@]}" case/case.yaml --templates less
has "a key that cannot" "$err" "no key of this name can be left out [bad-template]"
sed -i 's/claims/request/' less/recipients.yaml
try 2 "${build[@]}" case/case.yaml --templates less
has "a section that is none" "$err" "no section of this name [bad-template]"
try 0 "${build[@]}" case/case.yaml
rm case/case.pdf case/case.sha256

# his eyes only: what stands of him in a filled slot is masked as in the dossier, the seller signs in full
sed -i 's/name: Kettle/name: Kettle for +7 921 555-12-34/; s/Anna Seller/Anna Holm/' case/case.yaml
try 0 "${build[@]}" case/case.yaml
has "a telephone number" "$(<case/case.message.txt)" "(Kettle for +7 "
same "a telephone number" "$(grep -c '555-12-34\|5551234' case/case.message.txt)" 0
same "who writes" "$(tail -n 1 case/case.message.txt)" "Anna Holm"
sed -i 's/ for +7 921 555-12-34//; s/Anna Holm/Anna Seller/' case/case.yaml

# in another language, under another name, with the pictures of the pages in place of the PDF
sed 's/^language: en/language: zh-CN/' case/case.yaml >case/chinese.yaml
try 0 "${build[@]}" case/chinese.yaml -o case/out.pdf
same "its words in Chinese" "$(<case/out.message.txt)" "$(message_of zh-CN)"
holds "the PDF has the name it was given" -s case/out.pdf
rm case/out.*
try 0 "${build[@]}" case/case.yaml --deliver=message,text -o case/out.pdf
same "in place of the PDF" "$(cd case && ls out.* | tr '\n' ' ')" "out.message.txt out.sha256 out.txt "

# a dossier for the platform takes the place of the buyer's: his message goes, unless somebody changed it
try 0 "${build[@]}" case/case.yaml -o case/out.pdf
cp -r case other
echo "mine" >>other/out.message.txt
try 0 "${plain[@]}" case/case.yaml --deliver=pdf -o case/out.pdf
has "it is told" "$err" "note: case/out.message.txt of an earlier build was removed [stale-file]"
holds "the message is gone" ! -e case/out.message.txt
holds "the text stays" -e case/out.txt
try 0 "${plain[@]}" other/case.yaml --deliver=pdf -o other/out.pdf
holds "what was changed stays" -e other/out.message.txt

try 2 "${build[@]}" case/case.yaml -o -
has "standard output" "$err" "only the PDF can be written to standard output [deliver-stream]"

# nothing to put into a slot, nothing to say at all: nothing is written
rm case/case.*.* case/out.*
sed -i '/^    - {name: Kettle/d; s/^  items:/  note: none/; s/^  total: .*//' case/case.yaml
try 2 "${build[@]}" case/case.yaml
has "what is missing" "$err" 'the case says nothing for "{item}" of the message to the buyer [message-blank]'
has "where it belongs" "$err" "add order.items.name to the case"
holds "nothing is written" ! -e case/case.message.txt
holds "neither the PDF" ! -e case/case.counterparty.pdf


# no message in the language of the case: that of the platform, then English, dates and all; or none whatever
make_case case
mkdir -p own/{platforms,complaints}
cp "$DOSSIER_SOURCE/templates/platforms/generic.yaml" own/platforms/market.yaml
cp "$DOSSIER_SOURCE/templates/complaints/generic.other.yaml" own/complaints/market.other.yaml
sed -i '/^language:/s/en/ru/' own/platforms/market.yaml
german() { # STATUS WORDS: of the message in own/complaints/market.other.yaml
	sed -i '/^message:/,/^steps:/{/^steps:/!d}' own/complaints/market.other.yaml
	printf 'message: {%s}\n' "$2" >>own/complaints/market.other.yaml
	sed 's/^language: en/language: de/; s/^platform: .*/platform: market/; s/^complaint: .*/complaint: other/' \
		case/case.yaml >case/german.yaml
	try "$1" "${build[@]}" case/german.yaml --templates own
}
words='en: "Paid {paid}.", ru: "Оплачен {paid}."'
german 0 "$words, de: \"Bezahlt {paid}.\""
same "German" "$(<case/german.message.txt)" "Bezahlt 10. Januar 2025, 10:01."
same "nothing to tell" "$(grep -c message-language <<<"$err")" 0
sed -i '/^message/d' own/complaints/market.other.yaml
german 0 "$words"
same "as on the platform" "$(<case/german.message.txt)" "Оплачен 10.01.2025, 10:01."
has "told" "$err" 'the message to the buyer is in "ru": the playbook has none in "de" [message-language]'
sed -i '/^message/d' own/complaints/market.other.yaml
german 0 'en: "Paid {paid}."'
same "in English" "$(<case/german.message.txt)" "Paid 10 Jan 2025, 10:01."
sed -i '/^message/d' own/complaints/market.other.yaml
rm case/german.*
german 2 'fr: "Non."'
has "no words" "$err" 'there is no message to the buyer for "other" in "de" [no-message]'
holds "nothing is written" ! -e case/german.message.txt

# every playbook's message can be filled from its sample
for sample in "$DOSSIER_SOURCE"/samples/complaints/*.*.yaml; do
	try 0 "${build[@]}" -q "$sample" -o case/sample.pdf
	holds "a message for ${sample##*/}" -s case/sample.message.txt
	same "slots left in it: ${sample##*/}" "$(grep -c '[{}]' case/sample.message.txt)" 0
done

# and the general ones' in German
cp -r "$DOSSIER_SOURCE/samples/complaints" german
for sample in german/generic.*.yaml; do
	echo 'language: de' >>"$sample"
	try 0 "${build[@]}" "$sample"
	same "told of ${sample##*/}" "$(grep -c message-language <<<"$err")" 0
	has "German in ${sample##*/}" "$(<"${sample%.yaml}.message.txt")" "Guten Tag. "
	same "slots left in it: ${sample##*/}" "$(grep -c '[{}]' "${sample%.yaml}.message.txt")" 0
done
scene_end
