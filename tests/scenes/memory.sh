# memory.sh - a build's peak of memory stays below 64 MiB and what the largest picture takes decoded, with one
# thread and with two, whatever the pictures.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

"$python" "$scenes/memory.py" >cases || fail "no pictures"
while read -r name bytes; do
	for threads in 1 2; do
		try 0 "$python" "$scenes/measure.py" measured "$release" build "$name.yaml" -q --warning-exit-0 \
			-j "$threads" --now 2025-01-22
		kib=$(<measured)
		echo "$name, $threads threads: $((kib / 1024)) MiB of $((64 + bytes / 1048576))"
		holds "$name, $threads threads: $kib KiB" "$kib" -lt $((65536 + bytes / 1024))
	done
done <cases
scene_end
