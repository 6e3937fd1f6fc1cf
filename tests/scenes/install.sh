# install.sh - the installed program finds its templates and fonts from anywhere; so does the one in the build folder.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

cmake --install "${release%/*}" --prefix "$PWD/prefix" >log 2>&1 || fail "install: $(tail log)"
same "what is installed" "$(cd prefix && find . -type d -links 2 | sort | tr '\n' ' ')" \
	"./bin ./lib/dossier ./share/dossier/fonts ./share/dossier/templates/complaints $(
	)./share/dossier/templates/holidays ./share/dossier/templates/imports ./share/dossier/templates/platforms $(
	)./share/dossier/templates/words ./share/locale/zh_CN/LC_MESSAGES ./share/man/man1 ./share/man/man5 "
same "programs" "$(ls prefix/bin)" dossier
for page in man1/dossier.1 man5/dossier-case.5; do
	try 0 mandoc -T lint -W error "prefix/share/man/$page"
done
holds "nothing of the sources is named" "$(grep -c "$DOSSIER_SOURCE/tests" prefix/bin/dossier)" = 0

# from anywhere, by path, by $PATH, by a link; moved to another prefix; without its sources
make_case case
mv prefix moved
mkdir elsewhere
installed=$PWD/moved/bin/dossier
ln -s "$installed" elsewhere/dossier
for cwd in / elsewhere case; do
	(cd "$cwd" && "$installed" check "$scene_folder/case/case.yaml" --now 2025-01-22) 2>err || fail "from $cwd: $(<err)"
	(cd "$cwd" && PATH=$scene_folder/elsewhere:$PATH dossier check "$scene_folder/case/case.yaml" --now 2025-01-22) \
		2>err || fail "by PATH from $cwd: $(<err)"
done
try 0 "$installed" build case/case.yaml -o installed.pdf --now 2025-01-22
# its modules go with it, and find in it all that they call; no run path leads anywhere else
for module in moved/lib/dossier/*.so; do
	calls=$(ldd -r "$module" 2>&1 | awk '/undefined symbol/ { print $3 }' | sort -u)
	has="$(nm -D --defined-only "$installed" | awk '{ print $3 }' | sort -u)"
	same "what $module misses" "$(comm -23 <(echo "$calls") <(printf '\n%s' "$has"))" ""
	same "its run path" "$(readelf -d "$module" "$installed" "$release" | grep -ci 'r.*path')" 0
done
"$python" -c 'from PIL import Image; Image.new("RGB", (400, 300), "teal").save("case/teal.webp")'
sed 's/^exhibits:/&\n  - {file: teal.webp, title: Teal}/' case/case.yaml >case/webp.yaml
try 0 "$installed" build case/webp.yaml -o webp.pdf --now 2025-01-22
same "a picture more" "$(pdfimages -list webp.pdf | wc -l)" $(($(pdfimages -list installed.pdf | wc -l) + 1))
try 2 env LC_ALL=zh_CN.UTF-8 "$installed" check case/none.yaml
has "it speaks Chinese" "$err" "错误: "
# from the build folder; the same bytes
try 0 "$release" build case/case.yaml -o built.pdf --now 2025-01-22
try 0 cmp installed.pdf built.pdf
(cd / && "$release" check "$scene_folder/case/case.yaml" --now 2025-01-22) || fail "the build folder's, from /"

# its own templates and no others; then those it is told
cp -r moved/share/dossier/templates own
sed -i 's/Marketplace/Bazaar/' moved/share/dossier/templates/platforms/generic.yaml
try 0 "$installed" build case/case.yaml -o installed.pdf --now 2025-01-22
has "it reads what was installed with it" "$(pdftotext installed.pdf -)" Bazaar
sed -i 's/Marketplace/Fairground/' own/platforms/generic.yaml
try 0 "$installed" build case/case.yaml --templates "$PWD/own" -o own.pdf --now 2025-01-22
has "own templates are used" "$(pdftotext own.pdf -)" Fairground
mkdir -p few/platforms
echo 'name: {en: Emporium}' >few/platforms/generic.yaml
try 0 "$installed" build case/case.yaml --templates "$PWD/own" --templates "$PWD/few" -o own.pdf --now 2025-01-22
has "only what differs, the later wins" "$(pdftotext own.pdf -)" Emporium
mkdir none
try 2 "$installed" check case/case.yaml --templates "$PWD/none" --now 2025-01-22
has "a folder of nothing" "$err" "no template in the folder $PWD/none"
scene_end
