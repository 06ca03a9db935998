package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.workbench.importing.ImportMap;
import org.rnnzoo.workbench.importing.ImportRequest;
import org.rnnzoo.workbench.importing.NetworkImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo import}. */
@Command(
    name = "import",
    sortOptions = false,
    description =
        "Make a run of a network that was trained elsewhere: NumPy, safetensors, PyTorch state"
            + " dicts, MATLAB or HDF5. The last line of the output is its folder.",
    footer = {
      "",
      "For example:",
      "  zoo import net.npz",
      "  zoo import model.pt --as torch-gru --trials trials.npz --expect outputs",
      "  zoo import model.pt --task flip-flop --set task.bits=3",
      "  zoo import --show torch-gru > mine.yaml"
    })
final class ImportCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file, or a folder of .npy files.")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "MAP",
      description =
          "What the arrays mean: zoo, zoo-gru, zoo-lstm, torch-rnn, torch-gru, torch-lstm,"
              + " latentcircuit, trainrnnbrain, psychrnn, lowrank, or a file MAP.yaml; if not given,"
              + " the one that fits.")
  private String map;

  @Option(
      names = "--trials",
      paramLabel = "FILE",
      description = "A file of trials; those in FILE itself if not given.")
  private Path trials;

  @Option(
      names = "--task",
      paramLabel = "T[@V]",
      description = "The task that the network was trained on; the trials themselves if not given.")
  private String task;

  @Option(
      names = "--expect",
      paramLabel = "NAME",
      split = ",",
      description =
          "The arrays that tell what the network did on the trials: outputs, rates or states.")
  private List<String> expect = new ArrayList<>();

  @Option(
      names = "--axes",
      paramLabel = "AXIS",
      split = ",",
      description =
          "The order of the axes of trials; trials,time,channels if the map says nothing.")
  private List<String> axes = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "The model that it becomes; that of the map if not given.")
  private String model;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "A parameter of the task or the model, or a key of the experiment, such as tau.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "NAME",
      split = ",",
      description = "Arrays that have nothing to do with it; * stands for anything.")
  private List<String> ignore = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Import it even if it does not do on the trials what it did elsewhere.")
  private boolean force;

  @Option(names = "--name", paramLabel = "NAME", description = "The name of the run.")
  private String name;

  @Option(
      names = "--show",
      paramLabel = "MAP",
      description = "Print a map that comes along, to write another after it.")
  private String shown;

  @Mixin private RunsFolder runs;

  @Override
  public Integer call() {
    if (shown != null) {
      zoo.terminal().out().print(ImportMap.textOf(shown));
      return ExitCode.DONE;
    } else if (file == null) {
      throw org.rnnzoo.core.UserException.input("Name the file to import.");
    }
    tell(zoo.job(this::write));
    return ExitCode.DONE;
  }

  @SuppressWarnings("try") // the lease is held, not used
  private NetworkImport.Outcome write(JobListener listener) {
    Plugins plugins = zoo.plugins();
    try (Plugins.Lease lease = plugins.lease()) {
      return new NetworkImport(request(), plugins, listener).write(runs.path());
    }
  }

  private ImportRequest request() {
    return new ImportRequest(
        file,
        Optional.ofNullable(map),
        Optional.ofNullable(trials),
        Optional.ofNullable(task),
        expect,
        axes,
        Optional.ofNullable(model),
        Assignments.parse(settings),
        ignore,
        force,
        Optional.ofNullable(name));
  }

  private void tell(NetworkImport.Outcome outcome) {
    outcome.sentences().forEach(zoo::say);
    Evaluation test = outcome.run().test();
    if (test.trials() > 0) {
      zoo.say(
          (task == null
                  ? "Accuracy %s on the %s trials that came along, judged by their targets."
                  : "Accuracy %s on %s test trials, as the task judges.")
              .formatted(Numbers.brief(test.accuracy()), test.trials()));
    }
    zoo.print(outcome.run().folder().path().toString());
  }
}
