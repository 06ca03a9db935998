package org.rnnzoo.dynamics;

/** The nonlinearity φ of a unit. */
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
  };

  /** {@code φ(x)}. */
  public abstract double value(double x);

  /** The derivative {@code φ'(x)}. */
  public abstract double slope(double x);

  /** Whether φ has an upper and a lower bound. */
  public boolean bounded() {
    return this == TANH || this == SIGMOID;
  }

  private static double logistic(double x) {
    double e = Math.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }
}
