"""complaints.py - the small pictures that all cases of samples/complaints share: one order in Chinese, one in Russian and
one in English, each with its screens, papers and photographs. make.py draws them."""
import screens
from papers import SERIF, SERIF_CN, SHEET, bars, rows, seal
from screens import BASE, bar, picture, track

CUP = "pinduoduo-counterfeit/photos/cup.jpg"
LAMP = "ozon-not-received/photos/lamp.jpg"
TEAPOT = "generic-not-as-described/photos/teapot-rule.jpg"


# ---- screens ----

def facts(*pairs):
    return "".join(f"<div class=row><span>{a}</span><span style='text-align:right;max-width:230px'>{b}</span></div>" for a, b in pairs)


def card(*parts, style=""):
    return f'<div class=card style="{style}">{"".join(parts)}</div>'


def title(text, note=""):
    return f'<b style="font-size:16px">{text}</b><div class=g style="font-size:13px">{note}</div>'


def goods(image, name, sku, price):
    return f"""<div style="display:flex;gap:11px;padding:4px 0"><div style="width:64px;height:76px;overflow:hidden;border-radius:6px">{picture(image, 64)}</div>
<div style="flex:1"><b style="font-size:14.5px">{name}</b><div class=g style="font-size:12.5px">{sku}</div>{price}</div></div>"""


def phone(clock, head, *cards, ground="#f4f4f4"):
    return BASE % (ground, "#222", "") + f"""<div class=lat>{bar(clock)}<div class=head style="background:#fff"><i>‹</i>{head}</div>{"".join(cards)}<div style="height:4px;background:#222;margin-top:10px"></div></div>"""


def banner(colour, text, note):
    return card(f'<b style="font-size:18px">{text}</b><div style="font-size:13.5px;opacity:.92">{note}</div>', style=f"background:{colour};color:#fff")


def stars(number):
    return f'<span style="color:#e8a020;font-size:20px">{"★" * number}<span style="color:#ccc">{"★" * (5 - number)}</span></span>'


def zh_order(number, buyer, colour):
    return phone("9:41", "订单详情", banner(colour, "交易成功", "买家已签收"),
                 card(title("周某　186****2071", "江苏省苏州市姑苏区平江路 ** 号")),
                 card(f'<div class=g style="font-size:13px">买家：{buyer}</div>', goods(CUP, "云岭保温杯 500ml 曜石黑", "YL-500-BK", "¥129.00 ×1"),
                      facts(("商品总价", "¥129.00"), ("运费", "¥0.00"), ("店铺优惠", "−¥10.00"), ("<b>实付</b>", f"<b style='color:{colour}'>¥119.00</b>"))),
                 card(facts(("订单编号", number), ("下单时间", "2025-03-06 20:16:40"), ("支付时间", "2025-03-06 20:16:58"),
                            ("发货时间", "2025-03-07 16:30"), ("签收时间", "2025-03-09 18:42"), ("快递", "中通快递 78612043915527"))))


def zh_tracking():
    events = (("03-09", "18:42", "已签收", "【苏州市】快件已由本人签收，感谢使用中通快递"), ("03-09", "08:10", "派送中", "【苏州市】平江网点正在派件"),
              ("03-08", "21:35", "运输中", "【苏州市】到达苏州转运中心"), ("03-07", "23:08", "运输中", "【杭州市】离开杭州转运中心"), ("03-07", "16:52", "已揽收", "【杭州市】余杭网点已揽收，重量 0.52 kg"))
    return phone("9:43", "物流详情", card(title("中通快递", "运单号 78612043915527")), card(track(events, "#1f6fd0")))


def zh_chat():
    messages = (("c", "2025年3月15日 19:30"), ("l", "杯子我用了几天，感觉不喜欢"), ("r", "您好，请问是哪里不满意？签收七天内且不影响二次销售的，可以为您办理退货退款。"),
                ("l", "不退货。你再补我 200 元，这事就算了"), ("r", "商品如有问题，我们按平台规则退货退款或换新，来回运费由我店承担。"),
                ("l", "不补钱我就给差评，再去投诉你"), ("r", "理解您的心情。三种方案一直有效：退货退款、换新、送品牌方检测。"), ("l", "那等着收投诉吧"))
    return BASE % ("#ededed", "#222", "") + f"""{bar("19:58")}<div class=head style="background:#ededed;border-bottom:1px solid #ddd"><i>‹</i>买家</div>{screens.chat(messages, screens.PDD, "晴川", "买")}<div style="height:50px;background:#f7f7f7;border-top:1px solid #ddd"></div>"""


