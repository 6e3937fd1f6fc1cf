"""workbook.py FOLDER - Excel workbooks as different programs write them, and such as nobody should. The tables are
those of tests/scenes/workbook.sh; all people, shops and numbers are invented."""
import pathlib
import struct
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NUMBERS = ["0", "22", "14", "164", "165", "166", "45", "167", "168", "169", "170"]
FORMATS = ['<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>',
	'<numFmt numFmtId="165" formatCode="0000000000000"/>',
	'<numFmt numFmtId="166" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>',
	'<numFmt numFmtId="167" formatCode="[Magenta]#,##0.00&quot; days&quot;"/>',
	'<numFmt numFmtId="168" formatCode="#,##0.00\\ [$€-407]"/>',
	'<numFmt numFmtId="169" formatCode="&quot;$&quot;0.00"/>',
	'<numFmt numFmtId="170" formatCode="[$₦-468] #,##0.00"/>']
DATE, DAY, FULL, PADDED, CHINESE, CLOCK, COLOURED, EURO, DOLLAR, NAIRA = range(1, 11)
folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)


def name_cell(row, column):
	letters = ""
	while column:
		column, letter = divmod(column - 1, 26)
		letters = chr(65 + letter) + letters
	return f"{letters}{row}"


def escape(text):
	return text.replace("&", "&amp;").replace("<", "&lt;")


def inline(text):
	return f't="inlineStr"', f"<is><t>{escape(text)}</t></is>"


def number(text, style=0):
	return f's="{style}"', f"<v>{text}</v>"


def sheet_of(rows, first=1, placed=True):
	"""Rows of cells: None, a text, or what inline() and number() give."""
	out = []
	for y, row in enumerate(rows, first):
		cells = ""
		for x, cell in enumerate(row, 1):
			if cell is None or cell == "":
				continue
			attributes, value = inline(cell) if isinstance(cell, str) else cell
			at = f'r="{name_cell(y, x)}" ' if placed else ""
			cells += f"<c {at}{attributes}>{value}</c>"
		out.append(f'<row r="{y}">{cells}</row>' if placed else f"<row>{cells}</row>")
	return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(out)}</sheetData></worksheet>'


def book(name, sheets, strings=None, states=None, epoch="", extra=None, method=zipfile.ZIP_DEFLATED, prolog=HEAD,
		names=None):
	"""sheets: XML by title."""
	relations = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
		for i in range(1, len(sheets) + 1))
	if strings:
		relations += f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
	relations += f'<Relationship Id="y" Type="{OFFICE}/styles" Target="styles.xml"/>'
	listed = "".join(f'<sheet name="{title}" sheetId="{i}" r:id="rId{i}"{(states or {}).get(title, "")}/>'
		for i, title in enumerate(sheets, 1))
	space = "http://schemas.openxmlformats.org/package/2006/relationships"
	parts = {
		"[Content_Types].xml": f'{HEAD}<Types/>',
		"_rels/.rels": f'{HEAD}<Relationships xmlns="{space}">'
			f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
		"xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{epoch}/>'
			f'<sheets>{listed}</sheets></workbook>',
		"xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{space}">{relations}</Relationships>',
		"xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{"".join(FORMATS)}</numFmts>'
			'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
			+ "".join(f'<xf numFmtId="{n}"/>' for n in NUMBERS) + "</cellXfs></styleSheet>",
	}
	if strings:
		items = "".join(f"<si>{s}</si>" for s in strings)
		parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'
	for i, xml in enumerate(sheets.values(), 1):
		parts[f"xl/worksheets/sheet{i}.xml"] = prolog + xml
	parts.update(extra or {})
	with zipfile.ZipFile(folder / name, "w", method) as archive:
		for part, text in parts.items():
			if text is not None:
				archive.writestr(zipfile.ZipInfo(part), text, method, 9)


def shared(*texts):
	"""Cells and the strings that they mean."""
	return [(f't="s"', f"<v>{i}</v>") for i in range(len(texts))], list(texts)


