#!/bin/sh
#SBATCH --job-name=zoo-it_s_a_sweep
#SBATCH --array=1-8
#SBATCH --account=neuro
#SBATCH --partition=short
#SBATCH --time=90
#SBATCH --cpus-per-task=2
#SBATCH --mem=6G
#SBATCH --signal=B:TERM@120
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output="/data/it's a sweep/workers/slurm-%A_%a.log"

# A worker takes whatever cell is free. It ends with 75 when it wants a fresh process, and with 130 when it
# was told to stop and there is more to do.
element="${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
while :; do
  '/opt/zoo/bin/zoo' '--plugins' '/data/my plugins' sweep work '/data/it'\''s a sweep' --name "slurm-$element" &
  worker=$!
  trap 'kill -TERM "$worker"' TERM
  wait "$worker"
  code=$?
  # A trapped signal ends the first wait; the worker is still saving.
  if kill -0 "$worker" 2>/dev/null; then
    wait "$worker"
    code=$?
  fi
  case $code in
    75) continue ;;
    130) exec scontrol requeue "$element" ;;
    *) exit "$code" ;;
  esac
done
