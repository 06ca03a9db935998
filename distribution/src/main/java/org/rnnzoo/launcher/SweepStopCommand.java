package org.rnnzoo.launcher;

import java.util.concurrent.Callable;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.workbench.sweep.SweepFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep stop}. */
@Command(
    name = "stop",
    description =
        "Ask all workers to stop after saving a checkpoint, wherever they are; 'zoo sweep start' goes on.")
final class SweepStopCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Override
  public Integer call() {
    SweepFolder opened = folder.open();
    AtomicFile.write(opened.stop(), "Workers stop while this file is here.\n");
    sweep.zoo().say("Workers stop within seconds; 'zoo sweep start' goes on.");
    return ExitCode.DONE;
  }
}
