#!/bin/bash
# seeds.sh - what the fuzzers start from: small pictures, fonts and exports, made anew. Needs imagemagick,
# libharfbuzz-bin, python3 and the fonts that dossier uses. Usage: seeds.sh FOLDER
set -eu
out=$1
scenes=$(cd "$(dirname "$0")/../scenes" && pwd)
mkdir -p "$out/image" "$out/font" "$out/cff" "$out/imports"
cd "$out"

# ---- pictures: every coding, with and without what is to be dropped ----
paint() { convert -size "$1" -seed 7 plasma:tomato-steelblue -depth 8 "${@:2}"; }
paint 24x16 image/grey.png >/dev/null 2>&1
paint 24x16 -colorspace Gray PNG8:image/palette.png
paint 24x120 -alpha set -channel A -evaluate set 60% PNG32:image/alpha.png
paint 24x120 -depth 16 PNG48:image/deep.png
paint 24x60 -interlace PNG -alpha set PNG32:image/interlaced.png
paint 24x60 -monochrome -depth 1 PNG:image/bits.png
paint 24x60 -colors 13 -transparent "#000000" PNG8:image/key.png
paint 24x120 -set comment "GPSLatitude" PNG24:image/text.png
paint 24x24 -quality 60 image/plain.jpg
paint 16x160 -quality 40 -sampling-factor 4:2:0 image/tall.jpg
paint 16x160 -quality 40 -interlace JPEG image/tall-progressive.jpg
paint 160x16 -quality 40 -sampling-factor 4:2:0 image/lying.jpg
paint 160x16 -quality 40 -interlace JPEG image/lying-progressive.jpg
paint 120x24 PNG24:image/lying.png
paint 120x24 -interlace PNG -alpha set PNG32:image/lying-interlaced.png
paint 24x24 -colorspace Gray -quality 60 image/grey.jpg
paint 24x24 -colorspace CMYK -quality 60 image/cmyk.jpg
paint 24x24 -quality 60 -set comment "taken at home" -define jpeg:sampling-factor=1x1 image/comment.jpg
python3 - <<'PYTHON'
# EXIF with orientation, date and place, and a profile in two pieces, put behind the SOI
import struct, zlib
jpeg = open('image/plain.jpg', 'rb').read()
def entry(tag, kind, count, value): return struct.pack('<HHI4s', tag, kind, count, value)
def folder(*entries): return struct.pack('<H', len(entries)) + b''.join(entries) + bytes(4)
at = struct.pack('<I', 8 + 2 + 36 + 4)
gps_at = struct.pack('<I', 8 + 2 + 36 + 4 + 18)
turn = entry(0x112, 3, 1, b'\6\0\0\0')
tiff = b'II*\0\x08\0\0\0' + folder(turn, entry(0x8769, 4, 1, at), entry(0x8825, 4, 1, gps_at))
tiff += folder(entry(0x9003, 2, 20, struct.pack('<I', 8 + 2 + 36 + 4 + 36)))
tiff += folder(entry(1, 2, 2, b'N\0\0\0')) + b'2025:01:10 09:12:33\0'
def segment(marker, data): return struct.pack('>BBH', 255, marker, len(data) + 2) + data
profile = bytearray(200)
profile[0:4] = struct.pack('>I', 200)
profile[12:24] = b'mntrRGB XYZ '
profile[36:40] = b'acsp'
def chunk(i): return b'ICC_PROFILE\0' + bytes([i + 1, 2]) + bytes(profile[100 * i:100 * i + 100])
icc = segment(0xE2, chunk(0)) + segment(0xE2, chunk(1))
open('image/exif.jpg', 'wb').write(jpeg[:2] + segment(0xE1, b'Exif\0\0' + tiff) + icc + jpeg[2:] + b'behind the end')
# long pictures that lie on their side or stand on their head
def chunk_of(name, data): return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
def turn_file(name, orientation):
    file = open('image/' + name, 'rb').read()
    tiff = struct.pack('>2sHIHHHIHHI', b'MM', 42, 8, 1, 0x112, 3, 1, orientation, 0, 0)
    at, exif = (2, segment(0xE1, b'Exif\0\0' + tiff)) if name.endswith('jpg') else (33, chunk_of(b'eXIf', tiff))
    open('image/turned-' + name, 'wb').write(file[:at] + exif + file[at:])
for orientation, name in enumerate(['lying.jpg', 'lying-progressive.jpg', 'lying.png', 'lying-interlaced.png'], 5):
    turn_file(name, orientation)
for i, name in enumerate(['tall.jpg', 'deep.png', 'interlaced.png', 'bits.png', 'key.png', 'alpha.png']):
    turn_file(name, 2 + i % 3)
PYTHON

# ---- fonts: a few glyphs of each kind ----
text='Tea 12,5 AV fi. №Чай“茶叶。”é😀🇨🇳ל'
fonts=/usr/share/fonts
cut() { hb-subset --text="$text" --name-IDs='*' --output-file="$2" "${@:3}" "$1"; }
cut $fonts/truetype/noto/NotoSans-Regular.ttf font/glyf.ttf --layout-features=''
cut $fonts/opentype/noto/NotoSansCJK-Regular.ttc font/cid.otf --face-index=2
cut $fonts/truetype/noto/NotoColorEmoji.ttf font/emoji.ttf || true
cut $fonts/opentype/urw-base35/NimbusSans-Regular.otf font/named.otf || true
cut $fonts/truetype/dejavu/DejaVuSans.ttf font/lookups.ttf --layout-features='*' || true
find font -size +60k -delete
python3 - <<'PYTHON'
# the CFF tables of the fonts
import glob, struct
for path in glob.glob('font/*.otf'):
    font = open(path, 'rb').read()
    for i in range(struct.unpack('>H', font[4:6])[0]):
        tag, _, at, n = struct.unpack('>4sIII', font[12 + 16 * i:28 + 16 * i])
        if tag == b'CFF ':
            open('cff/' + path[5:-4], 'wb').write(font[at:at + n])
PYTHON

# ---- exports: of every platform, and workbooks, packed and as their parts ----
python3 "$scenes/imports.py" exports
python3 "$scenes/workbook.py" books
for folder in exports/*/; do
	for file in "$folder"*; do
		case ${file##*/} in case.yaml | want) ;; *) cp "$file" "imports/$(basename "$folder")" ;; esac
	done
done
find books -type f -size -9k -exec cp {} imports/ \;
python3 - <<'PYTHON'
import glob, zipfile
for path in glob.glob('books/*.xlsx'):
    try:
        book = zipfile.ZipFile(path)
        parts = [book.read('xl/' + part) for part in ('worksheets/sheet1.xml', 'sharedStrings.xml', 'styles.xml')]
    except (KeyError, RuntimeError, zipfile.BadZipFile):
        continue
    if len(b''.join(parts)) < 12000:
        open('imports/parts-' + path[6:-5], 'wb').write(b'\1'.join(parts))
PYTHON
rm -r exports books
ls -l image font cff imports
