# draft.sh - dossier init: folders of files in three languages become cases that build.
source "${BASH_SOURCE%/*}/scene.bash"

# picture FILE WIDTH HEIGHT: a PNG or, by its name, a JPEG
picture() {
	mkdir -p "$(dirname "$1")"
	make_png picture.tmp "$2" "$3" 7
	case $1 in
	*.jpg) "$python" -c 'import sys; from PIL import Image; Image.open(sys.argv[1]).save(sys.argv[2], "JPEG")' \
		picture.tmp "$1" && rm picture.tmp ;;
	*) mv picture.tmp "$1" ;;
	esac
}

# where the case puts its files, as another reader of YAML reads it
read_case() { "$python" "$scenes/drafted.py" "$1"; }

# builds FOLDER: the case that was drafted is built, with warnings for what is to be filled in and nothing worse
builds() {
	try 3 "$DOSSIER" build --deliver pdf "$1/case.yaml" --now 2025-01-20
	has "$1: blanks are told" "$err" "number is still to be filled in [unfilled]"
	has "$1: and those of the statement" "$err" 'of the statement: blanks are printed [unfilled]'
	holds "$1: no error" "$(grep -c ' error:' <<<"$err")" = 0
	holds "$1: a dossier" -s "$1/case.pdf"
	rm -f "$1/case.pdf" "$1/case.sha256"
}

# ---- Chinese ----
picture "zh/订单 1.png" 400 800
picture "zh/物流截图.png" 400 800
picture "zh/签收截图.png" 400 800
picture "zh/面单.jpg" 400 300
picture "zh/聊天/第二页.png" 400 3000
picture "zh/证书/授权书-2.jpg" 400 560
picture "zh/证书/授权书-10.jpg" 400 560
picture "zh/证书/授权书-1.jpg" 400 560
picture "zh/证书/增值税发票.jpg" 400 560
picture "zh/证书/正品声明函.png" 400 560
picture "zh/实拍图.jpg" 400 300
try 0 "$DOSSIER" init --platform pinduoduo --complaint counterfeit zh
same "nothing to standard output" "$out" ""
has "a guess by the name" "$err" '订单 1.png: order.screenshots, 订单记录, by "订单" in its name [guess]'
has "a guess by the folder" "$err" '聊天/第二页.png: chat.screenshots, 聊天记录, by "聊天" in the name of its folder'
same "one line each" "$(grep -c '\[guess\]' <<<"$err")" 11
same "Chinese files" "$(read_case zh/case.yaml)" "order: '订单 1.png'
tracking: '物流截图.png'
tracking: '签收截图.png shows delivered'
parcel: '面单.jpg'
chat: '聊天/第二页.png'
brand-letter letter brand-letter: '证书/正品声明函.png'
authorization authorization -: '证书/授权书-1.jpg'
authorization authorization -: '证书/授权书-2.jpg'
authorization authorization -: '证书/授权书-10.jpg'
purchase purchase -: '证书/增值税发票.jpg'
product-photos product-photos: '实拍图.jpg'"
case=$(<zh/case.yaml)
has "what helps is put forward" "$case" "proof: [brand-letter, authorization, purchase, order, logistics, chat]"
has "a slot that is known" "$case" "品牌方正品声明函、品牌授权书、进货凭证"
has "a slot that the case fills" "$case" "订单编号 {order}"
has "a reference to what is there" "$case" "（[[order]]）"
has "what proves nothing is told" "$case" "# 商品实拍图对这类投诉没有证明作用"
has "how to get what is missing" "$case" "假货撤销函：由提出假货主张的一方出具并签章"
has "and how to write it" "$case" "- {id: withdrawal-letter, kind: letter, shows: withdrawal-letter, pages: [＿＿＿＿.jpg]}"
has "the time there is" "$case" "已知时限：48"
builds zh

