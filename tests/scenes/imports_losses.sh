# imports_losses.sh - nothing of an export is lost in silence: messages of no chat, times in words, addresses that
# differ, letters of another encoding, a number with its carrier in one cell, scans of two carriers and whose they are.
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

# messages that do not tell their chat, where one is named
message() {
	printf '{"seq": %s, "time": "2025-01-1%sT10:00:00+08:00", "talker": "%s", "sender": "%s", "content": "%s"}' "$@"
}
lines "[$(message 1 1 wx_a wx_a hello), $(message 2 2 "" wx_a lost), $(message 3 3 wx_b wx_b other)]" >chat.json
dump 0 taobao "chat: [{from: chat.json, where: {talker: wx_a}}]"
same "those of the chat" "$(value 'chat\[1\].messages\[[0-9]\].text')" "hello;"
has "told, of JSON" "$err" \
	"chat.json:1:107: warning: 1 messages of chat.json do not tell their chat (talker), this one first; they are left"
lines 'Time,Sender,Talker,Content' '2025-01-11 10:00:00,wx_a,wx_a,hello' '2025-01-12 10:00:00,wx_a,,lost' \
	'2025-01-13 10:00:00,wx_b,wx_b,other' >chat.csv
dump 0 taobao "chat: [{from: chat.csv, where: {Talker: wx_a}}]"
same "those of the table" "$(value 'chat\[1\].messages\[[0-9]\].text')" "hello;"
has "told, of a table" "$err" "chat.csv:3:1: warning: 1 messages of chat.csv do not tell their chat (Talker)"
dump 0 taobao "chat: [{from: chat.csv, where: {Talker: wx_b}, since: 2025-01-13}]"
same "the other chat" "$(value 'chat\[1\].messages\[[0-9]\].text')" "other;"

# Cainiao, with the date where the seconds should be
text='"2025-01-10 18:22:01"'
for time in "\"time\": $text" "\"time\": \"\", \"timeStr\": $text" "\"timeStr\": $text"; do
	lines "{\"module\": [{\"mailNo\": \"CN1\", \"detailList\": [{$time, \"desc\": \"picked up\"}]}]}" >cainiao.json
	dump 0 taobao "logistics: {from: cainiao.json}"
	same "a time: $time" "$(value 'logistics.events\[1\].at')$(value 'logistics.events\[1\].what')" \
		"2025-01-10 18:22:01 +08:00;picked up;"
done

# addresses that are not the same in all rows are of none, and told
amazon="amazon-order-id;shipment-date;shipment-item-id;product-name;quantity-shipped;currency;tracking-number"
lines "$amazon;ship-address-1;ship-city" \
	"1-1;2026-01-02T08:00:00+00:00;I1;Mug;1;EUR;T1;Main St 1;Bonn" \
	"1-1;2026-01-02T08:00:00+00:00;I2;Cup;1;EUR;T1;Side St 2;Köln" | tr ';' '\t' >o.txt
dump 0 amazon "order: {from: o.txt}"
same "no address" "$(value logistics.consignee.address)" ""
has "both are told" "$err" \
	'"logistics.consignee.address" is not the same in all rows of this order, and is left out: Main St 1, Bonn (row 2)'
dump 0 amazon "order: {from: o.txt}" "logistics: {consignee: {address: Bonn}}"
same "that of the case" "$(value logistics.consignee.address)" "Bonn;"
same "which settles it" "$(grep -c import-parcels <<<"$err")" 0

