"""screens.py - phone screens as HTML: merchant back ends, trackers, chats. 360 CSS pixels wide, drawn at 3x."""
import hashlib
import pathlib
import tempfile

from PIL import Image, ImageFilter, ImageOps

SAMPLES = pathlib.Path(__file__).resolve().parent.parent
THUMBNAILS = pathlib.Path(tempfile.mkdtemp(prefix="dossier-thumbnails."))

BASE = """<!doctype html><meta charset=utf-8><style>*{box-sizing:border-box;margin:0}body{width:360px;background:%s;color:%s;
font:15px/1.5 'Noto Sans CJK SC','Noto Color Emoji'}.lat{font-family:'Noto Sans','Noto Sans CJK SC','Noto Color Emoji'}
.bar{display:flex;justify-content:space-between;padding:6px 18px;font:600 13px 'Noto Sans'}
.head{display:flex;align-items:center;justify-content:center;height:46px;font-weight:700;font-size:16px;position:relative}
.head i{position:absolute;left:14px;font-style:normal;font-size:22px;font-weight:400}.card{background:#fff;border-radius:9px;margin:9px 10px;padding:12px 13px}
.row{display:flex;justify-content:space-between;padding:4px 0;font-size:13.5px}.row span:first-child{color:#888}.g{color:#888}
%s</style>"""


def bar(clock, dark=False):
    return f'<div class=bar style="color:{"#fff" if dark else "#111"}"><span>{clock}</span><span>▂▄▆ 5G  ▮▮▮</span></div>'


def picture(name, width):
    """A picture as an app shows it: a thumbnail that lost its grain and most of its colours."""
    small = ImageOps.exif_transpose(Image.open(SAMPLES / name)).convert("RGB")
    small = small.resize((width * 3, small.height * width * 3 // small.width), Image.LANCZOS)
    small = small.filter(ImageFilter.MedianFilter(5)).quantize(28, dither=Image.Dither.NONE)
    thumbnail = THUMBNAILS / (hashlib.sha1(f"{name} {width}".encode()).hexdigest() + ".png")
    small.save(thumbnail)
    return f'<img src="file://{thumbnail}" style="width:{width}px;border-radius:6px;display:block">'


# ---- Pinduoduo ----

def pdd_order(work):
    lines = "".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (("订单编号", "250110-118822334455667"), ("下单时间", "2025-01-10 09:12:33"), ("支付时间", "2025-01-10 09:12:51"), ("发货时间", "2025-01-10 17:40:02"), ("签收时间", "2025-01-13 12:05:16"), ("快递公司", "迅鹿速运"), ("快递单号", "XL1390008812345")))
    money = "".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (("商品总价", "¥258.00"), ("运费", "¥0.00"), ("店铺优惠", "−¥20.00")))
    return BASE % ("#f4f4f4", "#222", "") + f"""{bar("9:41")}<div class=head style="background:#fff"><i>‹</i>订单详情</div>
<div style="background:linear-gradient(#e8432e,#f0654d);color:#fff;padding:18px 16px"><b style="font-size:19px">交易成功</b><div style="font-size:13px;opacity:.9">买家已签收，售后处理中</div></div>
<div class=card><b>李某某  138****1234</b><div style="font-size:13.5px;color:#555">浙江省杭州市西湖区文三路 1 号</div></div>
<div class=card><div style="font-size:13px;color:#666">买家：云***6  ›</div><div style="display:flex;gap:10px;margin-top:8px"><div style="width:82px;height:82px;overflow:hidden;border-radius:6px">{picture("pinduoduo-counterfeit/photos/cup.jpg", 82)}</div><div style="flex:1"><div style="font-size:14px">云岭保温杯 500ml 大容量便携 曜石黑</div><div class=g style="font-size:12.5px">曜石黑；500ml</div><div style="display:flex;justify-content:space-between"><b>¥129.00</b><span class=g>×2</span></div></div></div>
<div style="border-top:1px solid #eee;margin-top:10px;padding-top:6px">{money}<div class=row style="font-size:16px"><b>实付</b><b style="color:#e02e24">¥238.00</b></div></div></div>
<div class=card>{lines}</div><div class=card><b>售后记录</b><div class=row><span>售后类型</span><span>仅退款 · 假冒品牌</span></div><div class=row><span>工单编号</span><span>GD-250115-0042</span></div><div class=row><span>状态</span><span style="color:#e8432e">待商家举证</span></div></div>
<div style="display:flex;gap:10px;justify-content:flex-end;padding:14px 12px;background:#fff;margin-top:14px"><span style="border:1px solid #ccc;border-radius:18px;padding:5px 16px">联系买家</span><span style="background:#e02e24;color:#fff;border-radius:18px;padding:5px 16px">立即举证</span></div>"""


