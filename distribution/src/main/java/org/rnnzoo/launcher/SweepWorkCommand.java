package org.rnnzoo.launcher;

import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep work}. */
@Command(
    name = "work",
    sortOptions = false,
    description = {
      "Work on the cells of a sweep, one after the other, until none is left. Any number of workers"
          + " may do so at once.",
      "Ends with 75 when it wants to be started again in a fresh process."
    })
final class SweepWorkCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Stop after this time; a cell that is not done keeps a checkpoint.")
  private Double minutes;

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      description = "Work on this cell only; ends with 1 if it fails.")
  private String cell;

  @Option(names = "--name", paramLabel = "NAME", description = "The worker's name in what it says.")
  private String name;

  @Option(
      names = "--until-input-ends",
      description =
          "Stop when the standard input ends, as it does when the process that started this one"
              + " dies or its connection breaks.")
  private boolean untilInputEnds;

  @Override
  public Integer call() {
    if (minutes != null && !(minutes > 0)) {
      throw UserException.input("--minutes is %s; it must be above 0.".formatted(minutes));
    }
    Zoo zoo = sweep.zoo();
    SweepFolder opened = folder.open();
    if (name != null) {
      zoo.say("Worker %s, process %s.".formatted(name, ProcessHandle.current().pid()));
    }
    double most = minutes == null ? Double.POSITIVE_INFINITY : minutes;
    SweepWorker.End end =
        zoo.job(
            listener -> {
              SweepWorker worker =
                  new SweepWorker(
                      opened,
                      zoo.plugins(),
                      untilInputEnds ? UntilInputEnds.of(System.in, listener) : listener,
                      most);
              return cell == null ? worker.work() : worker.work(cell);
            });
    return switch (end) {
      case NOTHING_LEFT -> {
        zoo.say("No cell is left.");
        yield ExitCode.DONE;
      }
      case STOPPED -> {
        zoo.say("Stopped; what was begun has a checkpoint.");
        yield ExitCode.INTERRUPTED;
      }
      case FRESH_PROCESS -> SweepWorker.FRESH_PROCESS;
    };
  }
}