# letters of the east of Europe, which the west has as signs
ebay="Order Number,Buyer Username,Item Title,Quantity,Sold For,Total Price,Buyer Name"
order() { lines "$ebay" "12-3,bob,$1,1,\$5,\$5,$2" | iconv -f UTF-8 -t "$3" >o.csv; }
order "Żółw" "Paweł Wałęsa" WINDOWS-1250
dump 0 ebay "order: {from: o.csv, currency: USD}"
same "Polish" "$(value 'order.items\[1\].name')" "Żółw;"
has "told" "$err" 'by its letters o.csv is in WINDOWS-1250, "Żółw", and not in WINDOWS-1252, "'
order "Mañana Æble" "Ørsted" WINDOWS-1252
dump 0 ebay "order: {from: o.csv, currency: USD}"
same "western" "$(value 'order.items\[1\].name')" "Mañana Æble;"
has "unsure" "$err" 'warning: o.csv tells no encoding: it is read as WINDOWS-1252, "Mañana", and may be WINDOWS-1250'
has "and how" "$err" ', "Mańana" [import-encoding]'
has "what to do" "$err" "if the other one is right, say so: order: {from: o.csv, encoding: WINDOWS-1250}"
try 3 "$DOSSIER" import o.csv --platform ebay --complaint other -o guessed
has "of import" "$err" "if the other one is right, say so: --encoding=WINDOWS-1250"
dump 0 ebay "order: {from: o.csv, currency: USD, encoding: WINDOWS-1250}"
same "as the case says" "$(value 'order.items\[1\].name')" "Mańana Ćble;"
same "and nothing is told" "$(grep -c import-encoding <<<"$err")" 0
order "Käse façade é" "Zoë" WINDOWS-1252
dump 0 ebay "order: {from: o.csv, currency: USD}"
same "the same in both" "$(value 'order.items\[1\].name')$(grep -c import-encoding <<<"$err")" "Käse façade é;0"
dump 2 ebay "order: {from: o.csv, currency: USD, encoding: WINDOWS-9}"
has "no such encoding" "$err" 'case.yaml:6:47: error: no encoding has the name "WINDOWS-9" [import-encoding]'
dump 2 ebay "order: {from: o.csv, currency: USD, encoding: UTF-8}"
has "another" "$err" 'error: o.csv is no text in UTF-8 [import-encoding]'
order "Mańana" "Ćma" WINDOWS-1250
try 0 "$DOSSIER" import o.csv --platform ebay --complaint other --encoding WINDOWS-1250 -o cases
has "of import" "$(<cases/12-3/order.csv)" "Mańana"
same "told neither" "$(grep -c import-encoding <<<"$err")" 0
# the table of a case is in UTF-8, unless somebody saved it in another
own() { # STATUS ENCODING
	sed "s/^  from: order.csv/&\n  encoding: $2\n  currency: USD/" cases/12-3/case.yaml >cases/12-3/own.yaml
	try "$1" "$DOSSIER" dump --stage=casefile --warning-exit-0 cases/12-3/own.yaml
}
own 2 WINDOWS-1250
has "its own" "$err" "error: cases/12-3/order.csv is in UTF-8, as dossier import wrote it, and not in WINDOWS-1250"
has "what to do with it" "$err" "import the order anew with --encoding=WINDOWS-1250"
own 0 utf-8
same "as it is" "$(value 'order.items\[1\].name')" "Mańana;"
iconv -f UTF-8 -t WINDOWS-1250 cases/12-3/order.csv >saved && mv saved cases/12-3/order.csv
own 0 WINDOWS-1250
same "saved anew" "$(value 'order.items\[1\].name')" "Mańana;"

# where letters do not tell the encoding, the marketplace does, or the currency, or the country
amazon="amazon-order-id;order-status;sales-channel;product-name;quantity;currency;item-price;ship-city;ship-country"
report() { # CHANNEL CURRENCY COUNTRY ITEM CITY ENCODING
	lines "$amazon" "1-1;Shipped;$1;$4;1;$2;1000;$5;$3" | tr ';' '\t' | iconv -f UTF-8 -t "$6" >o.txt
}
read_as() { # STATUS: of an import; the item in $item
	rm -rf cases
	try "$1" "$DOSSIER" import o.txt --platform amazon --complaint other -o cases
	item=$(sed -n 2p cases/1-1/order.csv 2>/dev/null | cut -f4)
}
for place in "Amazon.co.jp;JPY;JP" ";JPY;" ";EUR;JP"; do # bytes that are letters in the west, too
	IFS=';' read -r channel currency country <<<"$place"
	report "$channel" "$currency" "$country" "タオル 2枚" "福岡市" SHIFT_JIS
	read_as 0
	same "of Japan, by $place" "$item$(grep -c import-encoding <<<"$err")" "タオル 2枚0"
done
report "" EUR "" "タオル 2枚" "福岡市" SHIFT_JIS
read_as 0
same "by its letters" "$item" "タオル 2枚"
has "which is told" "$err" 'dossier: note: by its letters o.txt is in SHIFT_JIS, "タオル", and not in WINDOWS-1252'
report Amazon.com USD US "タオル 2枚" "福岡市" SHIFT_JIS
read_as 2
has "against its letters" "$err" 'error: o.txt may be in SHIFT_JIS, "タオル", or in WINDOWS-1252, "'
has "what to say" "$err" "say which: --encoding=SHIFT_JIS or --encoding=WINDOWS-1252"
holds "no case" ! -e cases/1-1
dump 2 amazon "order: {from: o.txt}"
has "in a case" "$err" "say which: order: {from: o.txt, encoding: SHIFT_JIS}, or encoding: WINDOWS-1252"
same "told once" "$(grep -c ' error: ' <<<"$err")" 1
dump 0 amazon "order: {from: o.txt, encoding: SHIFT_JIS}"
same "as is said" "$(value 'order.items\[1\].name')" "タオル 2枚;"
for item in "Straße 5° ±2" "Cafés d'été"; do # text of Japan, too, if anybody wrote so
	report "" EUR "" "$item" x WINDOWS-1252
	want=$item
	read_as 0
	same "not of Japan: $want" "$item" "$want"