def track(events, colour):
    out = ""
    for number, (day, clock, what, more) in enumerate(events):
        first = number == 0
        out += f"""<div style="display:flex;gap:10px;min-height:72px"><div style="width:52px;text-align:right;font-size:12.5px;color:#666"><b style="color:#222">{day}</b><br>{clock}</div>
<div style="position:relative;width:16px"><div style="position:absolute;left:7px;top:{8 if first else 0}px;bottom:0;width:2px;background:#ddd"></div><div style="position:absolute;left:{2 if first else 4}px;top:5px;width:{12 if first else 8}px;height:{12 if first else 8}px;border-radius:50%;background:{colour if first else "#bbb"}"></div></div>
<div style="flex:1;font-size:14px;padding-bottom:14px"><b style="color:{colour if first else "#333"}">{what}</b><div style="font-size:12.5px;color:#777">{more}</div></div></div>"""
    return out


def pdd_tracking(work):
    events = (("01-13", "12:05", "已签收", "【杭州西湖】快件已签收，签收人：本人。感谢使用迅鹿速运"), ("01-13", "09:31", "派送中", "【杭州西湖】快递员许**正在为您派送"), ("01-12", "08:15", "到达营业部", "【杭州西湖】快件已到达西湖营业部"), ("01-11", "02:47", "运输中", "【杭州转运中心】快件已发往西湖营业部"), ("01-10", "21:30", "运输中", "【杭州转运中心】快件已到达"), ("01-10", "18:22", "已揽收", "【杭州余杭】良渚营业部已揽收"), ("01-10", "17:40", "待揽收", "商家已发货，等待揽收"))
    return BASE % ("#f4f4f4", "#222", "") + f"""{bar("9:43")}<div class=head style="background:#fff"><i>‹</i>物流详情</div>
<div class=card style="display:flex;gap:12px;align-items:center"><div style="width:52px;height:52px;border-radius:10px;background:#ffb400;display:flex;align-items:center;justify-content:center;font-weight:800;color:#5a3000">迅鹿</div><div><b>迅鹿速运</b><div style="font-size:13.5px">XL1390008812345  <span style="color:#3b78c4">复制</span></div><div class=g style="font-size:12.5px">官方电话 400-000-0139</div></div></div>
<div class=card>{track(events, "#e8432e")}</div><div class=card style="font-size:13px;color:#666">收货地址：浙江省杭州市西湖区文三路 1 号  李某某 138****1234</div>"""


