# ink.sh - characters on the page: each leaves ink in its place, of its own shape, emoji in colour.
source "${BASH_SOURCE%/*}/scene.bash"
ink=("$python" "$scenes/ink.py")

"${ink[@]}" case >case.yaml
try 3 "$DOSSIER" build case.yaml --color=never --now 2025-01-22
warnings=$(grep -E ': warning: ' <<<"$err" | grep -v evidence)
number=$(($(grep -c ') ' case.yaml) + 9))
line=$(grep -n "$number) " case.yaml | cut -d: -f1)
same "two characters are in no font" "$(sed -E 's/: warning.*(\(.*)$/ \1/' <<<"$warnings")" \
	"case.yaml:$((line - 2)):7 (U+E123) [missing-glyph]
case.yaml:$line:7 (U+F0001) [missing-glyph]"
try 0 "${ink[@]}" look case.pdf
same "what is not as it should be" "$out" ""

# it sees what it looks for
sed "s/^  $number) .*/  $number) 汉/; s/^  11) .*/  11) 汉/" case.yaml >other.yaml
"$DOSSIER" build -q other.yaml --now 2025-01-22
try 1 "${ink[@]}" look other.pdf
has "a character like another" "$out" "漢 looks like 汉"
has "a character like a missing one" "$out" "汉 looks like a missing character"

# every word of a dossier has ink where readers find it
for language in en zh-CN ru; do
	"$python" "$scenes/characters.py" case $language >$language.yaml
	try 3 "$DOSSIER" build -q $language.yaml --now 2025-01-22
	try 0 "${ink[@]}" words $language.pdf
	same "$language: blank words" "$out" ""
done
scene_end
