# turned.sh - one long screenshot, stored in the eight ways of EXIF: it is cut as the upright one is, and the same
# pages are printed.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

build() { # KIND ORIENTATION
	"$python" "$scenes/turned.py" draw "$1" "$2" shot || fail "no picture"
	sed "s/FILE/shot/" >case.yaml <<-'YAML'
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: T-1
		statement: Turned.
		exhibits:
		  - {id: shot, file: FILE, title: The chat}
	YAML
	try 0 "$release" build -q --warning-exit-0 case.yaml -o "$1-$2.pdf" --now 2025-01-22
	"$release" dump --stage=boxes case.yaml --now 2025-01-22 2>/dev/null | grep -w picture >"$1-$2.boxes"
}

for kind in rgba palette bits jpeg; do
	build $kind 1
	holds "$kind: it is cut" "$(wc -l <$kind-1.boxes)" -gt 1
	for n in {2..8}; do
		build $kind $n
		try 0 cmp $kind-1.boxes $kind-$n.boxes
		try 0 "$python" "$scenes/turned.py" compare $kind-1.pdf $kind-$n.pdf
		same "$kind, orientation $n" "$out" ""
		words=$(pdftotext -layout $kind-$n.pdf - | tr -s ' \n' ' ')
		has "$kind, orientation $n" "$words" "turned upright as taken"
		has "$kind, orientation $n" "$words" "shown in parts, no pixel lost"
	done
done
same "JPEGs are not decoded" "$(pdfimages -list jpeg-6.pdf | awk 'NR > 2 {print $9}' | sort -u)" jpeg
same "PNGs are turned in their pixels" "$(pdfimages -list palette-6.pdf | awk 'NR > 2 {print $4}' | sort -u)" 1080
scene_end
