#!/usr/bin/python3
"""agency.py - writes what the agency of samples/agency got from its clients: the order reports of Taobao and Ozon, the
tracking records and chats as JSON, and the pictures, which show the same orders.

    samples/pictures/agency.py [exports] [NAME ...]      # all; the exports alone; pictures whose name contains a NAME

What it writes is committed; see make.py for the programs that draw. People, shops and numbers are invented.
"""
import csv
import datetime
import io
import json
import subprocess
import sys

from PIL import Image, ImageOps

import make
from complaints import CUP, LAMP, TEAPOT, banner, card, facts, goods, letter, phone, stars, title
from papers import SERIF, SERIF_CN, rows, seal
from screens import BASE, bar, picture

AGENCY = make.SAMPLES / "agency"


# ---- Taobao and Tmall: ExportOrderList, GBK ----

SHOPS = {"x": ("小满杂货铺", "108855310"), "q": ("晴川家居专营店", "110238471")}
HEADS = """订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,\
订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,\
订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,\
是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易""".split(",")

# order | buyer | shop | goods | spec | pieces | price | postage | off | state | name | phone | address | ordered | carrier
# | parcel
TAOBAO = """
4402169932854410726|walker_lu|x|羊毛盖毯 130×170cm|燕麦色|1|268|0|20|交易成功|陆行舟|13500003348|山东省 青岛市 市南区 香港中路 40 号|2025-11-03 21:08:47|圆通速递|YT2117764095518
4402174408915533690|麦田里的风|q|云岭保温杯 500ml|曜石黑|1|129|0|10|交易成功|周以棠|13700009152|北京市 海淀区 中关村东路 18 号|2025-11-05 09:12:11|顺丰速运|SF1391165530917
4402176620043187755|tb26619043|x|亚麻桌布 140×200cm|本白|1|96|0|0|交易成功|宋佳宁|13800007421|上海市 杨浦区 大学路 12 号|2025-11-05 13:40:26|圆通速递|YT2117840036625
4402181169037748852|星河入梦|q|云岭儿童吸管杯 350ml|薄荷|1|89|0|5|交易成功|冯楠|13600001875|湖南省 长沙市 岳麓区 麓山南路 5 号|2025-11-05 20:16:40|中通快递|78909317744502
4402184490233716085|橘子不甜|x|竹编收纳篮 三件套|大中小三件|1|78|8|0|交易成功|苏念|13600008821|浙江省 宁波市 海曙区 中山西路 66 号|2025-11-06 15:30:12|韵达快递|434508821946317
4402188804615270397|青柠加冰|x|羊毛盖毯 130×170cm|燕麦色|1|268|0|0|交易成功|沈一诺|13900005266|福建省 厦门市 思明区 湖滨南路 77 号|2025-11-07 19:02:18|顺丰速运|SF1391187750264
4402190043728816205|夏天的瓜|q|云岭焖烧杯 800ml|米白|1|169|0|0|交易成功|贺新凉|13800006607|安徽省 合肥市 蜀山区 黄山路 460 号|2025-11-07 08:30:59|中通快递|78910208839946
4402193316728405512|林深见鹿_88|x|铸铁平底锅 26cm 无涂层|26cm|1|159|12|10|交易成功|许知夏|13900004417|湖北省 武汉市 武昌区 水果湖路 8 号|2025-11-08 12:02:55|中通快递|78910442760318
4402194871160932247|tb70225518|q|云岭保温壶 1.5L|砂金|1|219|0|0|交易成功|李木子|13500007713|天津市 南开区 白堤路 20 号|2025-11-08 18:21:37|圆通速递|YT2118402265910
4402196120938854471|tb37715520|x|亚麻桌布 140×200cm|本白|2|96|0|12|交易成功|韩冬|13800003059|辽宁省 大连市 中山区 人民路 15 号|2025-11-09 08:15:36|圆通速递|YT2118590724416
4402178835016629347|tb482139076|x|亚麻桌布 140×200cm|本白|1|96|0|0|交易成功|何晚晴|13800002213|江苏省 南京市 鼓楼区 汉口西路 21 号 3 幢 402 室|2025-11-10 20:14:08|圆通速递|YT2118830467752
4402201573366094825|一只阿柴|x|手工陶土茶壶 1.2L|雾蓝|1|218|0|0|交易成功|唐小棠|13700002284|重庆市 渝中区 人和街 33 号|2025-11-11 13:25:57|顺丰速运|SF1391197736042
4402205516672930149|老陈茶馆|q|云岭保温杯 500ml|曜石黑|2|129|0|20|交易成功|陈树生|13900001126|云南省 昆明市 盘龙区 北京路 900 号|2025-11-11 16:44:20|韵达快递|434511730286655
4402207741093358261|小鱼干儿2016|x|手工陶土茶壶 1.2L|雾蓝|1|218|0|18|交易成功|罗沐阳|13700006630|四川省 成都市 锦江区 桂王桥南街 12 号|2025-11-12 09:41:20|顺丰速运|SF1391204477835
4402210085573692418|momo想睡觉|x|竹编收纳篮 三件套|大中小三件|2|78|0|0|交易成功|程小禾|13600004930|河南省 郑州市 金水区 文化路 95 号|2025-11-12 22:50:03|中通快递|78911560238847
4402212248850961374|远山如黛|q|云岭保温壶 1.5L|砂金|1|219|0|20|交易成功|薛明月|13500009388|陕西省 西安市 雁塔区 小寨东路 11 号|2025-11-13 11:31:09|圆通速递|YT2119067438825
4402216675038142290|tb55027713|x|铸铁平底锅 26cm 无涂层|26cm|1|159|0|0|交易成功|彭越|13800005542|江西省 南昌市 东湖区 阳明路 3 号|2025-11-14 07:55:18|申通快递|773312088471905
4402222657390184663|tb990417736|x|铸铁平底锅 26cm 无涂层|26cm|1|159|0|0|交易成功|高远|13700008846|广东省 东莞市 南城街道 元美路 2 号|2025-11-15 10:20:44|申通快递|773312450981627
4402226391247705538|阿勒泰的风|q|云岭保温杯 500ml|曜石黑|1|129|15|0|买家已付款,等待卖家发货|阿依娜|13900006671|新疆维吾尔自治区 乌鲁木齐市 天山区 解放北路 30 号|2025-11-18 12:08:31||
4402229774410836217|jason_tan|q|云岭保温杯 500ml|曜石黑|1|129|0|0|买家已付款,等待卖家发货|谭嘉|13800008093|海外 新加坡 碧山 21 街 105 号|2025-11-18 21:04:12||
4402231180467720953|风里有沙|x|羊毛盖毯 130×170cm|燕麦色|2|268|0|0|交易关闭|沙里|13500002750|河北省 石家庄市 长安区 中山东路 200 号|2025-11-17 23:12:40||
4402231180467733094|风里有沙|x|羊毛盖毯 130×170cm|燕麦色|2|268|0|0|交易关闭|沙里|13500002750|河北省 石家庄市 长安区 中山东路 200 号|2025-11-17 23:14:02||
4402231180467741186|风里有沙|x|羊毛盖毯 130×170cm|燕麦色|2|268|0|0|交易关闭|沙里|13500002750|河北省 石家庄市 长安区 中山东路 200 号|2025-11-17 23:17:29||
4402234409125503817|tb81530264|q|云岭保温杯 500ml|曜石黑|1|129|0|10|卖家已发货,等待买家确认|赵一鸣|13600003318|吉林省 长春市 朝阳区 红旗街 7 号|2025-11-19 10:02:45|中通快递|78912804471163
"""  # noqa: E501


