# languages.sh - every language that has a file of words makes a dossier of its own, with no English word of ours, and
# with the same links: on pages, exhibits and messages, each of which leads where its words say.
source "${BASH_SOURCE%/*}/scene.bash"

cp -r "$DOSSIER_SOURCE/samples/generic-not-as-described" case
for words in "$DOSSIER_SOURCE"/templates/words/*.yaml; do
	language=$(basename "$words" .yaml)
	sed -i "s/^language: .*/language: $language/" case/case.yaml
	try 0 "$DOSSIER" build case/case.yaml -o "$language.pdf" --now 2025-05-26
	same "$language: the document's language" "$(qpdf --json "$language.pdf" | grep -o '"/Lang": "[^"]*"' | head -1)" \
		"\"/Lang\": \"u:$language\""
	try 0 "$python" "$scenes/pdf.py" "$language.pdf" 10
	same "$language: what does not lead where it says" "$out" ""
	echo "$language: $err"
	found=$(sed 's/^[0-9]* pages, //; s/[0-9]* exhibits, //' <<<"$err")
	same "$language: links" "$found" "${links:=$found}"
	holds "$language: on exhibits" "$(sed 's/ exhibits.*//; s/.* //' <<<"$err")" -ge 25
	pdftotext "$language.pdf" "$language.txt"
	has "$language: its own words" "$(cat "$language.txt")" \
		"$(sed -n 's/^  statement: //p' "$words" | head -1)"
	[[ $language == en ]] && continue
	same "$language: words of English" "$(grep -cE 'Exhibit|Order placed|Page .* of' "$language.txt")" 0
done
scene_end
