package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.workbench.export.ExportFormat;
import org.rnnzoo.workbench.export.RunExport;
import org.rnnzoo.workbench.export.TensorBoardExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo export}. */
@Command(
    name = "export",
    sortOptions = false,
    description =
        "Write the network of a run for another program, and a JSON beside it with every equation"
            + " and convention. The last line of the output is the file.",
    footer = {
      "",
      "For example:",
      "  zoo export last --to torch --out net.py",
      "  zoo export RUN --to mat --trials 100 --noise 0 --states"
    })
final class ExportCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      description =
          "npz, safetensors, hdf5, mat (MATLAB), onnx, csv (a folder), lfads (spikes for"
              + " lfads-torch), torch (a module and its weights) or tensorboard (the course of"
              + " training).")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file; in this folder and called like the run if not given.")
  private Path out;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "How many test trials to write with it; 16 if not given, 200 for lfads, none for onnx.")
  private Integer trials;

  @Option(
      names = "--states",
      description = "Also the whole state of the network in these trials, without noise.")
  private boolean states;

  @Mixin private ConditionOptions conditions;

  @Override
  public Integer call() {
    RunFolder folder = run.folder();
    if (format.equals("tensorboard")) {
      zoo.print(TensorBoardExport.write(folder, Optional.ofNullable(out)).toString());
      return ExitCode.DONE;
    }
    ExportFormat to = ExportFormat.of(format);
    RunExport export = new RunExport(to, RunExport.trials(to, Optional.ofNullable(trials)), states);
    Path file = out == null ? RunExport.standardFile(folder, to) : out;
    Path description = zoo.job(listener -> write(export, folder, file, listener));
    zoo.say("Equations and conventions are in " + description + ".");
    zoo.print(file.toString());
    return ExitCode.DONE;
  }

  @SuppressWarnings("try") // the lease is held, not used
  private Path write(RunExport export, RunFolder folder, Path file, JobListener listener) {
    Plugins plugins = zoo.plugins();
    try (Plugins.Lease lease = plugins.lease()) {
      return export.write(conditions.open(folder, zoo, listener), conditions.conditions(), file);
    }
  }
}
