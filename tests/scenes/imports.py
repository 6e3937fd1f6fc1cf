"""imports.py FOLDER - an export of every platform, as its back office writes it, each in a folder of its own with a
case that names it and `want`, lines of what the case then holds. All people, shops and numbers are invented.

imports.py FOLDER N - a chat of so many messages, one a minute, as JSON and as a table

imports.py pad CHAT SMALL LARGE - that chat, line by line, and one with long texts before 2025-01-03 and after
2025-01-07"""
import datetime
import json
import pathlib
import sys

def write_chats(folder, n):
	folder.mkdir()
	begin = datetime.datetime(2025, 1, 1, 8)
	messages = [{"id": i, "type": "message", "date": (begin + datetime.timedelta(minutes=i)).isoformat(),
		"from": "Ann" if i % 2 else "Shop", "text": f"Message {i}"} for i in range(n)]
	(folder / "result.json").write_text(json.dumps({"name": "Ann", "type": "personal_chat", "messages": messages}))
	(folder / "chat.csv").write_text("Time,SenderName,Sender,TalkerName,Talker,Content\n" + "".join(
		f'{m["date"].replace("T", " ")},{m["from"]},{m["from"]},Ann,Ann,{m["text"]}\n' for m in messages))


def pad(chat, small, large):
	chat = json.loads(pathlib.Path(chat).read_text())
	pathlib.Path(small).write_text(json.dumps(chat, indent=1))
	for message in chat["messages"]:
		if not "2025-01-03" <= message["date"] < "2025-01-08":
			message["text"] += ' \\"}, {"date": "2025-01-05' * 80
	pathlib.Path(large).write_text(json.dumps(chat, indent=1))


if sys.argv[1] == "pad":
	pad(*sys.argv[2:])
	sys.exit()
