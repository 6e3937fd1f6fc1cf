# imports_chats.sh - whose words a message of an export is: told by the export or the case, and never guessed.
source "${BASH_SOURCE%/*}/scene.bash"

lines() { printf '%s\n' "$@"; }
# dump STATUS PLATFORM FILE KEYS: a case that takes its chat from there
dump() {
	lines "dossier: 1" "platform: $2" "complaint: other" "number: C-1" "respond_by: 2025-02-01 12:00" \
		"claims: [{says: a, fact: b}]" "statement: a" "request: c" "chat: {from: $3${4:-}}" >case.yaml
	try "$1" "$DOSSIER" dump --stage=casefile case.yaml
}
# who wrote, and what, of each message
told() {
	sed -n 's/.*messages\[[0-9]*\].\(from\|name\|forwarded\|text\) = //p' <<<"$out" | tr '\n' ' ' | sed 's/ $//'
}
expects() { same "$1" "$(told)" "$2"; }
quiet() { same "$1" "$(grep -c import-side <<<"$err")" 0; }
asks() { has "$1" "$err" "not say which of its senders you are: $2; each is shown by the own name [import-side]"; }

# messages of several buyers in one list of JSON are not one chat
message() { # TIME TALKER SENDER NAME SELF TEXT
	printf '{"seq":%s,"time":"2026-01-10T10:0%s:00+08:00","talker":"%s","talkerName":"T","sender":"%s",' \
		"$1" "$1" "$2" "$3"
	printf '"senderName":"%s",%s"type":1,"content":"%s"}' "$4" "${5:+\"isSelf\":$5,}" "$6"
}
chatlog() { lines "[" "$*" "]" >chat.json; }
two=$(message 1 wxid_a wxid_a A false hi && echo , && message 2 wxid_b wxid_b B false secret && echo , &&
	message 3 wxid_a me C true ok)
chatlog "$two"
dump 2 taobao chat.json
has "two buyers" "$err" "error: 2 chats of chat.json are meant: wxid_a, wxid_b [import-where]"
has "which" "$err" 'say which: where: {talker: "wxid_a"}'
dump 0 taobao chat.json ", where: {talker: wxid_a}"
expects "one of them" "buyer hi seller ok"
dump 0 taobao chat.json ", where: {talker: wxid_b}"
expects "the other" "buyer secret"
dump 2 taobao chat.json ", where: {talker: wxid_c}"
has "neither" "$err" "no entry of chat.json is meant [import-where]"
dump 2 taobao chat.json ", where: {talkerName: T}"
has "of one name" "$err" "2 chats of chat.json are meant: wxid_a, wxid_b"

# where names a chat: by a column of the writer it would leave out what the other answered
dump 2 taobao chat.json ", where: {sender: wxid_a}"
has "one side" "$err" 'case.yaml:9:32: error: "where" means 1 of the 2 messages of this chat, and a chat is shown'
has "what names it" "$err" 'name the chat: where: {talker: "wxid_a"}; with: and seller: name sides'
dump 2 taobao chat.json ", where: {content: ok}"
has "a part" "$err" '"where" means 1 of the 2 messages'
lines Time,Sender,SenderName,Talker,TalkerName,Content '2026-01-10 10:00:00,wxid_a,Ann,wxid_a,Ann,fake' \
	'2026-01-10 10:01:00,wxid_me,Shop,wxid_a,Ann,we check' ,,,,, '2026-01-10 10:02:00,b,B,b,B,other' >chat.csv
dump 2 taobao chat.csv ", where: {SenderName: Ann}"
has "one side of a table" "$err" '"where" means 1 of the 2 messages of this chat'
has "its column" "$err" 'name the chat: where: {Talker: "wxid_a"}'
dump 0 taobao chat.csv ", where: {TalkerName: Ann}"
expects "the chat" "buyer fake seller we check"
lines localId,TalkerId,Type,IsSender,CreateTime,StrContent,StrTime,Remark,NickName,Sender \
	'1,5,1,0,1736471553,hi,2025-01-10 09:12:33,,Ann,wa' '2,5,1,1,1736471613,ok,2025-01-10 09:13:33,,Me,me' \
	'3,6,1,0,1736471673,no,2025-01-10 09:14:33,,Eve,wb' >memo.csv
