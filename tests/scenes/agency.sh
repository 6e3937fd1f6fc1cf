# agency.sh - samples/agency: one command makes 27 dossiers of 30 cases, tells what is wrong with three and sums all up;
# killed, it goes on to the same bytes; over hosts by GNU parallel, as a Slurm array and as a Kubernetes Job, too.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
export DOSSIER=$release # in processes of its own; the rooms are under sanitizers in scene.batch
home=$PWD
mkdir night && cd night || exit 1 # what all machines see
(cd "$DOSSIER_SOURCE" && cp -r --parents samples/agency cmake/packages.sh "$home/night")
agency=samples/agency
some=(-q --deliver=pdf,text) # a third of the work: sheets are in the first run

for tool in parallel sbatch slurmctld slurmd; do
	type $tool >/dev/null 2>&1 || fail "$tool is missing; cmake/packages.sh lists its package"
done

digests() { (cd "$1" && find samples -type f | sort | xargs -d '\n' sha256sum); }
report() { # the last line of each case counts
	"$python" -c 'import json, sys
rows = {row["case"]: row for row in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
for case in sorted(rows):
	print(rows[case]["status"], case, *(output["sha256"] for output in rows[case]["outputs"]))' "$1"
}
# Columns, without the mark of the encoding
table() { tr -d '\r' <"$1" | sed '1s/^\xef\xbb\xbf//' | cut -d, -f"$2"; }
whole() { # WHAT FOLDER: all is as in one undisturbed run
	same "$1: the same bytes" "$(digests "$2" | sha256sum)" "$bytes"
	same "$1: each case has its line" "$(report "$2/report.jsonl")" "$lines"
	same "$1: the summary" "$(table "$2/summary.csv" 1-9)" "$(table "one/summary.csv" 1-9)"
	cmp -s "$2/summary.pdf" "one/summary.pdf"
	same "$1: on paper" $? 0
	same "$1: nothing half-written" "$(find "$2" -name '.*' -type f)" ""
}

# ---- one command ----
try 0 sh $agency/run.sh all
has "the sum" "$out" "30 cases: 27 dossiers, 0 of them unchanged; 3 failed"
has "where to look" "$out" "all/summary.pdf"
same "27 dossiers" "$(find all -name '*.pdf' | grep -c samples)" 27
has "a key that is none" "$err" "$agency/ozon/30-other.yaml:12:5: error: unknown key \"proofs\" [unknown-key]"
has "and the one that was meant" "$err" '= did you mean "proof"?'
has "a number that a spreadsheet rounded" "$err" "taobao/11-not-as-described.yaml:22:17: error: no row of \
$agency/taobao/ExportOrderList20251121.csv has \"4402201573366090000\" in its column \"订单编号\" [import-where]"
has "and the one that was meant" "$err" '= did you mean "4402201573366094825"?'
has "a picture that is not there" "$err" \
	"$agency/taobao/18-return.yaml:36:11: error: shots/18-return-parcel.jpg does not exist [file-missing]"
same "no other error, and no warning" "$(grep -cE ': (error|warning): ' <<<"$err")" 3
# in Moscow 14:10 comes after 17:36 in Beijing
same "the failed first, by deadline" "$(table "all/summary.csv" 2,3,5 | sed -n 2,4p)" \
	"2025-11-22 17:36,TM-251117-0872,errors
2025-11-22 14:10,OZ-21-4160,errors
2025-11-23 08:31,TB-251120-0266,errors"
rest=$(table "all/summary.csv" 1,2,5 | tail -n +5)
same "then the dossiers" "$(cut -d, -f3 <<<"$rest" | sort | uniq -c | xargs)" "27 done"
same "by platform and deadline" "$rest" "$(sed 's/,,/,9999,/' <<<"$rest" | sort -s -t, -k1,2 | sed 's/,9999,/,,/')"
try 0 pdftotext -layout "all/summary.pdf" -
has "platforms, as on paper" "$(tr -s ' ' <<<"$out")" "Ozon 2025-11-22 08:10 +03:00 12 11 1 78"
first=$(sed '/\f/q' <<<"$out" | grep -oE 'OZ-21-4160|TM-251117-0872|TB-251120-0266' | xargs)
has "and files from where all cases lie" "$(tr -s ' ' <<<"$out")" "it was looked for in taobao/shots,"
same "the failed on its first page" "$first" "TM-251117-0872 OZ-21-4160 TB-251120-0266"
try 0 qpdf --check "all/summary.pdf"
same "nothing beside the cases" "$(find $agency -name "*.pdf" -o -name "*.sha256")" ""
holds "all of it is small" "$(find $agency -type f -exec cat {} + | wc -c)" -lt 800000

# ---- killed, it goes on ----
try 2 sh $agency/night.sh one "${some[@]}"
bytes=$(digests one | sha256sum) lines=$(report "one/report.jsonl")
same "a line each" "$(wc -l <<<"$lines")" 30
for told in 3 14; do
	rm -rf cut
	setsid sh $agency/night.sh cut "${some[@]}" -j1 >/dev/null 2>&1 &
	pid=$!
	for _ in {1..1000}; do
		[[ $(wc -l 2>/dev/null <"cut/report.jsonl") -ge $told ]] && break
		sleep 0.01
	done
	kill -KILL -- -$pid # the batch and its workers, as a machine that loses power
	wait $pid 2>/dev/null
	holds "killed in the middle" "$(wc -l <"cut/report.jsonl")" -lt 30
	try 2 sh $agency/night.sh cut "${some[@]}"
	whole "killed with $told cases told" cut
done

# ---- over hosts: one by a stand-in for ssh, one that is lost, and this machine ----
cat >"$home/ssh" <<'SSH'
#!/bin/sh
while [ "${1#-}" != "$1" ]; do shift; done
echo "$1" >>"$SEEN"
[ "$1" != lost ] || exit 255
shift
[ "${1:-}" != -- ] || shift
exec sh -c "$*"
SSH
chmod +x "$home/ssh"
export PARALLEL_SSH=$home/ssh SEEN=$home/seen PARALLEL_HOME=$home/parallel
mkdir "$PARALLEL_HOME" && : >"$PARALLEL_HOME/will-cite"
try 2 sh $agency/hosts.sh alpha,lost,: 5 hosts "${some[@]}"
whole "over hosts" hosts
same "hosts that were tried" "$(sort -u "$SEEN" | xargs)" "alpha lost"
same "no share is left" "$(ls hosts)" "report.jsonl
samples
summary.csv
summary.pdf"

# what a share cannot build is tried again elsewhere, and never called done
ends() { # WANT WHAT COMMAND: a share whose program is that
	printf '#!/bin/sh\n%s\n' "$3" >"$home/ends" && chmod +x "$home/ends"
	rm -rf shares/tried-* && mkdir -p shares
	DOSSIER=$home/ends sh $agency/night.sh shares 1/2 >/dev/null 2>&1
	same "$2" $? "$1"
}
DOSSIER=/nonexistent sh $agency/night.sh shares 1/2 >/dev/null 2>&1
same "no program" $? 127
ends 2 "a share that is none" 'exit 2'
ends 143 "it was ended" 'kill $$'
ends 137 "or killed" 'kill -9 $$'
: >shares/report-1.jsonl
ends 0 "cases with errors" 'exit 2'
ends 4 "a crash" 'exit 4'
DOSSIER=$home/ends sh $agency/night.sh shares 1/2 >/dev/null 2>&1
same "and a second one of the same" $? 0
rm -rf shares

# names and options with blanks come whole to the hosts
try 2 sh $agency/hosts.sh alpha,: 2 "my out" "${some[@]}" --now "2025-11-21 20:00 +08:00"
whole "with blanks" "my out"
same "and nowhere else" "$(ls -d my*)" "my out"

# ---- a Slurm array: controller and node on this machine, in a folder and on ports of their own ----
read -r port_of_controller port_of_node < <("$python" -c 'import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(s.getsockname()[1] for s in sockets))')
slurm=$home/slurm node=$(hostname -s) me=$(id -un)
mkdir -p "$slurm"/{state,spool}
echo "CgroupPlugin=cgroup/v1" >"$slurm/cgroup.conf" # the one that asks for nothing where no plugin uses it
cat >"$slurm/slurm.conf" <<SLURM
ClusterName=night
SlurmctldHost=$node(127.0.0.1)
SlurmUser=$me
SlurmdUser=$me
SlurmctldPort=$port_of_controller
SlurmdPort=$port_of_node
AuthType=auth/none
CredType=cred/none
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1
ReturnToService=2
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
NodeName=$node NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=night Nodes=$node Default=YES State=UP
SLURM
export SLURM_CONF=$slurm/slurm.conf
slurmctld -D -f "$SLURM_CONF" >/dev/null 2>&1 &
daemons=$!
slurmd -D -f "$SLURM_CONF" -N "$node" >/dev/null 2>&1 &
daemons+=" $!"
trap 'scancel --user="$me" 2>/dev/null; kill $daemons 2>/dev/null; wait; rm -rf "$scene_folder"' EXIT
for _ in {1..100}; do
	[[ $(sinfo --noheader --format=%T 2>/dev/null) == idle ]] && break
	sleep 0.1
done
job=$(timeout 20 sbatch --parsable --output="$slurm/%a.log" $agency/slurm.sh array "${some[@]}")
holds "the array is taken" -n "$job"
try 2 timeout 60 sbatch --wait --dependency="afterany:$job" --output="$slurm/join.log" \
	--wrap "sh $agency/night.sh array ${some[*]}"
holds "Slurm's log" -e "$slurm/join.log" || tail -n 5 "$slurm"/*.log >&2
whole "as a Slurm array" array
same "three tasks ran" "$(ls "$slurm"/[0-9].log | wc -l)" 3
has "and the last found their work done" "$(<"$slurm/join.log")" "27 of them unchanged"
kill $daemons
wait $daemons
trap 'rm -rf "$scene_folder"' EXIT

# ---- a Kubernetes Job: as its schema says, and what its pods run ----
try 0 "$python" "$scenes/job.py" $agency/job.yaml
same "what is wrong with the job" "$out" ""
broken() { # EDIT WANT: the checker sees it
	sed "$1" $agency/job.yaml >"$home/broken.yaml"
	try 0 "$python" "$scenes/job.py" "$home/broken.yaml"
	has "$1" "$out" "$2"
}
broken 's/parallelism/paralelism/' "Job.spec: there is no paralelism"
broken 's/completions: 3/completions: "3"/' "Job.spec.completions: '3' is no int"
broken 's/value: "3"/value: 3/' "env[0].value: 3 is no str"
broken 's/containers:/container:/' 'Invalid value for `containers`, must not be `None`'
broken 's/: Indexed/: indexed/' "completionMode: indexed"
broken 's/name: night, m/name: day, m/' "there is no volume day"
broken '/restartPolicy/d' "restartPolicy: None"
broken 's,batch/v1,batch/v2,' "batch/v2 Job is not known"

pods=$("$python" - $agency/job.yaml <<'PYTHON'
import shlex, sys, yaml
spec = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["spec"]
container = spec["template"]["spec"]["containers"][0]
given = [f"{variable['name']}={variable['value']}" for variable in container["env"]]
for index in range(spec["completions"]):
	print(shlex.join(["env", *given, f"JOB_COMPLETION_INDEX={index}", *container["command"], *container["args"]]))
PYTHON
)
printf '#!/bin/sh\nexec %q "$@" -q --deliver=pdf,text\n' "$release" >"$home/some" && chmod +x "$home/some"
while read -r pod; do
	DOSSIER=$home/some sh -c "$pod" >/dev/null 2>&1 || fail "a pod ended with $?"
done <<<"$pods"
same "a report from each pod" "$(ls out | xargs)" "report-1.jsonl report-2.jsonl report-3.jsonl samples"
try 2 sh $agency/night.sh out "${some[@]}"
whole "as a Kubernetes Job" out

# ---- mended, that one is built; and what README.md reads out of the report is what is still wrong ----
sed -i 's/proofs:/proof:/' $agency/ozon/30-other.yaml
try 2 sh $agency/night.sh out --deliver=pdf,text
has "one more" "$out" "30 cases: 28 dossiers, 27 of them unchanged; 2 failed"
read_out=$(sed -n 's/^ *\(jq .*\) build\/agency\/report.jsonl$/\1/p' "$DOSSIER_SOURCE/README.md")
same "the errors of two" "$(eval "$read_out out/report.jsonl" | cut -d: -f1)" "$agency/taobao/11-not-as-described.yaml
$agency/taobao/18-return.yaml"
scene_end
