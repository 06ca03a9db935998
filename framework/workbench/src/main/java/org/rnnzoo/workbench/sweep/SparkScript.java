package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rnnzoo.core.UserException;

/**
 * A script that has Apache Spark run workers on a sweep, each as one task, and collects what came
 * of the cells when all have ended.
 *
 * <p>The tasks are workers, not cells: each works on whatever cell is free, in a process of its
 * own. Those that are lost with a machine are started anew by Spark; their cells go on from the
 * last checkpoint.
 *
 * @param sweep the folder of the sweep, which all machines see at this place
 * @param program the command {@code zoo}, at this place on all machines
 * @param jar what Spark runs
 * @param master where Spark is, such as {@code spark://host:7077}; empty for its own settings
 * @param batch how many workers there are and what each needs
 * @param options further options of the program, such as {@code --plugins DIR}
 */
public record SparkScript(
    Path sweep, Path program, Path jar, String master, Batch batch, List<String> options) {

  private static final String SUBMIT = "spark-submit";

  /** What Spark's side of a worker needs, which only waits. */
  private static final String EXECUTOR_MEMORY = "512m";

  /** The text of the script. */
  public String text() {
    String where = master.isEmpty() ? "" : "  --master %s \\\n".formatted(Quoted.word(master));
    return """
    #!/bin/sh
    # Has Spark run workers on this sweep. They are told apart from Spark's own memory: each is a process beside it.
    exec "${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit" \\
      --name %s \\
    %s  --conf spark.task.cpus=%s \\
      --executor-memory %s \\
      --conf spark.executor.memoryOverhead=%s \\
      --class org.rnnzoo.spark.SparkWorkers \\
      %s \\
      %s %s %s%s
    """
        .formatted(
            Quoted.word("zoo-" + sweep.getFileName()),
            where,
            batch.cpus(),
            EXECUTOR_MEMORY,
            batch.memory(),
            Quoted.path(jar),
            Quoted.path(program),
            Quoted.path(sweep),
            batch.workers(),
            Quoted.words(options));
  }

  /**
   * Starts the script as a process of its own, which writes to a file.
   *
   * @throws UserException if there is no Spark here
   */
  public void start(Path script, Path log) throws IOException {
    String home = System.getenv("SPARK_HOME");
    boolean found =
        home == null
            ? SearchPath.find(SUBMIT).isPresent()
            : Files.isExecutable(Path.of(home, "bin", SUBMIT));
    if (!found) {
      throw UserException.job(
          "There is no %s %s. The script is %s; run it where there is one."
              .formatted(SUBMIT, home == null ? "here" : "in SPARK_HOME (" + home + ")", script));
    }
    Detached.start(List.of("sh", script.toString()), log);
  }
}