dump 2 taobao memo.csv ", where: {NickName: Ann}"
has "MemoTrace" "$err" 'name the chat: where: {TalkerId: "5"}'
dump 0 taobao memo.csv ', where: {TalkerId: "5"}'
expects "its chat" "buyer hi seller ok"
lines 消息ID,类型,发送人,时间,内容 '1,1,Ann,2025-01-10 09:12,hi' '2,1,Shop,2025-01-10 09:13,ok' ,,,, >session.csv
dump 2 taobao session.csv ", with: Ann, where: {发送人: Ann}"
has "of one chat alone" "$err" "leave where: out, the file is one chat; with: and seller: name sides, since: and until"
dump 0 taobao session.csv ", with: Ann, where: {类型: 1}"
expects "all of it" "buyer hi seller ok"

# what the program says of itself is in nobody's mouth, and nobody is made of it
notice() { # TIME TYPE SENDER SELF TEXT
	message "$1" wxid_a "$3" "" "$4" "$5" | sed "s/\"type\":1/\"type\":$2/"
}
chatlog "$(message 1 wxid_a wxid_a A false hi && echo , && message 2 wxid_a me C true ok && echo , &&
	notice 3 10000 系统消息 false 你撤回了一条消息 && echo , && notice 4 10000 me true gone)"
for keys in "" ", with: A" ", seller: C"; do
	dump 0 taobao chat.json "$keys"
	expects "chatlog, notices$keys" "buyer hi seller ok"
	quiet "nobody to ask for"
	has "told" "$err" "chat.json:4:1: note: 2 messages of chat.json are notices of the program, this one first; they"
done
dump 0 taobao chat.json ", until: 2026-01-10 10:02"
expects "before them" "buyer hi seller ok"
same "none of that time" "$(grep -c import-notice <<<"$err")" 0
dump 2 taobao chat.json ", since: 2026-01-10 10:03"
has "nothing else" "$err" "all 2 messages of chat.json that are meant are notices of the program [import-where]"
lines Time,SenderName,Sender,TalkerName,Talker,Content '2025-11-20 21:02:00,A,wxid_a,A,wxid_a,fake' \
	'2025-11-20 21:03:00,C,wxid_me,A,wxid_a,no' '2025-11-20 21:04:00,,系统消息,A,wxid_a,撤回' >chat.csv
dump 0 taobao chat.csv
expects "of a table" "buyer fake seller no"
quiet "the seller is the other of two"
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "rows of messages" "$out" "2–3"
lines localId,TalkerId,Type,SubType,IsSender,CreateTime,StrContent,StrTime,NickName,Sender \
	'1,5,1,0,0,1736471553,hi,2025-01-10 09:12:33,Ann,wa' '2,5,10000,0,0,1736471613,x,2025-01-10 09:13:33,Ann,wa' \
	>memo.csv
dump 0 taobao memo.csv
expects "MemoTrace, a notice" "buyer hi"

# without the flag the other one of two is the seller; who nobody says it is is nobody's
chatlog "$(message 1 wxid_a wxid_a A "" hi && echo , && message 2 wxid_a me C "" ok)"
dump 0 taobao chat.json
expects "of two" "buyer hi seller ok"
quiet "nothing to ask"
chatlog "$(message 1 wxid_a wxid_a A "" hi && echo , && message 2 wxid_a "" "" "" ok)"
dump 3 taobao chat.json
expects "no sender" "buyer hi other ok"
has "told" "$err" "chat.json:3:1: warning: 1 messages of chat.json do not say who wrote them, this one first"
chatlog "$(message 1 wxid_a wxid_a A "" hi && echo , && message 2 wxid_a x C "" ok && echo , &&
	message 3 wxid_a y D "" no)"
