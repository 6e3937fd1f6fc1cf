# cli-output.sh - where the dossier goes: names, standard output, the manifest, the same bytes twice.
source "${BASH_SOURCE%/*}/scene.bash"

make_case case
try 0 "$DOSSIER" build case/case.yaml --now 2025-01-22
same "a good case says nothing" "$err$out" ""
same "what is in the folder" "$(ls -A case | tr '\n' ' ')" "case.pdf case.sha256 case.yaml shots "
same "it is a PDF" "$(head -c 5 case/case.pdf)" "%PDF-"
try 0 qpdf --check case/case.pdf

# the manifest: the PDF and every original, from where it stands
same "lines" "$(wc -l <case/case.sha256)" 3
(cd case && sha256sum --quiet --strict -c case.sha256) || fail "the manifest does not verify"
try 0 "$DOSSIER" build case/case.yaml -o elsewhere.pdf --now 2025-01-22
sha256sum --quiet --strict -c elsewhere.sha256 || fail "the manifest elsewhere does not verify"
has "paths lead to the originals" "$(<elsewhere.sha256)" "  case/shots/order.png"
try 0 "$DOSSIER" build case/case.yaml -o plain --now 2025-01-22
holds "a name without .pdf keeps all of it" -e plain.sha256

# never over a manifest, nor over another output
cp case/case.sha256 manifest
try 2 "$DOSSIER" build case/case.yaml -o case/case.sha256 --now 2025-01-22
has "the manifest's name" "$err" "case/case.sha256 is a name for a list of digests, not for a dossier [output-taken]"
has "what to do" "$err" "= name the dossier with -o, as in -o case/case.pdf: the list then takes its name by itself"
try 2 "$DOSSIER" build case/case.yaml -o other.SHA256 --deliver=text --now 2025-01-22
has "in any case" "$err" "[output-taken]"
same "the manifest is as it was" "$(<case/case.sha256)" "$(<manifest)"
mkdir linked-outputs
echo old >linked-outputs/a.pdf
ln -s ../linked-outputs/a.pdf linked-outputs/a.sha256
try 2 "$DOSSIER" build case/case.yaml -o linked-outputs/a.pdf --now 2025-01-22
has "a manifest that is a link to the PDF" "$err" \
	"linked-outputs/a.pdf and linked-outputs/a.sha256 are one file [output-taken]"
ln -s a.pdf linked-outputs/b.pdf
ln -sf a.pdf linked-outputs/b.txt
try 2 "$DOSSIER" build case/case.yaml -o linked-outputs/b.pdf --deliver=pdf,text --now 2025-01-22
has "two links to one file" "$err" "linked-outputs/b.pdf and linked-outputs/b.txt are one file [output-taken]"
ln -s ../case/case.yaml linked-outputs/c.sha256
try 2 "$DOSSIER" build case/case.yaml -o linked-outputs/c.pdf --now 2025-01-22
has "a manifest that is a link to the case" "$err" "[output-is-input]"
same "all is as it was" "$(cat linked-outputs/a.pdf; ls -A linked-outputs | tr '\n' ' ')" \
	"old
a.pdf a.sha256 b.pdf b.txt c.sha256 "
holds "the case too" -n "$(head -1 case/case.yaml | grep '^dossier: 1')"

# the same bytes: twice, by any number of threads, to standard output, from standard input
try 0 cmp case/case.pdf elsewhere.pdf
try 0 "$DOSSIER" build case/case.yaml -j1 -o one.pdf --now 2025-01-23
try 0 cmp case/case.pdf one.pdf
"$DOSSIER" build case/case.yaml -o - --now 2025-01-22 >out.pdf 2>err || fail "-o - failed: $(<err)"
try 0 cmp case/case.pdf out.pdf
holds "no manifest of standard output" ! -e -.sha256
(cd case && "$DOSSIER" build - --now 2025-01-22 <case.yaml) >out.pdf 2>err || fail "- failed: $(<err)"
try 0 cmp case/case.pdf out.pdf

