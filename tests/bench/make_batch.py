"""make_batch.py PICTURES FOLDER N - N case folders of about 4 pages with 4 screenshots each, and the same as Typst
documents beside them (case.typ). The screenshots are links to those of PICTURES, each in turn."""
import contextlib
import os
import sys

from make_cases import Content, head, money

SHOTS = 4


def write_case(number, shots):
    c = Content(6 + number % 3)
    head("GD-250115-%05d" % number)
    print("claims:")
    for says, fact in c.claims[:2]:
        print('  - says: "%s"\n    fact: "%s"\n    proof: [shot-1]' % (says, fact))
    print("statement: |\n  " + c.statement[0])
    print("order:\n  number: 250110-1188%011d\n  created: 2025-01-10 09:12 +08:00\n  items:" % number)
    for name, sku, count, cents in c.items[:2]:
        print('    - {name: "%s", sku: %s, quantity: %d, price: %s}' % (name, sku, count, money(cents)))
    print("  currency: CNY\nexhibits:")
    for i, name in enumerate(shots):
        print("  - {id: shot-%d, file: %s, title: 聊天截图 %d}" % (i + 1, name, i + 1))


def write_typst(number, shots):
    c = Content(6 + number % 3)
    print('#set page(paper: "a4", margin: 22mm, numbering: "1 / 1")')
    print('#set text(font: "Noto Sans CJK SC", size: 10pt, lang: "zh")\n#set par(justify: true, leading: 0.8em)')
    print("= 申诉材料 GD-250115-%05d\n" % number)
    for says, fact in c.claims[:2]:
        print("#grid(columns: 2)[%s][%s]" % (says, fact))
    print(c.statement[0])
    print("= 订单\n#table(columns: (1fr, auto, auto, auto), table.header([商品], [SKU], [数量], [单价]),")
    for name, sku, count, cents in c.items[:2]:
        print("  [%s], [%s], [%d], [%s]," % (name, sku, count, money(cents)))
    print(")\n#pagebreak()")
    for name in shots:
        print('#figure(image("%s", height: 11cm), caption: [聊天截图])' % name)


def main():
    pictures, folder, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
    pool = sorted(os.listdir(pictures))
    for number in range(n):
        case = "%s/%05d" % (folder, number)
        os.makedirs(case)
        shots = [pool[(number * SHOTS + i) % len(pool)] for i in range(SHOTS)]
        for name in shots:
            os.link("%s/%s" % (pictures, name), "%s/%s" % (case, name))
        for name, write in (("case.yaml", write_case), ("case.typ", write_typst)):
            with open("%s/%s" % (case, name), "w", encoding="utf-8") as file, contextlib.redirect_stdout(file):
                write(number, shots)


if __name__ == "__main__":
    main()