# what is there is never touched
before=$(sha256sum zh/case.yaml)
try 2 "$DOSSIER" init --platform pinduoduo --complaint counterfeit zh
has "a case that is there" "$err" "there is a case file already: zh/case.yaml [case-exists]"
same "as it was" "$(sha256sum zh/case.yaml)" "$before"
mv zh/case.yaml zh/case.yml
try 2 "$DOSSIER" init --platform pinduoduo --complaint counterfeit zh
holds "nor beside another" ! -e zh/case.yaml
mkdir taken && ln -s nowhere taken/case.yaml
try 2 "$DOSSIER" init --platform pinduoduo --complaint counterfeit taken
has "nor through a link" "$err" "[case-exists]"
holds "nothing behind the link" ! -e taken/nowhere

# ---- Russian; a Macintosh writes \u0439 as two characters ----
picture "ru/Заказ № 44-1.png" 400 800
picture "ru/доставка/трек.png" 400 800
picture "ru/Накладная.jpg" 400 300
picture "ru/Переписка.png" 400 2000
picture "ru/Сертификат соответствия.jpg" 400 560
picture "ru/СЧЁТ.jpg" 400 560
picture $'ru/Товарныи\xcc\x86 знак.jpg' 400 560
picture "ru/Чеканка.jpg" 400 300
picture "ru/кассовый чек.jpg" 400 300
try 0 "$DOSSIER" init --platform ozon --complaint not-received ru
same "Russian files" "$(read_case ru/case.yaml | sed $'s/\xcc\x86//' | sort)" "$(sort <<-'LINES'
	chat: 'Переписка.png'
	conformity conformity -: 'Сертификат соответствия.jpg'
	order: 'Заказ № 44-1.png'
	parcel: 'Накладная.jpg'
	picture -: 'Чеканка.jpg'
	purchase purchase -: 'СЧЁТ.jpg'
	receipt receipt -: 'кассовый чек.jpg'
	rights-certificate rights -: 'Товарныи знак.jpg'
	tracking: 'доставка/трек.png'
LINES
)"
case=$(<ru/case.yaml)
has "Russian words" "$case" "# Черновик составлен командой dossier init"
has "a Russian outline" "$case" "Заказ № {order}"
has "one reference for two pieces in one place" "$case" "([[logistics]])"
builds ru

# ---- English: every character that means something to YAML ----
picture "en/Order: #7 'best' [x] {y}.png" 400 800
picture "en/- tracking & more.png" 400 800
picture 'en/chat "quoted".png' 400 800
picture $'en/evil\nname: "x"\n- a.png' 400 300
picture $'en/tab\tinside.png' 400 300
picture "en/smile 🙂.png" 400 300
picture "en/ space at the ends .png" 400 300
picture "en/yes" 400 300
picture "en/2025-01-10" 400 300
picture "en/100% invoice, copy.png" 400 300
picture $'en/mark\xe2\x80\xaegnp.png' 400 300
try 0 "$DOSSIER" init --platform generic --complaint not-as-described en
same "English files" "$(read_case en/case.yaml | sort)" "$(sort <<-'LINES'
	chat: 'chat "quoted".png'
	order: "Order: #7 'best' [x] {y}.png"
	picture -: ' space at the ends .png'
	picture-2 -: '2025-01-10'
	picture-3 -: 'evil\nname: "x"\n- a.png'
	picture-4 -: 'mark\u202egnp.png'
	picture-5 -: 'smile 🙂.png'
	picture-6 -: 'tab\tinside.png'
	picture-7 -: 'yes'
	purchase purchase -: '100% invoice, copy.png'
	tracking: '- tracking & more.png'
LINES
)"
builds en

