# imports_sums.sh - an order's sums are what the export says was paid; a sum of items alone is called no total, and what
# is missing from it no discount.
source "${BASH_SOURCE%/*}/scene.bash"

lines() { printf '%s\n' "$@"; }
# plan PLATFORM FILE [KEYS]: of a case that takes its order from there
plan() {
	lines "dossier: 1" "platform: $1" "language: en" "complaint: other" "number: C-1" \
		"respond_by: 2026-05-01 12:00" "claims: [{says: a, fact: b}]" "statement: a" "request: c" \
		"order: {from: $2${3:-}}" >case.yaml
	try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
}
# its sums, a line each
sums() { sed -n 's/^    \(row\|sum\) \([A-Z][a-z ]*\) |.*| \(.*\)$/\2 \3/p' <<<"$out" | tr '\n' ',' | sed 's/,$//'; }
on_page() { grep -c 'quiet:Order total' <<<"$out"; }
tabs() { tr ';' '\t'; }

# Amazon: each row has its own shipping, tax and discount, of either sign; all of them are what was paid
amazon="amazon-order-id;order-status;product-name;quantity;currency;item-price;item-tax;shipping-price;shipping-tax"
amazon="$amazon;gift-wrap-price;item-promotion-discount;ship-promotion-discount"
lines "$amazon" '1-1;Shipped;mug;2;USD;20.00;1.60;5.00;0.40;3.00;-4.00;-5.00' \
	'1-1;Shipped;cup;1;USD;10.00;0.80;5.00;;;2.00;' | tabs >o.txt
plan amazon o.txt
same "all of it" "$(sums)" \
	"Items \$30.00,Shipping \$10.00,Discount −\$11.00,Tax \$2.80,Other charges \$3.00,Order total \$34.80"
has "it was added up" "$out" "Checked: the amounts above equal the order total of \$34.80."
same "told on page 1" "$(on_page)" 1
lines "$amazon" '1-1;Shipped;mug;2;USD;20.00;1.60;5.00;0.40;3.00;-4.00;-5.00' \
	'1-1;Cancelled;cup;1;USD;;;;;;;' | tabs >o.txt
plan amazon o.txt
same "one that was cancelled was not paid" "$(sums)" \
	"Shipping \$5.00,Discount −\$9.00,Tax \$2.00,Other charges \$3.00,Order total \$21.00"
