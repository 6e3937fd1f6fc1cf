# imports_facts.sh - what an export does not tell is not printed as a fact: in which currency its amounts are, on which
# clock its times, and what the letters were that it lost.
source "${BASH_SOURCE%/*}/scene.bash"

lines() { printf '%s\n' "$@"; }
# dump STATUS PLATFORM KEYS...: of a case with those keys
dump() {
	local status=$1 platform=$2
	shift 2
	lines "dossier: 1" "platform: $platform" "complaint: other" "number: C-1" "language: en" "$@" >case.yaml
	try "$status" "$DOSSIER" dump --stage=casefile --warning-exit-0 case.yaml
}
value() { sed -n "s/.*: $1 = //p" <<<"$out" | tr '\n' ';'; }
# plan: the same case, as it is printed
plan() { try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml; }

# an export of one currency has it on every platform
one_of() { # NAME HEAD ROW PRICE
	lines "$2" "$3" >o.csv
	for platform in generic ozon stripe 1688; do
		dump 0 "$platform" "order: {from: o.csv}"
		same "$1 on $platform" "$(value order.currency)" "CNY;"
		plan
		has "$1 on $platform, printed" "$out" "¥$4"
	done
	dump 2 generic "order: {from: o.csv, currency: USD}"
	has "$1 is not in dollars" "$err" "error: amounts here are in CNY, and the case says order: {currency: USD}"
}
one_of JD '订单号,商品名称,订购数量,京东价,应付金额,订单状态' '301,mug,2,129.00,248.00,完成' 248.00
one_of Taobao '订单编号,买家会员名,买家应付货款,买家实际支付金额,宝贝标题,宝贝总数量' '44,tb1,129.00,238.00,mug,1' 238.00
one_of items '主订单编号,子订单编号,标题,价格,购买数量' '44,45,mug,129.00,1' 129.00
one_of Douyin '主订单编号,选购商品,商品数量,商品金额,订单应付金额' '1,mug,1,129.00,128.00' 128.00
one_of Pinduoduo '订单号,商品,商品总价(元),用户实付金额(元),商品数量(件)' '2501,mug,129.00,127.00,1' 127.00
one_of 1688 '订单编号,买家会员名,货品标题,数量,单价(元),实付款(元)' '1,a,mug,1,10.00,11.00' 11.00

# one of several is asked for, on every platform
several_of() { # NAME PLATFORMS HEAD ROW
	lines "$3" "$4" >o.csv
	for platform in $2; do
		dump 2 "$platform" "order: {from: o.csv}"
		has "$1 on $platform" "$err" \
			"error: o.csv does not tell in which currency its amounts are, this one first [import-unpriced]"
		has "$1 on $platform: what to do" "$err" "say which the buyer paid in: order: {currency: ...}"
		dump 0 "$platform" "order: {from: o.csv, currency: MYR}"
	done
}
several_of Shopee "generic shopee lazada" 'Order ID,Order Status,SKU Reference No.,Product Name,Quantity,Deal Price' \
	'A1,Completed,S,kopi,2,15.00'
several_of Lazada "generic lazada shopee" 'orderItemId,orderNumber,itemName,unitPrice' '1,100,mug,10.00'
several_of eBay "ebay generic stripe" 'Order Number,Buyer Username,Item Title,Quantity,Sold For' '12-3,bob,mug,1,5.00'
wildberries='Номер поставки,Предмет,Артикул поставщика,Дата заказа покупателем,Srid,Кол-во,Цена розничная'
several_of Wildberries "generic ozon" "$wildberries" '77,Mug,A,2025-01-10,s1,1,1290.00'
several_of Shopify "shopify" 'Name,Financial Status,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price' \
	'#1001,paid,,20.00,1,mug,20.00'