# of a case, or a platform, that delivers more, a stream is the PDF; more than that can only be an error
sample=$DOSSIER_SOURCE/samples/pinduoduo-counterfeit
has "it delivers more" "$(grep '^deliver:' "$sample/case.yaml")" "images"
try 0 "$DOSSIER" build -q "$sample/case.yaml" -o sample.pdf --deliver=pdf --now 2025-05-26 --warning-exit-0
for deliver in 's/^deliver:/&/' '/^deliver:/d' 's/^deliver:.*/deliver: [text]/'; do
	(cd "$sample" && sed "$deliver" case.yaml | "$DOSSIER" build -q - --now 2025-05-26 --warning-exit-0) \
		>out.pdf 2>err || fail "$deliver: - failed: $(<err)"
	try 0 cmp sample.pdf out.pdf
done
"$DOSSIER" build -q "$sample/case.yaml" -o - --now 2025-05-26 --warning-exit-0 >out.pdf 2>err ||
	fail "-o - failed: $(<err)"
try 0 cmp sample.pdf out.pdf
try 2 "$DOSSIER" build "$sample/case.yaml" -o - --deliver=pdf,text --now 2025-05-26
has "what was asked for in words" "$err" "only the PDF can be written to standard output [deliver-stream]"

"$DOSSIER" build case/case.yaml -o /dev/stdout --now 2025-01-22 >out.pdf 2>err || fail "/dev/stdout: $(<err)"
try 0 cmp case/case.pdf out.pdf
holds "no manifest of a device" ! -e /dev/stdout.sha256

# a device takes the PDF alone as well, whatever the case or its platform would like; not what was asked for in words
cp -r "$sample" device
for deliver in 's/^deliver:/&/' '/^deliver:/d' 's/^deliver:.*/deliver: [text]/'; do
	sed "$deliver" "$sample/case.yaml" >device/case.yaml
	"$DOSSIER" build -q device/case.yaml -o /dev/stdout --now 2025-05-26 --warning-exit-0 >out.pdf 2>err ||
		fail "$deliver: /dev/stdout failed: $(<err)"
	try 0 cmp sample.pdf out.pdf
	"$DOSSIER" build -q device/case.yaml -o /dev/fd/3 --now 2025-05-26 --warning-exit-0 3>&1 | cmp - sample.pdf ||
		fail "$deliver: a pipe"
done
try 2 "$DOSSIER" build "$sample/case.yaml" -o /dev/stdout --deliver=pdf,text --now 2025-05-26
has "a device, too" "$err" "only the PDF can be written to /dev/stdout [deliver-stream]"
try 2 "$DOSSIER" build "$sample/case.yaml" -o /dev/stdout --format=json
has "one stream, by another name" "$err" "cannot both go"

# dates come from SOURCE_DATE_EPOCH or not at all
try 1 grep -aq CreationDate case/case.pdf
SOURCE_DATE_EPOCH=1737504000 "$DOSSIER" build case/case.yaml -o dated.pdf || fail "dated build"
has "dated" "$(pdfinfo -isodates dated.pdf)" "2025-01-22T00:00:00Z"

# check and dump tell the same and write nothing
mkdir only && cp -r case/shots case/case.yaml only
try 0 "$DOSSIER" check only/case.yaml --now 2025-01-22
for stage in casefile plan boxes; do
	try 0 "$DOSSIER" dump --stage=$stage only/case.yaml --now 2025-01-22
	holds "dump --stage=$stage prints" -n "$out"
done
same "nothing was written" "$(ls -A only | tr '\n' ' ')" "case.yaml shots "

# the program found by a link, and from another folder, finds its templates
ln -s "$DOSSIER" linked
try 0 ./linked check only/case.yaml --now 2025-01-22
scene_end
