"""papers.py - certificates, invoices and labels as HTML; textures that the photographs wear."""

SHEET = """<!doctype html><meta charset=utf-8><style>
*{box-sizing:border-box;margin:0} body{width:794px;height:1123px;background:#fdfcf8;color:#1c1c1c;position:relative;
font-family:%s;font-size:16px;line-height:1.8}
table{border-collapse:collapse;width:100%%} td,th{border:1px solid #444;padding:5px 9px;font-weight:normal;vertical-align:top}
%s</style>"""

SERIF_CN = "'Noto Serif CJK SC'"
SANS = "'Noto Sans','Noto Sans CJK SC'"
SERIF = "'Noto Serif','Noto Serif CJK SC',serif"


def seal(text, centre, size=150, colour="#c8201e", star=True, turn=-8, below=""):
    """A round seal: text on an arc, a star or initials in the middle."""
    inner = (f'<text x="100" y="122" font-size="66" text-anchor="middle" fill="{colour}">★</text>' if star else
             f'<text x="100" y="108" font-size="22" text-anchor="middle" fill="{colour}" font-weight="bold">{centre}</text>')
    return f"""<svg width="{size}" height="{size}" viewBox="0 0 200 200" style="position:absolute;transform:rotate({turn}deg);opacity:.82;mix-blend-mode:multiply">
<circle cx="100" cy="100" r="92" fill="none" stroke="{colour}" stroke-width="5"/>
<path id="a" d="M 30 118 A 74 74 0 1 1 170 118" fill="none"/>
<text font-size="{19 if len(text) < 17 else 14}" fill="{colour}" font-weight="bold" letter-spacing="2"><textPath href="#a" startOffset="50%" text-anchor="middle">{text}</textPath></text>
{inner}<text x="100" y="166" font-size="15" text-anchor="middle" fill="{colour}">{below}</text></svg>"""


def rows(pairs):
    return "".join(f"<tr><td style='width:30%;background:#f3f1ea'>{a}</td><td>{b}</td></tr>" for a, b in pairs)


def authorization():
    return SHEET % (SERIF_CN, "p{text-indent:2em;font-size:18px;line-height:2.05;margin-top:14px}") + f"""
<div style="position:absolute;inset:38px;border:3px double #9c7a3c"></div><div style="position:absolute;inset:50px;border:1px solid #c4a668"></div>
<div style="padding:110px 112px"><div style="text-align:center;color:#8a6a2c;letter-spacing:6px;font-size:17px">云岭 · YUNLING</div>
<h1 style="text-align:center;font-size:44px;letter-spacing:14px;margin:22px 0 6px">品牌授权书</h1>
<div style="text-align:center;font-size:15px;color:#555">编号：YL-2024-0611</div>
<p style="margin-top:44px">兹授权<b>杭州晴川家居用品有限公司</b>（网店名称：晴川家居专营店）在中国大陆地区的网络交易平台销售“云岭”品牌保温杯系列商品。</p>
<p>授权期限：自 2024 年 6 月 11 日起至 2026 年 6 月 10 日止。</p>
<p>授权商品：云岭保温杯 350ml、500ml、750ml 全部颜色。正品杯底均带有激光防伪码，样式为“YL·容量·批次”，例如 YL·500·2412。</p>
<p>被授权方应自本公司直接进货，不得转授权。本授权书加盖公章后生效，复印件与原件核对无误方为有效。</p>
<div style="position:relative;margin-top:96px;text-align:right;font-size:18px;line-height:2.1"><div style="position:absolute;right:96px;top:-58px;width:160px;height:160px">{seal("云岭（杭州）日用品有限公司","",168)}</div>
授权方：云岭（杭州）日用品有限公司<br>2024 年 6 月 11 日</div></div>"""


def code(size, seed):
    """Squares that look like a two-dimensional code and are none."""
    side, value, out = 25, seed, []
    for y in range(side):
        for x in range(side):
            value = (value * 1103515245 + 12345) % 2 ** 31
            corner = [(x - a, y - b) for a, b in ((3, 3), (side - 4, 3), (3, side - 4)) if abs(x - a) <= 4 and abs(y - b) <= 4]
            ring = max(abs(corner[0][0]), abs(corner[0][1])) if corner else 0
            if (ring in (0, 1, 3)) if corner else (value >> 16) % 2:
                out.append(f'<rect x="{x}" y="{y}" width="1.02" height="1.02"/>')
    return f'<svg width="{size}" height="{size}" viewBox="0 0 {side} {side}">{"".join(out)}</svg>'


