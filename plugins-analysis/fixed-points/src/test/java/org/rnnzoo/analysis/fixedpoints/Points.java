package org.rnnzoo.analysis.fixedpoints;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Stability;

/** Fixed points made up, of a network of two units that reads out ten times their sum. */
final class Points {

  static final LeakyNetwork SYSTEM = system(0.2);

  private Points() {}

  /** With a step of a share of τ = 100 ms; if it is 1, a map. */
  static LeakyNetwork system(double alpha) {
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        100,
        alpha,
        new DMatrixRMaj(2, 2),
        new DMatrixRMaj(2, 1),
        new double[2],
        new DMatrixRMaj(new double[][] {{10, 10}}),
        new double[1],
        new double[2]);
  }

  /** With the eigenvalues −1 ± 2i. */
  static FixedPoint point(
      Stability stability, int unstable, int asSimulated, double speed, double... state) {
    Eigen eigen = Eigen.of(new DMatrixRMaj(new double[][] {{-1, -2}, {2, -1}}));
    return new FixedPoint(
        state,
        speed * speed / 2,
        speed,
        Optional.of(eigen),
        unstable,
        asSimulated,
        stability,
        false,
        unstable % 2 == 0 ? 1 : -1,
        1000,
        0.5,
        0.9,
        true);
  }

  static FixedPoint stable(double... state) {
    return point(Stability.STABLE, 0, 0, 0, state);
  }

  static FixedPoint saddle(double... state) {
    return point(Stability.SADDLE, 1, 1, 0, state);
  }

  static FixedPoint slow(double speed) {
    return point(Stability.STABLE, 0, 0, speed, 0, 0);
  }

  static FixedPoint marginal(double... state) {
    FixedPoint p = stable(state);
    return new FixedPoint(
        p.state(),
        p.q(),
        p.speed(),
        p.eigen(),
        0,
        0,
        p.stability(),
        true,
        0,
        Double.POSITIVE_INFINITY,
        p.frequency(),
        p.largestMultiplier(),
        false);
  }

  static FixedPoint kink(double... state) {
    return new FixedPoint(
        state,
        0,
        0,
        Optional.empty(),
        -1,
        -1,
        Stability.NOT_DIFFERENTIABLE,
        false,
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        false);
  }

  static FixedPoints of(FixedPoint... points) {
    return with(coverage(Coverage.End.NOTHING_NEW, 0, 0), List.of(), List.of(), points);
  }

  static FixedPoints with(
      Coverage coverage, List<FixedPoint> slow, List<FixedPoint> far, FixedPoint... points) {
    return new FixedPoints(List.of(points), slow, far, true, coverage);
  }

  static Coverage coverage(Coverage.End end, int ledOutside, int lines) {
    return new Coverage(Coverage.Method.SEARCH, end, 30, ledOutside, lines);
  }
}
