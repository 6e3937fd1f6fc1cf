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
sed -i 's/zh-CN/de/' case/chinese.yaml
try 2 "${build[@]}" case/chinese.yaml
has "no words" "$err" 'there is no message to the buyer for "not-as-described" in "de" [no-message]'

# every playbook's message can be filled from its sample
for sample in "$DOSSIER_SOURCE"/samples/complaints/*.*.yaml; do
	try 0 "${build[@]}" -q "$sample" -o case/sample.pdf
	holds "a message for ${sample##*/}" -s case/sample.message.txt
	same "slots left in it: ${sample##*/}" "$(grep -c '[{}]' case/sample.message.txt)" 0
done
scene_end