if len(sys.argv) > 2:
	write_chats(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
	sys.exit()

CASE = """dossier: 1
platform: %s
complaint: other
number: C-1
respond_by: 2025-02-01 12:00
claims:
  - {says: a, fact: b}
statement: a
request: c
"""


def put(name, platform, file, data, where, want, section="order"):
	folder = pathlib.Path(sys.argv[1], name)
	folder.mkdir(parents=True)
	(folder / file).write_bytes(data)
	(folder / "case.yaml").write_text(CASE % platform + f"{section}:\n  from: {file}\n"
		+ (f"  where: {where}\n" if where else "")
		+ ("  currency: SGD\n" if platform in ("shopee", "lazada") else ""))  # which the export does not say
	(folder / "want").write_text("\n".join(want) + "\n")


def table(rows, separator=",", end="\r\n"):
	return end.join(separator.join(row) for row in rows) + end


def pair(text, separator="|"):
	"""Lines of cells; `a | b` is two."""
	return [[cell.strip(" ") for cell in line.split(separator)] for line in text.strip("\n").split("\n")]


# Taobao: GBK, ="..." and ' before numbers, blanks behind names of columns, a line end in a cell, a quote in one
put("taobao", "taobao", "ExportOrderList202501.csv", table([
	["订单编号", "买家会员名", "买家应付货款", "买家应付邮费", "总金额", "买家实际支付金额", "买家留言",
		"收货人姓名", "收货地址 ",
		"联系电话 ", "联系手机", "订单创建时间", "订单付款时间 ", "宝贝标题 ", "宝贝种类", "物流单号 ",
		"物流公司", "宝贝总数量", "天猫卡券抵扣"],
	['="250110118822334455"', "云游四方", "258.00", "10.00", "268.00",
		"248.00", '"请发""顺丰""，\n谢谢"', "李晓云",
		"浙江省 杭州市 西湖区 文三路 1 号", "'null", "'13800001234", "2025-01-10 09:12:33", "2025/1/10 9:13",
		"云岭保温杯",
		"1", "SF1390008812345", "顺丰速运", "2", "20.00"],
	['="250111000000000002"', "山水", "9.00", "0.00", "9.00", "9.00", "", "王小明", "四川省 1 号", "",
		"'13900005678",
		"2025-01-11 10:00:00", "", "陶瓷杯", "1", "", "", "1", ""]]).encode("gb18030"),
	'{订单编号: "250110118822334455"}',
	["order.number = 250110118822334455", "order.buyer = 云游四方", "order.created = 2025-01-10 09:12:33 +08:00",
		"order.paid = 2025-01-10 09:13 +08:00", "order.items[1].name = 云岭保温杯", "order.items[1].quantity = 2",
		"order.items[1].price = 129.00", "order.shipping = 10.00", "order.discount = 20.00",
		"order.total = 248.00",
		"logistics.carrier = 顺丰速运", "logistics.tracking = SF1390008812345",
		"logistics.consignee.name = 李晓云", "logistics.consignee.phone = 13800001234",
		"logistics.consignee.address = 浙江省 杭州市 西湖区 文三路 1 号"])
put("taobao-items", "tmall", "items.csv", table(pair("""
子订单编号|主订单编号|标题|价格|购买数量|商品属性|备注|订单状态|商家编码|订单创建时间|订单付款时间
="11"|="250110118822334455"|云岭保温杯|129.00|2|颜色：黑|'null|交易成功|YL-500|2025-01-10 09:12:33|2025-01-10 09:12:51
="12"|="250110118822334455"|杯刷|9.90|1|||交易成功||2025-01-10 09:12:33|2025-01-10 09:12:51
="13"|="250110118822334466"|碗|1.00|1|||交易成功||2025-01-10 09:12:33|""")).encode("gb18030"),
	'{子订单编号: "12"}',
	["order.number = 250110118822334455", "order.items[1].name = 云岭保温杯", "order.items[1].quantity = 2",
		"order.items[1].spec = 颜色：黑", "order.items[1].sku = YL-500", "order.items[2].name = 杯刷",
		"order.items[2].price = 9.90"])

# Pinduoduo: tabs behind every cell, in three encodings; times may be empty
PDD = table(pair("""
订单成交时间|商品|订单号|订单状态|商品总价(元)|邮费(元)|店铺优惠折扣(元)|平台优惠折扣(元)|多多支付立减金额(元)|\
用户实付金额(元)|商品数量(件)|发货时间|确认收货时间|商品规格|商家编码-规格维度|快递单号|快递公司
2025-01-10 09:12:33\t|云岭保温杯\t|250110-118822334455667\t|已收货\t|258.00|0|15.00|5.00|0|238.00|2|\
2025-01-10 17:40:00\t|\t|曜石黑\t|YL-500-BK\t|YT8812345678901\t|圆通快递\t"""))
PDD_WANT = ["order.number = 250110-118822334455667", "order.created = 2025-01-10 09:12:33 +08:00",
		"order.shipped = 2025-01-10 17:40:00 +08:00",
	"order.items[1].name = 云岭保温杯", "order.items[1].sku = YL-500-BK", "order.items[1].spec = 曜石黑",
	"order.items[1].price = 129.00", "order.discount = 20.00", "order.total = 238.00", "order.shipping = 0.00",
	"logistics.tracking = YT8812345678901", "logistics.carrier = 圆通快递"]
for encoding in "utf-8-sig", "gb2312", "gbk":
	put("pinduoduo-" + encoding, "pinduoduo", "订单.csv", PDD.encode(encoding), None, PDD_WANT)

# 1688: the number in the first row of an order alone
put("1688", "1688", "orders.csv", table(pair("""
订单编号|买家公司名|买家会员名|卖家公司名|货品总价(元)|运费(元)|实付款(元)|收货人姓名|收货地址|联系手机|货品标题|\
单价(元)|数量|型号|货号|买家留言|物流公司运单号|订单创建时间|订单付款时间
2501101188223344550|晴川商贸|qingchuan|云岭制杯厂|300.00|12.00|312.00|李晓云|浙江省杭州市文三路 1 号|13800001234|\
保温杯|12.50|20|黑|A-1|||2025-01-10 09:12:33|2025-01-10 10:00:00
||||||||||杯盖|5.00|10||||||
2501101188223344561|晴川商贸|qingchuan|云岭制杯厂|1.00|0.00|1.00|李晓云|浙江省|13800001234|碗|1.00|1|||||\
2025-01-10 09:12:33|""")).encode("gb18030"),
	'{订单编号: "2501101188223344550"}',
	["order.number = 2501101188223344550", "order.items[1].quantity = 20", "order.items[2].name = 杯盖",
		"order.items[2].price = 5.00", "order.total = 312.00", "seller.company = 云岭制杯厂"])
put("jd", "jd", "orders.csv", table(pair("""
订单号|商品ID|商品名称|订购数量|下单时间|京东价|订单金额|应付金额|订单状态|下单帐号|客户姓名|客户地址|联系电话
301122334455|100012345|电水壶|1|2025/1/10 9:12:33|¥1299.00|¥1299.00|¥1249.00|完成|jd_yun|李晓云|浙江省杭州市|13800001234"""))
	.encode("gb18030"), '{订单号: "301122334455"}',
	["order.created = 2025-01-10 09:12:33 +08:00", "order.items[1].price = 1299.00", "order.total = 1249.00",
		"logistics.consignee.name = 李晓云"])
put("douyin", "douyin", "orders.csv", table(pair("""
主订单编号|子订单编号|选购商品|商品ID|商品数量|商家编码|订单应付金额|商家备注|售后状态|订单状态|订单提交时间|流量体裁
6931122334455667788\t|6931122334455667788\t|保温杯|3512345|2|YL|258.00||-|已完成|2025-01-10 09:12:33\t|\
直播""")).encode(),
	None, ["order.number = 6931122334455667788", "order.items[1].quantity = 2",
		"order.created = 2025-01-10 09:12:33 +08:00"])

# Ozon: a byte order mark, semicolons, quotes around everything; old ones in another encoding
OZON = '\r\n'.join(';'.join(f'"{cell}"' for cell in row) for row in pair("""
Номер заказа|Номер отправления|Принят в обработку|Фактическая дата передачи в доставку|Статус|\
Сумма отправления|Код валюты отправления|\
Наименование товара|Артикул|Ваша цена|Количество
12345678-0042|12345678-0042-1|2025-01-10 09:12:33|2025-01-11 12:00:00|Доставлен|1 980,50|RUB|Кружка; 300 мл|MUG-3|\
900.25|2
12345678-0042|12345678-0042-1|2025-01-10 09:12:33|2025-01-11 12:00:00|Доставлен|1 980,50|RUB|Ложка|SP-1|180.00|1
12345678-0043|12345678-0043-1|2025-01-10 09:12:33||Отменён|1.00|RUB|Вилка|F-1|1.00|1""")) + "\r\n"
OZON_WANT = ["order.number = 12345678-0042-1", "order.created = 2025-01-10 09:12:33 +03:00", "order.currency = RUB",
	"order.items[1].name = Кружка; 300 мл", "order.items[1].price = 900.25", "order.items[2].sku = SP-1",
	"order.shipped = 2025-01-11 12:00:00 +03:00"]
put("ozon", "ozon", "orders.csv", OZON.replace("1 980,50", "1980.50").encode("utf-8-sig"),
	'{Номер отправления: 12345678-0042-1}', OZON_WANT + ["order.total = 1980.50"])
put("ozon-cp1251", "ozon", "orders.csv", OZON.replace("1 980,50", "1980.50").encode("cp1251"),
	'{Номер заказа: 12345678-0042}', OZON_WANT)
put("wildberries", "wildberries", "report.csv", table(pair("""
Номер поставки|Предмет|Бренд|Артикул поставщика|Название|Размер|Тип документа|Обоснование для оплаты|\
Дата заказа покупателем|Дата продажи|Кол-во|Цена розничная|Srid
123|Кружки|Утёс|MUG-3|Кружка|0|Продажа|Продажа|2025-01-10|2025-01-14|1|990|6.r0a1b2c3""", "|"),
	";").encode("utf-8-sig"), '{Srid: 6.r0a1b2c3}', ["order.number = 6.r0a1b2c3", "order.created = 2025-01-10",
		"order.received = 2025-01-14",
		"order.items[1].name = Кружки, Утёс, Кружка", "order.items[1].price = 990.00"])

put("amazon", "amazon", "orders.txt", table(pair("""
amazon-order-id|purchase-date|order-status|ship-service-level|product-name|sku|asin|quantity|currency|item-price|\
shipping-price|ship-city|ship-state|ship-postal-code|ship-country
302-1122334-5566778|2025-01-10T09:12:33+00:00|Shipped|Expedited|Mug, 300 ml|MUG-3|B0TEST0001|2|USD|39.90||\
Springfield|OR|97477|US
302-1122334-5566778|2025-01-10T09:12:33+00:00|Shipped|Expedited|Spoon|SP-1|B0TEST0002|1|USD|4.00|5.00|Springfield|OR|\
97477|US"""),
	"\t").encode(), None,
	["order.number = 302-1122334-5566778", "order.created = 2025-01-10 09:12:33 +00:00",
		"order.items[1].price = 19.95",
		"order.items[2].name = Spoon", "order.shipping = 5.00", "order.currency = USD",
		"logistics.consignee.address = Springfield, OR, 97477, US"])
put("amazon-shipments", "amazon", "shipments.txt", table(pair("""
amazon-order-id|purchase-date|payments-date|shipment-date|buyer-email|buyer-name|recipient-name|ship-address-1|\
ship-city|product-name|sku|quantity-shipped|currency|item-price|tracking-number|carrier
302-1122334-5566778|2025-01-10T09:12:33+00:00|2025-01-10T09:13:00+00:00|2025-01-11T08:00:00+00:00|a@example.com|\
Ann Example|Ann Example|1 Elm St|Springfield|Mug|MUG-3|2|USD|39.90|1Z999AA10123456784|UPS"""),
	"\t").encode("cp1252"), None,
	["order.buyer = Ann Example", "order.shipped = 2025-01-11 08:00:00 +00:00",
		"logistics.tracking = 1Z999AA10123456784", "logistics.carrier = UPS",
		"logistics.consignee.name = Ann Example"])
put("ebay", "ebay", "orders.csv", ("\r\n\r\n" + table([
	["Sales Record Number", "Order Number", "Buyer Username", "Buyer Name", "Sale Date", "Item Number",
		"Item Title",
		"Custom Label", "Quantity", "Sold For", "Shipping And Handling", "Total Price", "Tracking Number",
		"Transaction ID"],
	["101", "25-01182-23344", "ann_example", "Ann Example", "Jan-10-25", "1122", '"Mug, 9"" high"', "MUG",
		"1", '"$1,019.95"',
		"$4.00", '"$1,023.95"', "9400111899223344556677", "9"]])).encode(),
	'{Order Number: 25-01182-23344}', ["order.created = 2025-01-10", 'order.items[1].name = Mug, 9" high',
		"order.items[1].price = 1019.95", "order.total = 1023.95", "order.shipping = 4.00"])

# Shopify: rows that go on with the order above
put("shopify", "shopify", "orders_export_1.csv", table(pair("""
Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Currency|Subtotal|Shipping|Total|Discount Amount|\
Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku|Billing Name|Shipping Name|\
Shipping Street|Shipping City|Shipping Country
#1001|ann@example.com|paid|2025-01-10 09:13:00 +0800|fulfilled|2025-01-11 10:00:00 +0800|EUR|40.00|4.00|42.00|2.00|\
Post|2025-01-10 09:12:33 +0800|2|Mug|18.00|MUG|Ann Example|Ann Example|1 Elm St|Bonn|DE
#1001|ann@example.com||||||||||||1|Spoon|4.00|SP||||||
#1002|bob@example.com|paid|2025-01-10 09:13:00 +0800|||EUR|1.00|0.00|1.00|0.00|Post|2025-01-10 09:12:33 +0800|1|Fork|\
1.00|F|Bob Example||||""")).encode(),
	'{Name: "#1001"}', ["order.number = #1001", "order.created = 2025-01-10 09:12:33 +08:00",
		"order.items[1].quantity = 2",
		"order.items[2].name = Spoon", "order.items[2].price = 4.00", "order.discount = 2.00",
		"order.total = 42.00",
		"logistics.consignee.address = 1 Elm St, Bonn, DE"])
put("shopee", "shopee", "orders.csv", table(pair("""
Order ID|Order Status|Tracking Number*|Shipping Option|Order Creation Date|Product Name|SKU Reference No.|\
Variation Name|Original Price|Deal Price|Quantity|Remark from buyer|Order Complete Time
250110ABCDEF12|Completed|SPXSG012345678|SPX|2025-01-10 09:12|Mug|MUG-3|Black|12.00|9.90|2||2025-01-14 12:00
250110ABCDEF12|Completed|SPXSG012345678|SPX|2025-01-10 09:12|Spoon|SP||2.00|1.00|1||\
2025-01-14 12:00""")).encode("utf-8-sig"),
	None, ["order.received = 2025-01-14 12:00 +08:00", "order.items[1].spec = Black", "order.items[2].price = 1.00",
		"logistics.tracking = SPXSG012345678"])
put("lazada", "lazada", "orders.csv", table(pair("""
orderItemId|orderType|sellerSku|createTime|orderNumber|deliveredDate|customerName|shippingName|unitPrice|itemName|\
variation|trackingCode|status|status
1001|Normal|MUG-3|10 Jan 2025 09:12|40112233445566|14 Jan 2025 12:00|A. Example|A. Example|9.90|Mug|Black|LXSG0123|\
delivered|delivered"""),
	";").encode(), None, ["order.created = 2025-01-10 09:12 +08:00", "order.received = 2025-01-14 12:00 +08:00",
		"order.items[1].price = 9.90", "logistics.tracking = LXSG0123"])


# ---- tracking records ----
def put_json(name, file, data, where, want, section="logistics", more=""):
	text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=name.endswith("ascii"), indent=1)
	put(name, "generic", file, text.encode(), where, want, section)
	if more:
		with open(pathlib.Path(sys.argv[1], name, "case.yaml"), "a") as case:
			case.write(more)


