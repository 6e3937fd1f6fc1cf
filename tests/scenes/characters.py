"""characters.py - the text whose every character must come back, and the comparison.

    characters.py case LANGUAGE    a case file on standard output
    characters.py compare PDF      is the text of the case in the PDF? prints what is not"""
import subprocess
import sys
import unicodedata

# A line is a paragraph. Sequences stand without spaces between them, as people type them.
HARD = [
	"汉字与𠮷野家、㐂乐、𠮷𠮷㐂㐂、龘靐齉爩、囧槑、繁體字：雞龍門、々〇〆。",
	"买家说：“（我）不想要了……”——店家答：‘可以退货’；《说明书》、【通知】、「引用」、『再引用』！？",
	"2024年6月15日收到iPhone15共1,200件，单价¥12.50元（税前），合计￥15,000.00元，约30％。",
	"Заказ № 55-10482 на сумму 12 500 ₽: ёлочная гирлянда «Йолка», объём 1½ л — вручён; ЙЁйё, Ґґ, Єє, Її, Ўў.",
	"Decomposed: и\u0306 е\u0308 И\u0306 Е\u0308 e\u0301 n\u0303 u\u0308; composed: й ё Й Ё é ñ ü.",
	"Ligatures of a font stay letters: office, affluent, fjord, Tftt, fi fl ffi ffl; and ﬁ ﬂ are their own.",
	"Prices: $1.50 £2 €3 ¥4 ₽5 ₹6 ₩7 ¢8; signs: № § ¶ © ® ™ ° ± × ÷ − ≤ ≥ ≈ ≠ ∞ √ → ← ↑ ↓ … • · † ‡ ‰ µ Ω.",
	"Łódź, Kraków, İstanbul, Škoda, Þór, façade, naïve, Ångström, œuvre, Straße, ẞ, Đặng, Nguyễn.",
	"😀😟🤷🫖🎉🫶🧾📦🚚❤️☎️☎✔️✅❌⭐️‼️™️",
	"👍🏻👍🏼👍🏽👍🏾👍🏿🤝🏽👩🏻‍🤝‍👨🏿",
	"🇨🇳🇷🇺🇬🇧🇩🇪🇺🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿🏳️‍🌈🏴‍☠️",
	"👨‍👩‍👧‍👦👩🏽‍💻🧑🏿‍🚀👩‍❤️‍💋‍👨🤷🏻‍♀️🐈‍⬛❤️‍🔥",
	"0️⃣1️⃣2️⃣9️⃣#️⃣*️⃣🔟",
	"Mixed中文with拉丁and😀кириллица№5и100₽以及€20。",
]


def sorted_blocks():
	"""Everything that sellers in these languages type: GB 2312, Latin, Cyrillic, full-width forms."""
	chinese = [bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
	ranges = [(0x21, 0x7E), (0xA1, 0x17F), (0x400, 0x45F), (0x490, 0x491), (0x2010, 0x2027), (0x2460, 0x2473),
		(0x3001, 0x301B), (0xFF01, 0xFF5E)]
	others = [chr(code) for first, last in ranges for code in range(first, last + 1)
		if unicodedata.category(chr(code)) not in ("Cf", "Cn", "Zl", "Zp")]
	text = "".join(chinese).replace("\ufffd", "")
	rows = [text[i:i + 200] for i in range(0, len(text), 200)]
	return rows + ["·".join(others[i:i + 60]) for i in range(0, len(others), 60)]


def paragraphs():
	return HARD + sorted_blocks()


def case(language):
	print(f"dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: {language}\nnumber: T-1\nstatement: |")
	for paragraph in paragraphs():
		print("  " + paragraph.replace("[[", "[ ["), "", sep="\n")


def bare(text):
	return "".join(text.split()).replace("\u00a0", "")


def compare(path):
	area = ["-x", "0", "-y", "60", "-W", "596", "-H", "720"]  # without running head and foot
	text = subprocess.run(["pdftotext", "-raw", *area, path, "-"], check=True, capture_output=True).stdout
	found, missing = bare(text.decode("utf-8")), 0
	for paragraph in paragraphs():
		wanted = bare(paragraph)
		if wanted not in found:
			missing += 1
			known = max((n for n in range(len(wanted)) if wanted[:n] in found), default=0)
			at = found.find(wanted[:known])
			print(f"after {wanted[max(0, known - 8):known]!r}: wanted {wanted[known:known + 6]!r},"
				f" got {found[at + known:at + known + 6]!r}")
	print(f"{len(paragraphs())} paragraphs, {len(found)} characters", file=sys.stderr)
	return missing


if __name__ == "__main__":
	sys.exit(case(sys.argv[2]) if sys.argv[1] == "case" else compare(sys.argv[2]) != 0)