def cells(text):
    return [line.split("|") for line in text.strip("\n").split("\n")]


def taobao_row(order, buyer, shop, name, spec, pieces, price, postage, off, state, consignee, number, address, at, carrier, parcel):
    worth = float(price) * int(pieces)
    total = worth + float(postage)
    is_paid = state != "交易关闭"
    paid = datetime.datetime.fromisoformat(at) + datetime.timedelta(seconds=11 + int(order) % 40)
    row = dict.fromkeys(HEADS, "")
    row |= {"订单编号": f'="{order}"', "买家会员名": buyer, "买家应付货款": f"{worth:.2f}", "买家应付邮费": f"{float(postage):.2f}",
            "买家支付积分": "0", "总金额": f"{total:.2f}", "返点积分": "0",
            "买家实际支付金额": f"{total - float(off):.2f}" if is_paid else "0.00", "买家实际支付积分": "0", "订单状态": state,
            "收货人姓名": consignee, "收货地址 ": address, "运送方式": "快递" if is_paid else "", "联系电话 ": "'null",
            "联系手机": "'" + number, "订单创建时间": at, "订单付款时间 ": f"{paid:%Y-%m-%d %H:%M:%S}" if is_paid else "",
            "宝贝标题 ": name, "宝贝种类 ": "1", "物流单号 ": parcel, "物流公司": carrier, "订单备注": "'null",
            "宝贝总数量": pieces, "店铺Id": SHOPS[shop][1], "店铺名称": SHOPS[shop][0],
            "订单关闭原因": "订单未关闭" if is_paid else "买家未付款", "卖家服务费": "0元", "买家服务费": "0元", "是否手机订单": "手机订单",
            "修改后的sku": spec, "是否代付": "否",
            "天猫卡券抵扣": f"{float(off):.2f}" if is_paid and float(off) else "", "是否是O2O交易": "否"}
    return [row[head] for head in HEADS]


def write_taobao():
    text = io.StringIO()
    out = csv.writer(text, quoting=csv.QUOTE_MINIMAL)
    out.writerow(HEADS)
    out.writerows(taobao_row(*row) for row in sorted(cells(TAOBAO), key=lambda row: row[13], reverse=True))
    # The platform writes ="..." bare; the csv module would double its quotes.
    data = text.getvalue().replace('"=""', '="').replace('"""', '"')
    (AGENCY / "taobao/ExportOrderList20251121.csv").write_bytes(data.encode("gb18030"))


# ---- Kuaidi100 and Cainiao ----

