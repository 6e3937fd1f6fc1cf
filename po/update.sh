#!/bin/sh
# Brings po/*.po up to date with the messages in the sources. What is new is left empty, for you to translate; what
# is gone goes. Run it whenever a message was added or changed: the scene `messages` fails until it is translated.
#
#   sh po/update.sh           merge into every po/*.po, and tell how many are missing
#   sh po/update.sh FILE.pot  only collect the messages
set -eu
cd "$(dirname "$0")/.."

# Who takes a message, and which argument it is. All of them take a format; _() and N_() any text.
formats="diag_note:4 diag_warning:4 diag_error:4 diag_system:4 diag_failure:5 diag_advise:2
	check_say:3 check_advise:2 run_fault:3 image_fail:4 press_fail:3 request_refuse:2"
texts="_ N_ run_progress:2 corrupt:2 unsupported:2 TABLE:1"

template=${1:-$(mktemp)}
set --
for taker in $formats; do
	set -- "$@" --keyword="$taker" --flag="$taker:c-format"
done
for taker in $texts; do
	set -- "$@" --keyword="$taker"
done
find src -name '*.c' -o -name '*.h' | LC_ALL=C sort |
	LC_ALL=C xgettext --files-from=- --language=C --from-code=UTF-8 --keyword "$@" --add-comments=translators \
		--no-wrap --sort-by-file --add-location=file --package-name=dossier --output="$template"
sed -i -e '/^"POT-Creation-Date:/d' -e 's/charset=CHARSET/charset=UTF-8/' "$template"
case $template in *.pot) exit ;; esac

for po in po/*.po; do
	LC_ALL=C msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-by-file --add-location=file --update --backup=off "$po" "$template"
	LC_ALL=C msgattrib --no-obsolete --no-wrap --sort-by-file --add-location=file --output-file="$po" "$po"
	LC_ALL=C msgfmt --check-format --statistics --output-file=/dev/null "$po"
done
rm -f "$template"
