package org.rnnzoo.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Workplace;
import org.rnnzoo.core.task.Evaluation;

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
    try {
      Files.createDirectories(runs);
      try (Workplace workplace = Workplace.make(runs, ".new-")) {
        RunFolder folder = RunFolder.create(workplace.path(), experiment);
        Manifest.write(folder, experiment);
        RunEnd end = new RunEnd(experiment, network, folder);
        Evaluation test = end.test();
        end.summarise(reason, 0, 0, Optional.of(test), Optional.of(end.stress(test)), more);
        end.close(0);
        return new FinishedRun(folder.moveTo(runs), test);
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(runs, e);
    }
  }
}
