# cli-list.sh - dossier list: what the templates know, as a table and as JSON.
source "${BASH_SOURCE%/*}/scene.bash"
unset LC_ALL LC_MESSAGES LANG
templates=$DOSSIER_SOURCE/templates

# query EXPRESSION: a Python expression of the JSON `v` in $out
query() { "$python" -c 'import json, sys; v = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1" <<<"$out"; }

# every platform file is a row, in the table and in JSON
try 0 "$DOSSIER" list platforms
for file in "$templates"/platforms/*.yaml; do
	name=${file##*/} name=${name%.yaml}
	holds "the platform $name" "$(grep -c "^$name " <<<"$out")" = 1
done
has "limits with how sure" "$out" "images 3 (reported)"
has "a limit that is a list" "$out" "image-formats jpg, png"
holds "nothing is null" "$(grep -c null <<<"$out")" = 0
holds "no line ends in spaces" "$(grep -c ' $' <<<"$out")" = 0
try 0 "$DOSSIER" list platforms --json
same "as many in JSON" "$(query 'len(v)')" "$(find "$templates/platforms" -name '*.yaml' | wc -l)"
same "a limit" "$(query '[p["limits"]["images"]["value"] for p in v if p["platform"] == "pinduoduo"]')" "['3']"
same "what it takes" "$(query '[p["delivers"] for p in v if p["platform"] == "pinduoduo"]')" \
	"[['pdf', 'images', 'text']]"

# every row of the guides has a playbook
try 0 "$DOSSIER" list complaints --json
same "all rows" "$(query 'len({r for c in v for r in c["rows"] if r in ["A%d" % i for i in range(1, 32)]})')" 31
same "each playbook once" "$(query 'len({c["playbook"] for c in v}) == len(v)')" True
same "as many as files" "$(query 'len(v)')" "$(find "$templates/complaints" -name '*.yaml' | wc -l)"
same "each requires something" "$(query 'all(c["requires"] for c in v)')" True
try 0 "$DOSSIER" list complaints
has "the heads" "${out%%$'\n'*}" "platform"
has "what is not known is said" "$out" "deadline  not known: the notice names it"

# of one platform: its own playbooks, the general ones, and what has none
try 0 "$DOSSIER" list complaints --platform tmall
has "a deadline with how sure" "$out" "deadline  3 days from notice (unconfirmed)"
has "a general playbook" "$out" "playbook  generic.quality"
try 0 "$DOSSIER" list complaints --platform pinduoduo --json
deadline='{c["complaint"]: (c["deadline"] or {}).get("value") for c in v}'
same "a time to answer" "$(query "$deadline['counterfeit']")" "48 h"
same "a time to negotiate" "$(query "$deadline['counterfeit-negotiation']")" "7 days"
same "nobody asks who has not been complained about" \
	"$(query "[$deadline[c] for c in ('sourcing', 'image-theft', 'malicious-buyer')]")" "[None, None, None]"
try 0 "$DOSSIER" list complaints --platform ebay --json
same "a second appeal has its own time" "$(query "$deadline['re-appeal'], $deadline['extortion']")" "('30 days', None)"
try 0 "$DOSSIER" list complaints --platform pinduoduo
has "and none is said" "$out" "deadline  none"
try 0 "$DOSSIER" list complaints --platform=tmall --json
same "its own" "$(query '[c["playbook"] for c in v if c["complaint"] == "postage"]')" "['tmall.postage']"
same "none" "$(query '[(c["playbook"], c["requires"]) for c in v if c["complaint"] == "wrong-item"]')" "[(None, [])]"
try 2 "$DOSSIER" list complaints --platform tmal
has "a near name" "$err" 'did you mean "tmall"?'
has "its code" "$err" "[unknown-platform]"
same "no half a table" "$out" ""

# titles are in the user's language, where there are words in it
try 0 env LANG=zh_CN.UTF-8 "$DOSSIER" list complaints --platform tmall
has "Chinese" "$out" 假冒商品投诉
try 0 env LC_ALL=ru_RU.UTF-8 LANG=zh_CN.UTF-8 "$DOSSIER" list complaints --platform tmall
has "Russian" "$out" Контрафактный товар
try 0 env LANG=xx_XX.UTF-8 "$DOSSIER" list complaints --platform tmall
has "English otherwise" "$out" "Counterfeit"
try 0 env LANG=C "$DOSSIER" list complaints --platform tmall
has "English in C" "$out" "Counterfeit"

try 0 "$DOSSIER" list checks
has "a rule and its level" "$out" "evidence-missing      warning"
while read -r code _; do
	holds "$code is in dossier(1)" -n "$(grep -x ".It Sy $code" "$DOSSIER_SOURCE/man/dossier.1")"
done < <(tail -n +2 <<<"$out")

# every list is JSON for programs, each row with the same keys, in every language
make_case case
for topic in platforms complaints "complaints --platform tmall" checks languages fonts "cases case"; do
	for locale in C zh_CN.UTF-8; do
		try 0 env LC_ALL=$locale "$DOSSIER" list $topic --json
		same "$topic in $locale" "$(query 'len(v) > 0 and len({tuple(row) for row in v})')" 1
		same "$topic in $locale: no empty text" "$(query '"" in [x for row in v for x in row.values()]')" False
	done
done

