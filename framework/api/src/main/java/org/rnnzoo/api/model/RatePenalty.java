package org.rnnzoo.api.model;

/**
 * What the firing rates r of the units cost: the mean over trials, unpadded steps and units of
 * {@code squared·r² + absolute·|r| + change·(r − r before)²}, with the rates after each step. The
 * first step of a trial has no change.
 *
 * @param squared the weight of the squared rate, at least 0
 * @param absolute the weight of the size of the rate, at least 0
 * @param change the weight of the squared change from one step to the next, at least 0
 */
public record RatePenalty(double squared, double absolute, double change) {

  /** Rates cost nothing. */
  public static final RatePenalty NONE = new RatePenalty(0, 0, 0);

  public RatePenalty {
    if (!(squared >= 0 && absolute >= 0 && change >= 0)) {
      throw new IllegalArgumentException(
          "The weights of the penalty on rates are "
              + squared
              + ", "
              + absolute
              + " and "
              + change
              + "; none may be below 0.");
    }
  }

  /** A penalty on the squared rate alone. */
  public static RatePenalty squared(double weight) {
    return new RatePenalty(weight, 0, 0);
  }

  /** The same penalty, every weight multiplied by a factor of at least 0. */
  public RatePenalty times(double factor) {
    return new RatePenalty(factor * squared, factor * absolute, factor * change);
  }
}