# parcel | carrier's name, code | picked up | hours on the way | city | branch | how it was handed over
PARCELS = """
YT2117764095518|圆通速递|yuantong|2025-11-04 17:20|62|青岛市|市南香港中路网点|已签收，签收人：本人
SF1391165530917|顺丰速运|shunfeng|2025-11-05 18:05|41|北京市|海淀中关村营业点|已签收，签收人：本人
78909317744502|中通快递|zhongtong|2025-11-06 16:48|49|长沙市|岳麓麓山网点|已签收，签收人：本人
434508821946317|韵达快递|yunda|2025-11-07 15:10|27|宁波市|海曙鼓楼网点|已签收，签收人：家人
SF1391187750264|顺丰速运|shunfeng|2025-11-08 17:31|44|厦门市|思明湖滨营业点|已签收，签收人：本人
78910208839946|中通快递|zhongtong|2025-11-07 18:22|40|合肥市|蜀山黄山路网点|已签收，签收人：本人
78910442760318|中通快递|zhongtong|2025-11-09 16:02|51|武汉市|武昌水果湖网点|已签收，签收人：小区门卫代收
YT2118590724416|圆通速递|yuantong|2025-11-09 17:44|68|大连市|中山人民路网点|已签收，签收人：本人
YT2118830467752|圆通速递|yuantong|2025-11-11 16:37|46|南京市|鼓楼汉口西路网点|已签收，签收人：菜鸟驿站代收，取件码 6-2-1071 已核销
SF1391197736042|顺丰速运|shunfeng|2025-11-12 17:09|43|重庆市|渝中人和营业点|已签收，签收人：本人
434511730286655|韵达快递|yunda|2025-11-12 16:15|71|昆明市|盘龙北京路网点|已签收，签收人：店员
SF1391204477835|顺丰速运|shunfeng|2025-11-13 18:12|42|成都市|锦江桂王桥营业点|已签收，签收人：本人，当面开箱查验
78911560238847|中通快递|zhongtong|2025-11-13 15:56|50|郑州市|金水文化路网点|已签收，签收人：本人
YT2119067438825|圆通速递|yuantong|2025-11-14 16:40|66|西安市|雁塔小寨网点|已签收，签收人：本人
773312450981627|申通快递|shentong|2025-11-16 17:25|41|东莞市|南城元美网点|已签收，签收人：前台
"""
BY_CAINIAO = ("434508821946317", "SF1391187750264", "SF1391165530917", "78909317744502", "YT2119067438825")


def way(parcel, carrier, code, picked, hours, city, branch, handed):
    """Scans from the warehouse on, oldest first: place and words."""
    start = datetime.datetime.fromisoformat(picked) + datetime.timedelta(seconds=int(parcel[-2:]) % 60)
    short = city.removesuffix("市")
    stops = ((0, "金华市", "【金华市】义乌佛堂网点已揽收，包装完好"), (.12, "金华市", f"【金华市】离开金华转运中心，发往{short}转运中心"),
             (.62, city, f"【{city}】到达{short}转运中心"), (.86, city, f"【{city}】{branch}正在派件"), (1, city, f"【{city}】{handed}"))
    for share, place, what in stops:
        yield start + datetime.timedelta(seconds=int(int(hours) * 3600 * share)), place, what


def kuaidi100(row):
    scans = [{"time": f"{at}", "ftime": f"{at}", "context": what, "location": place, "status": status}
             for (at, place, what), status in zip(way(*row), ("揽收", "在途", "在途", "派件", "签收"))]
    return {"message": "ok", "nu": row[0], "ischeck": "1", "condition": "F00", "com": row[2], "status": "200", "state": "3",
            "data": scans[::-1]}


def cainiao(row):
    scans = [{"time": int((at - datetime.timedelta(hours=8)).replace(tzinfo=datetime.timezone.utc).timestamp() * 1000),
              "timeStr": f"{at}", "desc": what, "standerdDesc": state, "actionCode": code, "city": place}
             for (at, place, what), (state, code) in zip(way(*row), (
                 ("已揽收", "GOT"), ("运输中", "TRANSPORT"), ("运输中", "TRANSPORT"), ("派送中", "SENT_SCAN"), ("已签收", "SIGN_IN")))]
    return {"mailNo": row[0], "mailNoSource": row[1], "status": "SIGN", "statusDesc": "已签收", "detailList": scans[::-1]}


def write_json(name, data):
    (AGENCY / name).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# ---- Ozon and CDEK ----

OZON_HEADS = """Номер заказа;Номер отправления;Принят в обработку;Дата отгрузки;Статус;Дата доставки;\
Фактическая дата передачи в доставку;Сумма отправления;Код валюты отправления;Наименование товара;SKU;Артикул;Ваша цена;\
Код валюты товара;Оплачено покупателем;Количество;Метод доставки;Трек-номер""".split(";")
GOODS = {"lamp": ("Настольная лампа «Север» матовая", "SV-LAMP-02", 2290, "1180224"),
         "plaid": ("Плед шерстяной «Иней» 130×180 см", "INEY-130", 3450, "1180307"),
         "pot": ("Чайник заварочный «Бухта» 1,2 л", "BUH-12", 1890, "1180415"),
         "mugs": ("Набор кружек «Мороз», 4 шт.", "MZ-4", 1590, "1180422")}