done
report Amazon.co.jp JPY JP "Straße" x WINDOWS-1252
read_as 2
has "nor there" "$err" 'error: o.txt may be in SHIFT_JIS, "Stra'
for place in "Amazon.pl;PLN;PL" "Amazon.pl;EUR;DE" ";PLN;DE" ";EUR;CZ"; do
	IFS=';' read -r channel currency country <<<"$place"
	report "$channel" "$currency" "$country" "Łódka dla dzieci" "Łódź" WINDOWS-1250
	read_as 0
	same "of the east, by $place" "$item$(grep -c import-encoding <<<"$err")" "Łódka dla dzieci0"
done
report "" EUR "" "Źródło" "x" WINDOWS-1250 # bytes that are none in WINDOWS-1252, and letters in Japan
read_as 0
same "not of Japan either" "$item" "Źródło"
report Amazon.es EUR PL "Mañana" "x" WINDOWS-1252
read_as 0
same "of the west" "$item$(grep -c import-encoding <<<"$err")" "Mañana0"
report "" EUR "" "Łódka" "Łódź" WINDOWS-1250
read_as 3
has "a guess" "$err" 'o.txt tells no encoding: it is read as WINDOWS-1252, "£ódka", and may be WINDOWS-1250, "Łó'
report Amazon.de EUR DE "Paweł Wałęsa" "x" WINDOWS-1250
read_as 3
same "letters first" "$item" "Paweł Wałęsa"
has "told" "$err" 'dossier: warning: by its letters o.txt is in WINDOWS-1250, "Paweł", and by its'
has "the word that is against them" "$err" ' and by its "Amazon.de" in WINDOWS-1252, "Pawe³"'
lines "Order Number,Buyer Username,Item Title,Quantity,Sold For,Total Price,Ship To Country" \
	"12-3,bob,Mañana,1,£5,£5,Poland" | iconv -f UTF-8 -t WINDOWS-1252 >o.csv
dump 0 ebay "order: {from: o.csv, currency: GBP}"
same "by the sign of its amounts" "$(value 'order.items\[1\].name')$(grep -c import-encoding <<<"$err")" "Mañana;0"
dump 2 ebay "order: {number: a, encoding: UTF-8}"
has "of no file" "$err" "this says which part of a file is meant, and no file is named"

# a carrier and its number in one cell
head1688='订单编号,买家会员名,货品标题,数量,物流公司运单号'
for cell in 中通快递:75312345678 "中通快递 75312345678" 中通快递：75312345678 中通快递75312345678; do
	lines "$head1688" "1,a,mug,1,$cell" >o.csv
	dump 0 1688 "order: {from: o.csv}"
	same "$cell" "$(value logistics.carrier)$(value logistics.tracking)" "中通快递;75312345678;"
done
lines "$head1688" "1,a,mug,1,SF1390008812345" >o.csv
dump 0 1688 "order: {from: o.csv}"
same "a number alone" "$(value logistics.carrier)$(value logistics.tracking)" "SF1390008812345;"
for cell in "中通快递 75312345678;YT123456789" "中通快递 7531 2345678" "753123 45678" \
	"中通快递 75312345678 已签收"; do
	lines "$head1688" "1,a,mug,1,$cell" >o.csv
	dump 2 1688 "order: {from: o.csv}"
	has "refused: $cell" "$err" "o.csv:2:11: error: \"$cell\" does not tell carrier and tracking number apart"
	dump 0 1688 "order: {from: o.csv}" "logistics: {tracking: \"75312345678\"}"
	same "as the case says: $cell" "$(value logistics.tracking)" "75312345678;"
done
for cell in 其他:自提 无需物流 自提 中通快递; do # there is none
	lines "$head1688" "1,a,mug,1,$cell" >o.csv
	dump 0 1688 "order: {from: o.csv}"
	same "$cell" "$(value logistics.carrier)$(value logistics.tracking)$(value order.number)" "1;"
	has "told: $cell" "$err" "o.csv:2:11: note: \"$cell\" has no tracking number: neither carrier nor number"
	dump 0 1688 "order: {from: o.csv}" "logistics: {tracking: \"75312345678\"}"
	same "as the case says: $cell" "$(value logistics.tracking)$(grep -c import-parcels <<<"$err")" "75312345678;0"
done
lines "$head1688" "1,a,mug,1,无需物流" "1,a,cup,1,中通快递:75312345678" >o.csv
dump 0 1688 "order: {from: o.csv}"
same "of another item" "$(value logistics.carrier)$(value logistics.tracking)" "中通快递;75312345678;"
has "is told" "$err" 'o.csv:2:11: note: "无需物流" has no tracking number'
lines "$head1688" "1,a,mug,1,7.53E+10" >o.csv
dump 2 1688 "order: {from: o.csv}"
has "damaged" "$err" "a spreadsheet rounded this number to 7.53E+10 [import-damaged]"