def zh_listing():
    return BASE % ("#fff", "#222", "") + f"""{bar("20:02")}<div style="height:250px;overflow:hidden">{picture(CUP, 360)}</div><div style="padding:12px 14px"><b style="font-size:21px;color:#d0392a">¥129.00</b>
<div style="font-weight:700;font-size:16px;margin:4px 0">云岭保温杯 500ml 曜石黑 316 不锈钢内胆</div>{facts(("容量", "500ml"), ("高度", "21.8 厘米"), ("内胆材质", "316 不锈钢"), ("保温", "95℃ 热水，6 小时后不低于 68℃"), ("包邮范围", "中国大陆（新疆、西藏除外）"))}
<div style="border:1px solid #d0392a;border-radius:8px;padding:8px 11px;margin:10px 0;font-size:13.5px"><b>邮寄说明</b><br>本商品不寄送海外及港澳台地区；需要寄往上述地区的，请先联系客服，运费由买家承担。</div>
<div style="border:1px solid #ddd;border-radius:8px;padding:8px 11px;font-size:13.5px"><b>发票与退换</b><br>可开具电子发票或纸质发票，纸质发票单独邮寄。签收七天内未使用可退货。</div><div class=g style="font-size:12px;margin-top:8px">交易快照 2025-03-06 20:16　www.market.example/i/500204</div></div>"""


def zh_verdict():
    return phone("10:24", "平台消息", card(title("处理结果通知", "2025-03-17 10:20"), facts(
        ("工单编号", "GD-250317-0107"), ("涉及订单", "250306-204417733156028"), ("处理结果", "售假认定成立"), ("处理措施", "商品下架，订单退款"), ("申诉入口", "无"))),
                 card('<b>理由</b><div style="font-size:14px">商家未在时限内提交能够证明商品来源的凭证。</div>'),
                 card('<div style="font-size:14px">如有疑问，可联系平台客服，并说明事实和现有凭证。</div>'))


def zh_notice(number, lines):
    return phone("10:24", "平台消息", card(title("投诉通知", "2025-03-17 10:20"), facts(("工单编号", number), *lines)),
                 card('<div style="font-size:14px">请在举证时限内提交与投诉理由对应的凭证。逾期未提交的，平台将依据现有材料作出处理。</div>'),
                 '<div style="margin:14px 12px;text-align:center;background:#1f6fd0;color:#fff;border-radius:20px;padding:8px;font-weight:700">查看并举证</div>')


def zh_account_pinduoduo():
    return phone("10:31", "买家信息", card('<b>安***9</b><div class=g style="font-size:13px">平台向商家展示的信息</div>'),
                 card(facts(("注册时间", "2025-03-01"), ("在本店下单", "1 笔"), ("在本店售后", "1 笔"), ("近 30 天评价", "9 条，其中一星 8 条"))),
                 card('<b>最近评价</b>', facts(("2025-03-16 22:10", "一星 · 保温杯类"), ("2025-03-16 21:52", "一星 · 保温杯类"), ("2025-03-15 23:04", "一星 · 保温杯类"), ("2025-03-14 22:37", "一星 · 保温杯类"))))


def zh_account():
    orders = "".join(card(f'<div class=row><span>{n}</span><b style="color:#999">{state}</b></div>', facts(("下单", at), ("商品", goods_), ("金额", "¥119.00")))
                     for n, at, goods_, state in (("4268813350917725806", "2025-03-06 20:16", "云岭保温杯 500ml", "交易成功"), ("4268790124466309155", "2025-03-05 22:41", "云岭保温杯 500ml", "超时未付款，已关闭"),
                                                  ("4268790124471186203", "2025-03-05 22:43", "云岭保温杯 500ml", "超时未付款，已关闭"), ("4268790124480052917", "2025-03-05 22:47", "云岭保温杯 500ml", "超时未付款，已关闭")))
    return phone("10:31", "买家信息", card('<div style="display:flex;gap:12px;align-items:center"><div style="width:46px;height:46px;border-radius:50%;background:#7fa3c8"></div><div><b>t***安</b><div class=g style="font-size:13px">平台向商家展示的信息</div></div></div>'),
                 card(facts(("注册时间", "2025-02-28"), ("在本店下单", "4 笔"), ("在本店售后", "1 笔"), ("累计评价", "2 条"))), '<b style="margin:0 14px;font-size:14px">本店订单</b>', orders)