dump 3 taobao chat.json
expects "two that are not the buyer" "buyer hi other C ok other D no"
asks "which is it" "C, D"

# in a group nobody but who is named is the seller
chatlog "$(message 1 1@chatroom wxid_a A false hi && echo , && message 2 1@chatroom me C true ok && echo , &&
	message 3 1@chatroom wxid_b B false secret)"
dump 0 taobao chat.json
expects "a group" "other A hi seller ok other B secret"
quiet "it says who the seller is"
lines Time,Sender,SenderName,Talker,TalkerName,Content '2026-01-10 10:00:00,wxid_a,Ann,1@chatroom,G,fake' \
	'2026-01-10 10:01:00,wxid_me,Shop,1@chatroom,G,we check' \
	'2026-01-10 10:02:00,wxid_b,Eve,1@chatroom,G,me too' >chat.csv
dump 3 taobao chat.csv
expects "without a flag" "other Ann fake other Shop we check other Eve me too"
asks "who" "Ann, Shop, Eve"
dump 0 taobao chat.csv ", seller: Shop, with: Ann"
expects "named" "buyer fake seller we check other Eve me too"
quiet "it is said"
dump 0 taobao chat.csv ", seller: [wxid_me, Eve]"
expects "two names" "other Ann fake seller we check seller me too"
dump 2 taobao chat.csv ", seller: Shoop"
has "a slip" "$err" 'case.yaml:9:32: error: no message of chat.csv is by "Shoop" [import-where]'
dump 2 taobao chat.csv ", seller: [{a: b}]"
has "no name" "$err" '"seller" takes your names in the export [wrong-type]'
lines localId,TalkerId,Type,IsSender,CreateTime,StrContent,StrTime,NickName,Sender \
	'1,5,1,0,1736471553,hi,2025-01-10 09:12:33,Ann,wa' '2,5,1,1,1736471613,ok,2025-01-10 09:13:33,Shop,me' \
	'3,5,1,0,1736471673,me too,2025-01-10 09:14:33,Eve,wb' >memo.csv
dump 0 taobao memo.csv
expects "MemoTrace, of three" "other Ann hi seller ok other Eve me too"
sed -i '/Eve/d' memo.csv
dump 0 taobao memo.csv
expects "MemoTrace, of two" "buyer hi seller ok"
sed -i 's/5,1,1,1736/5,1,,1736/' memo.csv
dump 3 taobao memo.csv
expects "MemoTrace, without the flag" "buyer hi other ok"
has "told" "$err" "do not say who wrote them"
lines 消息ID,类型,发送人,时间,内容 '1,1,Ann,2025-01-10 09:12,hi' '2,1,Shop,2025-01-10 09:13,ok' \
	'3,1,Eve,2025-01-10 09:14,me too' >session.csv
dump 3 taobao session.csv ", with: Ann"
expects "a session of three" "buyer hi other Shop ok other Eve me too"
asks "who" "Shop, Eve"
dump 0 taobao session.csv ", with: Ann, seller: Shop"
expects "named" "buyer hi seller ok other Eve me too"
sed -i '/Eve/d' session.csv
dump 0 taobao session.csv ", seller: Shop"
expects "the other of two is the buyer" "buyer hi seller ok"
dump 2 taobao session.csv
has "neither is named" "$err" "this export does not say which side is yours"