# ---- the same two rows as orders.csv: as text, as Excel writes them, and without any places ----
CSV = """Order Number,Buyer Username,Item Title,Quantity,Sold For,Sale Date,Tracking Number,Ship To Zip
25-01182-23344,"Ann, ""A"" & Co","Kettle
1.7 l",2,39.9,2025-01-10 09:12:33,RR123456785DE,01067
,,,,,,,
25-01182-23345,b,Mug <blue>,1,4,2025-01-11,RR123456785DE,97477
"""
CELLS = [["Order Number", "Buyer Username", "Item Title", "Quantity", "Sold For", "Sale Date", "Tracking Number",
		"Ship To Zip"],
	["25-01182-23344", 'Ann, "A" & Co', "Kettle\n1.7 l", "2", "39.9", "2025-01-10 09:12:33", "RR123456785DE", "01067"],
	[],
	["25-01182-23345", "b", "Mug <blue>", "1", "4", "2025-01-11", "RR123456785DE", "97477"]]
(folder / "orders.csv").write_text(CSV.replace(",,,,,,,\n", "\n"))
book("text.xlsx", {"Orders": sheet_of(CELLS)})
book("bare.xlsx", {"Orders": sheet_of([CELLS[0], CELLS[1]], placed=False)})
texts, strings = shared("<t>Order Number</t>", "<t>Buyer Username</t>",
	"<r><rPr><b/></rPr><t>Item </t></r><r><t>Title</t></r>"
	"<rPh sb='0' eb='1'><t>no such column</t></rPh><phoneticPr fontId='1'/>", "<t xml:space='preserve'>Quantity</t>",
	"<t>Sold For</t>", "<t>Sale Date</t>", "<t>Tracking Number</t>", "<t>Ship To Zip</t>",
	"<t>Kettle_x000D_\n1.7 l</t>",
	"<t>Mug &lt;blue&gt;</t>", "<t/>")
rows = [texts[:8],
	[inline("25-01182-23344"), ('t="str"', "<f>A1&amp;B1</f><v>Ann, \"A\" &amp; Co</v>"), texts[8],
		number("2"), number("39.899999999999999"), number("45667.383715277778", FULL),
		inline("RR123456785DE"), inline("01067")],
	[None, None, None, texts[10], ('s="1"', "")],
	[inline("25-01182-23345"), inline("b"), texts[9], number("1.0000000000000000E0"), number("4.0"),
		number("45668", DAY), inline("RR123456785DE"), number("97477")]]
book("excel.xlsx", {"Notes": sheet_of([["Exported by a shop"], ["on Monday"]]),
	"Old": sheet_of([CELLS[0], ["1", "x", "y"]]), "Orders": sheet_of(rows)},
	strings=strings, states={"Old": ' state="hidden"'})
prefixed = sheet_of(rows).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
book("prefixed.xlsx", {"Orders": prefixed}, strings=strings, method=zipfile.ZIP_STORED)
book("utf16.xlsx", {"Orders": sheet_of(rows)}, strings=strings, extra={"xl/worksheets/sheet1.xml":
	('<?xml version="1.0" encoding="UTF-16"?>' + sheet_of(rows)).encode("utf-16")})

# ---- what a workbook has besides ----
JANUARY, FEBRUARY = CELLS, [CELLS[0], ["25-02182-23344", "c", "Plate", "1"]]
book("months.xlsx", {"January": sheet_of(JANUARY), "Notes": sheet_of([["a remark"]]), "February": sheet_of(FEBRUARY),
	"March": sheet_of([CELLS[0]])})
book("first-hidden.xlsx", {"January": sheet_of(JANUARY), "February": sheet_of(FEBRUARY), "Notes": sheet_of([["a"]])},
	states={"January": ' state="veryHidden"', "Notes": ' state="hidden"'})
book("only-hidden.xlsx", {"Notes": sheet_of([["a"]]), "February": sheet_of(FEBRUARY)},
	states={"February": ' state="hidden"'})
