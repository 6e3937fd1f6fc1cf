# readme.sh - what the READMEs say: their cases build without a warning, their links lead somewhere.
source "${BASH_SOURCE%/*}/scene.bash"

block() { # README: its case
	sed -n '/^```yaml$/,/^```$/{/^```/!p;}' "$1"
}

paths() { # README: what its links and its commands name
	grep -oE '\]\([A-Za-z][^)#:]*\)|\b(man|samples|tests)/[a-z-]+\.[a-z0-9]+' "$1" | tr -d '])(' | sort -u
}

for name in README.md README.zh-CN.md; do
	readme=$DOSSIER_SOURCE/$name
	mkdir -p "case/$name" && cd "case/$name" || exit 1
	block "$readme" >case.yaml
	holds "$name has a case" "$(wc -l <case.yaml)" -gt 30
	while read -r picture; do
		mkdir -p "${picture%/*}"
		make_png "$picture" 1100 1400 "${#picture}"
	done < <(grep -oE '[a-z]+/[a-z-]+\.(png|jpg)' case.yaml)
	due=$(sed -n 's/^respond_by: *//p' case.yaml)
	try 0 "$DOSSIER" build case.yaml --now "${due:0:10}"
	same "$name: its case gives no warning" "$out$(grep -E ': (warning|error): ' <<<"$err")" ""
	holds "$name: its case makes a dossier" -s case.pdf -o -s case-1.jpg
	cd ../..

	# links and paths
	while read -r path; do
		holds "$name: there is $path" -e "$DOSSIER_SOURCE/$path"
	done < <(paths "$readme")
done
while read -r path; do
	holds "samples/README.md: there is $path" -e "$DOSSIER_SOURCE/samples/$path"
done < <(paths "$DOSSIER_SOURCE/samples/README.md" | grep -vE '^(man|samples)/')

# the message that README.md shows
cd case/README.md || exit 1
sed -i 's/^number:/nubmer:/' case.yaml
try 2 "$DOSSIER" check case.yaml
shown=$(sed -n '/^    case\.yaml:/,/^$/s/^    //p' "$DOSSIER_SOURCE/README.md")
has "the message as it is" "$err" "$shown"
cd ../..

# README.zh-CN.md: codes that exist, and no half-width mark beside a Han character
while read -r code; do
	holds "$code is in dossier(1)" -n "$(grep -x ".It Sy $code" "$DOSSIER_SOURCE/man/dossier.1")"
done < <(grep -oE '^\| (`[a-z-]+`、?)+' "$DOSSIER_SOURCE/README.zh-CN.md" | grep -oE '[a-z-]+')
"$python" - "$DOSSIER_SOURCE/README.zh-CN.md" >found <<'PYTHON'
import re
import sys
text = open(sys.argv[1], encoding="utf-8").read()
text = re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)|^ {4}[^\n]*$", "X", text, flags=re.S | re.M)
for line in text.splitlines():
	if re.search(r"[\u3001-\u9fff][,;:?!()]|[,;:?!()][\u3001-\u9fff]", line):
		print(line)
PYTHON
same "half-width marks" "$(<found)" ""
scene_end
