package org.rnnzoo.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Workplace;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

/**
 * A run whose network got its weights otherwise than by training.
 *
 * @param folder its folder, complete
 * @param test the result on test trials
 */
public record FinishedRun(RunFolder folder, Evaluation test) {

  /**
   * Writes such a run, all of it or nothing.
   *
   * @param network the network with its weights
   * @param reason how it got them, one word for the key {@code stoppedBecause} of the summary
   * @param more further entries of the summary
   * @param runs the folder below which the run's folder is made
   * @throws org.rnnzoo.core.UserException if the folder cannot be written to
   */
  public static FinishedRun write(
      Experiment experiment, Network network, String reason, Map<String, Object> more, Path runs) {
    return write(experiment, network, reason, more, Belongings.NONE, runs);
  }

  /**
   * What such a run may have besides.
   *
   * @param name its name; empty for one made of time, task, model and seed
   * @param files files to keep in its folder: the place of each there, and where it is now, which
   *     is how the experiment names it
   * @param trialsAlone whether all that is known of its task are trials that came along; nothing is
   *     then said of how the task is solved
   */
  public record Belongings(Optional<String> name, Map<String, Path> files, boolean trialsAlone) {

    /** Nothing. */
    static final Belongings NONE = new Belongings(Optional.empty(), Map.of(), false);

    private RunFolder folderIn(Path place, Experiment experiment) throws IOException {
      RunFolder folder =
          name.isPresent()
              ? RunFolder.reserve(place, name.get())
              : RunFolder.reserve(place, experiment);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Path copy = folder.path().resolve(file.getKey());
        Files.createDirectories(copy.getParent());
        Files.copy(file.getValue(), copy);
      }
      folder.writeConfig(experiment, files);
      return folder;
    }

    private void requireFree(Path runs) {
      if (name.isPresent() && Files.exists(runs.resolve(name.get()))) {
        throw UserException.input(
            "There is a run %s already; choose another --name.".formatted(name.get()));
      }
    }
  }

  /**
   * Writes such a run with a name and files of its own.
   *
   * @param network the network with its weights
   * @param reason how it got them, one word for the key {@code stoppedBecause} of the summary
   * @param more further entries of the summary
   * @param runs the folder below which the run's folder is made
   * @throws org.rnnzoo.core.UserException if there is a run of that name, or the folder cannot be
   *     written to
   */
  public static FinishedRun write(
      Experiment experiment,
      Network network,
      String reason,
      Map<String, Object> more,
      Belongings belongings,
      Path runs) {
    try {
      Files.createDirectories(runs);
      belongings.requireFree(runs);
      try (Workplace workplace = Workplace.make(runs, ".new-")) {
        RunFolder folder = belongings.folderIn(workplace.path(), experiment);
        Manifest.write(folder, experiment);
        RunEnd end = new RunEnd(experiment, network, folder);
        Evaluation test = end.test();
        Optional<Stress> stress =
            belongings.trialsAlone() ? Optional.empty() : Optional.of(end.stress(test));
        end.summarise(reason, 0, 0, Optional.of(test), stress, more);
        end.close(0);
        return new FinishedRun(folder.moveTo(runs), test);
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(runs, e);
    }
  }
}