def invoice():
    """A fully electronic invoice: the page that the tax office's system hands out as PDF."""
    goods = "".join(f"<td style='{style}'>{text}</td>" for text, style in (
        ("*金属制日用品*云岭保温杯", ""), ("500ml 曜石黑 YL-500-BK", ""), ("只", "text-align:center"), ("200", "text-align:right"),
        ("62.83185841", "text-align:right"), ("12566.37", "text-align:right"), ("13%", "text-align:right"), ("1633.63", "text-align:right")))
    head = "".join(f"<td class=k style='text-align:center;width:{width}'>{text}</td>" for text, width in (
        ("项目名称", "23%"), ("规格型号", "19%"), ("单位", "6%"), ("数量", "8%"), ("单价", "13%"), ("金额", "12%"), ("税率/征收率", "9%"), ("税额", "10%")))
    party = lambda which, name, number: f"""<td class=k style="width:22px;text-align:center;border-top:0">{which[0]}<br>{which[1]}<br>方<br>信<br>息</td>
<td style="width:46%;border-top:0"><span class=k>名称：</span>{name}<br><br><span class=k>统一社会信用代码/纳税人识别号：</span><br>{number}</td>"""
    return f"""<!doctype html><meta charset=utf-8><style>@page{{size:210mm 140mm;margin:0}}*{{box-sizing:border-box;margin:0}}
body{{width:794px;height:528px;padding:26px 40px;font:12.5px/1.5 {SERIF_CN};color:#151515;position:relative}} .k{{color:#7d2f14}}
table{{border-collapse:collapse;width:100%}} td{{border:1px solid #9a4a2a;padding:4px 6px;vertical-align:top}} .goods td{{border-width:0 1px}} .goods tr:first-child td{{border-top-width:0}}</style>
<div style="position:absolute;left:44px;top:26px">{code(74, 11)}</div>
<div style="text-align:center;padding-top:2px"><h1 style="display:inline-block;font:600 23px {SERIF_CN};letter-spacing:1px;color:#7d2f14;border-bottom:3px double #7d2f14;padding:0 10px 3px">电子发票（增值税专用发票）</h1></div>
<div style="position:absolute;right:40px;top:52px;line-height:1.7;font-size:12px"><span class=k>发票号码：</span>24332000000003310421<br><span class=k>开票日期：</span>2024年12月18日</div>
<table style="margin-top:34px;border-top:1px solid #9a4a2a"><tr>{party("购买", "杭州晴川家居用品有限公司", "91330110MA0X0X0X2L")}{party("销售", "云岭（杭州）日用品有限公司", "91330106MA0Y0Y0Y7K")}</tr></table>
<table class=goods><tr>{head}</tr><tr style="height:96px">{goods}</tr>
<tr><td class=k style="text-align:center">合　　计</td><td></td><td></td><td></td><td></td><td style="text-align:right">¥12566.37</td><td></td><td style="text-align:right">¥1633.63</td></tr></table>
<table><tr><td class=k style="width:23%;text-align:center">价税合计（大写）</td><td style="border-right:0">⊗ 壹万肆仟贰佰圆整</td><td style="border-left:0;width:32%"><span class=k>（小写）</span>¥14200.00</td></tr></table>
<table><tr style="height:74px"><td class=k style="width:22px;text-align:center;border-top:0">备<br>注</td><td style="border-top:0">批次 2412；销方开户行：西湖农商银行；销方地址：杭州市西湖区云岭路 9 号</td></tr></table>
<div style="margin-top:9px;padding-left:60px"><span class=k>开票人：</span>江未</div>"""


