"""legible.py - can what is printed be read, or is it told, whatever the heights of text and picture and the words?

    legible.py DOSSIER TEXT,... HEIGHT,...   pictures with captions of 1, 5 and 15 lines, each below its section's
                                             title and behind others: what is below 6 pt, and whether it is told
"""
import pathlib
import re
import subprocess
import sys

PICTURES = pathlib.Path(__file__).with_name("pictures.py")

WORDS = "What was agreed with the buyer, and when the parcel would be there, is said in the lines at the end of it. "
OPTIONS = ["case.yaml", "--now", "2025-01-22", "--warning-exit-0"]


def write_case(exhibits):
    """Exhibits: file and lines of caption."""
    with open("case.yaml", "w", encoding="utf-8") as case:
        case.write("dossier: 1\nplatform: generic\ncomplaint: other\nlanguage: en\nnumber: L-1\nexhibits:\n")
        for i, (path, lines) in enumerate(exhibits):
            case.write(f"  - {{id: x{i}, file: {path}, title: Screen {i}, caption: '{WORDS * lines}'}}\n")


def run(dossier, command):
    return subprocess.run([dossier, *command, *OPTIONS], capture_output=True, text=True, check=False)


def test(dossier, exhibits):
    """How many parts are too small, and how many of their files are not told of."""
    write_case(exhibits)
    told = set(re.findall(r"the text in (\S+) .*\[text-small\]", run(dossier, ["check"]).stderr))
    small = silent = 0
    for line in run(dossier, ["dump", "--stage=boxes"]).stdout.split("\n"):
        found = re.match(r"\s*picture .* (\d+)\.(\d+) \"Exhibit\s(\d+).* text (\d+\.\d+)$", line)
        if found and float(found[4]) < 6:
            path, lines = exhibits[int(found[3]) - 1]
            print(f"{path}, {lines} lines of caption, one of {len(exhibits)}, part {found[2]}: {found[4]} pt")
            small += 1
            silent += path not in told
    return small, silent


def main():
    dossier, (texts, heights) = sys.argv[1], (part.split(",") for part in sys.argv[2:])
    tried, small, silent = 0, 0, 0
    for text in texts:
        many = []
        for height in heights:
            path = f"words-{height}-{text}.png"
            subprocess.run([sys.executable, PICTURES, "words", path, "1080", height, f"text={text}"], check=True)
            many += [(path, lines) for lines in (1, 5, 15)]
        for exhibits in [many] + [[one] for one in many]:
            found = test(dossier, exhibits)
            tried, small, silent = tried + len(exhibits), small + found[0], silent + found[1]
    print(f"{tried} tried, {small} too small, {silent} not told")


main()