def zh_postage():
    lines = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in (("江苏、浙江、上海等 27 地", "1 件 0.00 元", "0.00"), ("西藏、新疆", "1 件 15.00 元", "+8.00"), ("港澳台、海外", "不在配送范围", "")))
    return phone("10:12", "运费模板", card(title("模板：保温杯类 2025 版", "最后修改 2025-01-08 09:30 · 计价方式：按件")),
                 card(f"<style>td{{border:1px solid #ddd;padding:6px 7px;font-size:13px}}</style><table style='border-collapse:collapse;width:100%'><tr style='background:#f3f3f3'><td>配送地区</td><td>首件</td><td>续件</td></tr>{lines}</table>"),
                 card(facts(("使用该模板的商品", "云岭保温杯 500ml"), ("发货地", "浙江 杭州"))))


def zh_invoice():
    return f"""<meta charset=utf-8><style>body{{margin:0;width:360px;background:#fff;font:9px/1.7 'Noto Serif CJK SC';color:#222}}td{{border:1px solid #a85a38;padding:3px 5px}}table{{border-collapse:collapse;width:100%}}</style>
<div style="padding:16px 12px"><div style="text-align:center;font-size:15px;color:#8c3b1e;letter-spacing:2px">电子发票（普通发票）</div><div style="text-align:right;margin:4px 0">发票号码：25332000000041870625<br>开票日期：2025年03月10日</div>
<table><tr><td style="width:50%">购买方：个人</td><td>销售方：杭州晴川家居用品有限公司<br>税号：91330110MA0X0X0X2L</td></tr></table><table style="margin-top:-1px"><tr style="color:#8c3b1e"><td>项目名称</td><td>数量</td><td>金额</td><td>税率</td><td>税额</td></tr>
<tr><td>*金属制日用品*云岭保温杯 500ml</td><td>1</td><td>105.31</td><td>13%</td><td>13.69</td></tr><tr><td>价税合计</td><td colspan=4>⊗ 壹佰壹拾玖圆整　（小写）¥119.00</td></tr></table><div style="margin-top:4px">备注：订单 4268813350917725806　　开票人：江未</div></div>"""


def ru_order():
    return phone("10:15", "Заказ 0152-3316", banner("#0a5bd8", "Вручён получателю", "8 марта, 12:40 · пункт выдачи КС-14"),
                 card(goods(LAMP, "Настольная лампа «Север» матовая", "SV-LAMP-02", "2 290 ₽ × 1"), facts(("Товары, 1 шт.", "2 290 ₽"), ("Доставка", "200 ₽"), ("<b>Оплачено</b>", "<b>2 490 ₽</b>"))),
                 card(facts(("Создан", "3 марта 2025, 10:05"), ("Оплачен", "3 марта 2025, 10:06"), ("Передан в доставку", "4 марта 2025, 14:10"), ("Вручён", "8 марта 2025, 12:40"), ("Перевозчик", "СДЭК"), ("Отправление", "1589204417"))),
                 card(facts(("Покупатель", "Марина К."), ("Получение", "Кострома, пункт выдачи КС-14"))), ground="#f2f4f7")


def ru_tracking():
    events = (("08.03", "12:40", "Вручено", "Кострома, пункт выдачи КС-14. Вручено лично по коду"), ("06.03", "09:20", "Готово к выдаче", "Кострома, пункт выдачи КС-14"),
              ("05.03", "18:05", "В пути", "Покинуло сортировочный центр, Ярославль"), ("04.03", "14:10", "Принято", "Вологда, вес 1,3 кг, упаковка цела"))
    return phone("10:17", "Отслеживание", card(title("СДЭК 1589204417", "Вологда → Кострома")), card(track(events, "#1a9c4b")), ground="#f2f4f7")