several_of Ozon "1688" 'Номер заказа,Номер отправления,Наименование товара,Количество,Ваша цена' '1,1-1,mug,1,900.00'
# heads that have it in brackets tell it
shopee='Order ID,Order Status,SKU Reference No.,Product Name,Quantity,Deal Price,Order Creation Date'
for head in '(PHP)|PHP' ' (SGD)|SGD' '（MYR）|MYR' '(NT$)|TWD' '(Rp)|IDR' '(S$)|SGD' '($)|TWD' '(R$)|BRL'; do
	lines "$shopee,Seller Voucher${head%|*},Shopee Voucher${head%|*}" \
		'A1,Completed,S,kopi,2,15,2025-11-03 09:00,2,0' >o.csv
	for platform in generic shopee; do
		dump 0 "$platform" "order: {from: o.csv}"
		same "Shopee, ${head%|*} on $platform" "$(value order.currency)" "${head#*|};"
		same "its amounts, ${head%|*} on $platform" "$(value order.discount)" "2.00;"
	done
done
same "and so what clock it is on" "$(value order.created)" "2025-11-03;"
dump 2 shopee "order: {from: o.csv, currency: SGD}"
has "another than the case has" "$err" \
	"o.csv:1:94: error: amounts here are in BRL, and the case says order: {currency: SGD} [import-amount]"
for heads in "Seller Voucher(PHP),Shopee Voucher(SGD)" "Seller Voucher(),Shopee Voucher()" \
	"Seller Voucher(Y/N),Shopee Voucher(Y/N)" "Seller Voucher(PHP,Shopee Voucher"; do
	lines "$shopee,$heads" 'A1,Completed,S,kopi,2,15,2025-11-03 09:00,2,0' >o.csv
	dump 2 shopee "order: {from: o.csv}"
	has "nothing tells: $heads" "$err" "[import-unpriced]"
done
lines "$shopee,Seller Voucher(PHP)" 'A1,Completed,S,kopi,2,15,2025-11-03 09:00,2' \
	'A2,Completed,S,kopi,2,15,2025-11-03 09:00,2' >o.csv
try 0 "$DOSSIER" import o.csv --platform shopee --complaint other --warning-exit-0 -o cases
same "each of its cases has it" "$(grep -c import-unpriced <<<"$err")" 0
rm -r cases
# amounts that carry it tell it
ebay='Order Number,Buyer Username,Item Title,Quantity,Sold For,Total Price'
for amount in '£5.00 GBP' 'GBP 5.00 GBP' 'AU $5.00 AUD' 'C $5.00 CAD' '"5,00 €" EUR' '$5.00 USD' 'US $5.00 USD'; do
	for platform in ebay generic; do
		lines "$ebay" "12-3,bob,mug,1,${amount% *},${amount% *}" >o.csv
		dump 0 "$platform" "order: {from: o.csv}"
		same "$amount on $platform" "$(value order.currency)$(value order.total)" "${amount##* };5.00;"
	done
done
lines "$ebay" '12-3,bob,mug,1,$5.00,$5.00' >o.csv
dump 0 ebay "order: {from: o.csv}"
plan
has "eBay on eBay" "$out" "\$5.00"
dump 0 ebay "order: {from: o.csv, currency: AUD}"
same "other dollars, if the case says so" "$(value order.currency)" "AUD;"
dump 2 ebay "order: {from: o.csv, currency: EUR}"
has "but no euros" "$err" "error: amounts here are in USD, and the case says order: {currency: EUR} [import-amount]"
lines "$ebay" '12-3,bob,mug,1,5.00,£11.00' '12-3,bob,cup,1,6.00,' >o.csv
dump 0 ebay "order: {from: o.csv}"
same "one amount tells for all" "$(value order.currency)" "GBP;"
lines "$ebay" '12-3,bob,mug,1,$5.00,£5.00' >o.csv
dump 2 ebay "order: {from: o.csv}"
has "two in one row" "$err" "error: o.csv does not tell in which currency its amounts are, this one first"
lines "$ebay" '12-3,bob,mug,1,£5.00,£5.00' '12-3,bob,cup,1,$6.00,$6.00' >o.csv
dump 2 ebay "order: {from: o.csv}"
has "two in two rows" "$err" "error: this row is in USD, and row 2 of the same order in GBP [import-amount]"