KUAIDI = {"message": "ok", "nu": "SF1390008812345", "ischeck": "1", "com": "shunfeng", "state": "3", "data": [
	{"time": "2025-01-13 12:05:00", "ftime": "2025-01-13 12:05:00", "context": "[杭州市]已签收, 签收人: 本人😀",
		"status": "签收", "areaName": "浙江,杭州市"},
	{"time": "2025-01-10 18:22:31", "ftime": "2025-01-10 18:22:31", "context": "已揽收\n", "location": "广州"}]}
KUAIDI_WANT = ["logistics.carrier = 顺丰速运", "logistics.tracking = SF1390008812345",
	"logistics.events[2].at = 2025-01-13 12:05:00 +08:00", "logistics.events[2].what = [杭州市]已签收, 签收人: 本人😀",
	"logistics.events[2].delivered = true", "logistics.events[2].place = 浙江,杭州市",
		"logistics.events[1].place = 广州",
	"logistics.events[1].what = 已揽收"]
put_json("kuaidi100", "t.json", KUAIDI, None, KUAIDI_WANT)
put_json("kuaidi100-push-ascii", "t.json", {"status": "polling", "lastResult": KUAIDI}, None, KUAIDI_WANT)
put_json("kuaidi100-one-line", "t.json", json.dumps(KUAIDI).replace("[", "[\t").replace("市", "市\\/"), None,
	KUAIDI_WANT[:3])