def ru_listing():
    return BASE % ("#fff", "#1a1f29", "") + f"""<div class=lat>{bar("12:10")}<div style="height:250px;overflow:hidden;background:#eef2f6">{picture(LAMP, 360)}</div><div style="padding:12px 14px"><b style="font-size:21px;color:#0a5bd8">2 290 ₽</b> <span class=g>без скидки 2 290 ₽</span>
<div style="font-weight:700;font-size:16px;margin:4px 0">Настольная лампа «Север» матовая</div>{facts(("Высота", "36 см"), ("Основание", "16 см"), ("Абажур", "металл, матовый, сизо-голубой"), ("Цоколь", "E27"), ("Лампочка", "в комплект не входит"), ("Доставка", "200 ₽ за отправление"))}
<p style="font-size:13.5px;margin-top:9px">Возврат товара надлежащего качества — 7 дней после получения, в упаковке и без следов использования.</p><div class=g style="font-size:12px;margin-top:8px">Карточка 118-0224 · снимок 3 марта 2025, 10:04 · www.market.example/p/118-0224</div></div></div>"""


def ru_review():
    return phone("09:40", "Отзыв", card(goods(LAMP, "Настольная лампа «Север» матовая", "Заказ 0152-3316", "")),
                 card(stars(1), '<div style="font-size:14.5px;margin-top:6px">Прислали без лампочки, хотя в карточке она обещана. Абажур пластиковый, а не металл. Не берите.</div>', '<div class=g style="font-size:12.5px;margin-top:6px">Марина К. · 14 марта 2025, 21:12</div>'),
                 card('<b>Ответ магазина</b><div style="font-size:14px">Марина, здравствуйте! В карточке указано: «Лампочка в комплект не входит», абажур — металл. Если лампа не подошла, примем её обратно за наш счёт.</div>', '<div class=g style="font-size:12.5px;margin-top:6px">15 марта 2025, 09:05</div>'), ground="#f2f4f7")


def ru_verdict():
    return phone("18:22", "Решение по спору", card(title("Спор № SP-8126-2025", "14 марта 2025, 18:20"), facts(("Заказ", "0152-3316"), ("Решение", "в пользу покупателя"), ("Сумма возврата", "2 490 ₽"))),
                 card('<b>Причина</b><div style="font-size:14px">1. Продавец не приложил документ перевозчика о вручении.<br>2. На снимке отслеживания не видно, что отправление выдано получателю лично.</div>'),
                 card('<div style="font-size:14px">Обжаловать решение можно в течение 5 дней, приложив новые доказательства.</div>'), ground="#f2f4f7")


def en_order():
    return phone("15:20", "Order 55-10517-44820", banner("#2f7a4f", "Delivered", "Friday 7 March, 10:37 · signed for by K. L."),
                 card(goods(TEAPOT, "Stoneware teapot “Harbour Blue”, 1.2 l", "HP-TP-12-HB", "€58.00 × 1"), facts(("Items", "€58.00"), ("Postage", "€6.00"), ("<b>Total paid</b>", "<b>€64.00</b>"))),
                 card(facts(("Ordered", "3 March 2025, 08:41"), ("Paid", "3 March 2025, 08:42"), ("Dispatched", "4 March 2025, 13:20"), ("Delivered", "7 March 2025, 10:37"), ("Carrier", "UPS"), ("Tracking", "1Z4W88120390415573"))),
                 card(facts(("Buyer", "k***lin"), ("Ship to", "K. L., Quay Street, Port Alder"))), ground="#f6f5f2")


def en_tracking():
    events = (("7 Mar", "10:37", "Delivered", "Port Alder. Signed for by K. L."), ("7 Mar", "07:55", "Out for delivery", "Port Alder"), ("5 Mar", "22:04", "In transit", "Midland hub"), ("4 Mar", "13:20", "Collected", "Fenwick. 1.34 kg, packaging sound"))
    return phone("15:22", "Track a parcel", card(title("UPS 1Z4W88120390415573", "Fenwick → Port Alder")), card(track(events, "#6b4a1e")), ground="#f6f5f2")


