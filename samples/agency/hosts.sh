#!/bin/sh
# hosts.sh HOST,HOST... N OUT [OPTION...] - the night in N shares over hosts by ssh, with GNU parallel. ":" is this
# machine. The hosts see this folder and OUT under the same names, and have the program.
#
#   sh samples/agency/hosts.sh :,alpha,beta 12 out
set -eu
hosts=$1 n=$2 out=$3
shift 3

# One share at a time on a host, as a batch keeps all its cores busy; what a lost host had goes to another.
seq "$n" | parallel --quote --sshlogin "$hosts" --wd "$PWD" --env DOSSIER -j 1 --retries 3 --line-buffer \
	sh samples/agency/night.sh "$out" "{}/$n" "$@" || echo "some shares are not whole" >&2
exec sh samples/agency/night.sh "$out" "$@"