book("half-broken.xlsx", {"January": sheet_of(JANUARY), "February": sheet_of(FEBRUARY)[:-30]})
hidden = sheet_of(JANUARY).replace('<row r="4">', '<row r="4" hidden="1">')
book("filtered.xlsx", {"January": hidden.replace('<row r="3">', '<row r="3" hidden="true">')})
book("lost-sheet.xlsx", {"January": sheet_of(JANUARY)}, extra={"xl/workbook.xml":
	f'<workbook xmlns:r="{OFFICE}"><sheets>'
	'<sheet name="January" r:id="rId1"/><sheet name="February" r:id="rId2"/></sheets></workbook>'})

# ---- paths from part to part: TARGET of the sheet and how the archive names it ----
paths = {"dotted": ("./worksheets/./sheet1.xml", "xl/worksheets/sheet1.xml"),
	"up": ("worksheets/../../xl/worksheets//sheet1.xml", "xl/worksheets/sheet1.xml"),
	"above": ("../../../../xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
	"whole": ("/xl/./worksheets/../worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
	"backslash": ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
	"root-backslash": ("\\xl\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
	"windows": ("worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml"),
	"escaped": ("worksheets/my%20sheet.xml", "xl/worksheets/my%20sheet.xml"),
	"resolved": ("worksheets/my%20%E8%A1%A8.xml", "xl/worksheets/my 表.xml")}
for name, (target, part) in paths.items():
	book(f"path-{name}.xlsx", {"Orders": sheet_of(CELLS)}, extra={"xl/worksheets/sheet1.xml": None, part:
		sheet_of(CELLS), "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="x" Type="/worksheet" '
		f'Target="http://localhost/a" TargetMode="External"/><Relationship Id="rId1" Type="/worksheet" '
		f'Target="{target}"/></Relationships>'})

# ---- numbers and dates, a cell each: A is what it is, B what it must become ----
def values(name, cells, epoch=""):
	head = ["Order Number", "Buyer Username", "Item Title", "Custom Label"]
	rows = [[str(1000 + i), what, "a", cell] for i, (what, cell) in enumerate(cells)]
	book(name, {"Orders": sheet_of([head] + rows)}, epoch=epoch)


values("values.xlsx", [
	("1.5", number("1.5")), ("0.3", number("0.30000000000000004")), ("1234567.89", number("1234567.8899999999")),
	("0.00012", number("1.2E-4")), ("120000", number("1.2E5")), ("-3", number("-3")), ("0", number("0")),
	("100", number("99.9999999999999999")), ("123456789012345", number("123456789012345")),
	("4006381333931", number("4006381333931")), ("0000000000042", number("42", PADDED)),
	("12.50", inline("12.50")), ("TRUE", ('t="b"', "<v>1</v>")), ("FALSE", ('t="b"', "<v>0</v>")),
	("2025-01-10 09:12", number("45667.38333333333", DATE)),
	("2025-01-10 09:12:33", number("45667.383715277778", DATE)),
	("2025-01-10", number("45667", DAY)), ("2025-01-10", number("45667", CHINESE)),
	("2025-01-10 00:00:00", number("45667", FULL)), ("2025-01-11 00:00:00", number("45667.999999999", FULL)),
	("1900-02-28", number("59", DAY)), ("60", number("60", DAY)), ("1900-03-01", number("61", DAY)),
	("9999-12-31", number("2958465", DAY)), ("2958466", number("2958466", DAY)), ("-1", number("-1", DAY)),
	("00:01:30", number("1.0416666666666667E-3", CLOCK)), ("45667", number("45667", COLOURED)),
	("2025-01-10 09:12:33", ('t="d"', "<v>2025-01-10T09:12:33</v>")),
	("a_b_x0041_c", inline("a_b_x0041_c")), ("a\nb", inline("a_x000A_b")),
	("a_x000A_b".replace("_x", "_x005F_x"), inline("a_x005F_x000A_b")), ("_", inline("_x005F_")),
])
values("values1904.xlsx", [("2025-01-10", number("44205", DAY)), ("1904-01-02", number("1", DAY))], ' date1904="1"')

# ---- amounts: numbers have a point, and texts what the country has ----
AMOUNTS = ["Order Number", "Buyer Username", "Item Title", "Quantity", "Sold For", "Total Price"]
book("amounts.xlsx", {"Orders": sheet_of([AMOUNTS,
	["25-1", "b", "Cable 1.50 m", number("1"), number("1.234"), "1.234"],
	["25-2", "b", "Mug", number("1"), "900,75", number("33.333333333333336")],
	["25-3", "b", "Mug", number("1"), number("0.30000000000000004"), number("1234567.8899999999")],
	["25-4", "b", "Mug", number("1"), number("1234.567"), "12,00"]])})

# ---- currencies, as number formats show them ----
book("signs.xlsx", {"Orders": sheet_of([AMOUNTS,
	["25-1", "b", "Mug", number("1"), number("1.234", EURO), number("1234.567", EURO)],
	["25-2", "b", "Mug", number("1"), number("12.5", DOLLAR), number("12.5", NAIRA)]])})

# ---- cells that were merged: the first has the value, and those below are empty or not there ----
def merged(name, rows, *refs):
	cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
	xml = sheet_of(rows).replace("</sheetData>", f'</sheetData><mergeCells count="{len(refs)}">{cells}</mergeCells>')
	book(name, {"Orders": xml})


ALI = ["订单编号", "买家会员名", "货品标题", "单价(元)", "数量", "运费(元)", "实付款(元)", "订单创建时间"]
merged("merged.xlsx", [["1688 订单"] + [None] * 7, ALI,
	["1001", "甲", "杯", number("12.5"), number("2"), number("5"), number("40"), "2026-01-10 10:00:00"],
	[None, None, "碗", number("10"), number("1")],
	["1002", "乙", "盘", number("1"), number("1"), number("0"), number("10.234"), "2026-01-11 10:00:00"],
	[None, None, "壶", number("9"), number("1")],
	["1003", "丙", "盆", number("7"), number("1"), number("0"), number("7"), "2026-01-12 10:00:00"]],
	"A1:H1", "A3:A4", "B3:B4", "F3:F4", "G3:G4", "H3:H4", "A5:A6", "B5:B6", "F5:F6", "G5:G6", "H5:H6")
DOUYIN = ["主订单编号", "子订单编号", "选购商品", "商品数量", "商品金额", "订单应付金额", "订单提交时间", "收件人"]
merged("merged-douyin.xlsx", [DOUYIN,
	["6931122334455667788", "1", "杯", number("2"), number("129"), number("258"), "2026-01-10 10:00:00", "甲"],
	[None, "2", "碗", number("1"), number("10")],
	["6931122334455667799", "3", "盘", number("1"), number("5"), number("5"), "2026-01-10 11:00:00", "乙"],
	[None] * 8, [None, "4", "壶", number("1"), number("6")]],
	"A2:A3", "F2:F3", "G2:G3", "H2:H3")
# a number of pieces, or an amount, of two rows together; two merged columns, of which the first counts
PIECES = [["1001", "甲", "杯", number("12.5"), number("2"), number("5"), number("40"), "2026-01-10 10:00:00"],
	[None, None, "碗", None, number("1")], [None, None, "盘", number("3"), number("1")]]
merged("merged-prices.xlsx", [ALI] + PIECES, "A2:B4", "D2:D3")
PIECES[1][4] = None
merged("merged-pieces.xlsx", [ALI] + PIECES + [["1002", "乙", "壶", None, "1"]], "A2:B4", "E2:E3")
# amounts that are added over the rows of an order
merged("merged-lazada.xlsx", [["orderItemId", "orderNumber", "itemName", "unitPrice", "paidPrice", "shippingFee",
	"createTime"], ["1", "100", "Mug", number("10"), number("9"), number("4"), "2026-01-10 10:00:00"],
	["2", None, "Cup", number("5"), number("5")]], "B2:B3", "F2:F3", "G2:G3")
# others' own values below, and merges that overlap, lie outside of the rows or of all sheets
merged("merged-own.xlsx", [ALI, ["1001", "甲", "杯"], ["1002", "乙", "碗"], [None, "乙", "盘"], [], ["1003", "丙", "壶"]],
	"A2:A3", "A3:A4", "A1:A1048576", "A2:A5", "XFD5:XFD9", "C9:C20000", "B4:A3", "A9:A2")
for name, ref in {"empty": "", "one": "A1", "letters": "A1:B", "far": "A1:A9999999", "wide": "A1:ZZZZZ2",
		"long": "A" * 5000 + ":B2", "signs": "A-1:A3"}.items():
	merged(f"bad-merge-{name}.xlsx", CELLS, ref)

# ---- damage: what a spreadsheet did, and what is no workbook ----
head = ["Order Number", "Buyer Username", "Item Title", "Sale Date"]
for name, cells in {
	"rounded": [number("250110118822334455"), "b", "Kettle"],
	"rounded17": [number("2.5011011882233446E+17"), "b", "Kettle"],
	"error": ["25-1", "b", ('t="e"', "<v>#N/A</v>")], "divided": ["25-1", "b", ('t="e"', "<v>#DIV/0!</v>")],
	"undated": ["25-1", "b", "Kettle", number("45667.38")],
	"uncalculated": ["25-1", "b", ("", '<f>CONCATENATE("Ket","tle")</f>')],
	"uncalculated-code": [("", "<f>B4</f><v></v>"), "b", "Kettle"],
	"uncalculated-text": ["25-1", "b", ('t="str"', "<f>B4</f>")],
	"calculated": ["25-1", ('t="str"', '<f>""</f><v></v>'), ('t="str"', '<f t="shared" si="0"/><v>Kettle</v>'),
		("", "<f>TODAY()</f><v>2025-01-10</v>")],
}.items():
	book(f"{name}.xlsx", {"Bestellungen": sheet_of([["remark"], head, [], cells])})

book("stale.xlsx", {"Bestellungen": sheet_of([["remark"], head, [], ["25-1", ("", "<f>A9</f><v>0</v>"), "Kettle",
	"2025-01-10"]])}, extra={"xl/workbook.xml": f'<workbook xmlns:r="{OFFICE}"><sheets><sheet name="Bestellungen" '
	'r:id="rId1"/></sheets><calcPr calcId="1" fullCalcOnLoad="1"/></workbook>'})
book("rounded-two.xlsx", {"Orders": sheet_of([head, [number("440110118822334455"), "b", "Kettle"],
	["44-2", "c", "Mug"]])})
book("rounded-all.xlsx", {"Orders": sheet_of([head, [number("440110118822334455"), "b", "Kettle"],
	[number("440210118822334455"), "c", "Mug"]])})

good = (folder / "excel.xlsx").read_bytes()
(folder / "truncated.xlsx").write_bytes(good[:len(good) * 2 // 3])
(folder / "headless.xlsx").write_bytes(good[:40] + bytes(400) + good[440:])
sheet = sheet_of(CELLS)
bad = {
	"doctype": f'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>{sheet}',
	"unclosed": sheet[:-20],
	"backward": sheet_of([["Order Number"]]).replace('r="A1"', 'r="A9"'),
	"far-row": sheet.replace('r="4"', 'r="99999999"'), "far-cell": sheet.replace('r="B2"', 'r="ZZZZZ2"'),
	"index": sheet.replace('t="inlineStr"', 't="s"').replace("<is><t>", "<v>").replace("</t></is>", "</v>"),
	"negative": sheet.replace('<row r="2">', '<row r="-2">'),
}
for name, xml in bad.items():
	book(f"bad-{name}.xlsx", {"Orders": xml})
book("bad-string.xlsx", {"Orders": sheet_of([texts[:3]])}, strings=["<t>Order Number</t>"])
book("bad-encoding.xlsx", {"Orders": sheet}, prolog='<?xml version="1.0" encoding="GB18030"?>')
book("bad-missing.xlsx", {"Orders": sheet}, extra={"xl/worksheets/sheet1.xml": None})
book("bad-xlsb.xlsx", {"Orders": sheet}, extra={"_rels/.rels": HEAD + '<Relationships><Relationship Id="r1" '
	f'Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>', "xl/workbook.bin": "\x83\x01"})
book("bad-outside.xlsx", {"Orders": sheet}, extra={"xl/_rels/workbook.xml.rels": '<Relationships><Relationship '
	'Id="rId1" Type="/worksheet" Target="/etc/passwd"/></Relationships>'})
book("bad-path.xlsx", {"Orders": sheet}, extra={"xl/_rels/workbook.xml.rels": '<Relationships><Relationship '
	f'Id="rId1" Type="/worksheet" Target="{"../" * 100000}xl/worksheets/sheet1.xml"/></Relationships>'})
with zipfile.ZipFile(folder / "bad-archive.xlsx", "w") as archive:
	archive.writestr("orders.csv", CSV)

# ---- hostile: little that unpacks to much ----
book("huge-sheet.xlsx", {"Orders": "<worksheet><sheetData>" + " " * (40 << 20) + "</sheetData></worksheet>"})
book("huge-tag.xlsx", {"Orders": '<worksheet a="' + "x" * (6 << 20) + '"/>'})
book("huge-depth.xlsx", {"Orders": "<worksheet>" + "<a>" * 600000})
book("huge-names.xlsx", {"Orders": "<worksheet>" + "".join(f"<n{i}/>" for i in range(300000)) + "</worksheet>"})
long = "x" * 32000
book("huge-strings.xlsx", {"Orders": sheet_of([[('t="s"', "<v>0</v>")] * 26] * 200)}, strings=[f"<t>{long}</t>"])
book("huge-wide.xlsx", {"Orders": sheet_of([["Order Number"] + [None] * 5000 + ["x"]])})
book("huge-area.xlsx", {"Orders": sheet_of([["1"] + [None] * 900 + ["x"]] + [["1"]] * 3000)})
merged("huge-merges.xlsx", CELLS, *["A1:A1048576"] * 1100000)
long_rows = [["Order Number", "x"], ["y" * 32000, "1"]] + [[None, "1"]] * 6000
merged("huge-merged.xlsx", long_rows, "A2:A1048576")
merged("many-merges.xlsx", CELLS[:2] + [[None, None, f"c{i}", "1"] for i in range(1000)], *["A2:A1048576"] * 500000)
with zipfile.ZipFile(folder / "huge-entries.xlsx", "w") as archive:
	for i in range(66000):
		archive.writestr(str(i), "")

# ---- containers of other kinds ----
ole = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
(folder / "old.xls").write_bytes(ole + "Workbook".encode("utf-16-le") + bytes(500))
(folder / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + bytes(500))
data = bytearray((folder / "prefixed.xlsx").read_bytes())
at = 0
while (at := data.find(b"PK\1\2", at)) >= 0: # a ZIP with a password: flags of every entry
	flags = struct.unpack_from("<H", data, at + 8)[0]
	struct.pack_into("<H", data, at + 8, flags | 1)
	local = struct.unpack_from("<I", data, at + 42)[0]
	struct.pack_into("<H", data, local + 6, flags | 1)
	at += 4
(folder / "locked-zip.xlsx").write_bytes(data)

# ---- another writer ----
if sys.argv[2:] == ["openpyxl"]:
	import datetime
	import openpyxl
	wb = openpyxl.Workbook()
	ws = wb.active
	ws.title = "订单"
	ws.append(CELLS[0])
	ws.append(CELLS[1][:3] + [2, 39.9, datetime.datetime(2025, 1, 10, 9, 12, 33)] + CELLS[1][6:])
	ws.append([])
	ws.append(CELLS[3][:3] + [1, 4, datetime.date(2025, 1, 11), "RR123456785DE", "97477"])
	ws.column_dimensions["A"].width = 30
	ws.merge_cells("J1:K2")
	ws.freeze_panes = "A2"
	ws["F2"].number_format = "yyyy/m/d h:mm:ss"
	wb.save(folder / "openpyxl.xlsx")