# Telegram: groups, and what was forwarded, whose writer is masked as the one who sent it on
telegram() { # TYPE NAME
	lines '{"name": "'"$2"'", "type": "'"$1"'", "id": 1, "messages": [' \
		'{"date": "2025-01-10T09:12:33", "date_unixtime": "1736471553", "from": "Anna", "text": "fake"},' \
		'{"date": "2025-01-10T09:13:33", "date_unixtime": "1736471613", "from": "Shop", "text": "we check"},' \
		'{"date": "2025-01-10T09:14:33", "date_unixtime": "1736471673", "from": "Anna",' \
		'"forwarded_from": "Eve", "text": "I never paid"},' \
		'{"date": "2025-01-10T09:15:33", "date_unixtime": "1736471733", "from": "Anna",' \
		'"forwarded_from": null, "text": "nor I"}]}' >chat.json
}
telegram private_group Orders
dump 3 generic chat.json
expects "a group" "other Anna fake other Shop we check other Anna Eve I never paid other Anna Deleted account nor I"
asks "who" "Anna, Shop"
dump 0 generic chat.json ", seller: [Shop], with: Anna"
expects "named" "buyer fake seller we check buyer Eve I never paid buyer Deleted account nor I"
telegram personal_chat Anna
for pair in "zh-CN:买家（转发自E.）" "en:Buyer, forwarded from E." "ru:Покупатель, переслано от: E." \
	"de:Käufer, weitergeleitet von E."; do
	dump 0 generic chat.json
	sed -i "s/^dossier: 1/&\nlanguage: ${pair%%:*}/" case.yaml
	try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
	has "forwarded, ${pair%%:*}" "$out" "${pair#*:}"
done
sed -i 's/^language:.*/language: en/' case.yaml
try 0 "$DOSSIER" build case.yaml --now 2025-01-22 --warning-exit-0 -o chat.pdf
text=$(pdftotext -layout chat.pdf - | tr '\240' ' ')
has "in the PDF" "$text" "Buyer, forwarded from E."
has "of nobody" "$text" "Buyer, forwarded from Deleted account"
# two of one name are two accounts: the chat is with the one, and the other is the seller's
alike() { # TYPE ID FROM FROM: who writes first, and who answers, each called Anna
	lines '{"name": "Anna", "type": "'"$1"'", "id": '"$2"', "messages": [' \
		'{"date": "2025-01-10T09:12:33", "date_unixtime": "1736471553", "from": "Anna", "from_id": '"$3"',' \
		'"text": "fake"}, {"date": "2025-01-10T09:13:33", "date_unixtime": "1736471613", "from": "Anna",' \
		'"from_id": '"$4"', "text": "we check"}]}' >chat.json
}
alike personal_chat 77 '"user77"' '"user1"'
for keys in "" ", seller: [Anna]" ", with: Anna" ", seller: [user1]" ", with: user77" ", seller: Anna, with: Anna"; do
	dump 0 generic chat.json "$keys"
	expects "of one name$keys" "buyer fake seller we check"
	quiet "nothing to ask"
done
dump 0 generic chat.json ", seller: [user77]"
expects "what the buyer saved" "seller fake buyer we check"
dump 2 generic chat.json ", seller: [user7]"
has "no such account" "$err" 'no message of chat.json is by "user7" [import-where]'
alike bot_chat 7 '"user77"' '"user7"'
dump 0 generic chat.json
expects "the account, and not how it begins" "seller fake buyer we check"
sed -i 's/"from": "Anna", "from_id": "user77"/"from": "Bob", "from_id": "user77"/' chat.json
dump 0 generic chat.json ", seller: Anna"
expects "saved by him, of other names" "buyer fake seller we check"
dump 0 generic chat.json ", with: Bob"
expects "the same" "buyer fake seller we check"
alike saved_messages 77 '"user77"' '"user77"'
dump 0 generic chat.json ", seller: Anna"
expects "of oneself" "seller fake seller we check"
# before 2021 no account in an export was that of its chat
alike personal_chat 4294967373 77 1
for keys in "" ", seller: [Anna]" ", with: Anna"; do
	dump 2 generic chat.json "$keys"
	has "which is whose$keys" "$err" 'case.yaml:9:14: error: several accounts in chat.json are called "Anna", and'
	has "the accounts$keys" "$err" "nothing tells which is whose: 77, 1 [import-where]"
	has "what to write" "$err" 'name them by these: seller: ["..."], with: "..."'
