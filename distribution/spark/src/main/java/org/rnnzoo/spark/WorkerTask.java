package org.rnnzoo.spark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * A task that works on cells of a sweep until none is left.
 *
 * <p>The worker stops with a checkpoint when its input ends, and so it does when Spark gives the
 * task up or the executor dies.
 */
final class WorkerTask implements Function<Integer, String> {

  private static final long serialVersionUID = 1;

  /** With which a worker asks for a fresh process. */
  private static final int FRESH_PROCESS = 75;

  private static final int STOPPED = 130;

  private final String program;
  private final String sweep;
  private final ArrayList<String> options;

  /**
   * @param program the program {@code zoo}, at the same place on all machines
   * @param sweep the folder of the sweep, which all machines see
   * @param options options of the program
   */
  WorkerTask(String program, String sweep, List<String> options) {
    this.program = program;
    this.sweep = sweep;
    this.options = new ArrayList<>(options);
  }

  /**
   * Works.
   *
   * @param number the number of the worker
   * @return how it ended, in words
   */
  @Override
  public String call(Integer number) throws IOException, InterruptedException {
    String name = "spark-%s-%s".formatted(number, TaskContext.get().attemptNumber());
    int code;
    do {
      code = work(name);
    } while (code == FRESH_PROCESS);
    if (code != 0 && code != STOPPED) {
      throw new IOException(
          "Worker %s ended with exit code %s; its words are in the log of the executor."
              .formatted(name, code));
    }
    return "Worker %s: %s.".formatted(name, code == 0 ? "no cell is left" : "stopped");
  }

  private int work(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(options);
    command.addAll(List.of("sweep", "work", sweep, "--name", name, "--until-input-ends"));
    Process worker =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    try {
      return worker.waitFor();
    } catch (InterruptedException e) {
      worker.destroy();
      throw e;
    }
  }
}