# import asks for it once, and says it in each case
lines 'Order ID,Order Status,SKU Reference No.,Product Name,Quantity,Deal Price' \
	'A1,Completed,S,kopi,2,15.00' 'A2,Completed,S,teh,1,7.50' 'A3,Completed,S,teh,1,' >o.csv
import() { # STATUS FOLDER OPTION...
	local status=$1 folder=$2
	shift 2
	try "$status" "$DOSSIER" import o.csv --complaint other -o "$folder" "$@"
}
import 3 asked --platform shopee
same "asked once" "$(grep -c import-unpriced <<<"$err")" 1
has "the first" "$err" "o.csv:2:23: warning: o.csv does not tell in which currency its amounts are, this one first"
has "of how many" "$err" "this one first: 2 new cases do not either [import-unpriced]"
has "what to do" "$err" "import anew with --currency=CODE, such as --currency=EUR"
same "a place for it" "$(grep -c '^  # currency: ____ # ' asked/*/case.yaml | tr '\n' ' ')" \
	"asked/A1/case.yaml:1 asked/A2/case.yaml:1 asked/A3/case.yaml:0 "
sed -i 's/^  # currency: ____/  currency: VND/' asked/*/case.yaml
try 0 "$DOSSIER" dump --stage=casefile --warning-exit-0 asked/A1/case.yaml
same "which counts" "$(value 'order.items\[1\].price')" "15.00;"
import 0 asked --platform shopee
same "no case is new" "$(grep -c import-unpriced <<<"$err")" 0
import 0 said --platform shopee --currency SGD
same "said" "$(grep -h currency said/*/case.yaml | sort -u)$(grep -c import-unpriced <<<"$err")" "  currency: SGD0"
for case in said/*/case.yaml; do
	try 0 "$DOSSIER" dump --stage=casefile --warning-exit-0 "$case"
	same "in $case" "$(value order.currency)" "SGD;"
done
for code in euro EU RMB ""; do
	import 2 none --platform shopee --currency "$code"
	has "no code: $code" "$err" "error: --currency takes the code of a currency, not \"$code\""
done
lines "$ebay" '12-3,bob,mug,1,£5.00,£5.00' '12-4,bob,mug,1,5.00,5.00' >o.csv
import 3 each --platform ebay
same "the one that tells none" "$(grep -l currency each/*/case.yaml)" each/12-4/case.yaml
import 2 euros --platform ebay --currency EUR
has "against the export" "$err" "o.csv:2:16: error: amounts here are in GBP, and --currency says EUR [import-amount]"
same "no case of it" "$(ls euros)" 12-4
import 0 pounds --platform ebay --currency GBP
same "nothing that the export says" "$(grep -l currency pounds/*/case.yaml)" pounds/12-4/case.yaml
# an order without amounts has none to ask about
lines 'Name,Financial Status,Currency,Lineitem quantity,Lineitem name' '#1001,paid,,1,mug' >o.csv
dump 0 shopify "order: {from: o.csv}"

# letters that an encoding lacked, with blanks and signs among them, and amid a word
address() { # NAME STREET
	lines 'Name,Financial Status,Currency,Lineitem quantity,Lineitem name,Shipping Name,Shipping Street,Shipping City' \
		"#1,paid,USD,1,mug,\"$1\",\"$2\",X" >o.csv
}
for lost in "???? ?????" "??. ?????? 12, ??????" "??" "?????, Ivan" "M?ller" "Wa??sa" "Samsung ????? S5"; do
	address "$lost" "Elm St 1"
	dump 2 shopify "order: {from: o.csv}"
	has "the name $lost" "$err" \
		"error: the letters of \"$lost\" were lost when the file was saved in another encoding [imp"
	address Bob "$lost"
	dump 2 shopify "order: {from: o.csv}"
	has "the street $lost" "$err" "were lost when the file was saved in another encoding [import-damaged]"