# posting | goods, pieces | ordered | handed over | delivered | CDEK's number | to | branch | how it was handed over | whom
OZON = """
70412233-0185-1|lamp 1|2025-11-05 10:05|2025-11-06 14:10|2025-11-10 12:40|1604471825|Кострома|ул. Лесная, д. 4, ПВЗ КС-14|Вручён лично, код получения проверен|Марина К.
66120874-0042-1|plaid 1|2025-11-04 19:32|2025-11-06 14:10|2025-11-11 17:25|1604489310|Пермь|ул. Героев Хасана, д. 19, кв. 33|Вручён курьером лично, код получения проверен|Олег Д.
71840096-0007-1|mugs 2|2025-11-07 08:15|2025-11-08 13:30|2025-11-13 20:02|1604512277|Тула|пр. Ленина, д. 85, постамат ТЛ-203|Вручён: ячейка открыта кодом получателя|Вера С.
68255410-0113-1|lamp 1|2025-11-06 21:44|2025-11-07 15:05|2025-11-12 18:20|1604498164|Казань|ул. Баумана, д. 12, ПВЗ КЗ-31|Вручён лично, код получения проверен|Тимур Г.
69903377-0051-1|pot 1|2025-11-08 11:27|2025-11-10 13:40|2025-11-15 10:55|1604530482|Самара|ул. Полевая, д. 7, ПВЗ СМ-08|Вручён лично, код получения проверен|Анна Л.
70588120-0029-1|lamp 1|2025-11-09 16:03|2025-11-10 13:40|2025-11-16 14:31|1604541906|Екатеринбург|ул. Малышева, д. 40, ПВЗ ЕК-52|Вручён лично, код получения проверен|Игорь В.
67710945-0204-1|plaid 1, mugs 1|2025-11-08 22:19|2025-11-10 13:40|2025-11-17 12:12|1604527713|Омск|ул. Гагарина, д. 3, ПВЗ ОМ-17|Вручён лично, код получения проверен|Нина П.
72003318-0010-1|lamp 1|2025-11-11 09:50|2025-11-12 14:25|2025-11-15 19:08|1604555038|Тверь|ул. Советская, д. 21, ПВЗ ТВ-05|Вручён лично, код получения проверен|Дарья Ф.
65439082-0377-1|lamp 1|2025-11-03 13:36|2025-11-05 14:00|2025-11-09 16:47|1604470091|Рязань|ул. Почтовая, д. 54, ПВЗ РЗ-22|Вручён лично, код получения проверен|Кирилл Ж.
70911754-0066-1|pot 1|2025-11-10 18:41|2025-11-11 15:20|2025-11-14 13:03|1604536650|Калуга|ул. Кирова, д. 9, ПВЗ КЛ-11|Вручён лично, код получения проверен|Софья Б.
68877201-0092-1|plaid 1|2025-11-07 20:55|2025-11-08 13:30|2025-11-14 11:16|1604519942|Сочи|ул. Навагинская, д. 6, ПВЗ СЧ-40|Вручён лично, код получения проверен|Роман Т.
71226609-0018-1|mugs 1|2025-11-12 07:22|2025-11-13 14:45|2025-11-17 09:39|1604560125|Псков|ул. Советская, д. 17, ПВЗ ПС-03|Вручён лично, код получения проверен|Елена М.
71550147-0003-1|mugs 1|2025-11-13 12:58|2025-11-14 15:10|2025-11-18 15:44|1604563380|Орёл|ул. Ленина, д. 26, ПВЗ ОР-09|Вручён лично, код получения проверен|Юлия Н.
72104466-0021-1|lamp 2|2025-11-18 09:07|2025-11-19 14:30||1604590417|Саратов|ул. Московская, д. 70, ПВЗ СР-12||Павел З.
"""  # noqa: E501


def clock(number, step):
    """Seconds, which no two parcels share."""
    return f":{int(number) * step * 7 % 60:02}"


def ozon_rows(posting, wanted, ordered, handed, delivered, number, city, branch, how, whom):
    items = [(GOODS[name], int(pieces)) for name, pieces in (item.split() for item in wanted.split(", "))]
    total = sum(price * pieces for (_, _, price, _), pieces in items)
    for (name, article, price, sku), pieces in items:
        yield [posting.rpartition("-")[0], posting, ordered + clock(number, 1), handed[:10] + " 18:00:00", "Доставлен" if delivered else "Доставляется",
               delivered + clock(number, 3) if delivered else "", handed + clock(number, 2), f"{total:.2f}", "RUB", name, sku, article, f"{price:.2f}",
               "RUB", f"{price:.2f}", str(pieces), "СДЭК, Вологда", number]


def write_ozon():
    quoted = [OZON_HEADS] + [row for order in sorted(cells(OZON), key=lambda row: row[2]) for row in ozon_rows(*order)]
    text = "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in quoted)
    (AGENCY / "ozon/orders-2025-11.csv").write_bytes(text.encode("utf-8-sig"))


