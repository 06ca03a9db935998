package org.rnnzoo.api.task;

import java.util.List;
import org.rnnzoo.api.Parameter;

/**
 * How a task with discrete choices asks for an answer and judges it; a group of parameters that
 * such tasks share.
 *
 * <p>A task says which output is wanted in which epoch, by {@link #hold} before the answer and by
 * {@link #respond} for it. The target of the wanted output is high and all others are low. Errors
 * count little before the answer, not at all while a new answer is being made up, and most in the
 * rest of the response. A decision is read off the mean over the steps of a response that count:
 * the highest of all outputs wins, fixation included.
 *
 * @param loss what training minimises; squared error alone leaves tasks that compare two stimuli at
 *     chance for long
 * @param low the target of the outputs that are not wanted, for the squared error
 * @param high the target of the wanted output, for the squared error
 * @param burnInMs time at the start of a trial in which nothing counts
 * @param graceMs time at the start of a response in which nothing counts; at least one step of the
 *     response is left
 * @param responseWeight the weight of the rest of a response, when all else has weight 1
 */
public record ChoiceRule(
    @Parameter(help = "What training minimises.") Loss loss,
    @Parameter(
            help = "Target of the outputs not wanted; 0 with cross-entropy.",
            min = -10,
            max = 10)
        double low,
    @Parameter(help = "Target of the wanted output; 1 with cross-entropy.", min = -10, max = 10)
        double high,
    @Parameter(
            help = "Time at the start of a trial in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double burnInMs,
    @Parameter(
            help = "Time at the start of a response in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double graceMs,
    @Parameter(help = "Weight of a response; all else weighs 1.", min = 0.001, max = 1000)
        double responseWeight) {

  /** The rule of most tasks. */
  public static final ChoiceRule STANDARD = new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 100, 100, 5);

  /** The rule of the delayed-match family and the T-maze (after Masse et al. 2019). */
  public static final ChoiceRule MATCH = new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 60, 2);

  public ChoiceRule {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "low is %s and high is %s; low must be below high.".formatted(low, high));
    }
    if (loss == Loss.CROSS_ENTROPY && (low != 0 || high != 1)) {
      throw new IllegalArgumentException(
          "low is %s and high is %s; with cross-entropy they must be 0 and 1."
              .formatted(low, high));
    }
    requireAtLeast0("burnInMs", burnInMs);
    requireAtLeast0("graceMs", graceMs);
    if (!(responseWeight > 0 && responseWeight <= 1000)) {
      throw new IllegalArgumentException(
          "responseWeight is %s; it must be above 0 and at most 1000.".formatted(responseWeight));
    }
  }

  private static void requireAtLeast0(String name, double ms) {
    if (!(ms >= 0 && ms <= 60_000)) {
      throw new IllegalArgumentException(
          "%s is %s ms; it must be from 0 to 60000 ms.".formatted(name, ms));
    }
  }

  /** Wants an output throughout some epochs in which no decision is read, with weight 1. */
  public void hold(TrialBuilder trial, String output, Epoch... during) {
    want(trial, output, during);
    int burnIn = trial.clock().steps(burnInMs);
    for (Epoch epoch : during) {
      int start = Math.min(epoch.end(), Math.max(epoch.start(), burnIn));
      trial.mask(1, new Epoch(epoch.name(), start, epoch.end()));
    }
  }

  /** Asks for an output in a response epoch; the decision has the epoch's name. */
  public void respond(TrialBuilder trial, String output, Epoch response) {
    want(trial, output, response);
    trial.decision(response.name(), output, open(trial, response));
  }

  /**
   * Opens a response epoch for an answer that is not a choice, such as an angle: sets the mask and
   * leaves target and decision to the task.
   *
   * @return the steps that count, at least one
   */
  public Epoch open(TrialBuilder trial, Epoch response) {
    int grace = trial.clock().steps(graceMs);
    int start = Math.max(response.start(), Math.min(response.start() + grace, response.end() - 1));
    Epoch window = new Epoch(response.name(), start, response.end());
    trial.mask(responseWeight, window);
    return window;
  }

  /** Writes the target and leaves the mask as it is. */
  public void want(TrialBuilder trial, String output, Epoch... during) {
    trial.targets(low, during);
    trial.target(output).set(high, during);
  }

  /**
   * Judges a trial by its decisions. Every decision counts the same.
   *
   * <p>The further numbers are {@code steps}, the share of single steps of the decisions at which
   * the right output is the highest, {@code hold}, the same for the steps with a mask outside of
   * decisions, {@code premature}, 1 if another output than the wanted one is the highest in the
   * mean over those steps before the first decision, else 0, and, if there is more than one
   * decision, the accuracy of each by its name.
   */
  public static Verdict judge(Trial trial, Response response) {
    int outputs = trial.channels().outputs().size();
    List<Decision> decisions = trial.decisions();
    long right = decisions.stream().filter(d -> d.isRight(response, outputs)).count();
    Verdict verdict =
        decisions.isEmpty()
            ? new Verdict(0, false, false)
            : new Verdict((double) right / decisions.size(), right == decisions.size(), true);
    if (decisions.size() > 1) {
      for (Decision decision : decisions) {
        verdict = verdict.with(decision.name(), decision.isRight(response, outputs) ? 1 : 0);
      }
    }
    return new StepScores(trial, response).addTo(verdict);
  }
}
