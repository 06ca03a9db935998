package org.rnnzoo.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.LocalWorkers;
import org.rnnzoo.workbench.sweep.SlurmScript;
import org.rnnzoo.workbench.sweep.SparkScript;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep start}. */
@Command(
    name = "start",
    sortOptions = false,
    description = "Start workers on a sweep and return at once; they go on by themselves.")
final class SweepStartCommand implements Callable<Integer> {

  private static final Pattern LOCAL = Pattern.compile("local(?::(\\d{1,3}))?");
  private static final Pattern SPARK = Pattern.compile("spark(?::(\\S+))?");
  private static final long LOOK_MILLIS = 1000;

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Option(
      names = "--on",
      paramLabel = "WHERE",
      defaultValue = "local",
      description =
          "local, local:N for N processes (one per two processors if not given), slurm, spark or"
              + " spark:MASTER.")
  private String where;

  @Option(names = "--wait", description = "Follow until nobody works on it any more.")
  private boolean wait;

  @Override
  public Integer call() {
    Zoo zoo = sweep.zoo();
    SweepFolder opened = folder.open();
    Matcher local = LOCAL.matcher(where);
    if (local.matches()) {
      int count =
          local.group(1) == null
              ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2)
              : Integer.parseInt(local.group(1));
      if (count < 1) {
        throw UserException.input("--on is %s; start one process at least.".formatted(where));
      }
      List<Path> logs =
          new LocalWorkers(opened, zoo.installation().program()).start(count, zoo.pluginOptions());
      zoo.say(
          "Started %s worker(s); they write to %s. 'zoo sweep status %s' tells how far they are."
              .formatted(count, opened.workers(), opened.path()));
      return wait ? follow(opened) : done(logs);
    } else if (where.equals("slurm")) {
      submit(opened);
      return wait ? follow(opened) : ExitCode.DONE;
    }
    Matcher spark = SPARK.matcher(where);
    if (spark.matches()) {
      submitToSpark(opened, spark.group(1) == null ? "" : spark.group(1));
      return wait ? follow(opened) : ExitCode.DONE;
    }
    throw UserException.input(
        "--on is %s; it must be local, local:N, slurm, spark or spark:MASTER.".formatted(where));
  }

  private static int done(List<Path> logs) {
    return logs.isEmpty() ? ExitCode.JOB_FAILED : ExitCode.DONE;
  }

  private void submit(SweepFolder opened) {
    Zoo zoo = sweep.zoo();
    Path script = opened.path().resolve("slurm.sh");
    try {
      Files.createDirectories(opened.workers());
      Files.deleteIfExists(opened.stop());
      AtomicFile.write(
          script,
          new SlurmScript(
                  opened.path().toAbsolutePath().normalize(),
                  zoo.installation().program(),
                  opened.sweep(zoo.plugins()).batch(),
                  zoo.pluginOptions())
              .text());
      Process sbatch =
          new ProcessBuilder("sbatch", "--parsable", script.toString())
              .redirectErrorStream(true)
              .start();
      String said =
          new String(sbatch.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (sbatch.waitFor() != 0) {
        throw UserException.job("sbatch refused %s: %s".formatted(script, said));
      }
      zoo.say("Submitted %s.".formatted(script));
      zoo.print(said);
    } catch (IOException e) {
      throw UserException.job(
          "There is no sbatch here (%s). The script is %s; submit it where there is one."
              .formatted(e.getMessage(), script),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserException.job("Interrupted while sbatch was at work.", e);
    }
  }

  private void submitToSpark(SweepFolder opened, String master) {
    Zoo zoo = sweep.zoo();
    Path script = opened.path().resolve("spark.sh");
    Path log = opened.workers().resolve("spark.log");
    SparkScript spark =
        new SparkScript(
            opened.path().toAbsolutePath().normalize(),
            zoo.installation().program(),
            zoo.installation().sparkJar(),
            master,
            opened.sweep(zoo.plugins()).batch(),
            zoo.pluginOptions());
    try {
      Files.createDirectories(opened.workers());
      Files.deleteIfExists(opened.stop());
      AtomicFile.write(script, spark.text());
      spark.start(script, log);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(opened.workers(), e);
    }
    zoo.say("Started %s, which writes to %s.".formatted(script, log));
    zoo.print(log.toString());
  }

  /** Shows how far the workers are until all cells have ended. */
  private int follow(SweepFolder opened) {
    return sweep
        .zoo()
        .job(
            listener -> {
              while (true) {
                SweepStatus status = SweepStatus.of(opened);
                int all = status.cells().size();
                int failed = status.counts().get(CellState.FAILED);
                int ended = failed + all - status.missing().size();
                listener.progress(
                    "%s of %s cells done, %s failed".formatted(ended - failed, all, failed),
                    (double) ended / all);
                if (ended == all) {
                  return failed > 0 ? ExitCode.JOB_FAILED : ExitCode.DONE;
                } else if (listener.stopRequested()) {
                  return ExitCode.INTERRUPTED;
                }
                try {
                  Thread.sleep(LOOK_MILLIS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  return ExitCode.INTERRUPTED;
                }
              }
            });
  }
}