def chat(messages, theme, me, you):
    """Bubbles in the manner of shop chats. A message: (side, what); side l r c; what: text or (kind, ...)"""
    out = ""
    for side, what in messages:
        if side == "c":
            out += f'<div style="text-align:center;margin:14px 40px;font-size:12px;color:{theme["quiet"]}">{what}</div>'
            continue
        mine = side == "r"
        ground, ink = (theme["mine"], theme["mine_ink"]) if mine else (theme["theirs"], theme["theirs_ink"])
        body = what
        if isinstance(what, tuple) and what[0] == "photo":
            body = picture(what[1], 150)
            ground = "transparent"
        elif isinstance(what, tuple):
            _, title, price, image = what
            body = f'<div style="display:flex;gap:9px;width:216px;align-items:center"><div style="width:58px;height:58px;overflow:hidden;border-radius:5px">{picture(image, 58)}</div><div style="flex:1;font-size:13px;line-height:1.4">{title}<br><b style="color:#d8392c">{price}</b></div></div>'
            ground, ink = theme["card"], theme["theirs_ink"]
        face = f'<div style="flex:none;width:38px;height:38px;border-radius:{theme["face"]};background:{theme["me"] if mine else theme["you"]};color:#fff;display:flex;align-items:center;justify-content:center;font-size:15px">{me if mine else you}</div>'
        bubble = f'<div style="max-width:236px;background:{ground};color:{ink};border-radius:{theme["radius"]};font-size:16.5px;padding:{"0" if ground == "transparent" else "9px 12px"}">{body}</div>'
        out += f'<div style="display:flex;gap:9px;margin:19px 11px;align-items:flex-start;justify-content:{"flex-end" if mine else "flex-start"}">{bubble + face if mine else face + bubble}</div>'
    return out


PDD = dict(mine="#cfe7ff", mine_ink="#1b2a38", theirs="#fff", theirs_ink="#222", quiet="#999", card="#fff", face="5px",
           me="#d8503c", you="#7fa3c8", radius="7px")


def pdd_chat(work):
    cup = "pinduoduo-counterfeit/photos/cup.jpg"
    before = [
        ("c", "2025年1月9日 21:36"), ("l", "你好，这个保温杯是正品吗"), ("r", "亲，您好！欢迎光临晴川家居专营店😊"),
        ("r", ("card", "云岭保温杯 500ml 曜石黑", "¥129.00", cup)), ("r", "本店是品牌授权的专营店，支持送检"),
        ("l", "500ml 有多高？放车上的杯架放得下吗"), ("r", "杯身高 21.8 厘米，杯底直径 6.8 厘米，大多数车载杯架都放得下"),
        ("l", "保温多久呀"), ("r", "95℃ 热水，6 小时后不低于 68℃,12 小时后不低于 55℃(室温 20℃)"), ("l", "黑色掉漆吗"),
        ("r", "外壁是粉末喷涂，日常使用不容易掉。尖锐物品刮擦还是会有划痕的哦"), ("l", "两个一起买有优惠吗"),
        ("r", "有的，店铺券满 200 减 20,下单自动抵扣"), ("l", "好的 明天下单"), ("r", "好的亲，下单后 24 小时内发货"), ("l", "能开发票吧"), ("r", "可以的，电子普票，确认收货后在订单页申请，三个工作日内开出"), ("l", "好"),
        ("c", "2025年1月10日 09:13"), ("c", "买家已下单：订单编号 250110-118822334455667"), ("l", "拍了两个，麻烦包好一点 送长辈的"),
        ("r", "收到！会加气泡柱和外箱"), ("l", "有礼品袋吗"), ("r", "有的，随箱送两个礼品袋🎁"),
        ("c", "2025年1月10日 17:41"), ("r", "亲，您的订单已发出：迅鹿速运 XL1390008812345"), ("r", ("photo", cup)), ("r", "发货前实拍，请您放心"),
        ("l", "👌"), ("c", "2025年1月13日 12:20"), ("r", "亲，物流显示您的包裹已签收。有任何问题请随时联系我们"),
        ("c", "2025年1月14日 19:48"), ("l", "在吗？杯子收到了👍🏽"), ("r", "在的，亲。收到就好，有任何问题随时联系我们😊"),
        ("l", "杯盖怎么拆下来洗"), ("r", "按住内侧两个卡扣，逆时针转四分之一圈即可取下。密封圈可以单独取出清洗"), ("l", "知道了"),
        ("c", "2025年1月15日 20:01"), ("l", "这是假货吧😟 没有防伪码，一看就是假的"),
        ("r", "您好，本店商品均为品牌授权正品，可以提供授权书和进货发票。防伪码在杯底，请您把杯子倒过来看一下。"),
        ("r", ("photo", "pinduoduo-counterfeit/photos/cup-base.jpg")), ("r", "如果您仍不放心，可以退货退款，来回运费由我们承担。"),
        ("l", "我一家人👨‍👩‍👧都说是假的"), ("r", "我们也可以把杯子寄给品牌方（云岭（杭州）日用品有限公司）检测，检测费用由我店承担。"),
        ("l", "检测太麻烦。别的店 ¥59 就能买到，你卖 ¥129，肯定有问题"), ("r", "低价商品的来源我们无法判断。您可以任选一种方案：退货退款、送检或者换新。"),
        ("l", "不用了，先退款再说，杯子我不退"), ("c", "买家发起售后：仅退款 · 假冒品牌"), ("r", "理解您的心情。退款需要商品退回，我们已为您生成上门取件的退货单。"),
        ("c", "2025年1月16日 09:30"), ("c", "买家已申请平台介入，请商家在时效内举证。")]
    return BASE % ("#ededed", "#222", "") + f"""{bar("10:02")}<div class=head style="background:#ededed;border-bottom:1px solid #ddd"><i>‹</i>云***6</div>{chat(before, PDD, "晴川", "云")}
<div style="background:#f7f7f7;border-top:1px solid #ddd;padding:9px 12px;display:flex;gap:9px;margin-top:20px"><div style="flex:1;background:#fff;border-radius:6px;height:36px"></div><span style="font-size:22px">☺ ⊕</span></div><div style="height:4px;background:#000"></div>"""


