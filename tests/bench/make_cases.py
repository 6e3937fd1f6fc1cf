#!/usr/bin/python3
"""Write the case files of the benchmark: text of any length, or a folder of pictures.

    make_cases.py text MESSAGES > CASE.yaml       a Chinese dossier: statement, tables, chats; nobody to hide
    make_cases.py hidden MESSAGES > CASE.yaml     the same with a buyer and a consignee to hide
    make_cases.py typst MESSAGES > FILE.typ       the same text as a Typst document, to compare
    make_cases.py pictures FOLDER > CASE.yaml     every picture in FOLDER, as an exhibit

60 messages make 12 pages, and everything else grows with them. Nothing in it is real.
"""
import os
import random
import sys

WORDS = ("买家 卖家 商品 平台 订单 物流 签收 退款 证据 截图 授权 品牌 发票 检测 报告 质量 描述 一致 包装 完好 承诺 时效 工单 投诉 "
         "处理 沟通 记录 说明 提供 要求 材料 鉴定 拒绝 同意 运费 赔付 批次 防伪 标签 仓库 实拍 照片 面单 本店 客服 收到 已经 "
         "没有 任何 可以 应当 按照 规则 因此 随后 当日 次日 双方 协商 方案 退货 换新 送检 费用 承担").split()
MARKS = ["\uff0c"] * 6 + ["\u3002"] * 3 + ["\u3001", "\uff1b", "\uff1a"]
FILLERS = ["2025-01-13", "GD-250115-0042", "\uffe5129.00", "SF1390", "500ml", "\u201c正品\u201d", "OK"]
PERSONS = ("buyer", "seller")
BUYER, CONSIGNEE = "yunduo9126", {"name": "王秀兰", "phone": "13800001234",
                                  "address": "浙江省杭州市西湖区云栖路 18 号 3 幢 2 单元 501 室"}
TELLING_EACH = 50  # of so many messages one tells what is hidden
STATEMENT_MOST = 300  # paragraphs: dossier takes no text above 256 KiB


def prose(dice, characters):
    text = ""
    while len(text) < characters:
        for _ in range(dice.randrange(2, 6)):
            text += dice.choice(FILLERS) if dice.random() < 0.06 else dice.choice(WORDS)
        text += dice.choice(MARKS)
    return text[:-1] + "\u3002"


