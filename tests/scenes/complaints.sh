# complaints.sh - every playbook has a sample case that builds, and names each required piece that is taken away.
source "${BASH_SOURCE%/*}/scene.bash"

try 0 "$python" "$scenes/complaints.py" "$DOSSIER" "$DOSSIER_SOURCE" "$PWD"
same "what is wrong with samples/complaints" "$out" ""
echo "$err"
scene_end
