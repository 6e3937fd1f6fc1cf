# pages.sh - every page of a small case in each language looks as stored in tests/raster.
source "${BASH_SOURCE%/*}/scene.bash"
source "$DOSSIER_SOURCE/tests/golden/evidence.bash"
raster=$DOSSIER_SOURCE/tests/raster

golden_evidence . || fail "no pictures"
for language in en ru zh-CN; do
	cp "$raster/$language.yaml" .
	try 0 "$DOSSIER" build --deliver pdf "$language.yaml" $(golden_options)
	same "$language: messages" "$err" ""
	try 0 qpdf --check $language.pdf
	try 0 "$python" "$scenes/pdf.py" $language.pdf 3
	try 0 "$python" "$raster/pages.py" compare $language.pdf "$raster/$language"
	same "$language: pages that changed; see tests/raster/accept.sh $language" "$out" ""
done

# it sees a word that is another one
sed 's/R-17/R-77/; s/Seen from the front/Seen from the back/' en.yaml >other.yaml
"$DOSSIER" build -q other.yaml $(golden_options)
try 1 "$python" "$raster/pages.py" compare other.pdf "$raster/en"
has "the page of the picture" "$out" "differs"
scene_end