def cdek(posting, wanted, ordered, handed, delivered, number, city, branch, how, whom):
    start, end = (datetime.datetime.fromisoformat(at) for at in (handed + clock(number, 2), delivered + clock(number, 3)))
    share = lambda part: start + datetime.timedelta(seconds=int((end - start).total_seconds() * part))
    stops = [(start, "RECEIVED_AT_SHIPMENT_WAREHOUSE", "Принят на склад отправителя, упаковка цела", "Вологда"),
             (share(.15), "TAKEN_BY_TRANSPORTER_FROM_SENDER_CITY", "Сдан перевозчику в городе отправителя", "Вологда"),
             (share(.7), "ACCEPTED_IN_RECIPIENT_CITY", "Встречен в городе получателя", city),
             (share(.8), "ACCEPTED_AT_PICK_UP_POINT", "Готов к вручению", city), (end, "DELIVERED", how, city)]
    scans = [{"code": code, "name": name, "date_time": f"{at:%Y-%m-%dT%H:%M:%S}+0300", "city": place} for at, code, name, place in stops]
    return {"entity": {"uuid": f"7253{number}-0000-4000-8000-{number}00", "cdek_number": number, "number": posting,
                       "recipient": {"name": whom}, "to_location": {"city": city, "address": f"г. {city}, {branch}"}, "statuses": scans[::-1]}}


# ---- chats ----

def wechat(messages):
    """As chatlog hands out a conversation."""
    return [{"seq": 1762000000000 + n, "time": at + "+08:00", "talker": "wxid_juzi0x0x0x", "talkerName": "橘子不甜", "isChatRoom": False,
             "sender": "wxid_xiaoman0x0x" if is_self else "wxid_juzi0x0x0x", "senderName": "小满客服" if is_self else "橘子不甜",
             "isSelf": is_self, "type": 1, "subType": 0, "content": text} for n, (at, is_self, text) in enumerate(messages)]


WECHAT = wechat([
    ("2025-11-18T19:30:12", False, "在你家买的收纳篮，用着一般"), ("2025-11-18T19:33:40", True, "您好，请问是哪里不满意？签收七天内不影响二次销售的，可以退货退款，运费我们出。"),
    ("2025-11-18T19:38:05", False, "不退。转我 150，这事就算了"), ("2025-11-18T19:41:26", True, "商品有问题的，我们退货退款或换新；没有问题的补偿我们不能给。"),
    ("2025-11-18T19:45:50", False, "不转我就找人给你刷十个差评，再投诉你"), ("2025-11-18T19:50:31", True, "理解您的心情，退货、换新两种方案一直有效。"),
    ("2025-11-18T22:10:08", False, "最后一次，明早没到账就等着"), ("2025-11-18T22:14:55", True, "您好，请通过平台申请售后，我们按规则处理。")])


def telegram(name, messages):
    zone = datetime.timezone(datetime.timedelta(hours=3))
    return {"name": name, "type": "personal_chat", "id": 5120043377, "messages": [
        {"id": n, "type": "message", "date": at, "date_unixtime": str(int(datetime.datetime.fromisoformat(at).replace(tzinfo=zone).timestamp())),
         "from": sender, "from_id": "user5120043377" if sender == name else "user6010020030", "text": text, "text_entities": []}
        for n, (at, sender, text) in enumerate(messages, 201)]}


TELEGRAM = telegram("Роман Т.", [
    ("2025-11-19T18:20:11", "Роман Т.", "Плед колется, верните деньги, а плед я отдал маме"),
    ("2025-11-19T18:41:30", "Северный свет", "Роман, здравствуйте! Вернём всю сумму, как только плед приедет обратно. Обратная дорога за наш счёт."),
    ("2025-11-19T18:58:02", "Роман Т.", "Назад не отправлю, просто переведите"),
    ("2025-11-19T19:10:44", "Северный свет", "Без возврата товара перевести деньги не можем. Возврат открыт до 28 ноября."),
    ("2025-11-19T19:12:27", "Роман Т.", "Тогда спор")])


def exports():
    write_taobao()
    write_ozon()
    parcels = cells(PARCELS)
    write_json("taobao/kuaidi100.json", [kuaidi100(row) for row in parcels if row[0] not in BY_CAINIAO])
    write_json("taobao/cainiao.json", {"module": [cainiao(row) for row in parcels if row[0] in BY_CAINIAO], "success": True})
    write_json("taobao/wechat-juzi.json", WECHAT)
    write_json("ozon/cdek.json", [cdek(*row) for row in cells(OZON) if row[4]])
    write_json("ozon/telegram-roman.json", TELEGRAM)


# ---- pictures ----

def carrier(number, day, parcel, shop, whom, how, issuer):
    return letter(SERIF_CN, "快件签收证明", f"证明编号：{number}", [
        f"运单号 <b>{parcel}</b>，寄件人：{shop}，收件人：{whom}。", how + "情况属实，特此证明。"],
        f"{issuer}<br>{day}", seal(issuer, "", 158), "#1f6fd0")


def act(number, day, parcel, city, branch, text):
    return letter(SERIF, "Справка о вручении отправления", f"№ {number} от {day}", [
        f"Отправление <b>{parcel}</b> от ООО «Полярная звезда» (г. Вологда) принято к перевозке, упаковка без повреждений.", text],
        f"Начальник пункта выдачи<br>{day}", seal(branch.upper(), city.upper(), 150, "#2a3f9a", False, -10, ""), "#1a9c4b", 400)