# ---- Ozon ----

def ozon_order(work):
    goods = "".join(f"""<div style="display:flex;gap:11px;padding:9px 0;border-top:1px solid #eee"><div style="width:64px;height:78px;border-radius:8px;background:#eef2f6;overflow:hidden">{picture("ozon-not-received/photos/lamp.jpg", 64) if i == 0 else '<div style="font-size:34px;text-align:center;line-height:78px">💡</div>'}</div><div style="flex:1;font-size:14px">{n}<br><span class=g style="font-size:12.5px">{a}</span><div style="display:flex;justify-content:space-between"><b>{p}</b><span class=g>2 шт.</span></div></div></div>""" for i, (n, a, p) in enumerate((("Настольная лампа «Север» матовая", "SV-LAMP-02", "2 290 ₽"), ("Лампочка E27 9 Вт тёплый свет", "LED-E27-9", "150 ₽"))))
    facts = "".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (("Заказ", "0148-7741"), ("Создан", "1 марта 2025, 12:06"), ("Оплачен", "1 марта 2025, 12:07"), ("Передан в доставку", "2 марта 2025, 15:30"), ("Вручён", "6 марта 2025, 18:21"), ("Отправление", "SKH-40028117-RU")))
    return BASE % ("#f2f4f7", "#1a1f29", "") + f"""<div class=lat>{bar("10:15")}<div class=head style="background:#fff"><i>‹</i>Заказ 0148-7741</div>
<div class=card style="background:#0a5bd8;color:#fff"><b style="font-size:18px">Вручён получателю</b><div style="font-size:13.5px;opacity:.9">6 марта, 18:21 · пункт выдачи № 112</div></div>
<div class=card><b>Товары</b>{goods}</div>
<div class=card>{"".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (("Товары, 4 шт.", "4 880 ₽"), ("Доставка", "200 ₽"), ("Скидка", "−100 ₽")))}<div class=row style="font-size:16px;border-top:1px solid #eee;margin-top:5px"><b>Итого</b><b>4 980 ₽</b></div></div>
<div class=card>{facts}</div><div class=card><b>Получение</b><div style="font-size:13.5px;color:#555">Ярославль, ул. Береговая, д. 3, пункт выдачи № 112, выбран покупателем при оформлении</div></div>
<div class=card><b>Спор № SP-7741-2025</b><div class=row><span>Причина</span><span>Товар не получен</span></div><div class=row><span>Статус</span><span style="color:#d4572a">Ожидает ответа продавца</span></div></div></div>"""


