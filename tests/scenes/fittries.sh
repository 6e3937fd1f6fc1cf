# fittries.sh - whatever limits there are, a picture is encoded three times at most: libjpeg is asked how often.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" shapes || fail "no pictures"
"${CC:-cc}" -shared -fPIC -o count.so "$scenes/fittries.c" -ldl || fail "no counter"

encode() { # WHAT MOST LINE...: the pictures are known by their shapes
	local shown one
	{
		printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-5' \
			'statement: Counted.' 'exhibits:'
		for one in 1 2 3 4 5 6; do
			echo "  - {id: e$one, file: shape-$one.jpg, title: Shape $one}"
		done
		printf '  - {id: %s, title: %s, %s}\n' again "Once more" "file: shape-2.jpg" \
			pair Beside "compare: [shape-1.jpg, shape-5.jpg]"
		printf '%s\n' "${@:3}"
	} >case.yaml
	rm -f jpegs out*
	out=$(LD_PRELOAD=$PWD/count.so JPEGS=$PWD/jpegs "$release" build --warning-exit-0 case.yaml -o out.pdf \
		--now 2025-01-22 2>&1)
	same "$1: built" "$?" 0
	shown=$("$python" "$scenes/fit.py" tries jpegs)
	echo "$1: ${shown:-none}; $(find . -name 'out*.pdf' -o -name 'out*.jpg' | wc -l) files"
	holds "$1: some are encoded" -s jpegs
	holds "$1: of each picture" "$(awk '{ if ($2 > n) n = $2 } END { print n }' <<<"$shown" RS=,)" -le "$2"
}
volumes() { # MOST KB
	holds "$1 volumes" "$(find . -name 'out-*.pdf' | wc -l)" -le "$1"
	for pdf in out*.pdf; do
		holds "$pdf" "$(wc -c <"$pdf")" -le $(($2 * 1000))
	done
}

for kb in 200 500 1200 2500; do
	encode "$kb KB" 3 "limit: {bytes: $kb KB}"
	volumes 0 $kb
done
for kb in 300 400; do
	encode "volumes of $kb KB" 3 "split: true" "limit: {bytes: $kb KB}"
	volumes 9 $kb
	for files in 2 5; do
		encode "$files files of $kb KB" 3 "split: true" "limits: {files: $files, pdf-bytes: $kb KB}"
		volumes $files $kb
	done
	for files in 3 4; do # each volume has its own room: what is free in one is of no use to the others
		encode "$files full files of $kb KB" 3 "split: true" "limits: {files: $files, pdf-bytes: $kb KB}"
		volumes $files $kb
		for pdf in out*.pdf; do
			holds "$files files of $kb KB: $pdf is full" "$(wc -c <"$pdf")" -ge $((kb * 800))
		done
	done
	encode "volumes of $kb KB, 1 MB in all" 3 "split: true" "limits: {total-bytes: 1 MB, pdf-bytes: $kb KB}"
	volumes 9 $kb
	holds "all volumes" "$(cat out*.pdf | wc -c)" -le 1000000
done
encode "coarse, in volumes" 3 "split: true" "limits: {dpi: 120, files: 3, pdf-bytes: 200 KB}"
volumes 3 200
# sheets: each page is a picture
encode "sheets" 99 "deliver: images" "limits: {image-bytes: 150 KB}"
same "sheets: all pages are of one shape" "$(sort -u jpegs | awk '{ print int($1 * 20 / $2) }' | sort -u | wc -l)" 1
holds "sheets: three of each" "$(wc -l <jpegs)" -le $((3 * $(find . -name 'out*.jpg' | wc -l)))
scene_end