def shop_window(image, price, name, pairs, foot, colour="#d0392a"):
    return BASE % ("#fff", "#222", "") + f"""<div class=lat>{bar("20:02")}<div style="height:230px;overflow:hidden">{picture(image, 360)}</div>
<div style="padding:12px 14px"><b style="font-size:21px;color:{colour}">{price}</b><div style="font-weight:700;font-size:16px;margin:4px 0">{name}</div>
{facts(*pairs)}<div class=g style="font-size:12px;margin-top:8px">{foot}</div></div></div>"""


def unpaid():
    orders = "".join(card(f'<div class=row><span>{number}</span><b style="color:#999">买家未付款，已关闭</b></div>',
                          facts(("下单", at), ("商品", "羊毛盖毯 130×170cm ×2"), ("金额", "¥536.00")))
                     for number, *_, at in (("4402231180467720953", "2025-11-17 23:12:40"), ("4402231180467733094", "2025-11-17 23:14:02"),
                                            ("4402231180467741186", "2025-11-17 23:17:29")))
    return phone("09:20", "买家信息", card(title("风里有沙", "平台向商家展示的信息")),
                 card(facts(("注册时间", "2025-10-30"), ("在本店下单", "3 笔"), ("在本店付款", "0 笔"))), orders)


def account(name, *pairs):
    return phone("10:31", "买家信息", card(title(name, "平台向商家展示的信息")), card(facts(*pairs)))


def zh_review():
    return phone("11:05", "评价详情", card(title("羊毛盖毯 130×170cm 燕麦色", "订单 4402169932854410726")),
                 card(stars(1), '<div style="font-size:14.5px;margin-top:6px">等了半个月才到，根本不是羊毛的，客服不理人。</div>',
                      '<div class=g style="font-size:12.5px;margin-top:6px">walker_lu　2025-11-16 22:40</div>'),
                 card('<b>商家回复</b><div style="font-size:14px">您好，包裹于 11 月 7 日签收，距付款不到 4 天。成分标签为绵羊毛 100%，如有疑问可退回检测，运费由我店承担。</div>'))


def notice(number, at, order, name, reason):
    return phone("10:24", "平台消息", card(title("投诉通知", at), facts(
        ("工单编号", number), ("涉及订单", order), ("涉及商品", name), ("投诉理由", reason), ("状态", "待商家举证"))),
        card('<div style="font-size:14px">请在举证时限内提交与投诉理由对应的凭证。</div>'))


def test_report():
    return letter(SERIF_CN, "检测报告", "报告编号：YW-FZ-250915-206", ["<table>" + rows((
        ("样品", "羊毛盖毯 130×170cm 燕麦色，批次 2509"), ("委托单位", "义乌市小满日用百货商行"), ("纤维含量", "<b>绵羊毛 100%</b>"),
        ("起球", "4 级，符合"), ("色牢度", "4-5 级，符合"), ("结论", "<b>所检项目符合要求</b>"))) + "</table>"],
        "义乌衡织检测技术有限公司<br>2025 年 9 月 15 日", seal("义乌衡织检测技术有限公司", "", 150, below="检测专用章"), "#2e5a58")


def invoice():
    return f"""<meta charset=utf-8><style>body{{margin:0;width:360px;background:#fff;font:9px/1.7 {SERIF_CN};color:#222}}td{{border:1px solid #a85a38;
padding:3px 5px}}table{{border-collapse:collapse;width:100%}}</style><div style="padding:16px 12px"><div style="text-align:center;font-size:15px;color:#8c3b1e;
letter-spacing:2px">电子发票（普通发票）</div><div style="text-align:right;margin:4px 0">发票号码：25332000000118402917<br>开票日期：2025年11月08日</div>
<table><tr><td style="width:50%">购买方：个人</td><td>销售方：杭州晴川家居用品有限公司<br>税号：91330110MA0X0X0X2L</td></tr></table>
<table style="margin-top:-1px"><tr style="color:#8c3b1e"><td>项目名称</td><td>数量</td><td>金额</td><td>税率</td><td>税额</td></tr>
<tr><td>*金属制日用品*云岭保温杯 500ml</td><td>1</td><td>105.31</td><td>13%</td><td>13.69</td></tr><tr><td>价税合计</td>
<td colspan=4>⊗ 壹佰壹拾玖圆整　（小写）¥119.00</td></tr></table><div style="margin-top:4px">备注：订单 4402174408915533690　　开票人：江未</div></div>"""


def postage():
    lines = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (
        ("江苏、浙江、上海等 29 地", "0.00 元"), ("新疆、西藏", "15.00 元"), ("港澳台、海外", "不在配送范围")))
    return phone("10:12", "运费模板", card(title("模板：保温杯类 2025 版", "最后修改 2025-01-08 09:30 · 按件计价")), card(
        "<style>td{border:1px solid #ddd;padding:6px 7px;font-size:13px}</style><table style='border-collapse:collapse;width:100%'>"
        f"<tr style='background:#f3f3f3'><td>配送地区</td><td>首件</td></tr>{lines}</table>"))


def returned():
    return phone("16:20", "退货详情", card(title("退货 RT-251117-4402", "订单 4402190043728816205"), facts(
        ("申请时间", "2025-11-12 09:14"), ("退货原因", "不喜欢"), ("退回运单", "中通快递 78911820073365"), ("揽收重量", "0.21 kg"),
        ("原发货重量", "0.63 kg"), ("仓库签收", "2025-11-17 15:48"))), card(facts(("状态", "待商家确认"), ("退款", "未打款"))))


