# recipients.sh - what a recipient may not see is nowhere in what he gets: not in the text of the PDF, not in its
# outline, titles or alternative texts. And where something leaks nevertheless nothing is written.
source "${BASH_SOURCE%/*}/scene.bash"
source "$DOSSIER_SOURCE/tests/golden/evidence.bash"

cp -r "$DOSSIER_SOURCE"/tests/golden/recipient .
golden_evidence recipient || fail "no pictures"
cd recipient || exit 1

# All that a reader can get out of the PDF, in one line without blanks.
text_of() {
	{
		pdftotext -layout "$1" -
		pdftotext -raw "$1" -
		exiftool -a -G1 "$1" | grep -v -E 'File(Name|Size|Modif| )|Directory'
		qpdf --qdf --object-streams=disable --json --json-stream-data=none "$1"
	} | tr -d ' \n\f\t' | LC_ALL=C sed 's/\xC2\xAD//g; s/\xE2\x80\x8B//g' # soft hyphens, places to break
}

hidden="赵敏 13805712345[^6] 138-0571-2345 欧阳娜娜 娜娜 文三路 388号 1201 王大勇 李强 13712349876 13755556666
	137-5555-6666 nana@mail zhao\.min 110105199003076910 330106198811223045 6222021234567894 0571-88001234"
for case in zh zh-public zh-counterparty; do
	try 3 "$DOSSIER" build "$case.yaml" --color=never --now 2025-01-22
	has "$case: the manifest names the file as it is" "$err" "[private-name]"
	text=$(text_of "$case.pdf")
	has "$case: the text was read" "$text" "250110-118822334455667"
	for value in $hidden; do
		same "$case hides $value" "$(grep -c -E "$value" <<<"$text")" 0
	done
	holds "$case has a manifest" -s "$case.sha256"
done
silence="{code: private-name, why: The manifest stays with us.}, {code: picture-small, why: A drawing.}"
sed "\$a silence: [$silence]" zh-public.yaml >silent.yaml
try 0 "$DOSSIER" check silent.yaml --color=never --now 2025-01-22
same "names that tell can be silenced" "$(grep -c 'private-name\|silence' <<<"$err")" 0
for value in nana_1990 陈静怡 周小川 13912348765 service@qingchuan 仓前街道 91330110 星海; do
	same "public hides $value" "$(text_of zh-public.pdf | grep -c -E "$value")" 0
done
for value in 欧阳娜娜 13805712345 文三路 nana@mail; do
	try 3 "$DOSSIER" build -q zh-taobao.yaml --now 2025-01-22
	same "Taobao reads $value" "$(text_of zh-taobao.pdf | grep -c "$value")" 1
done
for case in ru ru-public; do
	try 3 "$DOSSIER" build -q $case.yaml --now 2025-01-22
	text=$(text_of $case.pdf)
	for value in [Сс]ем[её]нов Петровн Ленин 123-45-67[^·]*получила 9161234567 anna.sem Ковал 220012345678 765-43-21; do
		same "$case hides $value" "$(grep -c "$value" <<<"$text")" 0
	done
