# everything.sh - whatever a seller writes into a case is to be read in the dossier: no key is taken and ignored.
source "${BASH_SOURCE%/*}/scene.bash"

cp -r "$DOSSIER_SOURCE/tests/golden/casefile" case # every key of the format, once
mkdir case/{certs,photos,shots}
for picture in $(grep -ohE '(certs|photos|shots)/[a-z0-9-]+\.(jpg|png)' case/*.yaml | sort -u); do
	kind=text
	[[ $picture != *.jpg ]] || kind=photo
	"$python" "$scenes/pictures.py" $kind "case/$picture" 280 210 || fail "no picture"
done
# values that can be told from any other text; no fonts of its own
sed -i -E '/^fonts:/,/^$/d; s/^(    (account|company|contact|id): )[a-f]$/\1consignee-\2-7/; s/shop: 无$/shop: 收货店铺/' \
	case/*.yaml
same "values set apart" "$(grep -c 'consignee-[a-z]*-7' case/full.yaml)" 4

# a reader from whom nothing is hidden
mkdir shows-all
person='{name: show, company: show, account: show, phone: show, email: show, address: show, id: show, card: show}'
printf 'recipients: {platform: {buyer: %s, consignee: %s, seller: %s, couriers: %s, others: %s}}\n' \
	"$person" "$person" "$person" "$person" "$person" >shows-all/recipients.yaml

try 0 "$DOSSIER" build -q case/full.yaml --templates shows-all --deliver=pdf --now 2025-01-18 --warning-exit-0
"$DOSSIER" dump --stage=casefile case/full.yaml --now 2025-01-18 >dump 2>/dev/null
pdftotext -raw case/full.pdf text
everything=("$python" "$scenes/everything.py")
try 0 "${everything[@]}" dump text
same "what is not to be read" "$out" ""
holds "texts" "$err" -gt 60
has "the platform in words" "$(<text)" 拼多多
has "the complaint in words" "$(<text)" 假冒

sed -i 's/SF1390008812345/SF1390008812346/' text
try 1 "${everything[@]}" dump text
has "one digit" "$out" "logistics.tracking = SF1390008812345"
scene_end
