# sheets.sh - the pages as image files: the same ink as the PDF, names, manifest, what an earlier build left.
source "${BASH_SOURCE%/*}/scene.bash"
sheets=("$python" "$scenes/sheets.py")
build=("$DOSSIER" build --color=never --now 2025-01-22)

# letters, rules, screenshots; the same bytes by any number of threads
make_case case
try 0 "${build[@]}" case/case.yaml --deliver=pdf,images --warning-exit-0
same "what is made" "$(cd case && echo case*)" \
	"case-1.jpg case-2.jpg case-3.jpg case-4.jpg case-5.jpg case-6.jpg case.pdf case.sha256 case.yaml"
(cd case && sha256sum --quiet --strict -c case.sha256) || fail "the manifest does not verify"
same "sheets in the manifest" "$(grep -c 'case-[1-6].jpg' case/case.sha256)" 6
try 0 "${sheets[@]}" same case/case.pdf case/case-?.jpg
same "pages that differ" "$out" ""
same "what a sheet tells beside the picture" "$(exiftool -s3 -EXIF:All -XMP:All -Comment case/case-1.jpg)" ""
try 0 "${build[@]}" case/case.yaml --deliver=images --warning-exit-0 -j1 -o one.pdf
holds "no PDF if none is wanted" ! -e one.pdf
for sheet in 1 2 3 4 5 6; do
	cmp -s case/case-$sheet.jpg one-$sheet.jpg || fail "sheet $sheet is not the same by one thread"
done

# characters of all kinds, emoji in colour; more than nine sheets sort by name
"$python" "$scenes/ink.py" case >ink.yaml
try 0 "${build[@]}" -q ink.yaml --deliver=pdf,images --warning-exit-0
try 0 "${sheets[@]}" same ink.pdf ink-*.jpg
same "pages of characters that differ" "$out" ""
"$python" "$scenes/characters.py" case zh-CN >many.yaml
try 0 "${build[@]}" -q many.yaml --deliver=pdf,images --warning-exit-0
try 0 "${sheets[@]}" same many.pdf many-*.jpg
same "pages in Chinese that differ" "$out" ""

# photographs, whichever way they are stored
mkdir turned
"${sheets[@]}" turned turned >turned/case.yaml
try 0 "${build[@]}" -q turned/case.yaml --deliver=pdf,images --warning-exit-0
try 0 "${sheets[@]}" same turned/case.pdf turned/case-*.jpg
same "pages with photographs that differ" "$out" ""

# fewer sheets than before: the others go, but not what somebody else made of them
cp case/case.yaml whole.yaml
sed -i '/^exhibits:/,$d; s/\[parcel, logistics, order\]/[logistics, order]/; s/, see \[\[parcel\]\]//
	/screenshots:/d' case/case.yaml
cp -r case other
echo "mine" >>other/case-4.jpg
try 0 "${build[@]}" case/case.yaml --deliver=images --warning-exit-0
has "it is told" "$err" "note: case/case-4.jpg of an earlier build was removed [stale-file]"
holds "the fourth sheet is gone" ! -e case/case-4.jpg
holds "the PDF stays" -e case/case.pdf
(cd case && sha256sum --quiet --strict -c case.sha256) || fail "the manifest of fewer sheets does not verify"
try 0 "${build[@]}" -q other/case.yaml --deliver=images --warning-exit-0
holds "what was changed stays" -e other/case-4.jpg

# however its path is spelt, what was just made is no leaving of the build before
cp -r case spelt
made=$(cd spelt && echo *)
for path in spelt//case.yaml spelt/./case.yaml spelt///case.yaml; do
	try 0 "${build[@]}" $path --deliver=images --warning-exit-0
	same "what is made of $path" "$(cd spelt && echo *)" "$made"
	same "leavings of $path" "$(grep -c stale-file <<<"$err")" 0
done

# all or nothing: a sheet that cannot take its name
cp whole.yaml case/case.yaml
rm -r case/case-?.jpg case/case.pdf case/case.sha256
mkdir case/case-3.jpg
try 2 "${build[@]}" case/case.yaml --deliver=pdf,images
has "why" "$err" "case/case-3.jpg cannot be written"
same "nothing is left behind" "$(cd case && echo .*.tmp case*)" ".*.tmp case-3.jpg case.yaml"

# where there is no beside
try 2 "${build[@]}" case/case.yaml --deliver=images -o -
has "standard output" "$err" "only the PDF can be written to standard output [deliver-stream]"
try 2 "${build[@]}" case/case.yaml --deliver=images,fax
has "an unknown product" "$err" '--deliver cannot be "fax"'
scene_end