# scans of two carriers, each newest first
scan() { printf '{"time_iso": "2025-01-%sT10:00:00+08:00", "description": "%s"}' "$@"; }
provider() { printf '{"provider": {"name": "P"}, "events": [%s]}' "$1"; }
first=$(provider "$(scan 14 e), $(scan 13 d2), $(scan 13 d1)")
then=$(provider "$(scan 13 c), $(scan 11 b), $(scan 10 a)")
lines "{\"accepted\": [{\"number\": \"T1\", \"track_info\": {\"tracking\": {\"providers\": [$first, $then]}}}]}" >t.json
dump 0 taobao "logistics: {from: t.json}"
same "by their times" "$(value 'logistics.events\[[0-9]\].what')" "a;b;c;d1;d2;e;"
same "one carrier" "$(value logistics.carrier)" "P;"
sed -i 's/"name": "P"/"name": "Q"/' t.json
dump 0 taobao "logistics: {from: t.json}"
same "both carriers of the scans" "$(value logistics.carrier)" "Q, P;"
same "and whose each is" "$(value 'logistics.events\[[0-9]\].place')" "P;P;P;Q;Q;Q;"
sed -i 's/"description": "[ae]"/&, "location": "Omsk"/g' t.json
dump 0 taobao "logistics: {from: t.json}"
same "beside the place" "$(value 'logistics.events\[[0-9]\].place')" "Omsk · P;P;P;Q;Q;Omsk · Q;"
sed -i 's/, {"provider": {"name": "P"}, "events": \[/&], "none": [/' t.json
dump 0 taobao "logistics: {from: t.json}"
same "of one alone the place" "$(value 'logistics.events\[[0-9]\].place')" "Omsk;"

# a record without a scan, and an answer without a record
lines '{"message": "查询无结果，请隔段时间再查", "nu": "YT1", "com": "yuantong", "state": "0", "data": []}' >k.json
dump 0 taobao "logistics: {from: k.json}"
has "no scan" "$err" \
	'k.json:1:1: warning: k.json has no scan of this parcel: "查询无结果，请隔段时间再查" [import-empty]'
dump 0 taobao "logistics: {from: k.json, events: [{at: 2025-01-10, what: a}]}"
same "but those of the case" "$(grep -c import-empty <<<"$err")" 0
lines '{"accepted": [{"number": "T1", "track_info": {"tracking": {"providers": []}}}]}' >t.json
dump 0 taobao "logistics: {from: t.json}"
has "nor one of 17TRACK" "$err" 't.json:1:15: warning: t.json has no scan of this parcel [import-empty]'
lines '{"code": 0, "data": {"accepted": [],' \
	'"rejected": [{"number": "RR1", "error": {"message": "not registered"}}]}}' >t.json
dump 2 taobao "logistics: {from: t.json}"
has "no record" "$err" 't.json:2:14: error: t.json tells of no parcel: "not registered" [import-empty]'

# codes of CDEK that it sends without words
lines '[{"attributes": {"cdek_number": "1", "code": "ACCEPTED_AT_PICK_UP_POINT",' \
	'"status_date_time": "2025-01-09T09:40:45+0000"}}]' >t.json
dump 0 ozon "logistics: {from: t.json}"
same "in words" "$(value 'logistics.events\[1\].what')" "Принят на склад до востребования;"

# numbers that a program read as amounts; Chinese letters that were read as western ones
pdd='订单号,商品,用户实付金额(元),商品数量(件),快递单号,手机,收货人'
pdd_of() { lines "$pdd" "$1,$2,52.0,2,$3,$4,李雷" >o.csv; }
pdd_of 2501.0 杯 YT1234567 13800001234
dump 2 pinduoduo "order: {from: o.csv}"
has "an order" "$err" "error: a program read this number as an amount, and wrote 2501.0 [import-damaged]"
pdd_of 2501 杯 78912804471163.0 13800001234
dump 2 pinduoduo "order: {from: o.csv}"
has "a parcel" "$err" "o.csv:2:15: error: a program read this number as an amount, and wrote 78912804471163.0"
pdd_of 2501 杯 YT1234567 13800001234.0
dump 2 pinduoduo "order: {from: o.csv}"
has "a phone" "$err" "and wrote 13800001234.0 [import-damaged]"
for text in ÖñÁÖ²è¾ß "ÖñÁÖ 500ml" "2 ÖñÁÖ²è¾ß"; do
	pdd_of 2501 "$text" YT1234567 13800001234
	dump 2 pinduoduo "order: {from: o.csv}"
	has "$text" "$err" "error: the letters of \"$text\" were lost when the file was saved in another encoding"
done
for text in "Käse façade é" "ÄÖÜ" "Größe ÀÉ" "5 × 4 ²" "crème brûlée" "ÇÉÈÀ für" "½–¾ ±5°"; do
	pdd_of 2501 "$text" YT1234567 13800001234
	dump 0 pinduoduo "order: {from: o.csv}"
	same "$text" "$(value 'order.items\[1\].name')" "$text;"