done
for keys in ", seller: ['1']" ", with: '77'" ", seller: [1], with: Anna"; do
	dump 0 generic chat.json "$keys"
	expects "named$keys" "buyer fake seller we check"
done
alike private_group 5 '"user77"' '"user1"'
dump 3 generic chat.json
asks "a group" "Anna, Anna"
for keys in "seller: [Anna]" "with: Anna"; do
	dump 2 generic chat.json ", $keys"
	has "in a group, $keys" "$err" "nothing tells which is whose: user77, user1 [import-where]"
done
dump 0 generic chat.json ", seller: [Anna], with: user77"
expects "one is named" "buyer fake seller we check"
dump 0 generic chat.json ", seller: [user1]"
expects "the other is" "other Anna fake seller we check"
for flags in "false true" ""; do
	set -- $flags
	chatlog "$(message 1 wxid_a wxid_a A "${1:-}" hi && echo , && message 2 wxid_a me A "${2:-}" ok)"
	for keys in "" ", seller: [A]" ", with: A" ", seller: [me]"; do
		dump 0 taobao chat.json "$keys"
		expects "WeChat, of one name$keys" "buyer hi seller ok"
	done
done
chatlog "$(message 1 wxid_a wxid_a A "" hi && echo , && message 2 wxid_a me S "" ok && echo , &&
	message 3 wxid_a me2 S "" no)"
dump 0 taobao chat.json ", seller: [S]"
expects "two of the seller's" "buyer hi seller ok seller no"
dump 0 taobao chat.json ", seller: [S, me]"
expects "one by name and account" "buyer hi seller ok seller no"
chatlog "$(message 1 1@chatroom wxid_a A false hi && echo , && message 2 1@chatroom me A true ok)"
dump 0 taobao chat.json ", seller: [A]"
expects "a group that tells itself" "other A hi seller ok"

# what Telegram writes in the place of a file that was not saved is nobody's word
for why in "File not included. Change data exporting settings to download." \
	"File exceeds maximum size. Change data exporting settings to download." \
	"File unavailable, please try again later"; do
	lines '{"name": "A", "type": "personal_chat", "id": 7, "messages": [' \
		'{"date": "2025-01-10T09:12:33", "from": "A", "photo": "('"$why"')", "text": ""},' \
		'{"date": "2025-01-10T09:12:34", "from": "A", "file": "('"$why"')", "text": ""},' \
		'{"date": "2025-01-10T09:12:35", "from": "A", "file": "('"$why"')", "media_type": "video_file"},' \
		'{"date": "2025-01-10T09:12:36", "from": "A", "file": "('"$why"')", "file_name": "a.zip"}]}' >chat.json
	dump 0 generic chat.json ", seller: [], since: 2025-01-10"
	expects "$why" "buyer [Picture] buyer [File] buyer [Video] buyer a.zip"
done
# chatlog writes addresses into a table, and the words that are answered: the sender wrote neither
table() { # each message of the buyer, of several lines, if it has them
	local text minute=10
	lines Time,SenderName,Sender,TalkerName,Talker,Content
	for text; do
		lines "2025-11-10 12:$((minute++)):00,A,wxid_a,A,wxid_a,\"${text//\"/\"\"}\""
	done
}
shows() { # TEXT SHOWN
	table "$1" >chat.csv
	dump 0 taobao chat.csv
	expects "$1" "buyer $2"
}
host=http://127.0.0.1:5030
shows "![图片]($host/image/9e107d9d372bb6826bd81d3542a419d6,a\\b_t.dat)" '[图片]'
shows "[语音]($host/voice/123)" '[语音]'
shows "![视频]($host/video/)" '[视频]'
shows "[文件|a (1).pdf]($host/file/9e10)" '[文件] a (1).pdf'
shows "[文件|a].pdf]($host/file/9e10)" '[文件] a].pdf'
shows "[文件|%!s(<nil>)]($host/file/9e10)" '[文件]'
shows "[链接|同款 [热]](https://x.cn/a?b=(c))" '[链接] 同款 [热]'
shows '[动画表情]' '[动画表情]'
shows '[转账|发送 ￥10.00](货款)' '[转账|发送 ￥10.00](货款)'
shows "看[图片]($host/image/1)" "看[图片]($host/image/1)"
shows '[图片](没有' '[图片](没有'
shows '[说明](见下)' '[说明](见下)'
shows 'Type: 48 Content: <msg><location x=' '[位置]'
shows 'Type: 10002 Content: <sysmsg>' '…'
shows 'Type: A Content: x' 'Type: A Content: x'
table '???? ???' >chat.csv
dump 2 taobao chat.csv
has "letters that are lost" "$err" 'chat.csv:2:39: error: the letters of "???? ???" were lost'
forwarded="[合并转发|A和店铺的聊天记录]
  店铺 2025-11-09 10:00:00
  是我们的错