put_json("cainiao", "t.json", {"module": [{"mailNo": "LP00123456789", "status": "DELIVERED", "detailList": [
	{"time": 1736769900000, "timeStr": "2025-01-13 12:05:00", "desc": "Delivered to the buyer",
		"standerdDesc": "Delivered", "actionCode": "GTMS_SIGNED",
		"city": "Paris"},
	{"time": 1736533351000, "timeStr": "2025-01-10 18:22:31", "desc": "Accepted by carrier"}]},
	{"mailNo": "LP00000000000", "detailList": []}], "success": True}, "{mailNo: LP00123456789}",
	["logistics.tracking = LP00123456789", "logistics.events[2].delivered = true",
		"logistics.events[2].at = 2025-01-13 12:05:00 +00:00",
		"logistics.events[1].what = Accepted by carrier"])
put_json("17track", "t.json", {"code": 0, "data": {"accepted": [{"number": "RR123456785DE",
		"carrier": 7041, "track_info": {
	"latest_status": {"status": "Delivered", "sub_status": "Delivered_Other"}, "tracking": {"providers": [{
		"provider": {"key": 7041, "name": "DHL Paket"}, "events": [
			{"time_iso": "2025-01-14T11:30:00+01:00", "description": "Delivered", "location": "Paris",
		"stage": "Delivered",
				"sub_status": "Delivered_Other"},
			{"time_iso": "2025-01-11T09:00:00+01:00", "description": "Accepted", "location": "Bonn",
		"stage": None}]}]}}}],
	"rejected": []}}, None,
	["logistics.carrier = DHL Paket", "logistics.tracking = RR123456785DE",
		"logistics.events[2].at = 2025-01-14 11:30:00 +01:00", "logistics.events[2].delivered = true",
		"logistics.events[1].place = Bonn"])
