# cli-disaster.sh - full disks, folders that may not be written, kill -9, signals: the old file stays whole.
source "${BASH_SOURCE%/*}/scene.bash"

make_case
echo old >case.pdf
echo "old manifest" >case.sha256
build=("$DOSSIER" build case.yaml --now 2025-01-22)

unharmed() { # what
	same "$1: the old PDF" "$(<case.pdf)" old
	same "$1: the old manifest" "$(<case.sha256)" "old manifest"
}
no_leftovers() { # what folder
	same "$1: temporary files" "$(find "$2" -name '.*.tmp' | wc -l)" 0
}

# devices that take no bytes
try 4 "${build[@]}" -o /dev/full
has "it is told" "$err" "/dev/full cannot be written: No space left on device"
"${build[@]}" -o - >/dev/full 2>err
same "a full disk behind standard output" "$?" 4
has "it is told" "$(<err)" "standard output cannot be written: No space left on device"
{ "${build[@]}" -o - 2>err; echo $? >status; } | head -c 0
same "a closed pipe" "$(<status)" 4
try 2 "${build[@]}" -o none/case.pdf
has "no folder" "$err" "none/case.pdf cannot be written: No such file or directory"
has "what to do" "$err" "= there is no such folder: make it, or choose another with -o"
try 2 "${build[@]}" -o shots
has "a folder" "$err" "= this is a folder: add the name of a file"
try 2 "${build[@]}" -o case.yaml/case.pdf
has "a file for a folder" "$err" "= a part of this path is a file, not a folder"
TMPDIR=/none try 4 "${build[@]}"
has "no folder for temporary files" "$err" "[spool]"
unharmed "no output"

# a limit on file size stands for a full disk where nobody may mount one
(ulimit -f 4; exec "${build[@]}") 2>err
same "a file too large" "$?" 4
unharmed "a file too large"
no_leftovers "a file too large" .