"
shows "$forwarded" '[合并转发] A和店铺的聊天记录'
quoted='> 店铺(wxid_me) 11-10 12:01:00
> 在路上
> > 真的'
shows "$quoted
不同意" '不同意'
has "told" "$err" "chat.csv:2:1: note: 1 messages of chat.csv answer others, this one first; the words that"
shows "$quoted
![图片]($host/image/1)" '[图片]'
shows "$quoted
" '…'
shows '> [引用]
不同意' '不同意'
shows '> 便宜
不同意' '> 便宜\n不同意'
same "his own words" "$(grep -c import-notice <<<"$err")" 0
table '> 店铺 11-10 12:01:00
> x
一' 二 '> 店铺 11-10 12:01:00
> y
三' >chat.csv
dump 0 taobao chat.csv ", since: 2025-11-10 12:11"
expects "of those days" "buyer 二 buyer 三"
has "one is told" "$err" "chat.csv:6:1: note: 1 messages of chat.csv answer others"
chatlog "$(message 1 wxid_a wxid_a A false no | sed 's/}$/,"contents":{"refer":{"sender":"me","content":"x"}}}/')"
dump 0 taobao chat.json
expects "JSON" "buyer no"
has "is told, too" "$err" "chat.json:2:1: note: 1 messages of chat.json answer others"
lines Time,Talker,TalkerName,Sender,SenderName,IsSelf,Type,TypeDesc,Content \
	'2025-11-10 12:00:00,wxid_a,A,wxid_a,A,false,3,图片消息,' '2025-11-10 12:01:00,wxid_a,A,me,A,true,1,文本消息,ok' \
	'2025-11-10 12:02:00,wxid_a,A,wxid_a,A,false,10000,系统消息,x' >chat.csv
dump 0 taobao chat.csv ", seller: [A]"
expects "its other columns" "buyer [图片] seller ok"
lines 消息ID,类型,发送人,时间,内容 '1,图片,Ann,2025-01-10 09:12,' '2,34,Ann,2025-01-10 09:13,' \
	'3,文本,Ann,2025-01-10 09:13,图片' '4,奇怪,Ann,2025-01-10 09:14,' >session.csv
dump 0 taobao session.csv ", with: Ann"
expects "a picture of a session" "buyer [图片] buyer [语音] buyer 图片 buyer …"
# who answers as chatlog does has the messages below items
chatlog "$two"
lines '{"total": 3, "items":' "$(cat chat.json)" '}' >items.json
mv items.json chat.json
dump 2 taobao chat.json
has "of two chats" "$err" "2 chats of chat.json are meant: wxid_a, wxid_b"
dump 0 taobao chat.json ", where: {talker: wxid_a}"
expects "below items" "buyer hi seller ok"