try 0 "$DOSSIER" list languages
for file in "$templates"/words/*.yaml; do
	name=${file##*/} name=${name%.yaml}
	holds "the language $name with its name" "$(grep -cE "^$name +[^ ]" <<<"$out")" = 1
done

try 0 "$DOSSIER" list fonts --json
same "the table's first family" "$(query 'v[0]["family"], v[0]["found"], v[0]["package"]')" \
	"('Noto Sans', 'yes', 'fonts-noto-core')"
same "its file is there" "$(query '__import__("os").path.exists(v[0]["regular"])')" True
mkdir fonts && cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts/ 2>/dev/null &&
	try 0 "$DOSSIER" list fonts --fonts fonts &&
	has "a family of the user's own" "$out" "DejaVu Sans"

# templates of the user's own are listed with the rest
mkdir -p own/platforms own/complaints
printf 'name: {en: Market}\nlanguage: en\ncomplaints: [fake]\n' >own/platforms/market.yaml
cat >own/complaints/market.fake.yaml <<'YAML'
title: {en: "A \"fake\""}
rows: []
limits: {respond: {value: 2 days, from: notice, sure: confirmed, source: me, seen: 2025-01-01}}
YAML
try 0 "$DOSSIER" list complaints --platform market --templates own --json
same "an own playbook" "$(query 'v[0]["title"], v[0]["deadline"]["value"]')" "('A \"fake\"', '2 days')"

# a mistake in one file is told, and the others are listed
mkdir -p slips/platforms slips/complaints
printf 'name: [\n' >slips/platforms/broken.yaml
printf 'name: {en: Other}\nlanguage: en\nlimits: {imagse: {value: 3}}\n' >slips/platforms/other.yaml
printf 'title: {en: "\n' >slips/complaints/ozon.quality.yaml
try 2 "$DOSSIER" list platforms --templates slips --json
has "the mistake" "$err" "slips/platforms/broken.yaml:"
has "the other mistake" "$err" "slips/platforms/other.yaml:3:"
n_platforms=$(find "$templates/platforms" -name '*.yaml' | wc -l)
same "the others and what can be read" "$(query 'len(v)')" $((n_platforms + 1))
same "not what cannot" "$(query '"broken" in [p["platform"] for p in v]')" False
try 2 "$DOSSIER" list complaints --platform ozon --templates slips --json
has "a mistake in a playbook" "$err" "slips/complaints/ozon.quality.yaml:"
same "the other complaints" "$(query '{"price", "quality"} & {c["complaint"] for c in v}')" "{'price'}"

# cases: those of a folder and of the folders right below it, as far as each has come
make_case work/one
echo 'status: {state: decided, at: 2025-02-03, outcome: rejected}' >>work/one/case.yaml
sed '/^status:/d; s/C-17/C-18/; s/^respond_by:.*/respond_by: 2025-03-01 18:00 +03:00/' work/one/case.yaml >work/two.yml
printf 'seller: {name: Anna}\n' >work/seller.yaml
printf 'note: dossier: none\n' >work/other.yaml
mkdir -p work/one/deep work/.hidden && cp work/two.yml work/one/deep/ && cp work/two.yml work/.hidden/
(cd work && "$DOSSIER" list cases --json) >out.json || fail "cases of this folder"
out=$(<out.json)
same "cases" "$(query '[(c["case"], c["number"]) for c in v]')" "[('one/case.yaml', 'C-17'), ('two.yml', 'C-18')]"
same "a state" "$(query 'v[0]["state"], v[0]["since"], v[0]["outcome"]')" "('decided', '2025-02-03', 'rejected')"
same "none said" "$(query 'v[1]["state"], v[1]["outcome"]')" "(None, None)"
same "when it is due" "$(query '[c["respond_by"] for c in v]')" "['2025-02-01 12:00', '2025-03-01 18:00 +03:00']"
try 0 "$DOSSIER" list cases work/two.yml work/one
same "as many lines as files, with the folder below" "$(grep -c C-1 <<<"$out")" 3
holds "the first named comes first" "$(sed -n 2p <<<"$out" | cut -c 1-12)" = work/two.yml
try 0 env LANG=zh_CN.UTF-8 "$DOSSIER" list cases work
has "states in Chinese" "$out" "已决定"
has "heads in Chinese" "$out" "举证截止"
echo 'numbr: 5' >>work/two.yml
try 3 "$DOSSIER" list cases work
has "one with errors is listed" "$out" C-18
has "and told" "$err" "work/two.yml has errors: not all of it may be listed [case-errors]"
try 2 "$DOSSIER" list cases work/three.yaml
same "one that is not there: no table" "$out" ""
mkdir empty
try 0 "$DOSSIER" list cases empty
has "a folder without" "$err" "there is no case file in empty [no-cases]"
try 2 "$DOSSIER" list fonts work
has "more words for nothing" "$err" 'one case at a time: "work" is one too many'

# words that are none
try 2 "$DOSSIER" list
same "nothing named" "$err" "dossier: error: a word is missing: what is to be listed
  = it is one of platforms, complaints, checks, languages, fonts, cases"
try 2 "$DOSSIER" list platform
has "a near word" "$err" 'did you mean "platforms"?'
try 2 "$DOSSIER" list languages --platform tmall
has "a platform for nothing" "$err" "--platform is for the complaints alone"
try 2 "$DOSSIER" check --json
has "not of check" "$err" '--json is an option of "dossier list" alone'
scene_end