done

# two columns of one name
lines "$pdd,订单号" '2501,杯,52.0,2,YT1234567,13800001234,李雷,x' >o.csv
dump 0 pinduoduo "order: {from: o.csv}"
has "another value" "$err" \
	'o.csv:2:40: note: there are two columns "订单号": "2501" of the first is taken, and "x" is not [import-double]'
sed -i 's/,x$/,2501/' o.csv
dump 0 pinduoduo "order: {from: o.csv}"
same "the same" "$(grep -c import-double <<<"$err")" 0

# what the template takes off a value is not asked for
lines '订单编号,买家会员名,买家应付货款,买家实际支付金额,宝贝标题,宝贝总数量,物流单号' '44,tb1,129.00,129.00,mug,1,No:SF1399' \
	'45,tb1,129.00,129.00,mug,1,No:SF1400' >o.csv
for number in SF1400 No:SF1400; do
	dump 0 taobao "order: {from: o.csv, where: {物流单号: '$number'}}"
	same "$number" "$(value order.number)" "45;"
done
dump 2 taobao "order: {from: o.csv, where: {物流单号: SF1}}"
has "another" "$err" 'no row of o.csv has "SF1" in its column "物流单号"'

# what keeps long numbers, and what does not
printf '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old' >o.xls
dump 2 taobao "order: {from: o.xls}"
has "an old workbook" "$err" "open it and save it as a workbook (.xlsx), which keeps long numbers as CSV does not"

# words of the dossier's own are no leak: what is hidden may stand in the name of its clock
lines '订单号,商品名称,订购数量,下单时间,京东价,应付金额,客户姓名,客户地址' '301,杯,2,2025-01-10 11:22:33,89.00,178.00,周杰,北京' >o.csv
lines "dossier: 1" "platform: jd" "complaint: other" "number: C-1" "language: zh-CN" "recipient: public" \
	"claims: [{says: a, fact: b}]" "statement: s" "request: r" "order: {from: o.csv}" >case.yaml
try 0 "$DOSSIER" build --warning-exit-0 --deliver pdf case.yaml
same "北京" "$(grep -c leak <<<"$err")" 0

# numbers as spreadsheets leave them where a comma stands before decimals, with decimals and with thousands apart
ozon='Номер заказа;Номер отправления;Название товара;Артикул;Ваша цена;Сумма отправления;Количество;Трек-номер'
ozon_of() { lines "$ozon" "1-1;$1;${3:-mug};${4:-T-1};900,75;900,75;1;$2" >o.csv; }
damaged() { # COLUMN WHAT: the import and the case refuse it there
	dump 2 "${of:-ozon}" "order: {from: o.csv}"
	has "$2" "$err" "o.csv:2:$1: error: ${3//%s/$2} [import-damaged]"
	same "$2, and nothing else" "$(grep -c "several parcels" <<<"$err")" 0
}
rounded="a spreadsheet rounded this number to %s"
amount="a program read this number as an amount, and wrote %s"
for number in 1,23457E+15 8E+13 8,7e+18; do
	ozon_of "$number" T1
	damaged 5 "$number" "$rounded"
	try 2 "$DOSSIER" import o.csv --platform ozon --complaint other -o none
	has "import: $number" "$err" "error: a spreadsheet rounded this number to $number [import-damaged]"
done
ozon_of 1-1-1 8,00812E+13
damaged 35 8,00812E+13 "$rounded"
for number in 80081212345678,00 80081212345678.00 4402178835016620000.00 4,402,178,835,016,620,000 \
	4.402.178.835.016.620.000 $'4\xc2\xa0402\xc2\xa0178\xc2\xa0835\xc2\xa0016\xc2\xa0620\xc2\xa0000' \
	"4'402'178'835'016'620'000.00" 12,345 4.402.178,00; do
	ozon_of 1-1-1 "$number"
	damaged 35 "$number" "$amount"
done
for number in 600.123.456 48.600.123.456 0,123,456 12345678,7654321 1234.56 12E345 1,5E3x 440217883501662000; do
	ozon_of 1-1-1 "$number"
	dump 0 ozon "order: {from: o.csv}"
	same "$number is left" "$(grep -c import-damaged <<<"$err")" 0
done
of=pinduoduo
pdd_of 2501 杯 YT1234567 13800138000.00
damaged 25 13800138000.00 "$amount"
lines 'dossier: 1' 'order: {number: "1,23457E+15"}' >case.yaml
try 2 "$DOSSIER" dump --stage=casefile case.yaml
has "of a case" "$err" '"1,23457E+15" looks like a number that a spreadsheet rounded [number-precision]'

# nor is such a number a nickname, an article or its number
of=ozon
for number in 1.23457E+12 1,23457E+12; do
	ozon_of 1-1-1 T1 mug "$number"
	damaged 15 "$number" "$rounded"
	ozon_of 1-1-1 T1 "$number"
	damaged 11 "$number" "$rounded"
