package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.run.NetworkSize;
import org.rnnzoo.core.run.Training;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.workbench.runs.Collapse;

/** Tells how training ended: sentences for people, then the folder of the run as the result. */
record TrainingReport(Zoo zoo) {

  /**
   * Tells it.
   *
   * @return the exit code
   */
  int tell(Training.Outcome outcome) {
    boolean interrupted = outcome.reason() == StopReason.INTERRUPTED;
    outcome.test().ifPresent(test -> sentences(outcome, test).forEach(zoo::say));
    if (!interrupted) {
      Collapse.of(outcome.folder()).map(Collapse::sentence).ifPresent(zoo::say);
    } else {
      zoo.say(
          "Interrupted after step %s. To go on: zoo resume %s"
              .formatted(outcome.step(), outcome.folder().path()));
    }
    zoo.print(outcome.folder().path().toString());
    return interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }

  /** How well the network does, and with how little. */
  static List<String> sentences(Training.Outcome outcome, Evaluation test) {
    List<String> sentences = new ArrayList<>();
    sentences.add(accuracy(outcome, test));
    outcome.stress().map(StressWords::new).ifPresent(words -> sentences.add(words.sentence()));
    sentences.addAll(new SizeWords(NetworkSize.read(outcome.folder().readSummary())).sentences());
    return sentences;
  }

  private static String accuracy(Training.Outcome outcome, Evaluation test) {
    return "Accuracy %s on %s test trials after %s steps in %s; stopped because %s."
        .formatted(
            Numbers.brief(test.accuracy()),
            test.trials(),
            outcome.step(),
            Numbers.duration(outcome.seconds()),
            reason(outcome.reason()));
  }

  private static String reason(StopReason reason) {
    return switch (reason) {
      case ACCURACY -> "the accuracy was reached";
      case LOSS -> "the loss was reached";
      case STEPS -> "all steps were made";
      case TIME -> "the time was used up";
      case INTERRUPTED -> "somebody asked to";
      case DIVERGED -> "training diverged";
    };
  }
}