def ru_order(posting, ordered, state, lines, *more):
    return phone("09:12", "Отправление", banner("#0a5bd8", "Вручено", state), card(title(posting, ordered), facts(*lines)),
                 *(card(facts(*pairs)) for pairs in more), ground="#f2f4f7")


def ru_review():
    return phone("09:40", "Отзыв", card(goods(LAMP, "Настольная лампа «Север» матовая", "Отправление 65439082-0377-1", "")),
                 card(stars(1), '<div style="font-size:14.5px;margin-top:6px">Лампочки нет, хотя обещали. Ехала три недели.</div>',
                      '<div class=g style="font-size:12.5px;margin-top:6px">Кирилл Ж. · 19 ноября 2025, 21:12</div>'), ground="#f2f4f7")


def ru_listing(image, price, name, *pairs):
    return shop_window(image, price, name, (*pairs, ("Возврат", "7 дней, в упаковке")), "Снимок карточки, 3 ноября 2025 · www.market.example", "#0a5bd8")


def mugs():
    return phone("10:05", "Карточка товара", card(title("Набор кружек «Мороз», 4 шт.", "Артикул MZ-4 · снимок 12 ноября 2025"), facts(
        ("Цена", "1 590 ₽"), ("Объём", "4 × 320 мл"), ("Материал", "фарфор"), ("Упаковка", "картон с вкладышем"))), ground="#f2f4f7")


def zh_listing():
    return shop_window(CUP, "¥129.00", "云岭保温杯 500ml 曜石黑 316 不锈钢内胆", (
        ("容量", "500ml"), ("内胆材质", "316 不锈钢"), ("包邮范围", "中国大陆（新疆、西藏除外）"), ("海外", "<b>本商品不寄送海外及港澳台地区</b>"),
        ("发票", "电子发票，签收后开具")), "交易快照 2025-11-05 09:12　www.market.example/i/500204")