done
ozon_of 1-1-1 T1 mug 80081212345678,00
damaged 15 80081212345678,00 "$amount"
of=taobao
lines '订单编号,买家会员名,宝贝标题,宝贝总数量' '44,1.23457E+11,mug,1' >o.csv
damaged 4 1.23457E+11 "$rounded"
for name in "Size 2,5E+1" 1.5E3 100,000 1000000 2.00 1+1 12E345; do
	ozon_of 1-1-1 T1 "$name" "$name"
	dump 0 ozon "order: {from: o.csv}"
	same "a name: $name" "$(value 'order.items\[1\].name')$(value 'order.items\[1\].sku')" "$name;$name;"
done

# errors of spreadsheets, in their languages
of=ozon
for error in "#Н/Д" "#ИМЯ?" "#ССЫЛКА!" "#ЗНАЧ!" "#ДЕЛ/0!" "#ЧИСЛО!" "#ПУСТО!" "#NV" "#WERT!" "#BEZUG!" "#ZAHL!" "#N/A" \
	"#NOM?" "#VALEUR!" "#N/D" "#N/D!" "#ARG!" "#ADR!" "#LICZBA!" "#¡VALOR!" "#RIF!" "#YOK" "#DEĞER!"; do
	ozon_of 1-1-1 "$error" "$error"
	damaged 11 "$error" "%s stands here: a spreadsheet could not calculate it"
	same "$error as a number" "$(grep -c "error: $error stands" <<<"$err")" 2
done
for name in "#1024" "#NV123" "#NVIDIA" "#SALE!" "#YOKO" "#N/Dx" "#"; do
	ozon_of "$name" T1 "$name"
	dump 0 ozon "order: {from: o.csv}"
	same "no error: $name" "$(value order.number)$(value 'order.items\[1\].name')" "$name;$name;"
done
lines 'Time,Sender,Talker,Content' '2025-01-11 10:00:00,wx_a,wx_a,#YOK' '2025-01-11 10:01:00,wx_a,wx_a,1.2E+5' >chat.csv
dump 0 taobao "chat: [{from: chat.csv}]"
same "what people say" "$(value 'chat\[1\].messages\[[0-9]\].text')" "#YOK;1.2E+5;"

# long numbers that all end in zeros
taobao='订单编号,买家会员名,宝贝标题,宝贝总数量,物流单号'
cut_of() { # NUMBERS TRACKING...: a row each
	lines "$taobao" >o.csv
	paste -d, <(lines "$1" | tr ' ' '\n') <(lines "${@:2}") |
		awk -F, '{print $1 ",b" NR ",mug,1," $2}' >>o.csv
}
split() { rm -rf cases; try "$1" "$DOSSIER" import o.csv --platform taobao --complaint other -o cases; }
kept="as all long numbers of its column: a spreadsheet kept 15 digits"
three="4402178835016600000 4402178835016610000 4402178835016620000"
cut_of "$three" T1 T2 T3
split 2
same "each is told" "$(grep -c "error: 44021788350166[012]0000 ends in zeros $kept" <<<"$err")" 3
holds "and none is made" ! -e cases/4402178835016600000
dump 2 taobao "order: {from: o.csv, where: {订单编号: \"4402178835016610000\"}}"
has "of a case" "$err" "o.csv:3:1: error: 4402178835016610000 ends in zeros $kept"
cut_of "1 2 3" 431234567890121000 431234567890122000 431234567890123000
split 2
has "of parcels" "$err" "o.csv:2:12: error: 431234567890121000 ends in zeros $kept"
doubt='" ends in zeros after 15 digits, as a spreadsheet leaves long numbers [number-precision]'
cut_of "4402178835016600000 4402178835016610000" T1 T2
split 3
same "of two numbers, once" "$(grep -cF "o.csv:2:1: warning: \"4402178835016600000$doubt" <<<"$err")" 1
cut_of "4402178835016600000 4402178835026600000 4402178835036600000" T1 T2 T3
split 3
same "of one buyer" "$(grep -cF "$doubt" <<<"$err")" 1
for numbers in "4402178835016600000 4402178835016610000 4402178835016629347" \
	"=\"4402178835016600000\" '4402178835016610000 '4402178835016620000" \
	"1234567890123410 1234567890123520 1234567890123630" \
	"123456789012000 223456789013000 323456789014000" \
	"440217883501660000X 440217883501661000X 440217883501662000X"; do
	cut_of "$numbers" T1 T2 T3
	split 0
	same "whole: $numbers" "$(grep -cE "number-precision|import-damaged" <<<"$err")" 0
done