done
for whole in "Who?" "?" "Is it red? Yes" "No. 5?" "Really?? Yes" "a?b=c" "真的?好的" "真的???"; do
	address "$whole" "$whole"
	dump 0 shopify "order: {from: o.csv}"
	same "the name $whole" "$(value logistics.consignee.name)" "$whole;"
done
said() { # TEXT
	lines Time,SenderName,Sender,TalkerName,Talker,Content "2025-01-10 12:00:00,B,a,B,a,\"$1\"" \
		'2025-01-10 12:01:00,shop,b,B,a,ok' >chat.csv
}
for text in "???" "??" "Quoi ???" "Where is it?????" "why?no"; do
	said "$text"
	dump 0 taobao "chat: [{from: chat.csv}]"
	same "said: $text" "$(value 'chat\[1\].messages\[1\].text')" "$text;"
done
for text in "??? ?????" "??, ???? ??"; do
	said "$text"
	dump 2 taobao "chat: [{from: chat.csv}]"
	has "lost: $text" "$err" "error: the letters of \"$text\" were lost"
done

# the clock of a phone is known where its country is that of the platform, or the case says it
chat() { # STATUS PLATFORM WANT KEYS...
	dump "$1" "$2" "chat: [{from: $file, with: 云}]" "${@:4}"
	same "$file on $2${4:+, $4}" "$(value 'chat\[1\].messages\[1\].at')" "$3;"
	same "told: $file on $2${4:+, $4}" "$(grep -c "on which clock 2 of its times are.*import-clock" <<<"$err")" \
		"$([[ $3 == *:* ]] && echo 0 || echo 1)"
}
wechat() {
	chat 0 pinduoduo "2025-01-10 12:00:00 +08:00"
	chat 0 ozon 2025-01-10
	chat 0 generic 2025-01-10
	chat 0 ozon "2025-01-10 12:00:00" 'timezone: "+08:00"'
	chat 0 taobao "2025-01-10 12:00:00 +08:00" "respond_by: 2025-01-20 12:00 +03:00"
}
file=chat.csv
lines Time,SenderName,Sender,TalkerName,Talker,Content '2025-01-10 12:00:00,云,wxid_a,云,wxid_a,hi' \
	'2025-01-10 12:01:00,shop,wxid_b,云,wxid_a,ok' >chat.csv
wechat
lines 消息ID,类型,发送人,时间,内容 1,文本,云,2025-01-10\ 12:00:00,hi 2,文本,shop,2025-01-10\ 12:01:00,ok >chat.csv
wechat
file=chat.json
lines '[{"time": "2025-01-10 12:00:00", "talker": "a", "sender": "a", "senderName": "云", "content": "hi"},' \
	'{"time": "2025-01-10 12:01:00", "talker": "a", "sender": "b", "content": "ok"}]' >chat.json
