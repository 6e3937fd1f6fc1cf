# accept.bash - what the accept scripts share: the program, a folder with the pictures, the question.
#
#   accept_usage          prints the head of the script, and ends
#   accept_copy PATH...   goes into a folder of $scratch with copies of these and the pictures of golden cases
#   accept_ask WHAT       is it to be written?
set -u
unset LC_ALL LANGUAGE
export LC_MESSAGES=C
DOSSIER_SOURCE=$(cd "${BASH_SOURCE%/*}/.." && pwd)
source "$DOSSIER_SOURCE/tests/golden/evidence.bash"
for built in "${DOSSIER:-}" "$DOSSIER_SOURCE"/build/{dev,release}/dossier; do
	[[ ! -x $built ]] || break
done
DOSSIER=$(realpath "$built")

accept_usage() {
	sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
	exit 2
}

accept_copy() {
	scratch=$(mktemp -d)
	mkdir "$scratch/case" && cp -r "$@" "$scratch/case" && golden_evidence "$scratch/case" &&
		cd "$scratch/case" || exit 1
}

accept_ask() {
	local answer
	read -r -p "$1? [y/N] " answer
	[[ $answer == y ]]
}
