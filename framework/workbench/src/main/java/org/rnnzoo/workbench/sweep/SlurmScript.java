package org.rnnzoo.workbench.sweep;

import java.nio.file.Path;
import java.util.List;

/**
 * A script for SLURM that starts workers on a sweep as an array job.
 *
 * <p>The elements of the array are workers, not cells: each works warm on whatever cell is free. So
 * the size of the array has nothing to do with the number of cells, and an element that is killed,
 * preempted or requeued loses nothing but the time since its last checkpoint. SLURM sends TERM two
 * minutes before the time is up; the worker then saves a checkpoint and asks to be put back into
 * the queue if there is more to do. No accounting database is needed.
 *
 * @param sweep the folder of the sweep
 * @param program the command {@code zoo}
 * @param batch what SLURM is told
 * @param options further options of the program, such as {@code --plugins DIR}
 */
public record SlurmScript(Path sweep, Path program, Batch batch, List<String> options) {

  /** Seconds before the end of a job at which it is told. */
  private static final int WARNING = 120;

  /** The text of the script. */
  public String text() {
    StringBuilder text = new StringBuilder("#!/bin/sh\n");
    option(
        text,
        "job-name",
        "zoo-" + sweep.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_"));
    option(text, "array", "1-" + batch.workers());
    option(text, "account", batch.account());
    option(text, "partition", batch.partition());
    option(text, "time", Integer.toString(batch.minutes()));
    option(text, "cpus-per-task", Integer.toString(batch.cpus()));
    option(text, "mem", batch.memory());
    option(text, "signal", "B:TERM@" + WARNING);
    text.append("#SBATCH --requeue\n#SBATCH --open-mode=append\n");
    option(
        text, "output", '"' + sweep.resolve("workers").resolve("slurm-%A_%a.log").toString() + '"');
    return text.append(
            """

            # A worker takes whatever cell is free. It ends with 75 when it wants a fresh process, and with 130 when it
            # was told to stop and there is more to do.
            element="${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
            while :; do
              %s%s sweep work %s --name "slurm-$element" &
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
            """
                .formatted(Quoted.path(program), Quoted.words(options), Quoted.path(sweep)))
        .toString();
  }

  private static void option(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("#SBATCH --").append(name).append('=').append(value).append('\n');
    }
  }
}
