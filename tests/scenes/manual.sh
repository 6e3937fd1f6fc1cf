# manual.sh - dossier(1) against the sources and the program; both pages against mandoc; the examples.
source "${BASH_SOURCE%/*}/scene.bash"
page=$DOSSIER_SOURCE/man/dossier.1

# codes, options, commands, statuses, variables: neither side has one that the other has not
try 0 "$python" "$scenes/manual.py" "$DOSSIER_SOURCE"
same "page and sources agree" "$out" ""
holds "the sources were read" "${err%% *}" -gt 50

# a page that lacks one of each and invents one of each
mkdir -p house/man house/include
ln -s "$DOSSIER_SOURCE/src" house/src
ln -s "$DOSSIER_SOURCE/include/dossier.h" house/include/
sed -e 's/^\.It Sy unknown-key$/.It Sy unknown-kay/' -e 's/^\.It Fl -allow-outside$/.It Fl -allow-inside/' \
	-e 's/^\.It Cm check$/.It Cm chick/' -e 's/^\.It Li 4$/.It Li 5/' \
	-e 's/^\.It Ev TMPDIR$/.It Ev TEMPDIR/' \
	"$page" >house/man/dossier.1
try 1 "$python" "$scenes/manual.py" house
for word in "code unknown-key" "option allow-outside" "command check" "status 4" "variable TMPDIR"; do
	has "a gap" "$out" "the $word is missing"
done
for word in "code unknown-kay" "option allow-inside" "command chick" "status 5" "variable TEMPDIR"; do
	has "an invention" "$out" "the $word is not in the sources"
done
rm -r house

# mandoc finds nothing, but that our pages and others are not installed here
for name in dossier.1 dossier-case.5; do
	mandoc -T lint "$DOSSIER_SOURCE/man/$name" >lint 2>&1
	same "$name" "$(grep -v -e 'referenced manual not found' -e 'outdated mandoc\.db' lint)" ""
done
rm lint

# every line of help stands in the page, with what its option takes
mandoc -T ascii "$page" | sed 's/.\x08//g' >page
try 0 "$DOSSIER" --help
while read -r option; do
	has "help's $option" "$(<page)" "$option"
done < <(grep -o -e '--[a-z-]*' <<<"$out" | sort -u)

# the examples, as they are written
make_case
make_case another
make_case cases/one
mkdir bin && ln -s "$DOSSIER" bin/dossier
PATH=$PWD/bin:$PATH
n=0
while IFS= read -r command; do
	n=$((n + 1))
	bash -c "$command" >.out 2>&1 </dev/null
	status=$?
	has "the status of: $command: $(<.out)" "0 3" "$status"
done < <(sed -n '/^EXAMPLES/,/^DIAGNOSTICS/s/^ *\t* *\$ //p' page)
holds "there are examples" "$n" -ge 7
for file in case.pdf case.sha256 appeal.pdf appeal.sha256 done/cases/one/case.pdf plan.txt; do
	holds "an example made $file" -s "$file"
done
scene_end