# its webhooks: one, and a list in which another parcel's lies between
def webhook(number, code, time, city):
	return {"type": "ORDER_STATUS", "date_time": time, "uuid": "x", "attributes": {"is_return": False,
		"cdek_number": number, "number": "12345678-0042", "status_code": "4", "status_date_time": time,
		"city_name": city, "city_code": "44", "code": code}}


LAST = webhook("1012345678", "DELIVERED", "2025-01-14T10:15:00+0300", "Тверь")
put_json("cdek-webhook", "push.json", LAST, None, ["logistics.carrier = СДЭК", "logistics.tracking = 1012345678",
	"logistics.events[1].at = 2025-01-14 10:15:00 +03:00", "logistics.events[1].what = Вручен",
	"logistics.events[1].delivered = true", "logistics.events[1].place = Тверь"])
FIRST = webhook("1012345678", "CREATED", "2025-01-10T18:02:00+0300", "Москва")
OTHER = webhook("1012345679", "DELIVERED", "2025-01-13T10:15:00+0300", "Тула")
put_json("cdek-webhooks", "pushes.json", [FIRST, OTHER, webhook("1012345678", "NEW_ONE", "2025-01-11T01:00:00+0300",
	"Тверь"), LAST], "{attributes.cdek_number: 1012345678}", ["logistics.tracking = 1012345678",
	"logistics.events[1].what = Создан", "logistics.events[2].what = NEW_ONE", "logistics.events[3].what = Вручен",
	"logistics.events[3].delivered = true"])