def ozon_tracking(work):
    events = (("06.03", "18:21", "Вручено получателю", "Ярославль, пункт выдачи № 112. Вручено лично, код подтверждения принят"), ("05.03", "11:20", "Готово к выдаче", "Ярославль, пункт выдачи № 112, ул. Береговая, д. 3"), ("05.03", "08:02", "В пути в пункт выдачи", "Ярославль"), ("04.03", "09:45", "Прибыло в сортировочный центр", "Ярославль"), ("03.03", "04:10", "Покинуло сортировочный центр", "Вологда"), ("02.03", "18:44", "Прибыло в сортировочный центр", "Вологда"), ("02.03", "15:30", "Принято у отправителя", "Вологда, склад № 4. Вес 2,4 кг"))
    return BASE % ("#10151d", "#e8ecf2", ".card{background:#1b222d}") + f"""<div class=lat>{bar("10:17", True)}<div class=head><i>‹</i>Скороход</div>
<div class=card><div class=g style="font-size:13px">Отправление</div><b style="font-size:18px">SKH-40028117-RU</b><div style="margin-top:7px;font-size:14px">Вологда → Ярославль · 2,4 кг</div></div>
<div class=card style="color:#dde">{track(events, "#4fb286").replace("#222", "#dde3ec").replace("#333", "#dde3ec").replace("#ddd", "#39424f").replace("#666", "#9aa4b2").replace("#777", "#9aa4b2")}</div>
<div class=card style="font-size:13px;color:#9aa4b2">Получатель: Алексей Й., +7 9** ***-**-18</div></div>"""


OZON = dict(mine="#d9e8ff", mine_ink="#14233b", theirs="#fff", theirs_ink="#1a1f29", quiet="#8a94a3", card="#fff", face="50%",
            me="#0a5bd8", you="#c06a8c", radius="16px")


def ozon_chat(work):
    lamp = "ozon-not-received/photos/lamp.jpg"
    messages = [
        ("c", "27 февраля 2025"), ("l", "Добрый вечер! Подскажите, лампа «Север» матовая есть в наличии?"), ("r", "Здравствуйте! Да, в наличии 14 штук."),
        ("r", ("card", "Настольная лампа «Север» матовая", "2 290 ₽", lamp)), ("l", "А какой цоколь? И лампочка в комплекте?"),
        ("r", "Цоколь E27. Лампочка в комплект не входит, но можно взять нашу: 9 Вт, тёплый свет, 150 ₽."), ("l", "Высота какая"),
        ("r", "36 см до верха абажура, основание 16 см, провод 1,6 м с выключателем."), ("l", "Абажур ткань или металл?"),
        ("r", "Металл, порошковая окраска. Внутри белый, снаружи сизо-голубой матовый."), ("r", ("photo", lamp)), ("l", "Красиво! Возьму две, себе и маме"),
        ("r", "Отличный выбор 🙂 Если оформите до воскресенья, успеем к празднику."), ("l", "А доставка до пункта выдачи сколько?"), ("r", "200 ₽ за всё отправление, независимо от количества."),
        ("c", "1 марта 2025"), ("l", "Здравствуйте! Когда отправите? Лампа нужна к 8 Марта 🌷"), ("r", "Добрый день! Отправим завтра, ориентировочный срок доставки — 4–5 дней."), ("l", "Хорошо, жду. Положите, пожалуйста, побольше плёнки, чтобы абажур не помялся"),
        ("r", "Конечно. Каждую лампу упаковываем в отдельную коробку, потом в общую."), ("c", "2 марта 2025"), ("r", "Упаковали и передаём перевозчику. Номер отправления: SKH-40028117-RU"),
        ("r", ("photo", "ozon-not-received/photos/parcel.jpg")), ("l", "Спасибо!"), ("c", "5 марта 2025"),
        ("r", "Ваш заказ прибыл в пункт выдачи № 112 на ул. Береговой, он работает до 21:00."), ("l", "Отлично, завтра после работы зайду"), ("c", "6 марта 2025"),
        ("l", "Посылку забрал, спасибо 👍"), ("r", "Рады, что всё хорошо! Будем благодарны за отзыв."), ("l", "Маме понравилось 👩‍🦳❤️"), ("c", "12 марта 2025"),
        ("l", "Где мой заказ? Курьер никого не нашёл, ничего не получил. Верните деньги!"), ("c", "Покупатель открыл спор: товар не получен"),
        ("r", "Алексей, по данным перевозчика заказ вручён вам лично 6 марта в 18:21. Посмотрите, пожалуйста, внимательно: может быть, речь о другом заказе?"),
        ("r", "Прикладываем снимок экрана с отслеживанием. Готовы помочь разобраться."), ("r", ("photo", "ozon-not-received/shots/tracking.png")),
        ("l", "Не надо мне ничего показывать. Вернёте 4 980 ₽, а лампы останутся у меня."), ("r", "Мы передали все данные в поддержку площадки. Если вспомните о вручении, напишите нам, пожалуйста."),
        ("c", "Спор рассматривает поддержка. Ответ продавца до 13 марта, 10:40")]
    return BASE % ("#eef1f5", "#1a1f29", "") + f"""<div class=lat>{bar("10:58")}<div class=head style="background:#fff"><i>‹</i>Алексей Й.</div>{chat(messages, OZON, "СС", "А")}
<div style="background:#fff;padding:10px 12px;display:flex;gap:9px;margin-top:20px"><div style="flex:1;background:#eef1f5;border-radius:18px;height:36px;padding:6px 14px;color:#8a94a3">Сообщение</div><span style="font-size:22px">➤</span></div><div style="height:4px;background:#111"></div></div>"""