def act():
    lines = "".join(f"<tr><td>{i}</td><td>{n}</td><td>{w}</td><td>{p}</td></tr>" for i, n, w, p in ((1, "SKH-40028115-RU", "0,8", "Ярославль, п. 104"), (2, "SKH-40028116-RU", "1,1", "Кострома, п. 21"), (3, "<b>SKH-40028117-RU</b>", "<b>2,4</b>", "<b>Ярославль, п. 112</b>"), (4, "SKH-40028118-RU", "0,6", "Иваново, п. 17"), (5, "SKH-40028119-RU", "3,0", "Владимир, п. 8")))
    return SHEET % (SERIF, "td,th{font-size:15px}") + f"""
<div style="padding:86px 76px"><div style="display:flex;justify-content:space-between;font-size:14px"><b style="font-size:22px;letter-spacing:2px">СКОРОХОД</b><span>Форма ПП-2<br>Склад № 4, г. Вологда</span></div>
<h1 style="font-size:25px;text-align:center;margin:52px 0 4px">АКТ приёма-передачи отправлений</h1><div style="text-align:center">№ АП-0302/118 от 2 марта 2025 г.</div>
<p style="margin-top:34px">Отправитель ООО «Полярная звезда» передал, а перевозчик «Скороход» принял к перевозке следующие отправления:</p>
<table style="margin-top:18px"><tr style="background:#f3f1ea"><th style="width:44px">№</th><th>Номер отправления</th><th>Вес, кг</th><th>Пункт выдачи</th></tr>{lines}</table>
<p style="margin-top:20px">Всего мест: 5 (пять). Упаковка без повреждений, маркировка читается. Время приёма: 15:30.</p>
<div style="display:flex;justify-content:space-between;margin-top:80px;position:relative"><div>Сдал: ____________ /Ёлкина Я. Ф./</div><div>Принял: ____________ /Журавлёв П. С./</div>
<svg style="position:absolute;left:60px;top:-30px" width="110" height="50"><path d="M5 36 C 20 2 32 4 30 30 S 44 40 52 18 S 66 6 66 30 S 84 38 104 14" fill="none" stroke="#23408f" stroke-width="2"/></svg>
<svg style="position:absolute;right:150px;top:-30px" width="110" height="50"><path d="M6 26 C 16 46 24 8 36 20 S 40 44 54 26 S 70 4 76 28 S 92 34 106 24" fill="none" stroke="#23408f" stroke-width="2"/></svg>
<div style="position:absolute;right:34px;top:24px;width:150px">{seal("СКОРОХОД · СКЛАД № 4","ПРИНЯТО",150,"#2a3f9a",False,-12,"02.03.2025")}</div></div></div>"""


def declaration():
    return SHEET % (SERIF, "p{margin-top:13px;font-size:15.5px}") + f"""
<div style="position:absolute;inset:30px;border:2px solid #5b7d62"></div><div style="position:absolute;inset:37px;border:1px solid #9db8a2"></div>
<div style="padding:82px 88px"><div style="text-align:center;font-size:15px;letter-spacing:3px;color:#42604a">ЕВРАЗИЙСКИЙ ЭКОНОМИЧЕСКИЙ СОЮЗ</div>
<h1 style="text-align:center;font-size:27px;margin:18px 0 2px">ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ</h1>
<p style="margin-top:34px"><b>Заявитель:</b> ООО «Полярная звезда», г. Вологда, ул. Сосновая, д. 7, оф. 12.</p>
<p><b>в лице</b> директора Ёлкиной Ярославы Фёдоровны</p>
<p><b>заявляет, что</b> светильники переносные бытовые, торговая марка «Север», модели SV-LAMP-01, SV-LAMP-02, SV-LAMP-03.</p>
<p><b>Изготовитель:</b> ООО «Полярная звезда». Серийный выпуск.</p>
<p><b>соответствует требованиям</b> технических регламентов о безопасности низковольтного оборудования и об электромагнитной совместимости.</p>
<p><b>Декларация принята на основании</b> протокола испытаний № 0415/24-ИЛ от 12.04.2024, испытательная лаборатория «Эталон-Тест».</p>
<p><b>Дополнительная информация.</b> Срок службы 5 лет. Условия хранения: при температуре от −20 до +40 °C.</p>
<p><b>Декларация действительна с даты регистрации по 14.04.2027 включительно.</b></p>
<div style="position:relative;margin-top:62px">____________________ Ёлкина Ярослава Фёдоровна<svg style="position:absolute;left:30px;top:-28px" width="130" height="54"><path d="M5 40 C 26 0 38 10 36 32 S 58 42 66 18 S 86 2 84 30 S 106 40 126 12" fill="none" stroke="#23408f" stroke-width="2"/></svg>
<div style="position:absolute;right:30px;top:-50px;width:158px">{seal("ПОЛЯРНАЯ ЗВЕЗДА · ВОЛОГДА","М. П.",158,"#2a3f9a",False,9)}</div></div>
<p style="margin-top:88px">Регистрационный номер декларации о соответствии:<br><b>ЕАЭС № RU Д-RU.ПР01.В.00118/24</b></p><p>Дата регистрации декларации о соответствии: <b>15.04.2024</b></p></div>"""