def en_listing():
    return BASE % ("#fff", "#26231e", "") + f"""<div class=lat>{bar("08:40")}<div style="height:230px;overflow:hidden">{picture(TEAPOT, 360)}</div><div style="padding:12px 14px"><b style="font-size:18px">Stoneware teapot “Harbour Blue”, 1.2 l</b><div style="font-size:18px">€58.00 <span class=g style="font-size:13px">+ €6.00 postage</span></div>
{facts(("Maker", "Harrow &amp; Pike Pottery"), ("Capacity", "1.2 litres"), ("Height with lid", "14 cm"), ("Material", "stoneware"), ("Glaze", "Harbour Blue, satin gloss"), ("Sold by", "Quayside Tableware"))}
<p style="font-size:13.5px;margin-top:9px"><b>Returns.</b> Within 30 days, unused, for a full refund. A piece that arrives damaged is replaced or refunded at our cost.</p><div class=g style="font-size:12px;margin-top:8px">Captured 3 March 2025, 08:40 · www.market.example/listing/5172</div></div></div>"""


def en_review():
    return phone("09:12", "Review", card(goods(TEAPOT, "Stoneware teapot “Harbour Blue”, 1.2 l", "Order 55-10517-44820", "")),
                 card(stars(1), '<div style="font-size:14.5px;margin-top:6px">Never again. It took a month to arrive and it holds half of what they say. Everybody should know.</div>', '<div class=g style="font-size:12.5px;margin-top:6px">k***lin · 15 March 2025, 20:31</div>'),
                 card('<b>Reply of the shop</b><div style="font-size:14px">The parcel was delivered on 7 March, four days after the order. The pot was measured at 1.2 litres before it left. We gladly take it back for a full refund.</div>', '<div class=g style="font-size:12.5px;margin-top:6px">16 March 2025, 09:10</div>'), ground="#f6f5f2")


def en_verdict():
    return phone("17:05", "Decision", card(title("Claim CR-2025-140377", "14 March 2025, 17:02"), facts(("Order", "55-10517-44820"), ("Outcome", "for the buyer"), ("Refund", "€64.00"))),
                 card('<b>Reasons</b><div style="font-size:14px">1. The seller gave no paper of the carrier on the delivery.<br>2. The seller did not show what the parcel held.</div>'),
                 card('<div style="font-size:14px">The seller may appeal once, within 14 days, with evidence that was not before us.</div>'), ground="#f6f5f2")


def en_return():
    return phone("11:48", "Return R-55-20981", banner("#8a6a2c", "Parcel received", "13 March 2025, 11:42"),
                 card(goods(TEAPOT, "Stoneware teapot “Harbour Blue”, 1.2 l", "Order 55-10517-44820", "€58.00 × 1"), facts(("Reason", "no longer needed"), ("Requested", "9 March 2025, 18:03"), ("Label", "prepaid, UPS"), ("Tracking", "1Z4W88129090617745"), ("Weight at hand-over", "0.41 kg"), ("Weight of the order", "1.34 kg"))),
                 card(facts(("State", "inspection by the seller"), ("Refund", "on hold"))), ground="#f6f5f2")


def en_chat():
    messages = (("c", "15 March 2025, 19:30"), ("l", "I have had the teapot for a week and I don't love it"), ("r", "Sorry to hear that. You may return it unused within 30 days for a full refund; the label is on us."),
                ("l", "I'm keeping it. Send me 40 euros and we forget this"), ("r", "If anything is wrong with it, we replace it or refund it against its return. We cannot pay on top of that."),
                ("l", "40 euros or I write a one star review and open a claim"), ("r", "Understood. Return, replacement and refund stay open to you."), ("l", "Your choice then"))
    return BASE % ("#fff", "#222", "") + f"""<div class=lat>{bar("19:52")}<div class=head style="border-bottom:1px solid #e6e3dd"><i>‹</i>k***lin</div>{screens.chat(messages, screens.PLAIN, "Q", "K")}<div style="height:46px;border-top:1px solid #e6e3dd"></div></div>"""