# ---- a marketplace in English ----

def generic_order(work):
    facts = "".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (("Ordered", "6 May 2025, 08:41"), ("Paid", "6 May 2025, 08:42"), ("Dispatched", "7 May 2025, 13:20"), ("Delivered", "12 May 2025, 10:37"), ("Carrier", "Fennway Parcel, Tracked 48"), ("Tracking", "FW 7730 1184 92 GB")))
    return BASE % ("#f6f5f2", "#26231e", "") + f"""<div class=lat>{bar("15:20")}<div class=head style="background:#fff"><i>‹</i>Order 55-10482-20931</div>
<div class=card><b style="color:#2f7a4f;font-size:17px">✓ Delivered</b><div class=g style="font-size:13.5px">Monday 12 May, 10:37 · signed for by M. A.</div></div>
<div class=card style="display:flex;gap:12px"><div style="width:96px;height:76px;overflow:hidden;border-radius:8px">{picture("generic-not-as-described/photos/teapot-rule.jpg", 102)}</div><div style="flex:1"><b style="font-size:14.5px">Stoneware teapot “Harbour Blue”, 1.2 l</b><div class=g style="font-size:12.5px">HP-TP-12-HB</div>€58.00 × 1</div></div>
<div class=card>{"".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (("Items", "€58.00"), ("Postage", "€6.00")))}<div class=row style="font-size:16px;border-top:1px solid #eee;margin-top:4px"><b>Total paid</b><b>€64.00</b></div></div><div class=card>{facts}</div>
<div class=card><b>Buyer</b><div class=row><span>m***a_92</span><span>member since 2024</span></div><div class=row><span>Ship to</span><span>M. A., 12 Quay Street, Port Alder</span></div></div>
<div class=card style="border-left:4px solid #c4572e"><b>Claim CR-2025-118204</b><div class=row><span>Reason</span><span>Not as described</span></div><div class=row><span>Respond by</span><span>26 May 2025, 23:59 UTC</span></div></div></div>"""