SCREENS = {  # picture: HTML
    "taobao/shots/04-orders.png": unpaid,
    "taobao/shots/06-review.png": zh_review,
    "taobao/shots/05-notice.png": lambda: notice("TB-251120-0713", "2025-11-20 14:22", "4402184490233716085", "竹编收纳篮 三件套", "客服态度恶劣"),
    "taobao/shots/07-notice.png": lambda: notice("TB-251120-0929", "2025-11-20 19:48", "4402210085573692418", "竹编收纳篮 三件套 ×2",
                                                 "颜色不喜欢，申请仅退款 ¥156.00"),
    "taobao/shots/08-notice.png": lambda: notice("TB-251120-0811", "2025-11-20 10:12", "4402222657390184663", "铸铁平底锅 26cm 无涂层",
                                                 "商品与描述不符，拒绝处理"),
    "taobao/shots/16-notice.png": lambda: notice("TM-251120-0720", "2025-11-20 14:55", "4402212248850961374", "云岭保温壶 1.5L", "泄露收货信息"),
    "taobao/shots/08-account.png": lambda: account("tb990417736", ("注册时间", "2025-11-09"), ("在本店下单", "1 笔"), ("下单至投诉", "5 天")),
    "taobao/shots/11-listing.png": lambda: shop_window(TEAPOT, "¥218.00", "手工陶土茶壶 1.2L 雾蓝", (
        ("容量", "1.2 升"), ("高度", "14 厘米，含盖"), ("颜色", "雾蓝，哑光釉"), ("工艺", "手工拉坯，深浅略有差异")), "交易快照 2025-11-11 13:25"),
    "taobao/shots/12-invoice.png": invoice,
    "taobao/shots/13-postage.png": postage,
    "taobao/shots/listing-cup.png": zh_listing,
    "taobao/shots/15-account.png": lambda: account("星河入梦", ("注册时间", "2025-10-21"), ("在本店下单", "1 笔"), ("近 30 天售后", "11 次，其中仅退款 10 次")),
    "taobao/shots/18-return.png": returned,
    "ozon/shots/20-order.png": lambda: ru_order("66120874-0042-1", "4 ноября 2025, 19:32", "11 ноября, 17:25 · курьер", (
        ("Плед «Иней», 1 шт.", "3 450 ₽"), ("Доставка", "0 ₽"), ("<b>Оплачено</b>", "<b>3 450 ₽</b>")), (
        ("Упаковка", "коробка, лента, пломба"), ("Код получения", "проверен"))),
    "ozon/shots/25-order.png": lambda: ru_order("67710945-0204-1", "8 ноября 2025, 22:19", "17 ноября, 12:12 · пункт выдачи ОМ-17", (
        ("Плед «Иней», 1 шт.", "3 450 ₽"), ("Кружки «Мороз», 1 набор", "1 590 ₽"), ("Доставка", "0 ₽"), ("<b>Оплачено</b>", "<b>5 040 ₽</b>")), (
        ("Цена пледа на 8 ноября", "3 450 ₽"), ("Акция с 14 ноября", "3 190 ₽"))),
    "ozon/shots/29-order.png": lambda: ru_order("68877201-0092-1", "7 ноября 2025, 20:55", "14 ноября, 11:16 · пункт выдачи СЧ-40", (
        ("Плед «Иней», 1 шт.", "3 450 ₽"), ("Доставка", "0 ₽"), ("<b>Оплачено</b>", "<b>3 450 ₽</b>")), (
        ("Возврат", "не запрошен"), ("Код получения", "проверен"))),
    "ozon/shots/27-review.png": ru_review,
    "ozon/shots/30-listing.png": mugs,
    "ozon/shots/listing-lamp.png": lambda: ru_listing(LAMP, "2 290 ₽", "Настольная лампа «Север» матовая", ("Высота", "36 см"),
                                                      ("Абажур", "металл, матовый"), ("Лампочка", "в комплект не входит"), ("Доставка", "0 ₽")),
    "ozon/shots/listing-pot.png": lambda: ru_listing(TEAPOT, "1 890 ₽", "Чайник заварочный «Бухта» 1,2 л", ("Объём", "1,2 л"),
                                                     ("Материал", "керамика"), ("Плита", "не ставить на огонь")),
}
PAPERS = {
    "taobao/shots/01-carrier.png": lambda: carrier(
        "YT-NJ-251120-31", "2025 年 11 月 20 日", "YT2118830467752", "小满杂货铺", "何**（138****2213），南京市鼓楼区汉口西路 ** 号",
        "该快件于 2025 年 11 月 13 日 14 时 37 分送达汉口西路菜鸟驿站，取件码 6-2-1071 当日 18 时 05 分核销，外包装完好。", "南京鼓楼圆程快递服务有限公司"),
    "taobao/shots/02-carrier.png": lambda: carrier(
        "ZT-WH-251119-08", "2025 年 11 月 19 日", "78910442760318", "小满杂货铺", "许**（139****4417），武汉市武昌区水果湖路 ** 号",
        "该快件于 2025 年 11 月 11 日 19 时 02 分由<b>小区门卫代收</b>，代收前已与收件人通话确认，外包装完好。", "武汉水果湖快递服务有限公司"),
    "taobao/shots/09-test.png": test_report,
    "taobao/shots/10-receipt.png": lambda: carrier(
        "YT-DL-251121-02", "2025 年 11 月 21 日", "YT2118590724416", "小满杂货铺", "韩*（138****3059），大连市中山区人民路 ** 号",
        "该快件重 0.94 kg，于 2025 年 11 月 9 日 17 时 44 分揽收，11 月 12 日 13 时 44 分由收件人<b>本人签收</b>。", "大连人民路快递服务有限公司"),
    "ozon/shots/22-act.png": lambda: act("КЗ-31/1120", "20 ноября 2025 г.", "1604498164", "Казань", "Пункт выдачи КЗ-31",
                                         "Вручено получателю <b>лично 12 ноября 2025 г. в 18:20</b>; код проверен. Замечаний при выдаче не заявлено."),
}
SHARED = {"taobao/shots/17-authorization.png": "zh-authorization.png", "taobao/shots/17-purchase.png": "zh-purchase.png"}
PHOTOS = {"taobao/shots/cup-base.jpg": ("pinduoduo-counterfeit/photos/cup-base.jpg", "2025:09:02 15:42:31"),
          "taobao/shots/teapot.jpg": (TEAPOT, "2025:11:11 16:02:18"), "ozon/shots/lamp.jpg": (LAMP, "2025:10:20 12:58:03"),
          "ozon/shots/teapot.jpg": (TEAPOT, "2025:10:20 13:21:47")}


def draw(name, html, width, colours, scale):
    out = AGENCY / name
    make.page(html, width, 2400, scale, out)
    drawn = Image.open(out).convert("RGB")
    cut = drawn.crop((0, 0, drawn.width, min(drawn.height, make.trim_foot(drawn).height + int(16 * scale))))
    cut.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE).save(out, optimize=True)
    subprocess.run(["optipng", "-quiet", "-o3", out], check=True)


def photograph(name, source, when):
    taken = ImageOps.exif_transpose(Image.open(make.SAMPLES / source)).convert("RGB")
    taken.thumbnail((600, 600), Image.LANCZOS)
    taken.save(AGENCY / name, quality=56)
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-Make=Mori", "-Model=Mori M5", f"-DateTimeOriginal={when}", AGENCY / name],
                   check=True)


def jobs():
    for name, html in SCREENS.items():
        yield name, lambda n=name, h=html: draw(n, h(), 360, 24, 1.25)
    for name, html in PAPERS.items():
        yield name, lambda n=name, h=html: draw(n, h().replace("height:1123px;", ""), 794, 12, .9)
    for name, paper in SHARED.items():
        yield name, lambda n=name, p=paper: draw(n, make.complaints.PAPERS[p]().replace("height:1123px;", ""), 794, 12, .9)
    for name, (source, when) in PHOTOS.items():
        yield name, lambda n=name, s=source, w=when: photograph(n, s, w)


def main():
    wanted = sys.argv[1:]
    if not wanted or "exports" in wanted:
        exports()
    make.make_wanted(jobs(), wanted)


if __name__ == "__main__":
    main()
