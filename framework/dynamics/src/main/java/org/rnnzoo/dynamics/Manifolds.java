package org.rnnzoo.dynamics;

import java.util.List;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * The curves along which a flow leaves and reaches its saddles, seen on a plane.
 *
 * <p>They start a small step away from the saddle along its eigenvector and follow the flow by
 * Runge–Kutta's method, forwards for the unstable manifold and backwards for the stable one, until
 * they leave the window or come to a fixed point.
 */
final class Manifolds {

  private static final double STEP = 0.05;
  private static final int MOST_STEPS = 4000;

  /** The first distance from the saddle and the last one from a fixed point, over the window. */
  private static final double NEAR = 1e-3;

  private final DynamicalSystem system;
  private final double[] input;
  private final PhasePlane plane;
  private final Window window;
  private final List<FixedPoint> points;

  Manifolds(
      DynamicalSystem system,
      double[] input,
      PhasePlane plane,
      Window window,
      List<FixedPoint> points) {
    this.system = system;
    this.input = input;
    this.plane = plane;
    this.window = window;
    this.points = points;
  }

  /** The unstable manifolds of all saddles with one unstable dimension. */
  Polyline unstable() {
    Polyline curves = new Polyline();
    for (FixedPoint point : points) {
      if (point.unstableDimensions() == 1) {
        bothWays(point, point.eigen().orElseThrow().right(0).real(), 1, curves);
      }
    }
    return curves;
  }

  /** The stable manifolds of all saddles of a system of two variables. */
  Polyline stable() {
    Polyline curves = new Polyline();
    for (FixedPoint point : points) {
      if (point.unstableDimensions() == 1 && system.dimension() == 2) {
        bothWays(point, point.eigen().orElseThrow().right(1).real(), -1, curves);
      }
    }
    return curves;
  }

  private void bothWays(FixedPoint saddle, double[] direction, int time, Polyline curves) {
    double near = NEAR * Math.max(window.width(), window.height());
    for (int side = -1; side <= 1; side += 2) {
      double[] x = saddle.state().clone();
      for (int i = 0; i < x.length; i++) {
        x[i] += side * near * direction[i];
      }
      curves.add(plane.x(saddle.state()), plane.y(saddle.state()));
      follow(x, time, near / 2, curves);
      curves.lift();
    }
  }

  private void follow(double[] x, int time, double near, Polyline curves) {
    for (int step = 0; step < MOST_STEPS; step++) {
      double px = plane.x(x);
      double py = plane.y(x);
      curves.add(px, py);
      if (!window.contains(px, py) || arrived(x, near)) {
        return;
      }
      advance(x, time * STEP);
    }
  }

  private boolean arrived(double[] x, double near) {
    for (FixedPoint point : points) {
      double squares = 0;
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - point.state()[i];
        squares += difference * difference;
      }
      if (squares < near * near) {
        return true;
      }
    }
    return false;
  }

  /** One Runge–Kutta step of fourth order, {@code step} in units of τ. */
  private void advance(double[] x, double step) {
    int n = x.length;
    double[] k = new double[n];
    double[] at = x.clone();
    double[] sum = new double[n];
    double[] reach = {step / 2, step / 2, step, 0};
    double[] weight = {1, 2, 2, 1};
    for (int stage = 0; stage < 4; stage++) {
      system.field(at, input, k);
      for (int i = 0; i < n; i++) {
        sum[i] += weight[stage] * k[i];
        at[i] = x[i] + reach[stage] * k[i];
      }
    }
    for (int i = 0; i < n; i++) {
      x[i] += step / 6 * sum[i];
    }
  }
}