SCREENS = {
    "zh-order-pinduoduo.png": lambda: zh_order("250306-204417733156028", "安***9", "#e02e24"),
    "zh-order-taobao.png": lambda: zh_order("4268813350917725806", "t***安", "#ff6a00"),
    "zh-tracking.png": zh_tracking,
    "zh-chat.png": zh_chat,
    "zh-listing.png": zh_listing,
    "zh-notice.png": lambda: zh_notice("TS-250317-5528", (("涉及订单", "4268813350917725806"), ("涉及商品", "云岭保温杯 500ml"), ("投诉理由", "见工单内买家描述"), ("状态", "待商家举证"))),
    "zh-verdict.png": zh_verdict,
    "zh-account-pinduoduo.png": zh_account_pinduoduo,
    "zh-account-taobao.png": zh_account,
    "zh-postage.png": zh_postage,
    "zh-invoice.png": zh_invoice,
    "ru-order.png": ru_order,
    "ru-tracking.png": ru_tracking,
    "ru-listing.png": ru_listing,
    "ru-review.png": ru_review,
    "ru-verdict.png": ru_verdict,
    "en-order.png": en_order,
    "en-tracking.png": en_tracking,
    "en-listing.png": en_listing,
    "en-review.png": en_review,
    "en-verdict.png": en_verdict,
    "en-return.png": en_return,
    "en-chat.png": en_chat,
}


# ---- papers: sheets of 794 CSS pixels, cut off below their last line ----

def letter(font, head, number, paragraphs, foot, stamp, colour="#333", seal_at=250):
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return SHEET % (font, "p{font-size:21px;line-height:1.9;margin-top:12px}td{font-size:18px}") + f"""
<div style="border-top:12px solid {colour};padding:44px 70px 56px"><h1 style="text-align:center;font-size:36px">{head}</h1><div style="text-align:center;color:#555;font-size:18px">{number}</div>{text}
<div style="position:relative;margin-top:50px;text-align:right;font-size:20px;line-height:1.8">{foot}<div style="position:absolute;right:{seal_at}px;top:-46px">{stamp}</div></div></div>"""


BRAND = "云岭（杭州）日用品有限公司"
SHOP = "杭州晴川家居用品有限公司"


def customs():
    return letter(SERIF, "Import declaration", "MRN 25PA0041187702K4", [
        "<table>" + rows((("Importer", "Quayside Tableware Ltd, Fenwick"), ("Exporter", "Harrow &amp; Pike Ltd, Stoke Marsh"), ("Goods", "stoneware teapots “Harbour Blue”, 1.2 l, HP-TP-12-HB"),
                          ("Commodity", "6912 00 83"), ("Packages, mass", "4 cartons, 58 kg net"), ("Quantity", "<b>48 pieces</b>"), ("Invoice", "HP-25-0088 of 20 January 2025"), ("Released", "<b>27 January 2025</b>"))) + "</table>"],
        "Port Alder customs office", seal("PORT ALDER CUSTOMS", "RELEASED", 150, "#2a3f9a", False, -10, "27 JAN 2025"), "#2a3f9a", 400)


def register():
    return letter(SERIF, "Complaint register", "Quayside Tableware · sheet 2025-07", [
        "<table>" + rows((("Received", "15 March 2025, by message, O. Marsh"), ("Customer", "k***lin, order 55-10517-44820"), ("Goods", "teapot “Harbour Blue”, 1.2 l, HP-TP-12-HB, batch HP-0425"), ("Bought, used", "3 March 2025; in use since 8 March, on an induction hob"),
                          ("Reason", "hairline crack in the base"), ("Checked", "pictures, 16 March; two pots of the batch, no fault"), ("Cause", "hob; the leaflet excludes direct heat"), ("Agreed", "replacement as goodwill, 17 March"), ("Put right", "notice on heat added to the listing"))) + "</table>"],
        "Signed: O. Marsh, 17 March 2025", "", "#7a5c2e")


