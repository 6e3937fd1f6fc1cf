"""Compile a Typst document: compare_typst.py IN.typ OUT.pdf (pip install typst)."""
import sys

import typst

typst.compile(sys.argv[1], output=sys.argv[2], font_paths=["/usr/share/fonts/opentype/noto"])