has "told" "$err" 'a part of this order is cancelled: "Cancelled" [import-cancelled]'
same "and why there is a total: nothing is missing" "$(grep -c import-total <<<"$err")" 0
sed -i '3s/Cancelled\tcup\t1/Cancelled\tcup\t0/' o.txt
plan amazon o.txt
same "of no piece" "$(sums | sed 's/.*,//')" "Order total \$21.00"
sed -i '3s/Cancelled\tcup\t0/Shipped\tcup\t1/' o.txt
plan amazon o.txt
same "one that was not, and has no price" "$(on_page)" 0
has "is told" "$err" 'o.txt:3:1: note: this row says nothing in "item-price", without which nothing tells'
sed -i 's/o.txt}/o.txt, total: 20.00}/' case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
same "not where the case has it" "$(grep -c "says nothing in" <<<"$err")" 0
lines "$amazon" '1-1;Shipped;mug;2;USD;20.00;;;;;;' '1-1;Cancelled;cup;1;USD;10.00;;;;;;' | tabs >o.txt
plan amazon o.txt
same "one that was, and has a price" "$(on_page)" 0
has "is told, too" "$err" ':3:25: note: this was cancelled and has an amount in "item-price", which may be paid or not'
lines "$amazon" '1-1;Cancelled;mug;2;USD;20.00;;;;;;' '1-1;Cancelled;cup;1;USD;;;;;;' | tabs >o.txt
plan amazon o.txt
same "all of them" "$(on_page)$(grep -c import-total <<<"$err")" 00
lines "$amazon" '1-1;Pending;mug;2;USD;;;;;;;' | tabs >o.txt
plan amazon o.txt
same "nobody has paid yet" "$(on_page)$(grep -c import-total <<<"$err")" 00
has "is told as that" "$err" "[import-unpaid]"
# in Europe the tax is a part of the price
lines "$amazon" '1-1;Shipped;mug;1;EUR;11.90;1.90;5.95;0.95;;-1.19;' | tabs >o.txt
plan amazon o.txt
same "with VAT" "$(sums)" "Items €11.90,Shipping €5.95,Discount −€1.19,Order total €16.66"
sed -i 's/o.txt}/o.txt, currency: USD}/' case.yaml
try 2 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "euros" "$err" "o.txt:2:19: error: amounts here are in EUR, and the case says order: {currency: USD} [import-am"
sed -i 's/EUR/JPY/; s/11.90.1.90.5.95.0.95..-1.19/1190\t100\t595\t50\t\t-119/' o.txt
plan amazon o.txt
same "where it is not known" "$(sums)" "Items ¥1,190,Shipping ¥595,Discount −¥119"
has "is told" "$err" "o.txt:2:28: note: nothing tells whether this tax is within the prices or beside them: no total"
for tax in "" 0.00; do # without one it is all the same
	for money in "JPY|¥1,666" "KWD|KWD 1,666.000" "AUD|A\$1,666.00" "SGD|S\$1,666.00" \
		{MXN,TRY,AED,INR,BRL,SAR,EGP}"|"; do
		code=${money%|*} want=${money#*|}
		lines "$amazon" "1-1;Shipped;mug;1;$code;1190;$tax;595;$tax;;-119;" | tabs >o.txt
		plan amazon o.txt
		same "$code" "$(sums | sed 's/.*,Order total //; s/\xC2\xA0/ /g')" "${want:-$code 1,666.00}"
	done
done
sed -i 's/0.00/0.90/' o.txt
plan amazon o.txt
has "a tax of shipping" "$err" "note: nothing tells whether this tax"
sed -i 's/o.txt}/o.txt, total: 20.00}/' case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
same "not where the case has a total" "$(grep -c "whether this tax" <<<"$err")" 0
lines "amazon-order-id;order-status;product-name;quantity;currency;item-price" '1-1;Shipped;mug;2;USD;20.00' |
	tabs >o.txt
plan amazon o.txt
same "a part of its columns" "$(sums)" "Items \$20.00"
same "no total on page 1" "$(on_page)" 0
sed -i 's/o.txt}/o.txt, total: 20.00}/' case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
same "what the seller says" "$(sums)" "Order total \$20.00"

# platforms that say the total
# 1688: what the seller took off, or added, with (元) behind the column's name or without
for name in 涨价或折扣 '涨价或折扣(元)'; do
	lines "订单编号,买家会员名,货品总价(元),运费(元),$name,实付款(元),货品标题,单价(元),数量,订单付款时间" \
		'33,jia,200,10,-10,200,mug,10.00,20,2025-01-10 09:05:00' >o.csv
	plan 1688 o.csv
	same "1688, $name" "$(sums)" "Items CN¥200.00,Shipping CN¥10.00,Discount −CN¥10.00,Order total CN¥200.00"
	same "1688, $name: no difference" "$(grep -c "a difference of" <<<"$out")" 0
done
shopee='Order ID,Order Status,SKU Reference No.,Product Name,Quantity,Deal Price'
lines "$shopee,Seller Voucher,Buyer Paid Shipping Fee,Grand Total" \
	'A1,Completed,S,kopi,2,15.00,5.00,1.99,26.99' >o.csv
plan shopee o.csv ", currency: SGD"
same "Shopee" "$(sums)" "Items S\$30.00,Shipping S\$1.99,Discount −S\$5.00,Order total S\$26.99"
lines 'orderItemId,orderNumber,itemName,unitPrice,paidPrice,shippingFee,sellerDiscountTotal' '1,100,mug,10,9,2,-1' \
	'2,100,mug,10,9,,-1' >o.csv
plan lazada o.csv ", currency: SGD"
same "Lazada" "$(sums)" "Items S\$20.00,Shipping S\$2.00,Discount −S\$2.00,Order total S\$20.00"
# what was paid in ringgit is not printed in Singapore's dollars
sed -i 's/, currency: SGD//' case.yaml
try 2 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "no currency" "$err" \
	"o.csv:2:11: error: o.csv does not tell in which currency its amounts are, this one first [import-unpriced]"
has "what to do" "$err" "order: {currency: ...}"
for paid in "2025-11-19 10:03 99 99" "2025-11-19 10:03 0 0" " 0"; do
	lines '主订单编号,选购商品,商品数量,商品金额,订单应付金额,支付完成时间,订单状态' "1,mug,1,129,${paid##* },${paid% *}" |
		sed 's/,\([-0-9: ]*\) [0-9]*$/,\1/' >o.csv
	plan douyin o.csv
	want="Items CN¥129.00"
	[[ $paid == " 0" ]] || want="Order total CN¥${paid##* }.00"
	same "Douyin, $paid" "$(sums)" "$want"
done
douyin='主订单编号,选购商品,商品数量,商品单价,订单应付金额,运费,优惠总金额,快递信息'
lines "$douyin" '1,mug,2,"1,059.90","2,109.80",0,10.00,圆通快递-YT12345678' >o.csv
plan douyin o.csv
same "Douyin, what was taken off" "$(sums)" \
	"Items CN¥2,119.80,Shipping CN¥0.00,Discount −CN¥10.00,Order total CN¥2,109.80"
has "carrier" "$out" "{quiet:Carrier} = 圆通快递"
has "and number" "$out" "{quiet:Tracking no.} = YT12345678"
lines "$douyin" '1,mug,1,89.00,88.00,3.00,4.00,' '1,cup,1,9.90,11.00,2.00,0.90,' >o.csv
plan douyin o.csv
same "Douyin, each row its own" "$(sums)" \
	"Items CN¥98.90,Shipping CN¥5.00,Discount −CN¥4.90,Order total CN¥99.00"
has "adds up" "$out" "Checked: items plus shipping less discount equal the order total of CN¥99.00."
lines "${douyin%,运费*}" "1,mug,1,50,50" "1,cup,1,50,50" >o.csv
plan douyin o.csv
same "Douyin, of one or of both" "$(sums)" "Items CN¥100.00"
has "told" "$err" \
	"o.csv:2:12: note: 50 stands in each of 2 rows: nothing tells whether it is of each or of all; it is left out"
shopify='Name,Financial Status,Lineitem name,Lineitem quantity,Lineitem price,Subtotal,Shipping,Taxes,Total,Currency'
lines "$shopify" '#1,paid,mug,1,10,10,5,1,16,USD' >o.csv
plan shopify o.csv
same "Shopify, tax on top" "$(sums)" "Items \$10.00,Shipping \$5.00,Tax \$1.00,Order total \$16.00"
lines "$shopify" '#1,paid,mug,1,10,10,5,1,15,USD' >o.csv
plan shopify o.csv
same "Shopify, tax within" "$(sums)" "Items \$10.00,Shipping \$5.00,Order total \$15.00"
# what was taken off lines, beside what was taken off the order, or in it; duties and tips
more="$shopify,Discount Amount,Lineitem discount,Duties,Tip Amount"
lines "$more" '#1,paid,mug,2,20,30,0,0,30,USD,0,10,0,0' >o.csv
plan shopify o.csv
same "Shopify, a line's discount" "$(sums)" \
	"Items \$40.00,Shipping \$0.00,Discount −\$10.00,Tax \$0.00,Order total \$30.00"
lines "$more" '#1,paid,mug,2,20,25,0,0,25,USD,4,11,0,0' '#1,,cup,1,5,,,,,,,5,,' >o.csv
plan shopify o.csv
same "Shopify, both" "$(sums)" "Items \$45.00,Shipping \$0.00,Discount −\$20.00,Tax \$0.00,Order total \$25.00"
lines "$more" '#1,paid,mug,2,20,30,0,0,30,USD,10,10,0,0' >o.csv
plan shopify o.csv
same "Shopify, one in the other" "$(sums)" \
	"Items \$40.00,Shipping \$0.00,Discount −\$10.00,Tax \$0.00,Order total \$30.00"
lines "$more" '#1,paid,mug,2,20,37,5,3.36,49.36,USD,3,0,4,0' >o.csv
plan shopify o.csv
same "Shopify, duties" "$(sums)" \
	"Items \$40.00,Shipping \$5.00,Discount −\$3.00,Tax \$3.36,Other charges \$4.00,Order total \$49.36"
lines "$more" '#1,paid,mug,2,20,40,5,3.36,48,USD,0,0,0,3' >o.csv
plan shopify o.csv
same "Shopify, a tip, and tax within" "$(sums)" \
	"Items \$40.00,Shipping \$5.00,Discount \$0.00,Other charges \$3.00,Order total \$48.00"
same "it is in the total" "$(grep -c import-total <<<"$err")" 0
same "a column that was looked at is not taken" "$(grep -c 'Taxes\|Subtotal' <<<"$out")" 0
lines "$more" '#1,paid,mug,2,20,40,5,3.36,48.36,USD,0,0,0,3' >o.csv
plan shopify o.csv
same "Shopify, a tip beside the total" "$(sums)" \
	"Items \$40.00,Shipping \$5.00,Discount \$0.00,Tax \$3.36,Order total \$48.36" # 40.00 + 5.00 + 3.36
has "is told" "$err" 'note: no sum of the order has a place for 3 of "Tip Amount": it is left out'
plan shopify o.csv ", charges: 3"
same "not where the case has it" "$(grep -c "has a place for" <<<"$err")" 0
lines "$more" '#1,paid,mug,2,20,37,5,0,42,USD,0,10,0,0' >o.csv
plan shopify o.csv
same "Shopify, a line's discount that fits nowhere" "$(sums)" \
	"Items \$40.00,Shipping \$5.00,Discount \$0.00,Tax \$0.00,Order total \$42.00"
has "is told" "$err" 'note: no sum of the order has a place for 10 of "Lineitem discount": it is left out'
ebay='Order Number,Buyer Username,Item Title,Quantity,Sold For,Shipping And Handling,eBay Collected Tax,Total Price'
lines "$ebay" '12-3,bob,mug,1,$10.00,$5.00,$1.20,$16.20' >o.csv
plan ebay o.csv
same "eBay" "$(sums)" "Items \$10.00,Shipping \$5.00,Tax \$1.20,Order total \$16.20"
# Of several pieces the row's own sum tells whether "Sold For" is the price of each: with the tax or without it.
for row in '$10.00,$5.00,$1.20,$26.20 $10.00 ,Tax|$1.20' '$10.00,$5.00,$1.20,$25.00 $10.00' \
	'$20.00,$5.00,,$25.00 $10.00' '$20.00,$5.00,$1.20,$26.20 $10.00 ,Tax|$1.20' \
	'$20.00,Free,$1.20,$20.00 $10.00 free'; do
	read -r cells price tax <<<"$row"
	lines "$ebay" "12-3,bob,mug,2,$cells" >o.csv
	plan ebay o.csv
	parts="Items \$20.00,Shipping \$5.00${tax/|/ },"
	[[ $tax != free ]] || parts="" # the items are all of it
	same "eBay, two: $cells" "$(sums)" "${parts}Order total \$${cells##*\$}"
	has "each of two: $cells" "$out" "| 2 | $price | \$20.00"
	same "nothing is told: $cells" "$(grep -c import-uneven <<<"$err")" 0
done
for cells in '$10.00,$5.00,$1.20,$40.00' '$10.00,$5.00,$10.00,$25.00' '$10.00,$5.00,$1.20,'; do
	lines "$ebay" "12-3,bob,mug,2,$cells" >o.csv
	plan ebay o.csv
	has "told: $cells" "$err" \
		"o.csv:2:16: note: 10.00 may be of one piece or of all 2, which no sum of the row tells: the price is left"
	same "and no price: $cells" "$(sums | grep -c Items)" 0
done
# of an order of several rows the row that sums them up tells, or else each row of several pieces is told
goods=('12-3,bob,mug,2,$10.00,,,' '12-3,bob,cup,3,$30.00,,,' '12-3,bob,pan,1,$7.00,,,')
for row in '$117.00,$5.00,,$122.00|$10.00 $30.00 $7.00' '$47.00,$5.00,,$52.00|$5.00 $10.00 $7.00' \
	'$47.00,$5.00,$1.20,$53.20|$5.00 $10.00 $7.00'; do
	lines "$ebay" "12-3,bob,,6,${row%|*}" "${goods[@]}" >o.csv
	plan ebay o.csv
	same "eBay, several: ${row%|*}" "$(sed -n 's/.* | [123] | \(.*\) | .*/\1/p' <<<"$out" | xargs)" "${row#*|}"
	same "nothing is told: ${row%|*}" "$(grep -c import-uneven <<<"$err")" 0
done
for sums in '12-3,bob,,6,$117.00,$5.00,,$77.00' '12-3,bob,,6,$117.00,$5.00,,'; do
	lines "$ebay" "$sums" "${goods[@]}" >o.csv
	plan ebay o.csv
	same "eBay, several rows: ${sums##*,}" "$(grep -o 'o.csv:[2-5]:16: note: .* of all [0-9]' <<<"$err")" \
		"o.csv:3:16: note: 10.00 may be of one piece or of all 2
o.csv:4:16: note: 30.00 may be of one piece or of all 3"
	same "of one piece it is its price: ${sums##*,}" "$(grep -c '| 1 | \$7.00' <<<"$out")" 1
done

# the tax of an order of several may stand on its items, and its total in the row that sums them up, or in each
tax='Order Number,Buyer Username,Item Title,Quantity,Sold For,Shipping And Handling,eBay Collected Tax,Total Price'
goods=('12-3,bob,mug,2,$10.00,,$1.20,' '12-3,bob,cup,1,$37.00,,$2.00,')
for row in '$47.00,$5.00,,$55.20|47' '$57.00,$5.00,,$65.20|57' ',$5.00,,$65.20|57' '$47.00,$5.00,$3.20,$55.20|47'; do
	lines "$tax" "12-3,bob,,3,${row%|*}" "${goods[@]}" >o.csv
	plan ebay o.csv
	total=${row%|*}
	same "eBay, the items' tax: $row" "$(sums)" \
		"Items \$${row#*|}.00,Shipping \$5.00,Tax \$3.20,Order total ${total##*,}"
done
lines "$tax" '12-3,bob,mug,1,$10.00,$5.00,$1.20,$16.20' '12-3,bob,cup,1,$20.00,$3.00,$2.00,$25.00' >o.csv
plan ebay o.csv
same "eBay, each row its own" "$(sums)" "Items \$30.00,Shipping \$8.00,Tax \$3.20,Order total \$41.20"
lines "$tax" '12-3,bob,mug,1,$10.00,$5.00,$1.20,$16.20' '12-3,bob,cup,1,$10.00,$5.00,$1.20,$16.20' >o.csv
plan ebay o.csv
same "eBay, the same by itself" "$(sums)" "Items \$20.00,Shipping \$10.00,Tax \$2.40,Order total \$32.40"
same "nothing is told" "$(grep -c import-total <<<"$err")" 0
lines "$tax" '12-3,bob,mug,1,$10.00,$5.00,,$25.00' '12-3,bob,cup,1,$10.00,$5.00,,$25.00' >o.csv
plan ebay o.csv
same "eBay, of each or of both" "$(sums)" "Items \$20.00"
has "told" "$err" 'note: $25.00 stands in each of 2 rows: nothing tells whether it is of each or of all'
lines "$tax" '12-3,bob,mug,1,$10.00,$5.00,,$15.00' '12-3,bob,cup,1,$10.00,,,' >o.csv
plan ebay o.csv
same "eBay, of one row" "$(on_page)" 0
has "which is told" "$err" 'o.csv:3:1: note: this row says nothing in "Total Price", without which nothing tells'
lines "$tax" '12-3,bob,mug,1,$10.00,$5.00,,' >o.csv
plan ebay o.csv
same "eBay, no total" "$(sums)" "Items \$10.00,Shipping \$5.00"
has "and that it is missing" "$err" 'o.csv:2:1: note: this row says nothing in "Total Price", without'

# what the export does not call a discount is none; a closed order that nobody paid has none either
taobao='订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单付款时间,宝贝标题,宝贝总数量'
lines "$taobao" '4402234409125503817,tb1,129.00,0.00,129.00,0,,mug,1' >o.csv
plan taobao o.csv
same "unpaid" "$(sums)" "Items CN¥129.00,Shipping CN¥0.00"
same "has no total" "$(on_page)" 0
lines "${taobao/买家实际支付金额/买家付款}" '4402234409125503817,tb1,129.00,0.00,129.00,120.00,2025-11-19 10:03,mug,1' >o.csv
plan taobao o.csv
same "what was paid by another name" "$(sums)" "Items CN¥129.00,Shipping CN¥0.00"
has "told" "$err" \
	'o.csv:1:1: note: the column "买家实际支付金额" is missing, without which nothing tells what was paid: no total'
plan taobao o.csv ", total: 120.00"
same "not where the case says it" "$(grep -c import-total <<<"$err")" 0
lines "${taobao/买家实际支付金额/买家付款}" '4402234409125503817,tb1,129.00,0.00,129.00,120.00,2025-11-19 10:03,mug,1' \
	'4402234409125503818,tb2,129.00,0.00,129.00,120.00,2025-11-19 10:03,mug,1' >o.csv
try 0 "$DOSSIER" import o.csv --platform taobao --complaint other -o cases
same "once for all of an export" "$(grep -c 'the column "买家实际支付金额" is missing' <<<"$err")" 1
rm -r cases
lines "$taobao" '4402234409125503817,tb1,129.00,0.00,129.00,120.00,2025-11-19 10:03,mug,1' >o.csv
plan taobao o.csv
same "paid less" "$(sums)" "Items CN¥129.00,Shipping CN¥0.00,Order total CN¥120.00"
has "told" "$out" "the order total is CN¥120.00, a difference of CN¥9.00"
lines "$taobao,天猫卡券抵扣" '4402234409125503817,tb1,129.00,0.00,129.00,120.00,2025-11-19 10:03,mug,1,9.00' >o.csv
plan taobao o.csv
same "and why" "$(sums)" "Items CN¥129.00,Shipping CN¥0.00,Discount −CN¥9.00,Order total CN¥120.00"
for change in "-5.00 Discount −CN¥5.00" "5.00 Other charges CN¥5.00"; do
	for column in "涨价或折扣(元)" "涨价或折扣" "涨价或折扣（元）"; do
		lines "订单编号,买家会员名,货品标题,数量,单价(元),运费(元),$column,实付款(元)" \
			"1,a,mug,1,20.00,0.00,${change%% *},20" >o.csv
		plan 1688 o.csv
		same "1688 $change" "$(sums)" "Items CN¥20.00,Shipping CN¥0.00,${change#* },Order total CN¥20.00"
	done
done

# the report of items says for each what was to be paid, and was
items='子订单编号,主订单编号,标题,价格,购买数量,订单状态,买家应付货款,买家实际支付金额,退款状态,退款金额,订单付款时间'
lines "$items" '1,100,mug,89.00,2,交易成功,168.00,168.00,没有申请退款,无,2025-01-10 09:12:51' \
	'2,100,cup,59.00,1,交易成功,59.00,59.00,没有申请退款,无,2025-01-10 09:12:51' >o.csv
plan taobao o.csv
same "Taobao, items" "$(sums)" "Items CN¥237.00,Discount −CN¥10.00,Order total CN¥227.00"
has "adds up" "$out" "Checked: items plus shipping less discount equal the order total of CN¥227.00."
sed -i 's/168.00/188.00/g' o.csv
plan taobao o.csv
same "Taobao, more than the price" "$(sums)" "Items CN¥237.00,Other charges CN¥10.00,Order total CN¥247.00"
lines "$items" '1,100,mug,89.00,2,交易成功,168.00,168.00,没有申请退款,无,2025-01-10 09:12:51' \
	'2,100,cup,59.00,1,交易关闭,59.00,0.00,退款成功,59.00,2025-01-10 09:12:51' >o.csv
plan taobao o.csv
same "Taobao, one of them sent back" "$(sums)" "Items CN¥237.00,Discount −CN¥10.00"
has "told" "$err" 'o.csv:3:19: note: "交易关闭" is said of this row: what was paid for it may be missing in "买家实际支付金额"'
has "on its row" "$out" "{quiet:退款成功}"
lines "$items" '1,100,mug,89.00,2,等待买家付款,168.00,0.00,没有申请退款,无,' >o.csv
plan taobao o.csv
same "Taobao, nobody paid" "$(sums)" "Items CN¥178.00,Discount −CN¥10.00"

# equal items: what was to be paid for the goods of each tells that it was paid for each
lines "$items" '1,100,mug,50.00,1,交易成功,45.00,45.00,没有申请退款,无,2025-01-10 09:12:51' \
	'2,100,cup,50.00,1,交易成功,45.00,45.00,没有申请退款,无,2025-01-10 09:12:51' >o.csv
plan taobao o.csv
same "Taobao, equal items" "$(sums)" "Items CN¥100.00,Discount −CN¥10.00,Order total CN¥90.00"
same "Taobao, nothing is told" "$(grep -c import-total <<<"$err")" 0
sed -i 's/45.00,45.00/45.00,90.00/' o.csv
plan taobao o.csv
same "Taobao, of both" "$(on_page)" 0
has "is told" "$err" "note: 90.00 stands in each of 2 rows: nothing tells whether it is of each or of all"
sed -i 's/45.00,90.00/90.00,90.00/' o.csv
plan taobao o.csv
same "Taobao, goods of both" "$(on_page)" 0
sed -i '2s/90.00,90.00/45.00,45.00/; 3s/90.00,90.00/45.00,/' o.csv
plan taobao o.csv
same "Taobao, a row that does not say it" "$(on_page)" 0
has "is told, too" "$err" 'o.csv:3:1: note: this row says nothing in "买家实际支付金额", without which nothing tells'

# an amount that differs from row to row is none of the whole order
lines '订单号,商品名称,订购数量,京东价,应付金额' '1,mug,1,10,10' '1,cup,1,20,20' >o.csv
plan jd o.csv
same "JD" "$(sums)" "Items CN¥30.00"
has "told" "$err" "o.csv:2:12: note: 10 stands here, and 20 in row 3 of the same order: it is none of the whole"
lines '订单号,商品名称,订购数量,京东价,订单金额' '1,mug,1,10,10' >o.csv
plan jd o.csv
same "JD, before discounts" "$(sums)" "Items CN¥10.00"
has "told" "$err" 'o.csv:1:1: note: the column "应付金额" is missing, without which nothing tells what was paid'
lines "amazon-order-id;order-status;product-name;quantity;currency;item-price" '1-1;Shipped;mug;2;EUR;20.00' |
	tabs >o.txt
plan amazon o.txt
has "Amazon, in euros" "$err" 'the column "shipping-price" is missing, without which nothing tells what was paid'

# one order has one currency; what is in another is left out or refused, and never added
lines "$amazon" '1-1;Shipped;mug;1;USD;20.00;;;;;;' '1-1;Shipped;cup;1;EUR;10.00;;;;;;' | tabs >o.txt
lines "dossier: 1" "platform: amazon" "complaint: other" "number: C-1" "order: {from: o.txt}" >case.yaml
try 2 "$DOSSIER" dump --stage=casefile case.yaml
has "two" "$err" "o.txt:3:19: error: this row is in EUR, and row 2 of the same order in USD [import-amount]"
ozon="Номер заказа;Номер отправления;Сумма отправления;Код валюты отправления;Наименование товара;Ваша цена"
ozon="$ozon;Код валюты товара;Количество"
for own in "руб. RUB" "Р. RUB" "RUR RUB"; do
	lines "$ozon" "1;1-1;300,00;${own% *};лампа;150,00;RUB;2" >o.csv
	plan ozon o.csv
	same "Ozon, ${own% *}" "$(sums)" "Order total ₽300.00"
	has "with its price" "$out" "| ₽150.00 | ₽300.00"
done
for paid in "150,00 0" "300,00 0" "140,00 1"; do # what the buyer paid for one piece, or for all
	lines "$ozon;Оплачено покупателем" "1;1-1;300,00;RUB;лампа;150,00;RUB;2;${paid% *}" >o.csv
	plan ozon o.csv
	same "Ozon, $paid" "$(sums)" "Order total ₽300.00"
	same "told: $paid" "${paid#* }" \
		"$(grep -c '"Оплачено покупателем" is of one piece or of all: it is left out' <<<"$err")"
done
lines "$ozon" '1;1-1;300,00;RUB;лампа;15,00;CNY;2' >o.csv
plan ozon o.csv
same "in two" "$(sums)" "Order total ₽300.00"
same "no price" "$(grep -c 15.00 <<<"$out")" 0
has "told" "$err" "o.csv:2:30: warning: amounts here are in CNY, and the order is in RUB: they are left out"

# what the columns of an ordinary export explain is no difference
# adds_up NAME: the sums come to the total
adds_up() {
	same "$1: no difference" "$(grep -c "a difference of" <<<"$out")$(grep -c '\[sum\]' <<<"$err")" 00
}
plain() { sums | sed 's/\xC2\xA0/ /g'; }
# Shopee: the currency stands in brackets behind the names, and is told by them
shopee='Order ID,Order Status,SKU Reference No.,Product Name,Quantity,Deal Price'
shopee="$shopee,Seller Voucher(PHP),Shopee Voucher(PHP)"
shopee="$shopee,Shopee Bundle Discount(PHP),Seller Bundle Discount(PHP),Shopee Coins Offset(PHP)"
shopee="$shopee,Credit Card Discount Total(PHP),Buyer Paid Shipping Fee,Grand Total"
row='A1,Completed,S,kopi,1,300.00,10.00,5.00,0.00,0.00,2.00,0.00,36.00'
lines "$shopee" "$row,319.00" >o.csv
plan shopee o.csv
same "Shopee, (PHP)" "$(plain)" "Items PHP 300.00,Shipping PHP 36.00,Discount −PHP 17.00,Order total PHP 319.00"
adds_up "Shopee, (PHP)"
lines "$shopee" "${row/0.00,0.00,2.00,0.00/1.00,3.00,2.00,4.00},311.00" >o.csv
plan shopee o.csv
same "Shopee, a bundle and a card" "$(plain)" \
	"Items PHP 300.00,Shipping PHP 36.00,Discount −PHP 25.00,Order total PHP 311.00"
lines "$shopee" "${row/0.00,0.00,2.00,0.00/1.00,3.00,2.00,4.00},319.00" >o.csv
plan shopee o.csv
same "Shopee, within the others" "$(plain)" \
	"Items PHP 300.00,Shipping PHP 36.00,Discount −PHP 17.00,Order total PHP 319.00"
adds_up "Shopee, within the others"
# JD: the goods before discounts and after, what it cost to send them, and what was paid from the balance
jd='订单号,商品名称,订购数量,京东价,订单金额,结算金额,余额支付,应付金额,运费金额,付款确认时间'
lines "$jd" '1,mug,1,758.00,1516.00,1466.00,0.00,1472.00,6.00,2025-11-01 23:20:30' \
	'1,cup,1,758.00,1516.00,1466.00,0.00,1472.00,6.00,2025-11-01 23:20:30' >o.csv
plan jd o.csv
same "JD, all of it" "$(sums)" "Items CN¥1,516.00,Shipping CN¥6.00,Discount −CN¥50.00,Order total CN¥1,472.00"
adds_up "JD"
for left in 1372 1472; do # the balance is taken off what is to be paid, or is a part of it
	sed -i "s/,0.00,1472.00,/,100.00,$left.00,/" o.csv
	plan jd o.csv
	same "JD, with the balance: $left" "$(sums | sed 's/.*,Order/Order/')" "Order total CN¥1,472.00"
	sed -i "s/,100.00,$left.00,/,0.00,1472.00,/" o.csv
done
sed -i 's/1516.00,1466.00/1600.00,1466.00/' o.csv
plan jd o.csv
same "JD, goods of another sum" "$(sums | grep -c Discount)" 0
# what a bundle took off is in the discount of Lazada, or beside it
lazada='orderItemId,orderNumber,itemName,unitPrice,paidPrice,shippingFee,sellerDiscountTotal,bundleDiscount'
for paid in 285 290; do
	lines "$lazada" "1,100,mug,300.00,$paid.00,20.00,-10.00,-5.00" >o.csv
	plan lazada o.csv ", currency: PHP"
	same "Lazada, a bundle: $paid" "$(plain)" \
		"Items PHP 300.00,Shipping PHP 20.00,Discount −PHP $((300 - paid)).00,Order total PHP $((paid + 20)).00"
	adds_up "Lazada, $paid"
done
# zero of an order that was closed after it was paid is not what was paid
while IFS='|' read -r platform head row; do
	lines "$head" "$row,0.00,2025-11-19 10:03" >o.csv
	plan "$platform" o.csv
	same "$platform, closed" "$(sums)" "Items CN¥129.00"
	adds_up "$platform, closed"
	sed -i '$s/,交易关闭,\|,已取消,/,,/' o.csv
	plan "$platform" o.csv
	same "$platform, and one that was given" "$(sums | sed 's/.*,//')" "Order total CN¥0.00"
done <<-'END'
	taobao|订单编号,买家会员名,宝贝标题,宝贝总数量,买家应付货款,订单状态,买家实际支付金额,订单付款时间|1,tb1,mug,1,129.00,交易关闭
	jd|订单号,商品名称,订购数量,京东价,订单状态,应付金额,付款确认时间|1,mug,1,129.00,已取消
END
scene_end
