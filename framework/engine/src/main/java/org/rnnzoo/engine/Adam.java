package org.rnnzoo.engine;

import org.rnnzoo.engine.kernel.Kernels;

/**
 * Adam (Kingma &amp; Ba 2015) over one flat array.
 *
 * <p>A value whose gradient has always been 0 does not move. Together, the two moments and the
 * number of steps are all that it remembers.
 */
public final class Adam {

  private final float[] firstMoment;
  private final float[] secondMoment;
  private long steps;

  /** A fresh optimiser of {@code length} values. */
  public Adam(int length) {
    this.firstMoment = new float[length];
    this.secondMoment = new float[length];
  }

  /**
   * Makes one step downhill.
   *
   * @param values the values, changed in place
   * @param gradient their gradient
   * @param beta1 the memory of the first moment, in [0, 1)
   * @param beta2 the memory of the second moment, in [0, 1)
   * @param epsilon added to the root of the second moment
   */
  public void step(
      float[] values,
      float[] gradient,
      double learningRate,
      double beta1,
      double beta2,
      double epsilon) {
    if (values.length != firstMoment.length || gradient.length != firstMoment.length) {
      throw new IllegalArgumentException(
          "This optimiser was made for "
              + firstMoment.length
              + " values, not for "
              + values.length
              + " with a gradient of "
              + gradient.length
              + ".");
    }
    steps++;
    double rate = learningRate / (1 - Math.pow(beta1, (double) steps));
    double scale = 1 / Math.sqrt(1 - Math.pow(beta2, (double) steps));
    Kernels.CHOSEN.adam(
        values,
        gradient,
        firstMoment,
        secondMoment,
        (float) beta1,
        (float) beta2,
        (float) rate,
        (float) scale,
        (float) epsilon);
  }

  /** The running mean of the gradient, live. */
  public float[] firstMoment() {
    return firstMoment;
  }

  /** The running mean of the squared gradient, live. */
  public float[] secondMoment() {
    return secondMoment;
  }

  /** The number of steps made. */
  public long steps() {
    return steps;
  }

  /**
   * Goes back to where another optimiser of the same length stood.
   *
   * @throws IllegalArgumentException if a length differs
   */
  public void restore(float[] first, float[] second, long stepsMade) {
    if (first.length != firstMoment.length || second.length != secondMoment.length) {
      throw new IllegalArgumentException(
          "The saved moments have "
              + first.length
              + " and "
              + second.length
              + " values, this optimiser has "
              + firstMoment.length
              + ".");
    }
    System.arraycopy(first, 0, firstMoment, 0, first.length);
    System.arraycopy(second, 0, secondMoment, 0, second.length);
    steps = stepsMade;
  }
}