def moment(minute):
    """Minutes after 2025-01-01: months of 28 days, years of 12 of them."""
    days = minute // 1440
    return "%04d-%02d-%02d %02d:%02d" % (
        2025 + days // 336, 1 + days // 28 % 12, 1 + days % 28, minute // 60 % 24, minute % 60)


class Content:
    """The same words whatever they are written as."""

    def __init__(self, messages):
        dice = random.Random(11)
        scale = max(1, messages // 60)
        self.claims = [(prose(dice, 40), prose(dice, 60)) for _ in range(3)]
        paragraphs = [prose(dice, 230) for _ in range(6 * scale)]
        self.statement, rest = paragraphs[:STATEMENT_MOST], paragraphs[STATEMENT_MOST:]
        self.items = [(prose(dice, 18)[:-1], "SKU-%05d" % i, dice.randrange(1, 4), dice.randrange(900, 29900))
                      for i in range(12 * scale)]
        self.events = [(moment(1500 + 17 * i), dice.choice(WORDS), prose(dice, 24)) for i in range(24 * scale)]
        self.messages = [(moment(4000 + 3 * i), PERSONS[dice.random() < 0.5], prose(dice, dice.randrange(12, 70)))
                         for i in range(messages)]
        self.messages += [(moment(4000 + 3 * (messages + i)), "seller", text) for i, text in enumerate(rest)]

    def total(self):
        return sum(count * cents for _, _, count, cents in self.items)


def money(cents):
    return "%d.%02d" % (cents // 100, cents % 100)


def head(number):
    print("dossier: 1\nplatform: pinduoduo\ncomplaint: counterfeit\nlanguage: zh-CN\nnumber: %s" % number)
    print("respond_by: 2025-03-01 20:00 +08:00\nseller: {name: 晴川家居专营店}")


def tell(i, hides):
    """What a buyer writes again and again."""
    if not hides or i % TELLING_EACH != 7:
        return ""
    said = [", ".join(CONSIGNEE.values()), BUYER, CONSIGNEE["phone"], CONSIGNEE["name"]]
    return " " + said[i // TELLING_EACH % len(said)]


def write_text(messages, hides=False):
    c = Content(messages)
    head("GD-250115-0042")
    if hides:
        print("hide: [%s]" % BUYER)
    print("claims:")
    for says, fact in c.claims:
        print('  - says: "%s"\n    fact: "%s"\n    proof: ["chat:3"]' % (says, fact))
    print("statement: |")
    print("\n\n".join("  " + paragraph for paragraph in c.statement))
    print('request: "%s"' % c.claims[0][1])
    print("order:\n  number: 250110-118822334455667\n  created: 2025-01-10 09:12 +08:00")
    print("  buyer: %s\n  items:" % BUYER if hides else "  items:")
    for name, sku, count, cents in c.items:
        print('    - {name: "%s", sku: %s, quantity: %d, price: %s}' % (name, sku, count, money(cents)))
    print("  total: %s\n  currency: CNY" % money(c.total()))
    print("logistics:\n  carrier: 迅鹿速运\n  tracking: XL1390008812345")
    if hides:
        print("  consignee: {%s}" % ", ".join('%s: "%s"' % kind for kind in CONSIGNEE.items()))
    print("  events:")
    for at, place, what in c.events:
        print('    - {at: %s, place: %s, what: "%s"}' % (at, place, what))
    print("chat:\n  - with: 买家 %s\n    channel: 商家后台\n    messages:" % (BUYER if hides else "云***6"))
    for i, (at, who, text) in enumerate(c.messages):
        mark = ", mark: true" if i % 20 == 2 else ""
        print('      - {at: %s, from: %s, text: "%s%s"%s}' % (at, who, text, tell(i, hides), mark))


def write_typst(messages):
    c = Content(messages)
    escape = str.maketrans({"*": "\\*", "_": "\\_", "#": "\\#", "$": "\\$", "@": "\\@", "<": "\\<"})
    print('#set page(paper: "a4", margin: 22mm, numbering: "1 / 1")')
    print('#set text(font: "Noto Sans CJK SC", size: 10pt, lang: "zh")\n#set par(justify: true, leading: 0.8em)')
    print("= 申诉材料\n#outline()\n= 说明")
    print("\n\n".join(paragraph.translate(escape) for paragraph in c.statement))
    print("= 订单\n#table(columns: (1fr, auto, auto, auto), table.header([商品], [SKU], [数量], [单价]),")
    for name, sku, count, cents in c.items:
        print("  [%s], [%s], [%d], [%s]," % (name.translate(escape), sku, count, money(cents)))
    print(")\n= 物流\n#table(columns: (auto, auto, 1fr), table.header([时间], [地点], [事件]),")
    for at, place, what in c.events:
        print("  [%s], [%s], [%s]," % (at, place, what.translate(escape)))
    print(")\n= 聊天")
    print("#let bubble(side, when, body) = align(side, block(width: 70%, inset: 6pt, radius: 4pt, "
          "fill: luma(238), breakable: false)[#text(8pt)[#when]\\ #body])")
    for at, who, text in c.messages:
        print("#bubble(%s)[%s][%s]" % ("left" if who == "buyer" else "right", at, text.translate(escape)))


def write_pictures(folder):
    head("GD-250115-0043")
    print("claims:\n  - says: 买家称商品与描述不符\n    fact: 照片与截图显示商品与描述一致\nexhibits:")
    for i, name in enumerate(sorted(os.listdir(folder))):
        print("  - {id: e%d, file: %s/%s, title: 证据图片 %d}" % (i + 1, os.path.basename(folder), name, i + 1))


def main():
    kind, what = sys.argv[1:]
    {"text": lambda: write_text(int(what)), "hidden": lambda: write_text(int(what), hides=True),
     "typst": lambda: write_typst(int(what)), "pictures": lambda: write_pictures(what)}[kind]()


if __name__ == "__main__":
    main()
