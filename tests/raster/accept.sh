#!/bin/bash
# Shows where the pages of a case are not as stored, side by side in a picture, and stores them if you agree.
#
#   tests/raster/accept.sh en|ru|zh-CN
#
# The program is $DOSSIER, or build/dev/dossier, or build/release/dossier.
source "${BASH_SOURCE%/*}/../accept.bash"
here=$DOSSIER_SOURCE/tests/raster
[[ -e $here/${1:-none}.yaml ]] || accept_usage
pages() {
	/usr/bin/python3 "$here/pages.py" "$@"
}

accept_copy "$here/$1.yaml"
"$DOSSIER" build -q "$1.yaml" $(golden_options) || exit 1
pages compare "$1.pdf" "$here/$1" && rm -r "$scratch" && exit
pages draw "$1.pdf" "$1"
pages sheet sheet.png "$here/$1" "$1"
echo "Stored above, now below: $PWD/sheet.png; the dossier: $PWD/$1.pdf"
accept_ask "store these pages of $1" && rm -f "$here/$1"-[0-9]*.png && cp "$1"-[0-9]*.png "$here"
