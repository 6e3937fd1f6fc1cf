# kinds.sh - every kind of PNG and JPEG is shown in its colours, what is clear on white.
source "${BASH_SOURCE%/*}/scene.bash"
kinds=("$python" "$scenes/kinds.py")

"${kinds[@]}" make kinds || fail "no pictures"
try 0 "$DOSSIER" build -q kinds/case.yaml --warning-exit-0 --now 2025-01-22 # they are small
try 0 qpdf --check kinds/case.pdf
"$DOSSIER" dump --stage=boxes kinds/case.yaml --now 2025-01-22 2>/dev/null >kinds/boxes
try 0 "${kinds[@]}" compare kinds/case.pdf kinds/boxes
same "what is shown otherwise" "$out" ""
same "kinds" "$err" 54

# it sees a picture in another's place
sed -i 's/file: rgb-8-False.png/file: rgb-key-8-False.png/' kinds/case.yaml
"$DOSSIER" build -q kinds/case.yaml --now 2025-01-22
try 1 "${kinds[@]}" compare kinds/case.pdf kinds/boxes
same "one field of one" "$out" "rgb-8-False.png, field 1: (255, 255, 255), not (255, 0, 0)"
scene_end
