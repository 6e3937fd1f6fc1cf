# batch_found.sh - dossier batch: which files of a folder are cases, however an editor saved them.
source "${BASH_SOURCE%/*}/scene.bash"
make_case night/case
batch=("$DOSSIER" batch --now 2025-01-22 --warning-exit-0)
field() { # of the report: which case has which status
	"$python" -c 'import json
for row in sorted(map(json.loads, open("saved.jsonl", encoding="utf-8")), key=lambda row: row["case"]):
	print(row["case"].split("/", 1)[1], row["status"], sep=": ")'
}

mkdir -p saved/{bom,wide,quoted,spaced,mistyped,none}
for way in bom wide quoted spaced mistyped none; do cp -r "night/case/shots" saved/$way; done
{ printf '\xEF\xBB\xBF' && cat "night/case/case.yaml"; } >saved/bom/case.yaml
iconv -f UTF-8 -t UTF-16 "night/case/case.yaml" >saved/wide/case.yaml
sed 's/^dossier:/"dossier":/' "night/case/case.yaml" >saved/quoted/letter.YAML
sed 's/^dossier:/dossier :/' "night/case/case.yaml" >saved/spaced/letter.yml
sed 's/^dossier:/dosier:/' "night/case/case.yaml" >saved/mistyped/case.yml
sed 's/^dossier:/dosier:/' "night/case/case.yaml" >saved/none/notes.yaml
try 2 "${batch[@]}" saved -o saved.out --report saved.jsonl
same "each is found, and what cannot be read is told" "$(field)" "bom/case.yaml: done
mistyped/case.yml: errors
quoted/letter.YAML: done
spaced/letter.yml: done
wide/case.yaml: errors"
try 3 "$DOSSIER" list cases saved
same "and listed" "$(grep -c '^saved/' <<<"$out")" 5
has "the one that its number tells" "$out" "C-17"
scene_end
