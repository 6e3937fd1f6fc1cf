# text.sh - a reader who copies or searches gets every character, in order, as the case has it.
source "${BASH_SOURCE%/*}/scene.bash"
characters=("$python" "$scenes/characters.py")

for language in en zh-CN ru; do
	"${characters[@]}" case $language >$language.yaml
	try 3 "$DOSSIER" build $language.yaml --color=never --now 2025-01-22
	same "$language: every character is in a font" "$(grep -c missing-glyph <<<"$err")" 0
	try 0 qpdf --check $language.pdf
	try 0 "${characters[@]}" compare $language.pdf
	same "$language: what does not come back" "$out" ""
	echo "$language: $err"
done

# it sees a character that is lost and two that changed places
sed 's/𠮷𠮷㐂㐂/𠮷𠮷㐂/; s/№ 55-10482/№ 55-10428/; s/👍🏻👍🏼/👍🏼👍🏻/' en.yaml >other.yaml
"$DOSSIER" build -q other.yaml --now 2025-01-22
try 1 "${characters[@]}" compare other.pdf
same "lines that differ" "$(wc -l <<<"$out")" 3
scene_end
