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
try 4 "${build[@]}" -o none/case.pdf
has "no folder" "$err" "none/case.pdf cannot be written: No such file or directory"
try 4 "${build[@]}" -o shots
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
	try 4 "${build[@]}" -o small/case.pdf
	has "a read-only disk" "$err" "Read-only file system"
	same "a read-only disk: the old PDF" "$(<small/case.pdf)" old
	umount small
fi
if [[ $(id -u) != 0 ]]; then
	chmod a-w .
	try 4 "${build[@]}"
	chmod u+w .
	unharmed "a folder that may not be written"
fi

# killed at any moment: standard output is not the file, and the file is whole, old or new
make_png shots/parcel.png 3000 3000 11
for delay in 0.01 0.02 0.05 0.08 0.1 0.15 0.2 0.3; do
	for signal in KILL TERM; do
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
		rm -f .*.tmp
	done
done

# afterwards all is well
try 0 "${build[@]}"
sha256sum --quiet -c case.sha256 || fail "the manifest does not verify"
no_leftovers "the end" .
scene_end
