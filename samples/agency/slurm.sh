#!/bin/sh
#SBATCH --job-name=dossier
#SBATCH --array=1-3
#SBATCH --cpus-per-task=2
#SBATCH --requeue
#SBATCH --output=%x-%A-%a.log
# slurm.sh OUT [OPTION...] - the night as a Slurm array, a share for each task. From the root of the sources:
#
#   job=$(sbatch --parsable samples/agency/slurm.sh out)
#   sbatch --dependency=afterany:$job --wrap "sh samples/agency/night.sh out"
#
# One task of it once more: sbatch --array=2 --export=ALL,SHARES=3 samples/agency/slurm.sh out
out=$1
shift
exec sh samples/agency/night.sh "$out" "$SLURM_ARRAY_TASK_ID/${SHARES:-$SLURM_ARRAY_TASK_MAX}" -j "$SLURM_CPUS_PER_TASK" "$@"
