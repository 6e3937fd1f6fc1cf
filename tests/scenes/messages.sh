# messages.sh - the program speaks the language of who runs it, wholly, and does the same in every one.
source "${BASH_SOURCE%/*}/scene.bash"
source "$DOSSIER_SOURCE/tests/golden/evidence.bash"
messages=("$python" "$scenes/messages.py")

# ---- the catalogue: sh po/update.sh brings it up to date ----

try 0 sh "$DOSSIER_SOURCE/po/update.sh" "$PWD/now.pot"
for po in "$DOSSIER_SOURCE"/po/*.po; do
	try 0 "${messages[@]}" catalogue now.pot "$po"
	same "$po is what the sources say" "$out" ""
	holds "messages were found" "$err" -gt 400
	try 0 msgfmt --check-format --output-file=/dev/null "$po"
done
try 0 "${messages[@]}" strays "$DOSSIER_SOURCE" now.pot
same "every message can be translated" "$out" ""
holds "strings were found" "$err" -gt 3000

# ---- which language ----

speaks() { # LANGUAGE VARIABLE=VALUE...
	local want=$1
	shift
	err=$(env -u LC_MESSAGES -u LANG "$@" "$DOSSIER" bild 2>&1 >/dev/null)
	case $err in
	"dossier: error: there is no command "*) same "$*" en "$want" ;;
	"dossier: 错误: 没有命令“bild”"*) same "$*" zh "$want" ;;
	*) fail "$*: $err" ;;
	esac
}
speaks en
for locale in zh_CN.UTF-8 zh_CN.utf8 zh_CN zh zh_SG.UTF-8 zh_CN.UTF-8@pinyin; do
	speaks zh LANG=$locale
	speaks zh LC_ALL=$locale LANG=en_US.UTF-8
done
for locale in C POSIX C.UTF-8 en_US.UTF-8 fr_FR.UTF-8 zhuang z . / zh_CN.GBK zh_CN.GB18030; do
	speaks en LANG=$locale
done
speaks zh LC_MESSAGES=zh_CN.UTF-8 LANG=en_US.UTF-8
speaks en LC_MESSAGES=en_US.UTF-8 LANG=zh_CN.UTF-8
speaks en LC_MESSAGES=zh_CN.UTF-8 LC_CTYPE=zh_CN.GBK
speaks zh LANG=en_US.UTF-8 LANGUAGE=zh_CN:en
speaks zh LANG=C.UTF-8 LANGUAGE=zh_CN
speaks zh LANGUAGE=fr::zh:en
speaks en LANG=zh_CN.UTF-8 LANGUAGE=en_GB:zh_CN
speaks en LC_ALL=C LANG=zh_CN.UTF-8 LANGUAGE=zh_CN
speaks en LANGUAGE=../../locale/zh_CN

# ---- all of it ----

chinese=(env -u LC_MESSAGES LANG=zh_CN.UTF-8)
"${chinese[@]}" "$DOSSIER" --help >help || fail "no help"
try 0 bash -c '"$@" <help' - "${messages[@]}" help
same "help" "$out" ""
holds "help has lines" "$err" -gt 20

both() { # ARGUMENT...: says the same in both languages, and no English in Chinese
	env LANG=C "$DOSSIER" "$@" >/dev/null 2>now.en </dev/null
	"${chinese[@]}" "$DOSSIER" "$@" >/dev/null 2>now.zh </dev/null
	try 0 "${messages[@]}" compare now.en now.zh
	same "$* in Chinese" "$out" ""
	holds "$* says something" "$err" -gt 0
}

make_png front.png 300 300 3
both
both build
both build none.yaml
both build front.png
both build .
both bild x.yaml
both case.yaml
both build case.yaml case.yaml
both build "" -o ""
both build case.yaml --quite
both build case.yaml --quiet=1
both build case.yaml --output
both build case.yaml –quiet
both build case.yaml --color=purple
both build case.yaml --max-pixels=many
both build case.yaml --jobs=0
both build case.yaml --now=soon
both build case.yaml --fonts=nowhere
both build case.yaml --stage=plan
both build case.yaml --deliver=paper
both list
both list planets
both list platforms --platform ozon

# evidence of every bad kind
: >empty.png
head -c 200 front.png >cut.png
head -c 16 front.png >stub.png
{ head -c 60 front.png; head -c 60 /dev/zero; tail -c +121 front.png; } >rotten.png
printf 'GIF89a......................' >a.png
printf 'words, words, words and words' >b.png
printf '\xff\xd8\xff\xe0' >c.jpg
mkdir folder.png
{
	printf 'dossier: 1\nplatform: generic\ncomplaint: other\nnumber: C-1\nlanguage: en\n'
	echo 'exhibits:'
	for file in empty cut stub rotten a b folder none; do
		echo "  - file: $file.png"
	done
	echo '  - file: c.jpg'
} >case.yaml
both check case.yaml
holds "a message for each" "$err" -ge 18
both build case.yaml -o nowhere/case.pdf

for topic in "$DOSSIER_SOURCE"/tests/golden/*/; do
	topic=$(basename "$topic")
	compgen -G "$DOSSIER_SOURCE/tests/golden/$topic/*.diag" >/dev/null || continue
	cp -r "$DOSSIER_SOURCE/tests/golden/$topic" .
	golden_evidence "$topic" || fail "no pictures"
	cd "$topic" || exit 1
	for golden in *.diag; do
		[[ $golden != *.zh_CN.diag ]] || continue
		golden_output "${golden%.diag}" diag >now.en
		golden_output "${golden%.diag}" zh_CN.diag >now.zh
		try 0 "${messages[@]}" compare now.en now.zh
		same "$topic/$golden in Chinese" "$out" ""
	done
	cd ..
done

# ---- lists: for people, and the same for programs ----

for topic in platforms complaints languages fonts; do
	try 0 "${chinese[@]}" "$DOSSIER" list $topic
	holds "no English word heads a column of $topic" \
		"$(grep -cE '^ *(platform|language|family|complaints|requires|deadline|limits|bold)\b' <<<"$out")" = 0
done
try 0 "${chinese[@]}" "$DOSSIER" list complaints --platform tmall
has "a time from an event" "$out" "    期限      自收到通知起 3 天（尚未证实）"
for topic in languages fonts; do
	try 0 "$DOSSIER" list $topic --json
	english=$out
	try 0 "${chinese[@]}" "$DOSSIER" list $topic --json
	same "$topic for programs" "$out" "$english"
done

# ---- and the same dossier ----

make_case case
try 0 "$DOSSIER" build case/case.yaml -o english.pdf --now 2025-01-22
try 0 "${chinese[@]}" "$DOSSIER" build case/case.yaml -o chinese.pdf --now 2025-01-22
try 0 cmp english.pdf chinese.pdf

# ---- the program alone ----

mkdir alone && cp "$DOSSIER" alone/dossier
try 0 "${chinese[@]}" alone/dossier --version
has "what it speaks" "$out" "messages: en alone"
try 2 "${chinese[@]}" alone/dossier bild
has "it says so in English" "$err" "error: there is no command"
mkdir -p alone/locale/zh_CN/LC_MESSAGES
head -c 9999 "$(dirname "$DOSSIER")/locale/zh_CN/LC_MESSAGES/dossier.mo" >alone/locale/zh_CN/LC_MESSAGES/dossier.mo
try 2 "${chinese[@]}" alone/dossier bild
has "half a catalogue is none" "$err" "error: there is no command"
scene_end