# UTF-8 read as GBK and saved again; what programs write where there is nothing
for text in 鎶樻睙鐪 娴欐睙鐪 "鍖椾含甯 No. 5"; do
	pdd_of 2501 "$text" YT1234567 13800001234
	dump 2 pinduoduo "order: {from: o.csv}"
	has "$text" "$err" "error: the letters of \"$text\" were lost when the file was saved in another encoding"
done
for text in 娴 姣姝 婷姣 鑫鑫 "浙江省 杭州市" 鎶樻睙省杭州; do
	pdd_of 2501 "$text" YT1234567 13800001234
	dump 0 pinduoduo "order: {from: o.csv}"
	same "$text" "$(value 'order.items\[1\].name')" "$text;"
done
for text in null "null null null" "null,null" "null , null"; do
	lines '订单编号,买家会员名,宝贝标题,宝贝总数量,收货地址' "44,tb1,mug,1,\"$text\"" >o.csv
	dump 0 taobao "order: {from: o.csv}"
	same "$text" "$(value logistics.consignee.address)" ""
done
for text in nullarbor "null 5"; do
	lines '订单编号,买家会员名,宝贝标题,宝贝总数量,收货地址' "44,tb1,mug,1,$text" >o.csv
	dump 0 taobao "order: {from: o.csv}"
	same "$text" "$(value logistics.consignee.address)" "$text;"
done
for time in "1970-01-01 08:00:00" "1970-01-01 00:00:00" "1970/1/1 8:00" 1970-01-01; do
	lines '订单编号,买家会员名,宝贝标题,宝贝总数量,订单创建时间,订单付款时间' "44,tb1,mug,1,$time,2025-11-10 09:13:00" >o.csv
	dump 0 taobao "order: {from: o.csv}"
	same "$time" "$(value order.created)$(value order.paid)" "2025-11-10 09:13:00 +08:00;"
done
lines '{"module": [{"mailNo": "CN1", "detailList": [{"time": 0, "desc": "a"},' \
	'{"time": 1736471553, "desc": "b"}]}]}' >t.json
dump 0 taobao "logistics: {from: t.json}"
same "second 0 is none" "$(value 'logistics.events\[[0-9]\].what')" "b;"

# Wildberries: a sale alone was received; goods that were lost are told, and a sale that was put right counts once
received() { value order.received; }
items() { grep -c 'order.items\[[0-9]*\].name' <<<"$out"; }
wb='Номер поставки;Предмет;Артикул поставщика;Тип документа;Обоснование для оплаты;Дата заказа покупателем'
wb="$wb;Дата продажи;Кол-во;Цена розничная;Srid"
wb_row() { echo "77;Лампа;A;$1;$2;2025-11-02;2025-11-11;${4:-1};${3:-1890,00};s1"; } # DOCUMENT REASON [PRICE [PIECES]]
wb_of() { # STATUS ROW...
	lines "$wb" "${@:2}" >o.csv
	dump "$1" wildberries "order: {from: o.csv}"
}
sale=$(wb_row Продажа Продажа)
no_time='that of "Дата продажи" is no time at which the order was received, and is left out [import-status]'
lost='warning: by the export the goods of this order were lost or damaged, and the platform paid for them:'
wb_of 0 "$sale" "$(wb_row "" Логистика "" 0)"
same "a sale" "$(received)$(items)" "2025-11-11;1"
same "is told as nothing else" "$(grep -c 'import-\(status\|returned\|refunded\)' <<<"$err")" 0
for reason in "Оплата потерянного товара" "Оплата брака" "Компенсация ущерба"; do
	wb_of 0 "$(wb_row Продажа "$reason")"
	same "not received: $reason" "$(received)$(value order.status)$(items)" "$reason;1"
	has "lost: $reason" "$err" "o.csv:2:20: $lost \"$reason\" [import-returned]"
	has "what stands there: $reason" "$err" "note: \"Обоснование для оплаты\" is \"$reason\": $no_time"
	wb_of 0 "$sale" "$(wb_row Продажа "$reason")"
	same "no second piece: $reason" "$(received)$(items)$(value order.status)" "2025-11-11;1"
	has "told beside the sale: $reason" "$err" "o.csv:3:20: $lost \"$reason\""
	has "and left out: $reason" "$err" "another row of the order stands in place of these, which are left out: 3 [imp"