def test_report():
    table = rows((("Sample", "Teapot “Harbour Blue”, 1.2 l, batch HP-0425, three pieces"), ("Received", "14 April 2025"), ("Water absorption", "<b>0.8 %</b> (limit for stoneware: 3 %)"), ("Thermal shock, 150 K", "no crack in three pieces"), ("Release of lead", "&lt; 0.01 mg/l (not detected)"), ("Release of cadmium", "&lt; 0.002 mg/l (not detected)"), ("Capacity to the brim", "1.24 l, 1.23 l, 1.24 l"), ("Height with lid", "140 mm, 140 mm, 141 mm"), ("Glaze", "blue, satin gloss, no defects")))
    return SHEET % (SANS, "td{border-color:#99a;font-size:14.5px} p{margin-top:16px}") + f"""
<div style="height:16px;background:#2e5a58"></div><div style="padding:64px 80px"><div style="display:flex;justify-content:space-between"><div><b style="font-size:21px;color:#2e5a58">Brackwater Ceramics Laboratory</b><br><span style="font-size:13px;color:#555">9 Weir Lane, Brackwater · accredited for tableware</span></div><div style="text-align:right;font-size:14px">Report <b>BCL-25-0417</b><br>17 April 2025<br>page 1 of 1</div></div>
<h1 style="font-size:27px;margin-top:54px">Test report: stoneware tableware</h1><p>Client: Harrow &amp; Pike Ltd, Unit 4, Old Kiln Yard, Stoke Marsh</p>
<table style="margin-top:26px">{table}</table>
<p>The three pieces meet the requirements for <b>stoneware</b> tableware in contact with food. The results hold for batch HP-0425 and for twelve months from the date of this report.</p>
<div style="position:relative;margin-top:90px"><svg width="170" height="60" style="position:absolute;top:-52px"><path d="M6 44 C 18 4 36 2 32 36 S 52 52 60 28 S 80 8 78 36 S 108 46 118 20 S 150 20 164 34" fill="none" stroke="#1c2d66" stroke-width="2"/></svg>____________________<br>Dr Odile Marsh, head of laboratory
<div style="position:absolute;right:20px;top:-86px;width:150px">{seal("BRACKWATER CERAMICS","BCL",150,"#2e5a58",False,8,"LABORATORY")}</div></div></div>"""