if [[ $(id -u) == 0 ]] && mkdir small && mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
	cp case.pdf case.sha256 small
	try 4 "${build[@]}" -o small/case.pdf
	has "a full disk" "$err" "No space left on device"
	has "what to do" "$err" "= make room on the disk"
	same "a full disk: the old PDF" "$(<small/case.pdf)" old
	same "a full disk: the old manifest" "$(<small/case.sha256)" "old manifest"
	no_leftovers "a full disk" small
	make_png shots/parcel.png 300 9000 11 # too long for a page: its bands wait in the spool
	cp case.yaml spooled.yaml
	rm small/*
	TMPDIR=small try 4 "$DOSSIER" build spooled.yaml --now 2025-01-22
	has "no room for temporary files" "$err" "[image-spool]"
	holds "nothing was written" ! -e spooled.pdf
	cp case.pdf case.sha256 small
	mount -o remount,ro small
	try 2 "${build[@]}" -o small/case.pdf
	has "a read-only disk" "$err" "Read-only file system"
	has "what to do" "$err" "= this disk is read-only: choose another with -o"
	same "a read-only disk: the old PDF" "$(<small/case.pdf)" old
	umount small

	# import: no folder without its case
	printf '%s\n' "Name,Financial Status,Lineitem name,Lineitem quantity,Lineitem price" "#1,paid,mug,1,10" >o.csv
	mount -t tmpfs -o size=8k tmpfs small
	try 4 "$DOSSIER" import o.csv --platform generic --complaint other -o small/cases
	has "no room for a case" "$err" "small/cases/1/case.yaml cannot be written: No space left on device [write-failed]"
	has "what to do" "$err" "= make room on the disk, or choose a folder on another with -o"
	same "nothing of it stays" "$(find small -name 1)" ""
	umount small

	# a batch: what was made is whole and known, and it goes on once there is room
	for i in 1 2 3 4 5 6; do make_case "night/$i"; done
	batch=("$DOSSIER" batch night -j1 --now 2025-01-22 --warning-exit-0)
	made() { (cd "$1" && find . -type f | sort | xargs sha256sum); }
	on_small() { mount -t tmpfs -o "size=$1" tmpfs small; }
	count() { grep -c "\"status\": \"$1\"" small.jsonl; }
	try 0 "${batch[@]}" -o big/out
	on_small 64k
	try 4 "${batch[@]}" -o small/out --report small.jsonl --summary small.csv --summary small.pdf
	has "cases that find no room" "$err" "case.pdf cannot be written: No space left on device [write-failed]"
	has "what to do" "$err" "= make room on the disk"
	same "are counted" "$(count done) and $(count failed)" "2 and 4"
	same "in the summary, too" "$(cut -d, -f5 small.csv | sort | uniq -c | xargs)" "2 done 4 failed 1 status"
	(cd small/out && find . -name '*.sha256' -execdir sha256sum --quiet -c {} +) || fail "a dossier that is not whole"
	same "no other file is there" "$(find small/out -type f | wc -l)" 4
	no_leftovers "a batch" small
	mount -o remount,size=1m small
	try 0 "${batch[@]}" -o small/out --report small.jsonl --continue
	has "the rest is made" "$out" "6 cases: 6 dossiers, 2 of them unchanged; 0 failed"
	same "as if nothing had been" "$(made small/out)" "$(made big/out)"
	umount small
	on_small 8k
	try 4 "${batch[@]}" -o night.out --report small/r.jsonl --summary r.csv
	has "a report that finds no room" "$err" "the report small/r.jsonl cannot be written: No space left on device"
	has "what to do" "$err" "= make room on the disk, and go on with --continue"
	has "no case is built that it cannot have" "$out" "not built"
	has "nor is one lost to the summary" "$(<r.csv)" ",not-built,"
	mount -o remount,size=256k small
	try 0 "${batch[@]}" -o night.out --report small/r.jsonl --continue --summary small/s.csv --summary small/s.pdf
	has "what it has is not built again" "$out" "6 cases: 6 dossiers, 3 of them unchanged; 0 failed"
	same "a line a case" "$(wc -l <small/r.jsonl)" 6
	cp small/[rs].* .
	sed -i 's/C-17/C-18/' night/3/case.yaml
	head -c 300k /dev/zero >small/all 2>/dev/null
	try 4 "${batch[@]}" -o night.out --report small/r.jsonl --skip-unchanged --summary small/s.csv --summary small/s.pdf
	for summary in small/s.csv small/s.pdf; do
		has "a summary that finds no room" "$err" "the summary $summary cannot be written: No space left on device"
		same "and stays as it was" "$(cmp $summary "${summary#small/}" 2>&1)" ""
	done
	same "what to do, of each" "$(grep -c '= make room on the disk .* or name another file with --summary' <<<"$err")" 2
	has "a report loses nothing" "$(head -c "$(wc -c <r.jsonl)" small/r.jsonl)" "$(<r.jsonl)"
	no_leftovers "reports and summaries" small
	rm small/all
	try 0 "${batch[@]}" -o night.out --report small/r.jsonl --skip-unchanged --summary small/s.csv --summary small/s.pdf
	has "and all of it counts" "$out" "6 cases: 6 dossiers, 6 of them unchanged; 0 failed"
	same "again a line a case" "$(wc -l <small/r.jsonl)" 6
	umount small
	make_case long/1
	printf 'wrong%s: 1\n' {1..12} >>long/1/case.yaml # each is told with all keys that there are
	for i in 2 3 4; do cp -r long/1 long/$i; done
	on_small 8k
	try 4 "$DOSSIER" batch long -j1 --now 2025-01-22 -o long.out --report small/r.jsonl
	has "a line longer than a buffer" "$err" "the report small/r.jsonl cannot be written: No space left on device"
	has "no case is built that it cannot have" "$out" "not built"
	mount -o remount,size=256k small
	try 2 "$DOSSIER" batch long -j1 --now 2025-01-22 -o long.out --report small/r.jsonl --continue
	same "whole lines" "$(grep -c '^{.*}$' small/r.jsonl) of $(wc -l <small/r.jsonl)" "5 of 5" # one had been told
	umount small
fi
# what one may not read or write is an error of the case, and the advice says what to do
as_mortal() { # root sees through permissions
	if [[ $(id -u) == 0 ]]; then
		setpriv --bounding-set=-dac_override,-dac_read_search "$@"
	else
		"$@"
	fi
}
chmod a-w shots
try 2 as_mortal "${build[@]}" -o shots/case.pdf
has "a folder that may not be written" "$err" "= you may not write to this folder: choose another with -o"
try 2 as_mortal "$DOSSIER" init --platform ozon --complaint quality shots
has "nor one that init may not" "$err" "= make this folder writable, or copy it"
chmod u+w shots
chmod 000 shots/parcel.png
try 2 as_mortal "${build[@]}"
has "a picture that may not be read" "$err" "shots/parcel.png cannot be opened: Permission denied [file-unreadable]"
has "what to do" "$err" "= chmod u+r FILE lets you read it"
chmod 644 shots/parcel.png
chmod 000 case.yaml
try 2 as_mortal "${build[@]}"
has "a case that may not be read" "$err" "case.yaml: error: cannot be read: Permission denied [unreadable]"
has "what to do" "$err" "= chmod u+r FILE lets you read it"
chmod 644 case.yaml
unharmed "permissions"

# killed at any moment: standard output is not the file, and the file is whole, old or new
make_png shots/parcel.png 3000 3000 11
for delay in 0.01 0.02 0.05 0.08 0.1 0.15 0.2 0.3; do
	for signal in TERM KILL; do
		[[ $signal == TERM ]] && rm -f .*.tmp
		"${build[@]}" 2>/dev/null &
		pid=$!
		sleep $delay
		kill -$signal $pid 2>/dev/null
		wait $pid 2>/dev/null
		status=$?
		[[ $signal == TERM ]] && no_leftovers "TERM after $delay" .
		if [[ $status == 143 || $status == 137 ]]; then
			[[ $(<case.pdf) == old ]] 2>/dev/null || sha256sum --quiet -c case.sha256 ||
				fail "$signal after $delay left neither old nor new"
		else
			same "not killed" "$status" 0
			echo old >case.pdf
			echo "old manifest" >case.sha256
		fi
	done
done

# what a killed build left is cleared by the next; what another one is writing, and what is not ours, is let be
touch .case.pdf.aaaaaa.tmp .case-7.jpg.aaaaaa.tmp .case.sha256.aaaaaa.tmp
touch .case.pdf.bbbbbb.tmp .case2.pdf.aaaaaa.tmp .case.pdf.Aaaaaa.tmp .case.pdf.aaaaaa.tmp2
mkdir .case.pdf.cccccc.tmp
exec 8<.case.pdf.bbbbbb.tmp
flock 8
try 0 "${build[@]}"
same "what is let be" "$(find . -name '.case*' | sort | tr '\n' ' ')" \
	"./.case.pdf.Aaaaaa.tmp ./.case.pdf.aaaaaa.tmp2 ./.case.pdf.bbbbbb.tmp ./.case.pdf.cccccc.tmp $(
	)./.case2.pdf.aaaaaa.tmp "
exec 8<&-
rm -r .case.pdf.cccccc.tmp .case2.pdf.aaaaaa.tmp .case.pdf.Aaaaaa.tmp

# two builds of one dossier at once: neither takes the other's file for what a dead one left
for i in {1..8}; do
	"${build[@]}" 2>"err$i" &
done
for job in $(jobs -p); do
	wait "$job" || fail "a build beside others: $(cat err?)"
done

# afterwards all is well
try 0 "${build[@]}"
sha256sum --quiet -c case.sha256 || fail "the manifest does not verify"
no_leftovers "the end" .
scene_end
