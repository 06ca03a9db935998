package org.rnnzoo.core.folder;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.core.config.Experiment;

/**
 * How a run ended, read from its {@code summary.json}. What a run does not tell is NaN or empty.
 *
 * @param task the task as its users write it
 * @param model the name of the model
 * @param seed the seed
 * @param accuracy the accuracy on test trials
 * @param trialAccuracy the share of test trials that are right as a whole
 * @param loss the loss on test trials
 * @param testTrials the number of test trials that count; 0 if there was no test
 * @param steps training steps made
 * @param stoppedBecause why training stopped, one word
 * @param seconds seconds of training
 * @param standing how the network stands to the bars of its task
 * @param convertedFrom the name of the run whose network this one was converted from; usually empty
 */
public record Summary(
    String task,
    String model,
    long seed,
    double accuracy,
    double trialAccuracy,
    double loss,
    int testTrials,
    long steps,
    String stoppedBecause,
    double seconds,
    RunFacts.Standing standing,
    String convertedFrom) {

  /** The key under which a converted run names its source. */
  public static final String CONVERTED_FROM = "convertedFrom";

  /** The summary of a run, if it has come to an end. */
  public static Optional<Summary> read(RunFolder folder) {
    Map<String, Object> tree = folder.readSummary();
    return tree.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Summary(
                word(tree, "task"),
                word(tree, "model"),
                (long) number(tree, "seed"),
                number(tree, "accuracy"),
                number(tree, "trialAccuracy"),
                number(tree, "loss"),
                (int) number(tree, "testTrials"),
                (long) number(tree, "steps"),
                word(tree, "stoppedBecause"),
                number(tree, "seconds"),
                standing(word(tree, "verdict")),
                word(tree, CONVERTED_FROM)));
  }

  /** The facts of a run that analyses get. */
  public static RunFacts facts(RunFolder folder, Experiment experiment) {
    Optional<Summary> summary = read(folder);
    return new RunFacts(
        folder.name(),
        experiment.task().use(),
        experiment.model().use(),
        experiment.seed(),
        summary.map(Summary::accuracy).orElse(Double.NaN),
        summary.map(Summary::standing).orElse(RunFacts.Standing.UNKNOWN));
  }

  private static RunFacts.Standing standing(String verdict) {
    return switch (verdict.toLowerCase(Locale.ROOT)) {
      case "solved" -> RunFacts.Standing.SOLVED;
      case "fits" -> RunFacts.Standing.FITS;
      case "" -> RunFacts.Standing.UNKNOWN;
      default -> RunFacts.Standing.SHORT;
    };
  }

  private static String word(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof String word ? word : "";
  }

  private static double number(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