def measurement():
    head = "".join(f"<th style='background:#f3f1ea'>{a}</th>" for a in ("Measured", "Reference piece", "As listed"))
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in r)}</tr>" for r in (
        ("Height to the knob of the lid", "<b>140 mm</b>", "14 cm"),
        ("Capacity to the brim", "<b>1.24 l</b>", "1.2 l"),
        ("Colour, CIELAB (D65, 10°)", "<b>L* 39.8, a* −5.1, b* −21.6</b>", "“Harbour Blue”"),
        ("Hue angle", "<b>257°: blue</b>; a grey has no hue to speak of (chroma below 3)", ""),
        ("Chroma", "<b>22.2</b>", "")))
    return SHEET % (SANS, "td,th{border-color:#99a;font-size:14.5px;text-align:left} p{margin-top:16px}") + f"""
<div style="height:16px;background:#2e5a58"></div><div style="padding:64px 80px"><div style="display:flex;justify-content:space-between"><div><b style="font-size:21px;color:#2e5a58">Brackwater Ceramics Laboratory</b><br><span style="font-size:13px;color:#555">9 Weir Lane, Brackwater · accredited for tableware</span></div><div style="text-align:right;font-size:14px">Note <b>BCL-25-0529</b><br>29 May 2025<br>page 1 of 1</div></div>
<h1 style="font-size:27px;margin-top:54px">Measurement of a reference piece</h1><p>Client: Harrow &amp; Pike Ltd, Unit 4, Old Kiln Yard, Stoke Marsh</p>
<p>One of the three teapots of batch HP-0425 that were tested for report BCL-25-0417 is kept at the laboratory. At the client’s request it was measured once more on 29 May 2025.</p>
<table style="margin-top:26px"><tr>{head}</tr>{body}</table>
<p>The mark on its base, <b>HP-0425</b>, is pressed into the clay before firing and is the same on every piece of the batch.</p>
<div style="position:relative;margin-top:90px"><svg width="170" height="60" style="position:absolute;top:-52px"><path d="M6 44 C 18 4 36 2 32 36 S 52 52 60 28 S 80 8 78 36 S 108 46 118 20 S 150 20 164 34" fill="none" stroke="#1c2d66" stroke-width="2"/></svg>____________________<br>Dr Odile Marsh, head of laboratory
<div style="position:absolute;right:20px;top:-86px;width:150px">{seal("BRACKWATER CERAMICS","BCL",150,"#2e5a58",False,8,"LABORATORY")}</div></div></div>"""


def kiln_record():
    steps = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in r)}</tr>" for r in (("11 Apr 2025", "06:10", "20 °C", "loaded, shelves 1 to 6"), ("", "10:40", "600 °C", "vent closed"), ("", "15:05", "1100 °C", ""), ("", "18:20", "1240 °C", "cone 7 down, held 20 min"), ("12 Apr 2025", "13:30", "90 °C", "unpacked, 46 good, 2 seconds")))
    return SHEET % (SANS, "td,th{font-family:'Noto Serif';font-size:15px}") + f"""
<div style="padding:90px 84px"><div style="border-bottom:2px solid #222;padding-bottom:10px;display:flex;justify-content:space-between;align-items:end"><b style="font-size:25px">Kiln record</b><span>Harrow &amp; Pike Pottery</span></div>
<table style="margin-top:34px">{rows((("Batch", "<b style='font-size:20px'>HP-0425</b>"), ("Body", "stoneware, local buff clay"), ("Glaze", "Harbour Blue, recipe 12"), ("Ware", "48 teapots 1.2 l, HP-TP-12-HB"), ("Kiln", "no. 2, electric")))}</table>
<table style="margin-top:30px"><tr style="background:#f3f1ea"><th>Day</th><th>Time</th><th>Temperature</th><th>Note</th></tr>{steps}</table>
<svg width="620" height="210" style="margin-top:34px;border:1px solid #888"><g stroke="#ddd">{''.join(f'<path d="M0 {y}H620"/>' for y in range(30, 210, 30))}{''.join(f'<path d="M{x} 0V210"/>' for x in range(62, 620, 62))}</g><path d="M0 200 L90 128 L180 60 L250 28 L270 28 C 330 60 420 150 620 192" fill="none" stroke="#b23b1e" stroke-width="2.5"/></svg>
<div style="margin-top:40px;font-family:'Noto Serif';font-style:italic">Fired and unpacked by I. Pike</div></div>"""


PAPERS = {
    "pinduoduo-counterfeit/certs/authorization.jpg": authorization(),
    "ozon-not-received/certs/act.jpg": act(),
    "ozon-not-received/certs/declaration.jpg": declaration(),
    "generic-not-as-described/certs/test-report.jpg": test_report(),
    "generic-not-as-described/certs/kiln-record.jpg": kiln_record(),
    "generic-second-appeal/certs/measurement.jpg": measurement(),
}


PRINTS = {"pinduoduo-counterfeit/certs/invoice.pdf": invoice()}


def bars(width, height, seed):
    """Bars that look like a barcode and are none."""
    x, out, value = 0, [], seed
    while x < width:
        value = (value * 1103515245 + 12345) % 2 ** 31
        w = 1 + (value >> 16) % 3
        out.append(f'<rect x="{x}" y="0" width="{w}" height="{height}"/>')
        x += w + 1 + (value >> 20) % 3
    return f'<svg width="{width}" height="{height}">{"".join(out)}</svg>'


