# contents.sh - 150 exhibits: the contents are several pages long, and every page number in them is right.
source "${BASH_SOURCE%/*}/scene.bash"

mkdir photos
for i in 0 1 2 3; do
	"$python" "$scenes/pictures.py" photo photos/$i.jpg $((200 + i * 40)) $((210 + i * 80)) || fail "no picture"
done
make() { # LANGUAGE PLATFORM TITLE, a case on standard output
	cat <<-YAML
		dossier: 1
		platform: $2
		complaint: damaged
		language: $1
		number: N-150
		statement: "[[e1]], [[e75]], [[e150]]"
		exhibits:
	YAML
	for i in {1..150}; do
		echo "  - {id: e$i, file: photos/$((i % 4)).jpg, title: $3 $i, caption: \"$3 [[e$((151 - i))]]\"}"
	done
}
for row in "en generic Photograph" "zh-CN taobao 实物照片" "ru ozon Снимок" "de generic Aufnahme"; do
	read -r language platform title <<<"$row"
	make "$language" "$platform" "$title" >$language.yaml
	try 0 "$DOSSIER" build -q $language.yaml --warning-exit-0 --deliver pdf --now 2025-01-22
	try 0 qpdf --check $language.pdf
	try 0 "$python" "$scenes/pdf.py" $language.pdf 150
	same "$language: what does not lead where it says" "$out" ""
	echo "$language: $err"
	"$DOSSIER" dump --stage=boxes $language.yaml --now 2025-01-22 >boxes 2>/dev/null
	first=$(sed -n 's/^outline 2 .* -> \([0-9]*\) .*/\1/p' boxes | head -1)
	holds "$language: the contents are several pages long" "$first" -ge 6
	images=$(qpdf --json=2 --json-key=qpdf $language.pdf | grep -c '"/Subtype": "/Image"')
	same "$language: each file is embedded once" "$images" 4
done
scene_end
