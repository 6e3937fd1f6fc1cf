# tones.sh - a copy has the colours of the original that is shown beside it: greys keep their profile, inks stay inks.
# Where they become colours, they look the same, and the appendix says so.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/tones.py" draw || fail "no pictures"

build() { # FILE SETTINGS [LINE]: to out.pdf
	cat >case.yaml <<-YAML
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: T-1
		statement: Tones.
		${3:-}
		exhibits:
		  - {id: shot, file: $1, title: The picture$2}
	YAML
	try 0 "$release" build -q --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
	try 0 qpdf --check out.pdf
}
agree() { "$python" "$scenes/tones.py" agree "$@"; }
says() { pdftotext "${1:-out.pdf}" - | tr '\n' ' ' | grep -c 'colours converted'; }

crop=", crop: [0, 0, 1, 0.75]"
cover=", redact: [{rect: [0, 0.75, 1, 1], why: A name}]"
for file in grey.png grey.jpg neutral.png ink.jpg profile-ink.jpg; do
	build "$file" ""
	cp out.pdf plain.pdf
	for edit in "$crop" "$cover"; do
		build "$file" "$edit"
		same "$file$edit" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
		same "$file$edit: nothing is converted" "$(says)" 0
	done
done

# TIFFs are decoded
for name in ink profile-ink; do
	build $name.jpg ""
	cp out.pdf plain.pdf
	build $name.tif "$crop"
	same "$name.tif" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
	same "$name.tif: it says so" "$(says)" 1
	same "$name.tif: not without loss" "$(pdftotext out.pdf - | tr "\n" " " | grep -c "without loss")" 0
done
for name in deep apart deep-apart tiled alpha; do
	build ink.tif ""
	cp out.pdf plain.pdf
	build ink-$name.tif ""
	same "ink-$name.tif" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
	same "ink-$name.tif: it says so" "$(says)" 1
done
build colours.png ""
cp out.pdf plain.pdf
for name in lab lab-deep lab-icc; do
	build $name.tif ""
	same "$name.tif" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
	same "$name.tif: it says so" "$(says)" 1
done
sed "s/file: [^,]*/file: inks-of-another-set.tif/" case.yaml >other.yaml
try 2 "$release" build -q other.yaml -o other.pdf --now 2025-01-22
has "a rare kind" "$err" "inks-of-another-set.tif is a TIFF of a rare kind [image-unsupported]"
build grey.png ""
cp out.pdf plain.pdf
build grey.tif ""
same "grey.tif" "$(agree plain.pdf out.pdf)" "2 pages of many colours"

# forms that take no colours, or few bytes
build grey.png "" "limit: {mono: true}"
same "grey, of a form without colours" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
for file in grey.png profile-ink.jpg ink.jpg; do
	build "$file" ""
	cp out.pdf plain.pdf
	build "$file" "" "limit: {dpi: 72}"
	same "$file, fitted" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
	same "$file, fitted: it says so" "$(says)" 1
done

# screens that are joined keep a profile that all have
build grey.png ""
for second in below:0:icc plain:1:gray; do
	IFS=: read -r name converted space <<<"$second"
	sed "s/file: [^,]*/stitch: [top.png, $name.png]/" case.yaml >joined.yaml
	try 0 "$release" build -q --warning-exit-0 joined.yaml -o joined.pdf --now 2025-01-22
	same "$name: converted" "$(says joined.pdf)" $converted
	same "$name: its space" "$("$python" "$scenes/tones.py" spaces joined.pdf | cut -d' ' -f1)" $space
done

# gamma and primaries of a PNG, as browsers heed them: not where they are almost those of sRGB, or it is said to be that
for name in mac linear few wide near said points nonsense senseless line; do
	build $name-seen.png ""
	cp out.pdf plain.pdf
	build $name.png ""
	same "$name.png" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
	same "$name.png: its data stay" "$(pdftotext out.pdf - | grep -c 'Copy: image data unchanged$')" 1
	case $name in mac | linear | few | wide) ;; *) continue ;; esac
	cp out.pdf again.pdf
	build $name.png ""
	same "$name.png: the same again" "$(cmp out.pdf again.pdf 2>&1)" ""
	for edit in "$crop" "$cover"; do
		build $name.png "$edit"
		same "$name.png$edit" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
	done
	build $name.png "" "limit: {dpi: 72}"
	same "$name.png, fitted" "$(agree plain.pdf out.pdf)" "2 pages of many colours"
done
scene_end
