# cli-options.sh - options, commands, help and version; every refusal has status 2 and writes nothing.
source "${BASH_SOURCE%/*}/scene.bash"

try 0 "$DOSSIER" --help
help=$out
same "help is no error" "$err" ""
for command in init build check list dump; do
	has "help lists $command" "$help" "  $command "
done
for option in -o,\ --output= -q,\ --quiet --color= --templates= --fonts= --font-text= --font-strong= \
	--font-mono= --font-emoji= --allow-outside --max-pixels= -j,\ --jobs= --now= --stage= --warning-exit-0 \
	--platform= --complaint= --json -h,\ --help --version; do
	has "help lists $option" "$help" "$option"
done
try 0 "$DOSSIER" build -h
same "-h wins" "$out" "$help"
while IFS= read -r line; do
	holds "help fits a terminal: $line" "${#line}" -le 80
done <<<"$help"

try 0 "$DOSSIER" --version
same "the first line" "${out%%$'\n'*}" "dossier 0.1.0"
for library in libharu HarfBuzz ICU libpng Nettle libyaml; do
	has "version names $library" "$out" "$library "
done
holds "one library a line" "$(grep -c , <<<"$out")" = 0

# refuse MESSAGE ADVICE ARGUMENT...
refuse() {
	local message=$1 advice=$2
	shift 2
	try 2 "$DOSSIER" "$@"
	same "no output: $*" "$out" ""
	same "$*" "$err" "dossier: error: $message${advice:+$'\n'  = $advice}"
}
usage='dossier build CASE.yaml makes CASE.pdf; dossier --help tells the rest'
refuse 'a command is missing' "$usage"
refuse 'there is no case.yaml in this folder' 'name the case file: dossier build FOLDER/CASE.yaml' build
refuse 'a command is missing before "case.yaml"' 'write: dossier build case.yaml' case.yaml
refuse 'there is no option "-output"' 'did you mean --output?' build -output x.pdf case.yaml
dash=$(printf '\xe2\x80\x94')
refuse "\"${dash}help\" begins with a long dash" \
	'an option begins with one or two plain ones: -o, --quiet' "${dash}help"
refuse 'there is no command "biuld"' 'did you mean "build"?' biuld case.yaml
refuse 'there is no command "frobnicate"' 'dossier --help lists them' frobnicate case.yaml
refuse 'there is no option "--ouput=x"' 'did you mean --output?' build case.yaml --ouput=x
refuse 'there is no option "-z"' 'dossier --help lists them' build case.yaml -z
refuse '--output needs a value' 'write --output=FILE' build case.yaml -o
refuse '--quiet takes no value' 'write --quiet alone' build case.yaml --quiet=1
refuse '--color cannot be "alwys"' 'did you mean "always"?' build case.yaml --color=alwys
refuse '--stage cannot be "pages"' 'it is one of casefile|plan|boxes' dump --stage pages case.yaml
refuse '--stage is an option of "dossier dump" alone' '' check --stage=plan case.yaml
refuse '--output is an option of "dossier build" alone' '' check -ox case.yaml
refuse 'one case at a time: "two.yaml" is one too many' \
	'a name with a space in it must stand in quotes' build one.yaml two.yaml
refuse 'one case at a time: "-q" is one too many' 'a name with a space in it must stand in quotes' build one.yaml -- -q
refuse '--max-pixels takes a number such as 200M, not "many"' '' build case.yaml --max-pixels=many
refuse '--max-pixels takes a number such as 200M, not "1MM"' '' build case.yaml --max-pixels=1MM
refuse '--jobs takes a number from 1 to 1024, not "0"' '' build case.yaml -j0
refuse '--now takes a date such as "2025-01-20 12:00 +08:00", not "today"' '' build case.yaml --now today
refuse '--fonts takes a folder, and "none" is none' 'look at the path; it starts at the current folder' \
	build --fonts none case.yaml
refuse '--templates takes a folder, and "none" is none' 'look at the path; it starts at the current folder' \
	build --templates=none case.yaml
refuse 'a file name is empty' "$usage" build ""
SOURCE_DATE_EPOCH=noon refuse 'SOURCE_DATE_EPOCH is not a number of seconds: "noon"' '' build case.yaml

# a case file that is not there is an error of the case
try 2 "$DOSSIER" build none.yaml
has "it is named" "$err" none.yaml
holds "nothing was written" -z "$(ls)"

# the case of a folder
make_case folder
mv folder/case.yaml folder/other.yaml
refuse 'there is no case.yaml in folder' 'did you mean "dossier check folder/other.yaml"?' check folder
mv folder/other.yaml folder/case.yaml
try 0 "$DOSSIER" check folder --now 2025-01-22
cd folder || exit 1
try 0 "$DOSSIER" build --now 2025-01-22
holds "case.pdf is there" -s case.pdf -a -s case.sha256
cd .. && rm -r folder

# colours: on demand only, as this is no terminal
try 2 "$DOSSIER" build --color=always none.yaml
has "coloured" "$err" $'\033['
try 2 "$DOSSIER" build --color=auto none.yaml
same "plain" "${err//$'\033'/}" "$err"

# progress: on a terminal, after a second, and gone at the end
if type script >/dev/null 2>&1; then
	script -qec "sleep 1.4 | '$DOSSIER' check - --color=never" /dev/null >typescript </dev/null
	shown=$(cat -v typescript)
	has "the stage is told" "$shown" "^M^[[Kreading the case"
	has "and wiped away" "$shown" "reading the case^M^[[K"
	script -qec "'$DOSSIER' check none.yaml --color=never" /dev/null >typescript </dev/null
	same "nothing in the first second" "$(grep -c 'reading the case' typescript)" 0
	rm typescript
fi

# standard output that cannot be written
"$DOSSIER" --help >/dev/full 2>err
same "a full disk" "$?" 4
has "it is told" "$(<err)" "standard output cannot be written: No space left on device"
"$DOSSIER" --version >&- 2>err
same "a closed one" "$?" 4
scene_end