def generic_listing(work):
    facts = "".join(f"<div class=row style='border-bottom:1px solid #eee'><span>{a}</span><span>{b}</span></div>" for a, b in (("Capacity", "1.2 litres"), ("Height with lid", "14 cm"), ("Width with spout and handle", "24 cm"), ("Material", "stoneware"), ("Glaze", "Harbour Blue, satin gloss"), ("Weight", "980 g"), ("Made in", "Stoke Marsh, by hand")))
    return BASE % ("#fff", "#26231e", "") + f"""<div class=lat>{bar("17:30")}{picture("generic-not-as-described/photos/teapot-rule.jpg", 360).replace("border-radius:6px;", "")}
<div style="padding:14px 16px"><div style="display:flex;gap:6px">{"".join(f'<div style="width:{9 if i else 20}px;height:5px;border-radius:3px;background:{"#bbb" if i else "#444"}"></div>' for i in range(4))}</div>
<div style="font-size:20px;font-weight:700;line-height:1.3;margin-top:12px">Stoneware teapot “Harbour Blue”, 1.2 l</div><div style="font-size:19px;margin:5px 0">€58.00 <span class=g style="font-size:13px">+ €6.00 postage</span></div><div class=g style="font-size:13px">★★★★★ 4.9 · 212 reviews · Harrow &amp; Pike Pottery</div>
<div style="background:#26231e;color:#fff;text-align:center;border-radius:24px;padding:10px;margin:14px 0;font-weight:600">Add to basket</div><b>Details</b>{facts}
<p style="margin-top:14px;font-size:14px">Thrown and glazed by hand, so each pot differs a little. The glaze is a deep blue that breaks to a lighter tone where it runs thin. Holds four large cups. The fourth photograph shows the teapot beside a rule.</p>
<p style="font-size:14px;margin-top:9px">Returns within 30 days, unused, for a full refund.</p><p class=g style="font-size:12px;margin-top:14px">Listing 4471 · last edited 2 April 2025 · www.market.example/listing/4471</p></div></div>"""


PLAIN = dict(mine="#dff0e4", mine_ink="#1d2b22", theirs="#f0eeea", theirs_ink="#26231e", quiet="#9a948a", card="#fff", face="50%",
             me="#2f7a4f", you="#a58a5c", radius="14px")


def generic_messages(work):
    rule, base = "generic-not-as-described/photos/teapot-rule.jpg", "generic-not-as-described/photos/teapot-base.jpg"
    messages = [
        ("c", "5 May 2025"), ("l", "Hi, is the Harbour Blue teapot still available?"), ("r", "Hello! Yes, we have nine from the April firing."),
        ("r", ("card", "Stoneware teapot “Harbour Blue”, 1.2 l", "€58.00", rule)), ("l", "How many cups does it hold? I have a party of eight coming"), ("r", "It holds 1.2 litres, which is four large cups or six small ones. For eight you would fill it twice."),
        ("l", "Do you have a second one in the same glaze?"), ("r", "Eight more from the same firing. The tone varies a little from pot to pot, as the photographs show."), ("l", "OK. Is the handle big enough for a large hand?"), ("r", "Four fingers fit through it comfortably. It is 24 cm from spout to handle."), ("l", "Dishwasher?"), ("r", "Yes, it is stoneware and takes the dishwasher. By hand it keeps its gloss longer."),
        ("l", "And does it drip?"), ("r", "The lip is cut sharp so that it does not. If it does, send it back 🙂"), ("c", "6 May 2025"), ("c", "Order 55-10482-20931 placed"), ("l", "Ordered! When will it ship?"), ("r", "Thank you! Tomorrow after lunch, with Tracked 48."),
        ("c", "7 May 2025"), ("r", "Here is yours before packing, from batch HP-0425:"), ("r", ("photo", rule)), ("r", ("photo", base)), ("r", "Dispatched. Tracking: FW 7730 1184 92 GB"), ("l", "Great, thanks"),
        ("r", "You can follow it on the carrier’s page; it updates every few hours."), ("c", "10 May 2025"), ("l", "Still not here?"), ("r", "It is at the hub over the weekend and should be with you on Monday."), ("c", "12 May 2025"), ("c", "Delivered, signed for by M. A."), ("l", "Arrived today, thank you! 🫖"), ("r", "Lovely to hear. Enjoy your first pot of tea!"),
        ("c", "19 May 2025"), ("l", "The teapot is much smaller than described and it is grey, not blue. I want my money back."), ("c", "The buyer opened claim CR-2025-118204: not as described"),
        ("r", "I am sorry to hear that. Could you send us a photograph of the teapot, if possible beside a ruler? The listing gives 1.2 litres and 14 cm."), ("l", "I don't have time for photos."), ("c", "20 May 2025"),
        ("r", "We will gladly refund you in full once the teapot is back with us. A prepaid label is attached; it costs you nothing."), ("r", "The label is valid until 31 May. Any parcel shop will take it; no printer is needed, they scan it from your phone."), ("c", "21 May 2025"),
        ("l", "I am not sending it back. It was for a party that is now over 🤷🏻‍♀️"), ("r", "Understood. The offer stays open until 31 May in case you change your mind."), ("c", "The marketplace is reviewing this claim. Seller evidence due 26 May, 23:59 UTC")]
    return BASE % ("#fff", "#26231e", "") + f"""<div class=lat>{bar("21:04")}<div class=head style="border-bottom:1px solid #e6e3dd"><i>‹</i>m***a_92</div>{chat(messages, PLAIN, "H&amp;P", "M")}
<div style="border-top:1px solid #e6e3dd;padding:10px 12px;display:flex;gap:9px;margin-top:20px"><div style="flex:1;background:#f0eeea;border-radius:18px;height:36px;padding:6px 14px;color:#9a948a">Write a message</div><span style="font-size:22px">➤</span></div><div style="height:4px;background:#26231e"></div></div>"""