done
wb_of 0 "$(wb_row Продажа "Оплата потерянного товара")" && sed -i 's/from: o.csv/&, received: 2025-11-12/' case.yaml
try 0 "$DOSSIER" dump --stage=casefile --warning-exit-0 case.yaml
same "the seller's own" "$(received)$(grep -c import-status <<<"$err")" "2025-11-12;0"
wb_of 0 "$sale" "$(wb_row Возврат "Сторно продаж")" "$(wb_row Продажа "Корректная продажа" 1700,00)"
same "put right" "$(items)$(value 'order.items\[1\].price')$(received)" "11700.00;"
has "the sale is left out" "$err" "another row of the order stands in place of these, which are left out: 2 ["
has "its reversal is told" "$err" 'this order was refunded, or a part of it: "Сторно продаж" [import-refunded]'
wb_of 0 "$sale" "$(wb_row Продажа "Корректная продажа" 1700,00)"
same "without its reversal" "$(items)$(value 'order.items\[1\].price')" "11700.00;"
wb_of 0 "$sale" "$(wb_row Продажа "Сторно продаж")"
same "a sale that was reversed" "$(items)$(received)" 1
has "is not received" "$err" "\"Обоснование для оплаты\" is \"Сторно продаж\": $no_time"
for rows in "$(wb_row Продажа Подарок)" "$sale"$'\n'"$(wb_row Продажа Подарок)"; do
	wb_of 0 "$rows"
	has "a word nobody knows" "$err" 'what the status "Подарок" means is not known: it is not read [import-status]'
	same "is no second piece" "$(items)" 1
done
lines "$wb" "$sale" "$(wb_row "" Логистика "" 0 | sed s/s1$/s2/)" "$(wb_row Продажа "Сторно продаж" | sed s/s1$/s3/)" \
	"$(wb_row "" Хранение "" 0 | sed s/s1$//)" >o.csv
rm -rf cases
try 0 "$DOSSIER" import o.csv --platform wildberries --complaint other -o cases
same "of the sale alone" "$(ls cases)" s1
has "the others" "$err" "o.csv:3:1: note: of 2 orders there are returns and fees alone, so that no case is made \
of them: rows 3, 4 [import-left]"
has "and what is of none" "$err" "rows of sums and remarks are left out: 5 [import-left]"
dump 2 wildberries "order: {from: o.csv, where: {Srid: s2}}"
has "in a case" "$err" "error: no item of the order is left: its rows are returns, fees, or of no piece [import-row]"

# Ozon: a date at which it should come is none at which it came
ozon='Номер заказа;Номер отправления;Статус;Дата доставки;Название товара;Количество'
for status in Доставлен Доставлено Delivered Получен; do
	lines "$ozon" "1;1-1;$status;2025-11-13 23:59:59;mug;1" >o.csv
	dump 0 ozon "order: {from: o.csv}"
	same "$status" "$(received)$(grep -c import-status <<<"$err")" "2025-11-13 23:59:59 +03:00;0"
done
for status in Доставляется "Ожидает в ПВЗ" Отменён Возвращён "Условно доставлен" Eaten; do
	lines "$ozon" "1;1-1;$status;2025-11-13 23:59:59;mug;1" >o.csv
	dump 0 ozon "order: {from: o.csv}"
	same "not received: $status" "$(received)" ""
	has "told: $status" "$err" "note: \"Статус\" is \"$status\": that of \"Дата доставки\" is no time at which the"
	lines "$ozon" "1;1-1;$status;;mug;1" >o.csv
	dump 0 ozon "order: {from: o.csv}"
	same "without a date: $status" "$(grep -c "is no time" <<<"$err")" 0
done
lines "$ozon" "1;1-1;Доставлен;2025-11-13;mug;1" "1;1-1;Доставляется;2025-11-15;cup;1" >o.csv
dump 0 ozon "order: {from: o.csv}"
same "a part of it" "$(received)" ""
same "is told once" "$(grep -c "is no time" <<<"$err")" 1
lines "${ozon/Статус;}" "1;1-1;2025-11-13;mug;1" >o.csv
dump 0 ozon "order: {from: o.csv}"
same "no status" "$(received)" ""
has "which is told" "$err" 'nothing stands in "Статус": that of "Дата доставки" may be no time at which the order'

# Amazon: orders that were cancelled have no piece, and stand in every report
amazon="amazon-order-id;order-status;product-name;item-status;quantity;currency;item-price"
lines "$amazon" "1-1;Shipped;mug;Shipped;1;USD;20.00" "1-2;Cancelled;mug;Cancelled;0;;" \
	"1-2;Cancelled;cup;Cancelled;0;;" "1-3;Cancelled;mug;Cancelled;0;;" | tr ';' '\t' >o.txt
rm -rf cases
try 0 "$DOSSIER" import o.txt --platform amazon --complaint other -o cases
same "of the other" "$(ls cases)" 1-1
has "once" "$err" "o.txt:3:1: note: 2 orders are cancelled and have no item left, so that no case is made of \
them: rows 3, 5 [import-cancelled]"
same "and as no error" "$(grep -c import-row <<<"$err")" 0
cancelled='this order is cancelled, and no item of it is left: "Cancelled" [import-row]'
try 2 "$DOSSIER" import o.txt --platform amazon --complaint other -o cases --where amazon-order-id=1-2
has "that one alone" "$err" "o.txt:3:19: error: by the export $cancelled"
dump 2 amazon "order: {from: o.txt, where: {amazon-order-id: 1-3}}"
has "in a case" "$err" "o.txt:5:19: error: by the export $cancelled"
scene_end