# two chats of one name are told apart by what differs; and the place of one in the file is told, in one line, too
dialog() { # NAME ID TEXT
	printf '{"name": "%s", "type": "personal_chat", "id": %s, "messages": [' "$1" "$2"
	printf '{"date": "2025-01-10T09:12:33", "from": "%s", "from_id": "user%s", "text": "%s"},' "$1" "$2" "$3"
	printf '{"date": "2025-01-10T09:12:34", "type": "service", "from": "%s", "text": "x"},' "$1"
	printf '{"date": "2025-01-11T09:12:34", "from": "S", "from_id": "user1", "text": "ok"}]}'
}
dialogs() { # with what between
	printf '{"chats": {"list": [{"type": "saved_messages", "id": 1, "messages": []},%s' "$1"
	printf "%s,$1%s]}}\n" "$(dialog Anna 77 hi)" "$(dialog Anna 78 fake)"
}
printed() { # LANGUAGE: what the appendix tells of it
	sed -i "s/^dossier: 1/&\nlanguage: $1/" case.yaml
	try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
	out=$(sed -E 's/\{[a-z]+:([^{}]*)\}/\1/g' <<<"$out")
}
dialogs "" >chat.json
dump 2 generic chat.json ", where: {name: Anna}"
has "one name" "$err" "say which with where: {id: ...}; there are: 77, 78"
dump 2 generic chat.json
has "by names first" "$err" "say which with where: {name: ...}; there are: Anna"
dump 0 generic chat.json ", where: {name: Anna, id: 78}"
expects "one of them" "buyer fake seller ok"
for words in "en:chat.json, entry_3 of_3" "zh-CN:chat.json 第3项（共3项）" "ru:chat.json, запись_3 из_3" \
	"de:chat.json, Eintrag_3 von_3"; do
	dump 0 generic chat.json ", where: {id: 78}"
	printed "${words%%:*}"
	has "its place, ${words%%:*}" "${out//$'\xc2\xa0'/_}" "${words#*:}"
	for none in "line_1" Excerpt Выдержка Auszug 节选; do
		same "all of it, $none" "$(grep -c "$none" <<<"${out//$'\xc2\xa0'/_}")" 0
	done
done
for words in "en:Excerpt: 1 of 2 messages" "zh-CN:节选：全部2条消息中的1条" "ru:Выдержка: сообщений 1 из 2" \
	"de:Auszug: 1 von 2 Nachrichten"; do
	dump 0 generic chat.json ", where: {id: 78}, since: 2025-01-11"
	printed "${words%%:*}"
	has "a part of it, ${words%%:*}" "$out" "${words#*:}"
done
dialogs $'\n' >chat.json
dump 0 generic chat.json ", where: {id: 78}"
printed en
has "where it has lines" "${out//$'\xc2\xa0'/_}" "chat.json, from line_3 on"
dialog Anna 77 hi >chat.json
dump 0 generic chat.json
printed en
has "the whole file" "$out" "chat.json"
same "has no place" "$(grep -c "chat.json, " <<<"$out")" 0
chatlog "$two"
dump 0 taobao chat.json ", where: {talker: wxid_a}"
printed en
has "others are of other chats" "$out" "Excerpt: 2 of 3 messages"
sed -i 's/5,1,,1736/5,1,1,1736/' memo.csv
dump 0 taobao memo.csv ', until: 2025-01-10 09:12:40'
printed en
has "of a table" "$out" "Excerpt: 1 of 2 messages"

# what people write is no error of a spreadsheet
lines '{"name": "Ana", "type": "personal_chat", "id": 77, "messages": [' \
	'{"id": 1, "type": "message", "date": "2025-01-10T12:00:00", "date_unixtime": "1736499600", "from": "Ana",' \
	'"from_id": "user77", "text": "#N/D de envio"}]}' >result.json
lines "dossier: 1" "platform: generic" "complaint: other" "number: C-1" "language: en" \
	"chat: {from: result.json}" >case.yaml
try 0 "$DOSSIER" dump --stage=casefile --warning-exit-0 case.yaml
has "#N/D" "$out" "#N/D de envio"
scene_end