# name: (html, window height in CSS pixels, stored with an opaque alpha channel as phones do)
def generic_decision(work):
    reasons = "".join(f"<li style='margin-top:7px'>{r}</li>" for r in (
        "The photograph beside the rule does not show that the teapot in it is the one that was sent.",
        "The test report is about the material. It says nothing about the colour.",
        "The seller did not try to settle the matter."))
    facts = "".join(f"<div class=row><span>{a}</span><span>{b}</span></div>" for a, b in (
        ("Decision", "CR-2025-118204-D1"), ("Date", "28 May 2025, 09:30 UTC"), ("Claim", "Not as described"),
        ("Outcome", "Upheld, refund of €64.00")))
    return BASE % ("#f6f5f2", "#26231e", "") + f"""<div class=lat>{bar("09:52")}
<div class=head style="background:#fff"><i>‹</i>Claim CR-2025-118204</div>
<div class=card style="border-left:4px solid #c4572e"><b style="font-size:17px">Decided for the buyer</b>
<div class=g style="font-size:13.5px">You can appeal once, with new evidence, until 4 June 2025, 23:59 UTC.</div></div>
<div class=card>{facts}</div><div class=card><b>Reasons</b><ol style="padding-left:20px;font-size:14px">{reasons}</ol></div>
<div style="background:#26231e;color:#fff;text-align:center;border-radius:24px;padding:10px;margin:14px 10px;font-weight:600">Appeal
</div></div>"""


SCREENS = {
    "pinduoduo-counterfeit/shots/order.png": (pdd_order, 1400, True),
    "pinduoduo-counterfeit/shots/tracking.png": (pdd_tracking, 1400, False),
    "pinduoduo-counterfeit/shots/chat-long.png": (pdd_chat, 9000, False),
    "ozon-not-received/shots/order.png": (ozon_order, 1400, True),
    "ozon-not-received/shots/tracking.png": (ozon_tracking, 1400, False),
    "ozon-not-received/shots/chat-long.png": (ozon_chat, 9000, True),
    "generic-not-as-described/shots/order.png": (generic_order, 1400, False),
    "generic-not-as-described/shots/listing.png": (generic_listing, 1400, False),
    "generic-not-as-described/shots/messages-long.png": (generic_messages, 9000, False),
    "generic-second-appeal/shots/decision.png": (generic_decision, 1400, False),
}

# Screens longer than the phone, which makes two captures of them: the clock of each.
CLOCKS = {"generic-not-as-described/shots/listing.png": ("17:30", "17:31")}
BAR = 89  # rows of the status bar
