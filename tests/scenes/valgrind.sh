# valgrind.sh - on a sample the program reads nothing unset and loses no memory.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

cp -r "$DOSSIER_SOURCE/samples/pinduoduo-counterfeit" case
# the samples' pictures are megabytes; small ones of the same kinds take the same paths
for picture in case/*/*.png; do
	"$python" "$scenes/pictures.py" chat "$picture" 200 1600
done
for picture in case/photos/*.jpg case/certs/*.jpg; do
	"$python" "$scenes/pictures.py" photo "$picture" 280 210 orientation=6 gps
done
valgrind=(valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect
	--errors-for-leak-kinds=definite,indirect)
try 0 "${valgrind[@]}" "$release" build -q --warning-exit-0 case/case.yaml --now 2025-01-17
same "valgrind says nothing" "$(grep '^==' <<<"$err")" ""
try 0 qpdf --check case/case.pdf

# the ways of a case with errors, too
sed -i 's/^platform:.*/platform: pinduodou/; s/photos\//photo\//' case/case.yaml
try 2 "${valgrind[@]}" "$release" check case/case.yaml --color=never --now 2025-01-17
same "valgrind says nothing" "$(grep '^==' <<<"$err")" ""
has "the errors are told" "$err" "[file-missing]"
scene_end