# ---- what cannot be taken is told, listed in the case and left alone ----
mkdir -p odd/deep/er odd/.hidden
printf '%%PDF-1.4\n' >odd/contract.pdf
printf '\0\0\0\030ftypheic\0\0\0\0' >odd/IMG_1.HEIC
printf 'GIF89a' >odd/moving.gif
: >odd/empty.png
head -c 300 zh/面单.jpg >odd/cut.jpg
cp zh/面单.jpg odd/picture.pdf
cp zh/面单.jpg "odd/back\\slash.jpg"
cp zh/面单.jpg $'odd/latin1-\xe9.jpg'
cp zh/面单.jpg $'odd/bell\a and \x1b[31mcolour.jpg'
cp zh/面单.jpg odd/.hidden/a.jpg
cp zh/面单.jpg odd/deep/er/label.jpg
echo note >odd/notes.txt
mkfifo odd/pipe.png
ln -s /etc/hostname odd/outside.jpg
ln -s gone.jpg odd/dangling.jpg
ln -s . odd/deep/loop
picture odd/1/2/3/4/5/6/7/8/9/far.png 40 30
mkdir odd/shut && chmod 0 odd/shut
try 3 "$DOSSIER" init --platform amazon --complaint not-received odd
for message in "contract.pdf is a damaged PDF" "IMG_1.HEIC is damaged" \
	"moving.gif is damaged" "empty.png is empty" "cut.jpg ends" "picture.pdf is a picture with the name of a PDF" \
	"has a control character in its name" "has a backslash in its name" \
	"has a name that is not UTF-8" "outside.jpg leads nowhere, or out of the folder" \
	"dangling.jpg leads nowhere" "pipe.png cannot be read" "notes.txt is no picture of a known kind" \
	"deep/loop is a link to a folder" "1/2/3/4/5/6/7/8/9 lies too deep"; do
	has "told" "$err" "$message"
done
holds "no raw control character in messages" "$(grep -c $'\x1b' <<<"$err")" = 0
[[ -r odd/shut ]] || has "a folder, too" "$err" "shut cannot be read: Permission denied"
chmod 700 odd/shut && rm -r odd/shut
case=$(<odd/case.yaml)
for name in deep/loop 1/2/3/4/5/6/7/8/9 contract.pdf IMG_1.HEIC moving.gif empty.png cut.jpg picture.pdf \
	'"back\\slash.jpg"' outside.jpg dangling.jpg pipe.png notes.txt; do
	has "listed" "$case" "#   $name"
done
same "all that is taken" "$(read_case odd/case.yaml)" "parcel: 'deep/er/label.jpg'"
holds "nothing that is hidden" "$(grep -c hidden odd/case.yaml)" = 0
builds odd

# ---- what a build left is passed over, and a picture that has such a name is not ----
picture ours/case.jpg 400 300
picture ours/case-2.jpg 400 300
try 0 "$DOSSIER" init --platform ebay --complaint not-received ours
has "a photo of a case" "$err" "case.jpg: exhibits"
has "and another" "$err" "case-2.jpg: exhibits"
rm ours/case.yaml && : >ours/case.sha256
try 0 "$DOSSIER" init --platform ebay --complaint not-received ours
holds "sheets are no evidence" "$(grep -c 'case.*\.jpg' <<<"$err")" = 0

# ---- shapes, where names tell nothing ----
picture shapes/1.png 400 2400
picture shapes/2.png 1000 1414
picture shapes/3.png 1000 750
try 0 "$DOSSIER" init --platform ebay --complaint not-received shapes
has "a long one" "$err" "1.png: chat.screenshots, by its shape"
has "a sheet" "$err" "2.png: certificates, by its shape"
has "a photo" "$err" "3.png: exhibits, nothing tells what it shows"
builds shapes

# ---- every complaint of every platform, from an empty folder ----
"$DOSSIER" list complaints --json >all.json
mkdir empty
while read -r platform complaint; do
	rm -f empty/case.yaml
	try 0 "$DOSSIER" init -q --platform "$platform" --complaint "$complaint" empty
	try 3 "$DOSSIER" check -q empty/case.yaml
	same "$platform $complaint" "$err" ""