put_json("cdek-webhooks-of-one", "pushes.json", [FIRST, LAST], None, ["logistics.events[2].what = Вручен"])

put_json("cdek", "t.json", {"entity": {"uuid": "x", "cdek_number": "1012345678", "number": "12345678-0042",
		"statuses": [
	{"code": "DELIVERED", "name": "Вручен", "date_time": "2025-01-14T11:30:00+0300", "city": "Москва"},
	{"code": "CREATED", "name": "Создан", "date_time": "2025-01-11T09:00:00+0300", "city": "Казань"}]}}, None,
	["logistics.carrier = СДЭК", "logistics.tracking = 1012345678", "logistics.events[2].what = Вручен",
		"logistics.events[2].delivered = true", "logistics.events[1].at = 2025-01-11 09:00:00 +03:00"])

# ---- chats ----
TELEGRAM = {"name": "云***6", "type": "personal_chat", "id": 1, "messages": [
	{"id": 1, "type": "message", "date": "2025-01-15T20:01:00", "date_unixtime": "1736942460", "from": "云***6",
		"from_id": "user1", "text": "这是假货吧😟", "text_entities": []},
	{"id": 2, "type": "message", "date": "2025-01-15T20:03:00", "date_unixtime": "1736942580", "from": "客服小岭",
		"text": ["授权书: ", {"type": "link", "text": "example.com"}]},
	{"id": 3, "type": "message", "date": "2025-01-15T20:04:00", "date_unixtime": "1736942640", "from": "云***6",
		"photo": "photos/photo_1.jpg", "text": ""},
	{"id": 4, "type": "service", "date": "2025-01-15T20:05:00", "date_unixtime": "1736942700", "actor": "云***6",
		"action": "phone_call", "text": ""}]}
