package org.rnnzoo.dynamics;

import java.util.Arrays;

/**
 * The nonlinearity φ of a unit.
 *
 * <p>None has a slope parameter: {@code φ(s x)} is φ with weights and biases s times as large, and
 * {@code φ(s x)/s} in addition has rates and readout in other units.
 */
public enum Activation {
  /** {@code tanh(x)}. */
  TANH {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public double slope(double x) {
      double y = Math.tanh(x);
      return 1 - y * y;
    }
  },
  /** {@code max(x, 0)}. */
  RELU {
    @Override
    public double value(double x) {
      return Math.max(x, 0);
    }

    @Override
    public double slope(double x) {
      return x > 0 ? 1 : 0;
    }
  },
  /** {@code x} above 0, {@code x/100} below: a unit that is never quite silent. */
  LEAKY_RELU {
    @Override
    public double value(double x) {
      return x > 0 ? x : LEAK * x;
    }

    @Override
    public double slope(double x) {
      return x > 0 ? 1 : LEAK;
    }
  },
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS {
    @Override
    public double value(double x) {
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double slope(double x) {
      return logistic(x);
    }
  },
  /** {@code 1/(1 + exp(−x))}. */
  SIGMOID {
    @Override
    public double value(double x) {
      return logistic(x);
    }

    @Override
    public double slope(double x) {
      double y = logistic(x);
      return y * (1 - y);
    }
  },
  /** {@code x Φ(x)} with the normal distribution function Φ (Hendrycks &amp; Gimpel 2016). */
  GELU {
    @Override
    public double value(double x) {
      return x * normalDistribution(x);
    }

    @Override
    public double slope(double x) {
      return normalDistribution(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
  },
  /** {@code x}: a control for what nonlinearity is needed for. */
  LINEAR {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double slope(double x) {
      return 1;
    }
  };

  /** The slope of {@link #LEAKY_RELU} below 0. */
  public static final double LEAK = 0.01;

  /** An argument this near to a kink is on it but for rounding. */
  private static final double ON_KINK = 1e-9;

  /** Just below the minimum of {@link #GELU}, at x = −0.7518. */
  private static final double LOWEST_GELU = -0.16998;

  /** {@code φ(x)}. */
  public abstract double value(double x);

  /** The derivative {@code φ'(x)}. */
  public abstract double slope(double x);

  /** Whether φ has an upper and a lower bound. */
  public boolean bounded() {
    return Double.isFinite(lowest()) && Double.isFinite(highest());
  }

  /** The lower bound of φ; −∞ if it has none. */
  public double lowest() {
    return switch (this) {
      case TANH -> -1;
      case RELU, SOFTPLUS, SIGMOID -> 0;
      case GELU -> LOWEST_GELU;
      case LEAKY_RELU, LINEAR -> Double.NEGATIVE_INFINITY;
    };
  }

  /** The upper bound of φ; ∞ if it has none. */
  public double highest() {
    return this == TANH || this == SIGMOID ? 1 : Double.POSITIVE_INFINITY;
  }

  /** Whether φ has a slope at each argument: a rectified unit has none at 0, where its kink is. */
  public boolean differentiableAt(double[] arguments) {
    boolean kinked = this == RELU || this == LEAKY_RELU;
    return !kinked || Arrays.stream(arguments).noneMatch(x -> Math.abs(x) < ON_KINK);
  }

  /** Φ(x) to 1e-15, by the series around 0 (Marsaglia 2004). */
  private static double normalDistribution(double x) {
    if (Math.abs(x) > 8.5) {
      return x > 0 ? 1 : 0;
    }
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double logistic(double x) {
    double e = Math.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }
}