done < <("$python" -c 'import json
for c in json.load(open("all.json")): print(c["platform"], c["complaint"])')
rm -f empty/case.yaml
try 0 "$DOSSIER" init --platform tmall --complaint wrong-item empty
has "no playbook" "$err" "[no-playbook]"
holds "an outline all the same" "$(grep -c '^statement: |' empty/case.yaml)" = 1

# ---- where the form has a short field: what is drafted fits, with exhibits to refer to ----
need_release
"$release" list platforms --json >all.json
mkdir short
for name in 订单 聊天记录 物流轨迹 签收底单 授权书 发票 投诉通知 实拍; do picture "short/$name.png" 60 40; done
while read -r platform complaint; do
	rm -f short/case.yaml
	try 0 "$release" init -q --platform "$platform" --complaint "$complaint" short
	try 0 "$release" check -q --warning-exit-0 short/case.yaml
	same "$platform $complaint" "$err" ""
done < <("$python" -c 'import json
for p in json.load(open("all.json")):
    for c in p["complaints"] if p["platform"] in ("1688", "taobao", "tmall") else []:
        print(p["platform"], c)')

# ---- who does not know the platform is told how it works ----
rm -f short/case.yaml
try 0 "$release" init -q --platform pinduoduo --complaint consumer-association short
has "the reader is said" "$(<short/case.yaml)" "recipient: association"
try 0 "$release" build -q --warning-exit-0 short/case.yaml
same "a PDF alone" "$(cd short && echo case*)" "case.pdf case.sha256 case.yaml"
has "with a page on the platform" "$(pdftotext short/case.pdf -)" "拼多多是中国的网络交易平台"

# ---- many files ----
mkdir many && picture many/1.png 60 40
for ((i = 2; i <= 500; i++)); do cp many/1.png "many/$i.png"; done
try 0 "$DOSSIER" init -q --platform generic --complaint other many
same "all of them" "$(grep -c '    file: ' many/case.yaml)" 500
has "in the order of their numbers" "$(grep -m 11 '    file: ' many/case.yaml | tail -n 1)" 11.png
try 3 "$DOSSIER" check many/case.yaml

# ---- a built case leaves files that are no evidence ----
picture again/order.png 400 800
try 0 "$DOSSIER" init -q --platform pinduoduo --complaint counterfeit again
"$DOSSIER" build -q again && "$DOSSIER" build -q --deliver pdf again
mv again/case.yaml again/old.yaml
try 0 "$DOSSIER" init --platform pinduoduo --complaint counterfeit again
same "only what was there" "$(read_case again/case.yaml)" "order: 'order.png'"

# ---- the command line ----
try 2 "$DOSSIER" init empty
same "no platform" "$err" "dossier: error: init needs --platform
  = dossier list platforms tells which there are"
try 2 "$DOSSIER" init --platform tmall empty
has "no complaint" "$err" "init needs --complaint"
rm empty/case.yaml
try 2 "$DOSSIER" init --platform tmal --complaint postage empty
has "a near platform" "$err" 'did you mean "tmall"?'
try 2 "$DOSSIER" init --platform tmall --complaint postag empty
has "a near complaint" "$err" 'did you mean "postage"?'
holds "nothing written" ! -e empty/case.yaml
try 2 "$DOSSIER" init --platform tmall --complaint postage nowhere
has "no folder" "$err" "[file-missing]"
try 2 "$DOSSIER" init --platform tmall --complaint postage all.json
has "a file" "$err" "all.json"
try 2 "$DOSSIER" build --complaint postage
has "not of build" "$err" '--complaint is an option of "dossier init" alone'
(cd empty && "$DOSSIER" init -q --platform tmall --complaint postage)
holds "the current folder" -s empty/case.yaml

# asked on a terminal, and only there
rm -f empty/case.yaml
"$python" - "$DOSSIER" >asked <<'PYTHON'
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
	os.execv(sys.argv[1], [sys.argv[1], "init", "empty"])
os.write(terminal, b" tmall \npostage\n")
said = b""
try:
	while part := os.read(terminal, 4096):
		said += part
except OSError:
	pass
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(said.decode())
PYTHON
same "answered" "$(head -n 1 asked)" 0
has "the question" "$(<asked)" "Which complaint?"
has "the answers" "$(<empty/case.yaml)" "complaint: postage"
scene_end