TELEGRAM_WANT = ["chat[1].with = 云***6", "chat[1].channel = Telegram",
	"chat[1].messages[1].at = 2025-01-15 20:01:00 +08:00", "chat[1].messages[1].from = buyer",
	"chat[1].messages[1].text = 这是假货吧😟", "chat[1].messages[2].from = seller",
	"chat[1].messages[2].text = 授权书: example.com", "chat[1].messages[3].text = photos/photo_1.jpg"]
put_json("telegram", "result.json", TELEGRAM, None, TELEGRAM_WANT, "chat")
put_json("telegram-all-ascii", "result.json", {"about": "x", "chats": {"list": [TELEGRAM,
	{"name": "Bob", "type": "personal_chat", "messages": []}]}}, '{name: "云***6"}', TELEGRAM_WANT, "chat")
CHAT_WANT = ["chat[1].messages[1].from = buyer", "chat[1].messages[1].text = 这是假货吧",
	"chat[1].messages[2].from = seller", "chat[1].messages[2].text = 您好，\\n都是正品"]
put_json("chatlog", "chat.json", [
	{"seq": 1, "time": "2025-01-15T20:01:00+08:00", "talker": "wxid_b", "talkerName": "云", "sender": "wxid_b",
		"isSelf": False, "type": 1, "content": "这是假货吧"},
	{"seq": 2, "time": "2025-01-15T20:03:00+08:00", "talker": "wxid_b", "sender": "wxid_s",
		"isSelf": True, "type": 1,
		"content": "您好，\n都是正品"}], None, CHAT_WANT + ["chat[1].with = 云",
	"chat[1].messages[1].at = 2025-01-15 20:01:00 +08:00"], "chat")
put("chatlog-table", "generic", "chat.csv", table(pair("""
Time|SenderName|Sender|TalkerName|Talker|Content
2025-01-15 20:01:00|云|wxid_b|云|wxid_b|这是假货吧
2025-01-15 20:03:00|小岭|wxid_s|云|wxid_b|\
"您好，\n都是正品\"""".replace("\n都", "\x0b都"))).replace("\x0b", "\n").encode(),
	None, CHAT_WANT + ["chat[1].with = 云"], "chat")
put("memotrace", "generic", "messages.csv", table(pair("""
localId|TalkerId|Type|SubType|IsSender|CreateTime|Status|StrContent|StrTime|Remark|NickName|Sender
1|7|1|0|0|1736942460|3|这是假货吧|2025-01-15 20:01:00|云|云游|wxid_b
2|8|1|0|0|1736942500|3|别的|2025-01-15 20:01:40|他|他人|wxid_c
3|7|1|0|1|1736942580|2|"您好，\x0b都是正品"|2025-01-15 20:03:00|云|云游|\
wxid_s""")).replace("\x0b", "\n").encode("utf-8-sig"),
	'{TalkerId: "7"}', CHAT_WANT + ["chat[1].messages[2].at = 2025-01-15 20:03:00 +08:00"], "chat")
put("wechat-session", "generic", "chat.csv", table(pair("""
消息ID|类型|发送人|时间|内容
1|文本|云|2025-01-15 20:01:00|这是假货吧
2|文本|小岭|2025-01-15 20:03:00|"您好，\x0b都是正品\"""")).replace("\x0b", "\n").encode("gb18030"),
	None, CHAT_WANT, "chat")
with open(pathlib.Path(sys.argv[1], "wechat-session", "case.yaml"), "a") as case:
	case.write("  with: 云\n")