wechat
telegram() {
	lines '{"name": "云", "type": "personal_chat", "id": 1, "messages": [' \
		"{\"type\": \"message\", \"date\": \"2025-01-10T12:00:00\",$1 \"from\": \"云\", \"text\": \"hi\"}," \
		"{\"type\": \"message\", \"date\": \"2025-01-10T12:01:00\",$2 \"from\": \"shop\", \"text\": \"ok\"}]}" \
		>chat.json
}
telegram "" ""
chat 0 taobao 2025-01-10
chat 0 ozon 2025-01-10
chat 0 ozon "2025-01-10 12:00:00" 'timezone: "+03:00"'
# beside the seconds it tells the clock, a minute's rounding aside
telegram ' "date_unixtime": "1736499600",' ' "date_unixtime": "1736499660",'
chat 0 taobao "2025-01-10 12:00:00 +03:00"
telegram ' "date_unixtime": "1736499633",' ' "date_unixtime": "1736499690",'
chat 0 ozon "2025-01-10 12:00:33 +03:00"
# those of other exports
lines 'Order Number,Buyer Username,Item Title,Quantity,Sale Date' '12-3,bob,mug,1,Jan-10-25 12:00:00' >o.csv
dump 0 ebay "order: {from: o.csv}"
same "eBay, a time of no zone" "$(value order.created)" "2025-01-10;"
dump 0 ebay "order: {from: o.csv}" 'timezone: "-08:00"'
same "eBay, of the case's" "$(value order.created)" "2025-01-10 12:00:00;"
# ---- what a platform has put asterisks in the place of is no address ----
head='订单号,商品,商品总价(元),用户实付金额(元),商品数量(件),收货人,省,市,区,收货地址'
masked() { # ADDRESS-CELLS WANT
	lines "$head" "2501,mug,129.00,127.00,1,王*,$1" >o.csv
	dump 0 pinduoduo "order: {from: o.csv}" "logistics: {from: o.csv}"
	same "of $1" "$(value logistics.consignee.address)" "$2"
	same "whose it is stays" "$(value logistics.consignee.name)" "王*;"
}
masked '江苏省,苏州市,****,****' '江苏省 苏州市;'
masked '****,****,****,****' ''
masked '江苏省,苏州市,吴中区,**路**号' '江苏省 苏州市 吴中区 **路**号;'


# a column of which every value is damaged is told once, when the cases are made, and not by each of them alone
spoilt() { # PLATFORM HEAD ROW...: imports these
	lines "${@:2}" >o.csv
	rm -rf cases
	try "${want:-3}" "$DOSSIER" import o.csv --platform "$1" --complaint other -o cases
}
pdd='商品,订单号,商品数量(件),用户实付金额(元),支付时间,快递单号'
spoilt pinduoduo "$pdd" 'mug,251103-1,1,9.90,########,SF1' 'cup,251103-2,1,9.90,,SF2' 'pan,251103-3,1,9.90,########,SF3'
has "too narrow" "$err" 'o.csv:2:21: warning: all 2 values of "支付时间" are damaged, or in no form of this export, th'
has "what to do" "$err" "download the export anew, do not save it with a spreadsheet, move the new folders away"
same "once" "$(grep -c import-damaged <<<"$err")" 1
spoilt pinduoduo "$pdd" '??????500ml,251103-1,1,9.90,,SF1' '???,251103-2,1,9.90,,SF2'
has "lost letters" "$err" 'o.csv:2:1: warning: all 2 values of "商品" are damaged'
spoilt pinduoduo "$pdd" 'mug,251103-1,1,9.90,,7.58112E+14' 'mug,251103-2,1,9.90,,7.58112E+14'
has "rounded" "$err" 'o.csv:2:22: warning: all 2 values of "快递单号" are damaged'
spoilt pinduoduo "$pdd" 'mug,251103-1,1,9.90,11/1/2025 12:03,SF1' 'mug,251103-2,1,9.90,45964.50058,SF2'
has "dates" "$err" 'o.csv:2:21: warning: all 2 values of "支付时间" are damaged'
want=0 spoilt pinduoduo "$pdd" 'mug,251103-1,1,9.90,11/1/2025 12:03,SF1' 'mug,251103-2,1,9.90,2025-11-01 12:03:00,SF2'
same "one of two is told by its case" "$(grep -c import-damaged <<<"$err")" 0
want=0 spoilt pinduoduo "$pdd" 'mug,251103-1,1,9.90,########,SF1'
same "nor a single one" "$(grep -c import-damaged <<<"$err")" 0
want=0 spoilt pinduoduo "$pdd,商家备注" 'mug,251103-1,1,9.90,,SF1,####' 'mug,251103-2,1,9.90,,SF2,####'
same "nor a column that is not read" "$(grep -c import-damaged <<<"$err")" 0
rm -r cases
scene_end
