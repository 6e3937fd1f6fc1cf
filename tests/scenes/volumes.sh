# volumes.sh - a PDF that is more than the form takes comes in volumes: each is whole, fits and can be read alone.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" draw || fail "no pictures"

case_of() { # KIND LINE...
	"$python" "$scenes/volumes.py" case "$1" >case.yaml
	printf '%s\n' "${@:2}" >>case.yaml
}
is_same_alone() { # with one thread
	rm -rf first
	mkdir first
	mv out-*.pdf out.sha256 first
	build 0 -j1
	for pdf in out-*.pdf out.sha256; do
		try 0 cmp "$pdf" first/"$pdf"
	done
}
build() { try "$1" "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22 "${@:2}"; }
volumes() { find . -maxdepth 1 -name 'out-*.pdf' | wc -l; }
read_all() { # WHAT REFERENCES: what stands in other volumes is there, and links lead where they say
	local pdf first=1 total n
	try 0 "$python" "$scenes/volumes.py" read out
	read -r n _ total <<<"$(tail -1 <<<"$out")"
	same "$1: nothing is wrong" "$(wc -l <<<"$out")" 1
	holds "$1: references to other volumes, not $n" "$n" -ge "$2"
	for pdf in out-*.pdf; do
		try 0 qpdf --check "$pdf"
		try 0 "$python" "$scenes/pdf.py" "$pdf" 0 $first "$total"
		same "$1: links of $pdf" "$out" ""
		first=$((first + $(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')))
	done
	same "$1: all pages" $((first - 1)) "$total"
	try 0 sha256sum --quiet -c out.sha256
}

# by bytes: between exhibits
case_of photos "split: true" "limit: {bytes: 3 MB}"
try 3 "$release" check case.yaml --now 2025-01-22
has "a check tells" "$err" "the PDF comes in 4 volumes [volumes]"
has "and names them" "$err" "case-4.pdf: pages "
holds "a check writes nothing" ! -e case-1.pdf
cp case.yaml case-1.yaml # another case, whose dossier is that of a volume by its name
echo theirs >case-1.pdf
try 2 "$release" build --warning-exit-0 case.yaml --now 2025-01-22
has "it is told" "$err" "case-1.pdf has the name of the dossier of case-1.yaml [output-taken]"
same "and not written over" "$(<case-1.pdf) $(find . -maxdepth 1 -name 'case*.pdf' | wc -l)" "theirs 1"
rm case-1.*
build 0
same "volumes" "$(volumes)" 4
holds "no other PDF" ! -e out.pdf
has "it is told" "$err" "the PDF comes in 4 volumes [volumes]"
same "nothing is parted" "$(grep -c volume-parted <<<"$err")" 0
for pdf in out-*.pdf; do
	holds "$pdf fits" "$(wc -c <$pdf)" -le 3000000
done
has "a title of its own" "$(pdfinfo out-2.pdf)" "V-1, volume"
has "the outline" "$(qpdf --json --json-key=outlines out-2.pdf)" "Pictures (continued)"
read_all "bytes" 10
same "each picture is once in a volume" "$(pdfimages -list out-2.pdf | grep -c jpeg)" 2
is_same_alone

# what an earlier build left is removed as far as it is ours; the rest is told
case_of photos "split: true" "limit: {bytes: 4500 KB}"
build 0
has "volumes are fewer" "$err" "the PDF comes in 3 volumes"
has "the fourth is removed" "$err" "out-4.pdf of an earlier build was removed [stale-file]"
same "volumes" "$(volumes)" 3
echo mine >>out-2.pdf
cp out-1.pdf out-7.pdf
case_of photos "split: true" "limit: {bytes: 60 MB}"
build 0
holds "one PDF" -e out.pdf
same "nothing is said of volumes" "$(grep -c '\[volumes\]' <<<"$err")" 0
has "removed" "$err" "out-1.pdf of an earlier build was removed [stale-file]"
has "changed by somebody: kept and told" "$err" "out-2.pdf lies beside what was built and does not belong to it"
has "what we never made" "$err" "out-7.pdf lies beside"
same "both are there" "$(volumes)" 2
rm out-*
case_of photos "limit: {bytes: 4500 KB, split: true}"
build 0
same "by limit" "$(volumes)" 3
holds "the one PDF of before is gone" ! -e out.pdf
rm out-*

# by pages; an exhibit that no volume holds is parted, which is told
case_of chat "split: true" "limit: {pages: 4}"
build 0
holds "volumes of four pages" "$(volumes)" -ge 3
has "what is parted" "$err" 'Correspondence with Buyer" goes on from volume 1 to volume 5 [volume-parted]'
for pdf in out-*.pdf; do
	holds "$pdf has four pages" "$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')" -le 4
done
read_all "pages" 2
rm out-*
case_of photos "split: true" "limit: {bytes: 700 KB, pages: 3}"
try 0 "$release" dump --stage=boxes --warning-exit-0 case.yaml --now 2025-01-22
same "a dump has one PDF, and no fault" "$(grep -c '^page ' <<<"$out") $(grep -c error <<<"$err")" "7 0"
case_of chat "split: true" "limit: {pages: 1}"
build 2
has "no room for contents and a page" "$err" "no volume of so few pages (1) holds a page of"
same "nothing is written" "$(volumes)" 0

# what is hidden is looked for in every volume
case_of photos "  - {file: shot.png, title: Words, redact: [{rect: [10, 10, 800, 500], why: a name}]}" \
	"split: true" "limit: {bytes: 3 MB}" "hide: [Photo 7]"
build 0
for pdf in out-*.pdf; do
	same "hidden in $pdf" "$(pdftotext "$pdf" - | grep -c 'Photo 7')" 0
done
read_all "hidden" 8

# all or nothing: a file size stands for a full disk
for pdf in out-*.pdf out.sha256; do
	echo old >$pdf
done
case_of photos "split: true" "limit: {bytes: 3 MB}"
(ulimit -f 2000; exec "$release" build -q case.yaml -o out.pdf --now 2025-01-22) 2>/dev/null
same "too large a file" "$?" 4
same "all are as they were" "$(sort -u out-*.pdf out.sha256)" old
same "no temporary file" "$(find . -name '.*.tmp' | wc -l)" 0
# killed at any moment, and while outputs take their names: each file is whole, old or new, and the first volume is
# the last to be new, so that it is there with all others; the next build completes the set and clears what is left
build 0
rm -rf first
mkdir first
mv out-*.pdf out.sha256 first
n_new=0
killed() { # WHEN: after so many seconds, or as soon as that file is new
	local pdf
	for pdf in first/*; do
		echo old >"${pdf#first/}"
	done
	"$python" "$scenes/volumes.py" kill "$1" "$release" build -q --warning-exit-0 case.yaml -o out.pdf \
		--now 2025-01-22
	for pdf in first/*; do
		cmp -s "${pdf#first/}" "$pdf" || [[ $(tr -d '\0' <"${pdf#first/}") == old ]] ||
			fail "killed $1: ${pdf#first/} is neither old nor new"
	done
	if [[ $(tr -d '\0' <out-1.pdf) != old ]]; then
		sha256sum --quiet -c out.sha256 || fail "killed $1: the first volume is new, and others are not"
		n_new=$((n_new + 1))
	fi
}
for delay in 0.02 0.05 0.1 0.15 0.2 0.3 0.4 0.5; do
	killed $delay
done
for file in out.sha256 out-4.pdf out-2.pdf out-1.pdf; do
	killed $file
done
holds "killed after all was there, too" "$n_new" -ge 1
rm -f .out*.tmp
killed 0.1
touch .out-1.pdf.aaaaaa.tmp .out-7.pdf.aaaaaa.tmp .out.sha256.aaaaaa.tmp
build 0
same "what is left is cleared" "$(find . -name '.*.tmp' | wc -l)" 0
for pdf in first/*; do
	try 0 cmp "$pdf" "${pdf#first/}"
done
try 0 sha256sum --quiet -c out.sha256

try 2 "$release" build case.yaml -o - --now 2025-01-22
has "standard output takes one" "$err" "volumes, which cannot be written to standard output [deliver-stream]"

# the form takes so many files: pictures are made smaller until there are no more
case_of photos "split: true" "limits: {files: 3, pdf-bytes: 3 MB}"
build 0
holds "no more volumes than files: $(volumes)" "$(volumes)" -le 3
for pdf in out-*.pdf; do
	holds "$pdf fits" "$(wc -c <$pdf)" -le 3000000
done
has "what was done" "$err" "encoded again for what the form takes"
has "told once, as it is" "$(grep -c '\[volumes\]' <<<"$err")" 1
read_all "files" 6
case_of photos "split: true" "limits: {files: 4, pdf-bytes: 3 MB}"
build 0
same "as they are, where that is enough" "$(grep -c '\[fitted\]' <<<"$err")" 0
case_of photos "split: true" "limits: {files: 2, pdf-bytes: 25 KB}"
build 2
has "too little room for all" "$err" "[volume-too-large]"
case_of chat "split: true" "limits: {files: 2, pages: 4}"
build 2
has "too many" "$err" "volumes and the form takes 2 files [files-too-many]"
has "who takes them" "$err" "Correspondence with Buyer: "
case_of photos "split: true" "limits: {files: 2, pages: 5}"
build 2
has "too many, though all pages of two volumes would hold them" "$err" "3 volumes and the form takes 2 files"
has "who takes them" "$err" "Photo 8: 2 pages, "
has "what is enough" "$err" "it should fit"

# a page that no volume holds: its pictures are made smaller, each for its own volume, and no other is
rm -f out*
fits() { # KB VOLUMES: each within so many bytes, and the fullest nearly full
	local fullest=0 pdf
	for pdf in out-*.pdf; do
		holds "$pdf has $1 KB at most" "$(wc -c <$pdf)" -le $(($1 * 1000))
		((fullest >= $(wc -c <$pdf))) || fullest=$(wc -c <$pdf)
	done
	same "volumes of $1 KB" "$(volumes)" "$2"
	holds "not much smaller than $1 KB: $fullest" "$fullest" -ge $(($1 * 880))
}
case_of photos "split: true" "limit: {bytes: 900 KB}"
build 0
fits 900 8
has "why" "$err" \
	"4 pictures were encoded again, since no volume of 900 KB holds their pages with them as they were: 4.6 MB"
has "which exhibit" "$err" 'Photo 1": photo-1.jpg 1.1 MB -> '
same "told once" "$(grep -c '\[fitted\]' <<<"$err")" 1
same "not too coarse" "$(grep -c 'fitted-coarse' <<<"$err")" 0
has "the appendix tells" "$(pdftotext -layout out-8.pdf -)" "1600 px wide"
read_all "smaller" 10
is_same_alone
try 3 "$release" check case.yaml --now 2025-01-22
has "a check tells" "$err" "no volume of 900 KB holds"
try 0 "$release" dump --stage=boxes --warning-exit-0 case.yaml
same "a dump encodes nothing" "$err" "$(grep -v volume <<<"$err")"

# pictures that stand together share the room, others stay; pages of a PDF take part; a picture for two volumes
"$python" "$scenes/volumes.py" pictures || fail "no pictures"
rm -f out*
case_of mixed "split: true" "limit: {bytes: 700 KB}"
build 0
fits 700 5
same "told once" "$(grep -c '\[fitted\]' <<<"$err")" 1
has "compared" "$err" 'Compared": c1.jpg 1.1 MB -> '
has "and its neighbour" "$err" 'Compared": c2.jpg 1.1 MB -> '
has "a page of a PDF" "$err" 'Paper": paper.pdf, page 1'
same "what fits stays" "$(grep -c 'shot.png' <<<"$err")" 0
read_all "mixed" 4
rm -f out*
case_of mixed "split: true" "limits: {total-bytes: 3300 KB, pdf-bytes: 1100 KB}"
build 0
same "volumes of 1100 KB" "$(volumes)" 4
holds "each" "$(find . -name 'out-*.pdf' -size +1100000c | wc -l)" -eq 0
holds "all, nearly full" "$(cat out-*.pdf | wc -c)" -ge 2900000
holds "all" "$(cat out-*.pdf | wc -c)" -le 3300000
has "for all" "$err" "encoded again for what the form takes"
has "and for a volume" "$err" "since no volume of 1100 KB holds"
rm -f out*
case_of mixed "split: true" "limits: {files: 3, pdf-bytes: 1500 KB}"
build 0
holds "no more volumes than files: $(volumes)" "$(volumes)" -le 3
for pdf in out-*.pdf; do
	holds "$pdf fits" "$(wc -c <$pdf)" -le 1500000
done

# too little room even so: the pages that do not fit are ranked
rm -f out*
case_of photos "split: true" "limit: {bytes: 25 KB}"
build 2
has "which page, and how much" "$err" 'as small as it can be made, a page of "Exhibit'
has "ranked" "$err" 'Photo 3": a volume of'
has "the way out" "$err" "show less of it or leave it out, or allow more in a volume"
same "nothing is written" "$(volumes)" 0
case_of photos "split: perhaps"
build 2
has "neither true nor false" "$err" 'the limit "split" is true or false [bad-limit]'
scene_end