done
rm -f ./*.pdf ./*.sha256

# Who does not know the platform gets a page on it, and no form's images or text: they were for the platform.
sed '/^deliver:/d' zh.yaml >plain.yaml
printf 'dossier: 1\ninclude: plain.yaml\nrecipient: association\n' >other.yaml
try 3 "$DOSSIER" build -q other.yaml --now 2025-01-22
same "an association gets" "$(echo other.*)" "other.pdf other.sha256 other.yaml"
text=$(text_of other.pdf)
has "how the platform works" "$text" "$(tr -d ' ' <<<'拼多多是中国的网络交易平台')"
same "nothing of other complaints" "$(grep -c 假一赔十 <<<"$text")" 0
for value in '13805712345[^6]' 文三路 王大勇 6222021234567894; do
	same "an association is spared $value" "$(grep -c "$value" <<<"$text")" 0
done
rm -f ./*.pdf ./*.sha256

# A leak behind the mask's back: words that give away what the case hides.
mkdir -p leaky/words
printf 'document: {kicker: "{platform} 138-0571\\n2345 {complaint}"}\n' >leaky/words/zh-CN.yaml
for deliver in pdf images; do
	try 2 "$DOSSIER" build zh.yaml --templates leaky --deliver=$deliver --color=never --now 2025-01-22
	has "$deliver: the leak is told" "$err" '"13805712345" was hidden and can be read on page'
	has "$deliver: at the value" "$err" "zh.yaml:48:12: error"
	same "$deliver: nothing is written" "$(ls ./*.pdf ./*.sha256 ./*.jpg ./.*.tmp 2>/dev/null)" ""
done
# ... the last digits, where the number is left out; full-width, and letters of another alphabet
printf 'document: {kicker: "{platform} 尾号：２３４５ nаna@mail.example {complaint}"}\n' >leaky/words/zh-CN.yaml
try 2 "$DOSSIER" build zh-public.yaml --templates leaky --deliver=pdf --color=never --now 2025-01-22
has "the end of a number" "$err" '"尾号2345" was hidden and can be read on page'
has "a Cyrillic letter" "$err" '"nana@mail.example" was hidden and can be read on page'
printf 'document: {kicker: "{platform} 138-0571\\n2345 {complaint}"}\n' >leaky/words/zh-CN.yaml
try 2 "$DOSSIER" build zh.yaml --templates leaky -o - --now 2025-01-22
same "nor to standard output" "$out" ""
# ... in a narrow column, where they are broken into lines
printf 'order: {buyer: "买家13805712345浙江省杭州市西湖区文三路388号3幢1201室nana@mail.example"}\n' >leaky/words/zh-CN.yaml
try 2 "$DOSSIER" build zh.yaml --templates leaky --deliver=pdf --color=never --now 2025-01-22
for value in 13805712345 浙江省杭州市西湖区文三路388号3幢1201室 nana@mail.example; do
	has "broken into lines: $value" "$err" "\"$value\" was hidden and can be read on page"
done
printf 'document: {kicker: "{platform} 138-0571 {complaint}"}\n' >leaky/words/zh-CN.yaml
try 3 "$DOSSIER" build -q zh.yaml --templates leaky -o safe.pdf --now 2025-01-22
"$DOSSIER" build -q zh.yaml --templates leaky -o - --now 2025-01-22 >out.pdf
holds "standard output gets the same once it was looked through" -s out.pdf
try 0 cmp safe.pdf out.pdf

rm -f ./*.pdf ./*.sha256
mkdir leaky/complaints
complaint=$(sed -n 's/^complaint: //p' zh.yaml)
echo 'message: {zh-CN: "您好，您的电话是 13805712345"}' >"leaky/complaints/pinduoduo.$complaint.yaml"
rm -r leaky/words
try 2 "$DOSSIER" build zh.yaml --templates leaky --deliver=message --color=never --now 2025-01-22
has "the leak in a message is told" "$err" '"13805712345" was hidden'
same "and it is not written" "$(ls ./*.pdf ./*.sha256 ./*.txt ./.*.tmp 2>/dev/null)" ""

# A profile of one's own.
mkdir own
cat >own/recipients.yaml <<-'YAML'
	recipients: {platform: {consignee: {phone: show}, buyer: {phone: show}, others: {phone: show}}}
YAML
try 0 "$DOSSIER" build -q --warning-exit-0 zh.yaml --templates own -o own.pdf --now 2025-01-22
has "it shows what it says" "$(text_of own.pdf)" 13805712345
same "and hides the rest" "$(text_of own.pdf | grep -c 欧阳娜娜)" 0
echo 'recipients: {platform: {consignee: {phone: hide}}}' >own/recipients.yaml
try 2 "$DOSSIER" check zh.yaml --templates own --color=never --now 2025-01-22
has "a word that is none" "$err" '"phone" is neither show nor mask nor remove [bad-template]'
scene_end