def label(lang):
    cn = lang == "cn"
    brand, number = ("迅鹿速运", "XL1390008812345") if cn else ("СКОРОХОД", "SKH-40028117-RU")
    to = ("收 李某某 138****1234<br>浙江省杭州市西湖区<br>文三路 1 号" if cn else "Кому: Алексей Й.<br>г. Ярославль, ул. Береговая, 3<br>пункт выдачи № 112")
    sender = ("寄 晴川家居专营店<br>杭州市余杭区晴川路 18 号" if cn else "От: ООО «Полярная звезда»<br>г. Вологда, ул. Сосновая, 7")
    foot = ("保温杯 ×2  0.86kg  2025-01-10" if cn else "Вес 2,4 кг · 1 место · 02.03.2025")
    height = 600 if cn else 400
    return f"""<meta charset=utf-8><style>*{{margin:0;box-sizing:border-box}}body{{background:#fff;width:400px;height:{height}px;font-family:'Noto Sans','Noto Sans CJK SC';font-size:17px;line-height:1.45}}div{{padding:8px 14px}}</style>
<div style="display:flex;justify-content:space-between;border-bottom:3px solid #000;align-items:center"><b style="font-size:26px">{brand}</b><b style="font-size:22px">{"571-西湖" if cn else "ЯР-112"}</b></div>
<div style="text-align:center;border-bottom:2px solid #000">{bars(350, 84 if cn else 58, 7)}<br><b style="font-size:19px;letter-spacing:1px">{number}</b></div>
<div style="border-bottom:2px solid #000;font-size:{22 if cn else 17}px"><b>{to}</b></div><div style="border-bottom:1px dashed #000">{sender}</div>
<div style="display:flex;justify-content:space-between"><span>{foot}</span></div>{"<div>" + bars(230, 60, 3) + "</div>" if cn else ""}"""


def stamp(text, font, size, white=False, width=600, height=600):
    """Ink alone, to be laid on a thing: make.py turns the ground transparent."""
    ground, ink, name = ("#000", "#fff", "clear white") if white else ("#fff", "#000", "clear")
    return f"""<!-- {name} --><meta charset=utf-8><body style="margin:0;width:{width}px;height:{height}px;background:{ground};color:{ink};display:flex;flex-direction:column;align-items:center;justify-content:center;font:700 {size}px '{font}';line-height:1.3">{text}"""


def rule_face():
    marks = "".join(f'<path d="M0 {1600 - 10 * i} h{90 if i % 10 == 0 else 60 if i % 5 == 0 else 36}" stroke="#222" stroke-width="{3 if i % 10 == 0 else 1.6}"/>'
                    + (f'<text x="104" y="{1600 - 10 * i + 15}" font-size="46" font-family="Noto Sans" fill="#111">{i // 10}</text>' if i % 10 == 0 and i else "") for i in range(160))
    return f'<meta charset=utf-8><body style="margin:0;background:#c9ccd0"><svg width="300" height="1600">{marks}<text x="190" y="1570" font-size="34" fill="#333" font-family="Noto Sans">cm</text></svg>'


TEXTURES = {
    "mark.png": (stamp("云岭<div style='font-size:20px;letter-spacing:8px;font-weight:400'>YUNLING</div>", "Noto Serif CJK SC", 120, True, 1500, 350), 1500, 350, 1),
    "code.png": (stamp("YL·500·2412<div style='font-size:26px;font-weight:400'>云岭正品 · 激光防伪</div>", "Noto Sans CJK SC", 44), 600, 600, 1),
    "stamp.png": (stamp("HP-0425<div style='font-size:34px;font-weight:400'>HARROW &amp; PIKE</div>", "Noto Serif", 84), 600, 600, 1),
    "waybill-cn.png": (label("cn"), 400, 600, 3),
    "waybill-ru.png": (label("ru"), 400, 400, 3),
    "scale.png": ("<meta charset=utf-8><body style=\"margin:0;background:#10140f;color:#7dff6a;font:700 130px 'Noto Sans Mono';width:1200px;height:180px;text-align:right;padding-right:30px;box-sizing:border-box\">2.400 kg", 1200, 180, 1),
    "rule.png": (rule_face(), 300, 1600, 1),
}
