package org.rnnzoo.core.config;

import java.util.List;
import org.rnnzoo.api.Parameter;

/**
 * When training stops. The first rule that is met counts.
 *
 * @param accuracy the held-out accuracy to reach: a number from 0 to 1, {@code solved} for the task
 *     version's own bar, {@code solved-under-stress} for that and the bars of its stress tests, or
 *     {@code never}
 * @param loss the held-out loss to reach: a number above 0, or {@code never}
 * @param heldFor how many evaluations in a row must reach it
 * @param steps the most steps
 * @param minutes the most minutes of training
 */
public record StopRule(
    @Parameter(
            help =
                "Held-out accuracy to stop at: 0 to 1, 'solved', 'solved-under-stress' or 'never'.")
        String accuracy,
    @Parameter(help = "Held-out loss to stop at: above 0, or 'never'.") String loss,
    @Parameter(help = "Evaluations in a row that must reach it.", min = 1, max = 1000) int heldFor,
    @Parameter(
            help = "The most training steps; 0 leaves the network untrained.",
            min = 0,
            max = 1e12)
        long steps,
    @Parameter(help = "The most minutes of training.", unit = "min", min = 0, max = 1e6)
        double minutes) {

  private static final String SOLVED = "solved";
  private static final String UNDER_STRESS = "solved-under-stress";
  private static final String NEVER = "never";

  /** The rule if nothing is said. */
  public static final StopRule STANDARD = new StopRule(SOLVED, NEVER, 2, 20_000, 10_000);

  public StopRule {
    if (!List.of(SOLVED, UNDER_STRESS, NEVER).contains(accuracy) && !isNumber(accuracy, 1)) {
      throw new IllegalArgumentException(
          "accuracy is %s; it must be 'solved', 'solved-under-stress', 'never' or a number from 0 to 1."
              .formatted(accuracy));
    }
    if (!loss.equals(NEVER) && !isNumber(loss, Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "loss is %s; it must be 'never' or a number above 0.".formatted(loss));
    }
  }

  private static boolean isNumber(String text, double most) {
    try {
      double number = Double.parseDouble(text);
      return number >= 0 && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * The held-out accuracy to reach; infinite for never.
   *
   * @param solved the task version's own bar
   */
  public double accuracyToReach(double solved) {
    return switch (accuracy) {
      case SOLVED, UNDER_STRESS -> solved;
      case NEVER -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(accuracy);
    };
  }

  /** Whether the stress tests must be stood, too, for the accuracy to count as reached. */
  public boolean underStress() {
    return accuracy.equals(UNDER_STRESS);
  }

  /** The held-out loss to reach; negative for never. */
  public double lossToReach() {
    return loss.equals(NEVER) ? -1 : Double.parseDouble(loss);
  }
}
