package org.rnnzoo.engine;

/** The Euclidean norm of a gradient, summed in float64 in one fixed order. */
public final class GradientNorm {

  private GradientNorm() {}

  /** The norm. */
  public static double of(float[] gradient) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= gradient.length; i += 4) {
      a += (double) gradient[i] * gradient[i];
      b += (double) gradient[i + 1] * gradient[i + 1];
      c += (double) gradient[i + 2] * gradient[i + 2];
      d += (double) gradient[i + 3] * gradient[i + 3];
    }
    for (; i < gradient.length; i++) {
      a += (double) gradient[i] * gradient[i];
    }
    return Math.sqrt(a + b + (c + d));
  }

  /**
   * Shortens a gradient that is longer than a limit to that length (Pascanu, Mikolov &amp; Bengio
   * 2013).
   *
   * @param limit the greatest norm, above 0
   * @return the norm before
   */
  public static double clip(float[] gradient, double limit) {
    double norm = of(gradient);
    if (norm > limit) {
      float factor = (float) (limit / norm);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
    return norm;
  }
}