PAPERS = {
    "zh-authorization.png": lambda: letter(SERIF_CN, "品牌授权书", "编号：YL-2024-0611", [
        f"兹授权<b>{SHOP}</b>（网店名称：晴川家居专营店）在中国大陆地区的网络交易平台销售“云岭”品牌保温杯系列商品，并使用“云岭”商标。",
        "授权期限：2024 年 6 月 11 日至 2026 年 6 月 10 日。授权商品：云岭保温杯 350ml、500ml、750ml 全部颜色。"],
        f"授权方：{BRAND}<br>2024 年 6 月 11 日", seal(BRAND, "", 158), "#9c7a3c"),
    "zh-brand-letter.png": lambda: letter(SERIF_CN, "正品声明函", "编号：YL-ZP-2025-031", [
        f"晴川家居专营店（{SHOP}）所售云岭保温杯 500ml 曜石黑（批次 2412）系我公司生产并直接供货。",
        "经核对进货单与杯底激光防伪码“YL·500·2412”，该批商品为云岭品牌正品。特此声明。"],
        f"{BRAND}<br>2025 年 3 月 17 日", seal(BRAND, "", 158), "#9c7a3c"),
    "zh-purchase.png": lambda: letter(SERIF_CN, "购销合同暨发货单", "编号：YL-XS-241218-07", [
        "<table>" + rows((("供方", BRAND), ("需方", SHOP), ("商品", "云岭保温杯 500ml 曜石黑，批次 2412"), ("数量、单价", "<b>200 只</b>，62.83 元（不含税）"), ("价税合计", "14 200.00 元，发票 03310421"), ("发货日期", "<b>2024 年 12 月 18 日</b>"))) + "</table>"],
        f"供方：{BRAND}<br>2024 年 12 月 18 日", seal(BRAND, "", 150, below="合同专用章"), "#555"),
    "zh-carrier.png": lambda: letter(SERIF_CN, "快件签收证明", "证明编号：ZT-SZ-250317-22", [
        "运单号 <b>78612043915527</b>，寄件人：晴川家居专营店，收件人：周某（186****2071），收件地址：苏州市姑苏区平江路 ** 号。",
        "该快件于 2025 年 3 月 9 日 18 时 42 分由收件人<b>本人签收</b>，外包装完好。情况属实，特此证明。"],
        "苏州平江快递服务有限公司<br>2025 年 3 月 17 日", seal("苏州平江快递服务有限公司", "", 158), "#1f6fd0"),
    "zh-test.png": lambda: letter(SERIF_CN, "检测报告", "报告编号：HZ-RQ-250211-118", [
        "<table>" + rows((("样品", "云岭保温杯 500ml 曜石黑，批次 2412，3 只"), ("委托单位", SHOP), ("检测依据", "食品接触用金属材料及制品"), ("重金属迁移量", "铅、镉、砷：未检出"), ("保温效能", "6 小时 70℃，符合"), ("结论", "<b>所检项目符合要求</b>"))) + "</table>"],
        "杭州衡检检测技术有限公司<br>2025 年 2 月 11 日", seal("杭州衡检检测技术有限公司", "", 150, below="检测专用章"), "#2e5a58"),
    "zh-check.png": lambda: letter(SERIF_CN, "商品自查记录表", "晴川家居专营店　2025-03-17", [
        "<table>" + rows((("商品、批次", "云岭保温杯 500ml 曜石黑，批次 2412"), ("抽检数量", "在库 64 只中抽取 5 只"), ("标签", "厂名、材质、批号齐全，与授权书一致"), ("防伪码", "5 只均可查验"), ("资质", "授权书、进货单、检测报告在有效期内"), ("页面", "标题与详情无夸大用语；删去“医用级”一词"), ("结论", "<b>未发现禁售情形</b>"))) + "</table>"],
        "检查人：沈𠮷安　复核：许清", "", "#555"),
    "ru-act.png": lambda: letter(SERIF, "Справка о вручении отправления", "№ КС-14/0317 от 17 марта 2025 г.", [
        "Отправление <b>1589204417</b> от ООО «Полярная звезда» (г. Вологда) принято 4 марта 2025 г., вес 1,3 кг, упаковка без повреждений.",
        "Вручено получателю <b>лично 8 марта 2025 г. в 12:40</b> в пункте выдачи КС-14, г. Кострома; код получения проверен. Замечаний при выдаче не заявлено."],
        "Начальник пункта выдачи<br>17 марта 2025 г.", seal("ПУНКТ ВЫДАЧИ КС-14", "КОСТРОМА", 150, "#2a3f9a", False, -10, "17.03.2025"), "#1a9c4b", 400),
    "en-purchase.png": lambda: letter(SERIF, "Invoice HP-25-0088", "Harrow &amp; Pike Ltd, Unit 4, Old Kiln Yard, Stoke Marsh", [
        "<table>" + rows((("To", "Quayside Tableware Ltd, Fenwick"), ("Goods", "Teapot “Harbour Blue”, 1.2 l, HP-TP-12-HB, batch HP-0425"), ("Quantity", "<b>48 pieces</b> at €31.00"), ("Total", "€1,488.00"), ("Terms", "delivered to the carrier, 30 days"))) + "</table>"],
        "Stoke Marsh, <b>20 January 2025</b>", seal("HARROW &amp; PIKE LTD", "H · P", 140, "#2e5a58", False, -8), "#2e5a58", 400),
    "en-customs.png": customs,
    "en-carrier.png": lambda: letter(SERIF, "Proof of delivery", "Reference POD-0317-5573", [
        "Parcel <b>1Z4W88120390415573</b>, sent by Quayside Tableware Ltd, Fenwick, on 4 March 2025, 1.34 kg.",
        "Delivered on <b>7 March 2025 at 10:37</b> to the address on the label, Port Alder, and signed for by K. L. The packaging was sound; no damage was noted."],
        "Depot Port Alder, 17 March 2025", seal("PARCEL DEPOT PORT ALDER", "DELIVERED", 150, "#2a3f9a", False, -10, "17 MAR 2025"), "#6b4a1e", 400),
    "en-register.png": register,
}


