# evidence.bash - the pictures that golden cases name; a copy of a topic's folder gets them before it is run.
#
#   golden_evidence FOLDER    makes shots/, photos/ and certs/ in it
#
# Most cases are about other matters than the evidence that their complaint asks for, so FOLDER also gets
# templates/ with playbooks that ask for none, and that are content with scans as small as these; not if it has
# a file with-playbooks.
golden_evidence() {
	[[ -e $1/with-playbooks ]] || golden_modesty "$1/templates/complaints"
	local make=(/usr/bin/python3 "$DOSSIER_SOURCE/tests/scenes/pictures.py")
	mkdir -p "$1"/{shots,photos,certs}
	"${make[@]}" text "$1/shots/order.png" 300 400 &&
		"${make[@]}" text "$1/shots/tracking.png" 300 520 &&
		"${make[@]}" chat "$1/shots/chat-long.png" 270 3000 &&
		"${make[@]}" words "$1/shots/desktop.png" 1000 280 text=11 &&
		"${make[@]}" photo "$1/photos/front.jpg" 280 210 orientation=6 gps &&
		"${make[@]}" photo "$1/photos/back.jpg" 280 210 &&
		"${make[@]}" photo "$1/photos/13805712345-front.jpg" 280 210 &&
		"${make[@]}" photo "$1/photos/dated.jpg" 280 210 taken=20250108183000 &&
		"${make[@]}" photo "$1/photos/preview.jpg" 120 160 &&
		"${make[@]}" photo "$1/photos/wide.jpg" 2010 402 &&
		"${make[@]}" photo "$1/photos/strip.jpg" 610 90 &&
		"${make[@]}" photo "$1/photos/tall.jpg" 402 2010 &&
		"${make[@]}" photo "$1/photos/tall-cmyk.jpg" 402 2010 cmyk &&
		"${make[@]}" photo "$1/certs/letter-1.jpg" 210 294 &&
		"${make[@]}" photo "$1/certs/letter-2.jpg" 210 280 &&
		"${make[@]}" pages "$1/certs/contract.pdf" 300 400 pages=6
}

golden_modesty() { # FOLDER
	local playbook
	mkdir -p "$1"
	echo 'legible-paper: {value: 75}' >"$1/../legible.yaml"
	for playbook in "$DOSSIER_SOURCE"/templates/complaints/*.yaml; do
		echo 'evidence: {required: [], recommended: [], useless: []}' >"$1/${playbook##*/}"
	done
}

# The options of every command on a golden case.
golden_options() {
	echo --color=never --now=2025-01-22
	[[ ! -d templates ]] || echo --templates=templates
}

# What a golden beside NAME.yaml is compared with. In the folder of NAME.yaml: golden_output NAME KIND
golden_output() {
	case $2 in
	diag) "$DOSSIER" check "$1.yaml" $(golden_options) 2>&1 >/dev/null ;;
	zh_CN.diag) env LC_ALL=zh_CN.UTF-8 "$DOSSIER" check "$1.yaml" $(golden_options) 2>&1 >/dev/null ;;
	*) "$DOSSIER" dump --stage="$2" "$1.yaml" $(golden_options) 2>/dev/null ;;
	esac
}
golden_kinds="diag zh_CN.diag casefile plan boxes"
