# marks.sh - what is drawn above pictures is where the case says, however they are cropped and turned, in the PDF
# and on sheets; it reads on any ground, and what is highlighted stays legible.
source "${BASH_SOURCE%/*}/scene.bash"
source "$scenes/marked.bash"

look_at() { # PAGE...
	try 0 "$python" "$scenes/marks.py" look $ink "$@"
	same "marks of $1, $platform" "$out" "8 boxes"
}
marked "$scenes/marks.py" "$DOSSIER" 255

# wherever marks meet, no number hides another, and no mark a number
mkdir many
"$python" "$scenes/pictures.py" photo many/photo.jpg 800 600
printf '%s\n' "dossier: 1" "platform: generic" "complaint: other" "number: T-1" "language: en" "exhibits:" \
	"  - id: x" "    file: photo.jpg" "    marks:" >many/case.yaml
n=0
for kind in box highlight arrow underline box highlight circle callout box arrow callout box; do
	at="[100, 100, 300, 240]"
	[[ $kind == circle ]] && at="[100, 100, 60]"
	[[ $kind == callout ]] && at="[100, 100]"
	echo "      - {$kind: $at, note: \"$((++n))\"}" >>many/case.yaml
done
try 0 "$DOSSIER" dump --stage=boxes many/case.yaml --warning-exit-0
same "all numbers" "$(awk '$1 == "text" && $3 == "white" { print $NF }' <<<"$out" | tr -d '"' | head -12 | sort -n |
	tr '\n' ' ')" "1 2 3 4 5 6 7 8 9 10 11 12 "
same "apart" "$(awk '$1 == "disc" && $3 == "accent" && n < 12 { x[++n] = $4; y[n] = $5 } END { for (i = 1; i <= n; i++)
	for (k = 1; k < i; k++) if ((x[i] - x[k]) ^ 2 + (y[i] - y[k]) ^ 2 < 13 ^ 2) print i, k }' <<<"$out")" ""
same "above the lines" "$(awk '$1 == "text" && $3 == "white" { seen = 1 } seen && / width 1[.]500 / { n++ }
	END { print n + 0 }' <<<"$out")" 0

# many notes stay with their picture and not in half of the page; those that run over stand below its head
mkdir long
for i in 1 2; do "$python" "$scenes/pictures.py" photo long/$i.jpg 500 1100; done
printf '%s\n' "dossier: 1" "platform: generic" "complaint: other" "number: T-1" "language: en" \
	"exhibits:" "  - {id: w, title: Before, file: 1.jpg}" "  - id: x" \
	"    title: Noted" "    file: 2.jpg" "    marks:" >long/case.yaml
for i in {1..9}; do
	echo "      - {box: [50, ${i}00, 400, ${i}50], note: what is to be seen in the line $i and why it decides this" \
		"case as it is told in the claim}"
done >>long/case.yaml
try 0 "$DOSSIER" build long/case.yaml --deliver=pdf --warning-exit-0 --now 2025-01-22
pdftotext -layout long/case.pdf - | tr '\f' '\n' | grep -oE 'Noted.*\(continued\)|the line [0-9]' >order
same "the head above what runs over" "$(grep -A1 continued order | tr '\n' ' ')" "Noted (continued) the line 7 "
same "not beside another" "$(pdftotext -layout long/case.pdf - | grep -c 'Exhibit 1 .*Exhibit 2')" 0
scene_end