# ---- photographs: those of the large samples, smaller; and parcels with labels of their own ----

def label(carrier, number, to, sender, foot, height):
    return f"""<meta charset=utf-8><style>*{{margin:0;box-sizing:border-box}}body{{background:#fff;width:400px;height:{height}px;font:17px/1.45 'Noto Sans','Noto Sans CJK SC'}}div{{padding:8px 14px}}</style>
<div style="border-bottom:3px solid #000"><b style="font-size:27px">{carrier}</b></div><div style="text-align:center;border-bottom:2px solid #000">{bars(350, 64, 11)}<br><b style="font-size:20px;letter-spacing:1px">{number}</b></div>
<div style="border-bottom:2px solid #000;font-size:20px"><b>{to}</b></div><div style="border-bottom:1px dashed #000">{sender}</div><div>{foot}</div>"""


LABELS = {  # photo: (scene, the texture it wears, HTML, height, when it was taken)
    "zh-waybill.jpg": ("waybill", "waybill-cn.png", label("中通快递", "78612043915527", "收 周某 186****2071<br>江苏省苏州市姑苏区<br>平江路 ** 号", "寄 晴川家居专营店<br>杭州市余杭区", "保温杯 ×1　0.52kg　2025-03-07", 600), 600, "2025:03:07 16:05:12"),
    "ru-parcel.jpg": ("label", "waybill-ru.png", label("СДЭК", "1589204417", "Кому: Марина К.<br>г. Кострома, пункт КС-14", "От: ООО «Полярная звезда»", "Вес 1,3 кг · 04.03.2025", 400), 400, "2025:03:04 13:20:40"),
    "en-parcel.jpg": ("label", "waybill-ru.png", label("UPS", "1Z4W88120390415573", "K. L.<br>Quay Street, Port Alder", "From: Quayside Tableware", "1.34 kg · 04 MAR 2025", 400), 400, "2025:03:04 12:10:05"),
}

COPIES = {  # photo: (the larger one, when it was taken)
    "zh-cup.jpg": (CUP, "2025:01:10 15:40:18"),
    "zh-cup-base.jpg": ("pinduoduo-counterfeit/photos/cup-base.jpg", "2025:01:10 15:42:31"),
    "ru-lamp.jpg": (LAMP, "2025:02:20 12:58:03"),
    "en-teapot.jpg": (TEAPOT, "2025:02:26 11:02:18"),
}


def comparison():
    """The shop's picture beside the one of another shop: the same picture, mirrored text and all."""
    return f"""<meta charset=utf-8><style>*{{margin:0;box-sizing:border-box}}body{{width:480px;background:#fff;font:14px/1.5 'Noto Sans CJK SC'}}</style><div style="display:flex;gap:16px;padding:12px">
<div>{picture(CUP, 220)}<b>本店主图</b><br>晴川家居专营店<br>上架 2025-01-12</div><div style="position:relative">{picture(CUP, 220)}<div style="position:absolute;left:40px;top:60px;width:120px;height:170px;border:3px solid #d0392a;border-radius:50%"></div><b>对方页面主图</b><br>某店铺商品页<br>截取 2025-03-17</div></div>
<div style="padding:0 12px 10px;color:#d0392a">杯身反光、阴影与背景边线位置一致</div>"""


COMPARISONS = {"zh-comparison.png": comparison}
