package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * All fixed points of a small circuit of rectified linear units, exactly.
 *
 * <p>Once it is settled which units are active, the circuit is linear. So there are at most 2ⁿ
 * fixed points, one for each pattern of activity, and each is the solution of a linear system that
 * has to be positive in the active units and to silence the others. Where a unit sits exactly at
 * its threshold, the point is not judged.
 *
 * @param fixedPoints the fixed points; the index sum does not apply, as such a circuit can run away
 * @param lines the patterns of activity, as lists of active units, in which a whole line of fixed
 *     points lies because the linear system is singular: line attractors, if nothing else is
 *     unstable
 */
public record ReluFixedPoints(FixedPoints fixedPoints, List<List<Integer>> lines) {

  /** The largest circuit that is enumerated. */
  public static final int MOST_UNITS = 14;

  private static final double SINGULAR = 1e-10;

  /**
   * The fixed points of a circuit.
   *
   * @param input the constant input, {@code [inputs]}
   * @throws IllegalArgumentException if the units are not rectified linear or are too many
   */
  public static ReluFixedPoints of(LeakyNetwork circuit, double[] input) {
    int n = circuit.dimension();
    if (circuit.activation() != Activation.RELU || n > MOST_UNITS) {
      throw new IllegalArgumentException(
          "Fixed points are enumerated for at most %s units with RELU, not for %s with %s."
              .formatted(MOST_UNITS, n, circuit.activation()));
    }
    List<FixedPoint> points = new ArrayList<>();
    List<List<Integer>> lines = new ArrayList<>();
    for (int bits = 0; bits < 1 << n; bits++) {
      Pattern pattern = new Pattern(circuit, input, bits);
      if (pattern.holdsPoint()) {
        points.add(FixedPoint.at(circuit, input, pattern.state()));
      } else if (pattern.holdsLine()) {
        lines.add(Arrays.stream(pattern.active).boxed().toList());
      }
    }
    Coverage coverage =
        new Coverage(Coverage.Method.ENUMERATION, Coverage.End.ALL_FOUND, 1 << n, 0, lines.size());
    return new ReluFixedPoints(
        new FixedPoints(points, List.of(), List.of(), false, coverage), lines);
  }

  /** All fixed points of a system, if it is a circuit that can be enumerated. */
  static Optional<FixedPoints> enumerated(DynamicalSystem system, double[] input) {
    return system instanceof LeakyNetwork circuit
            && circuit.activation() == Activation.RELU
            && circuit.dimension() <= MOST_UNITS
        ? Optional.of(of(circuit, input).fixedPoints())
        : Optional.empty();
  }

  /**
   * A set of active units, and the solutions {@code rates + t·direction} of the linear system that
   * holds while they are the active ones.
   */
  private static final class Pattern {

    private final LeakyNetwork circuit;
    private final int[] active;
    private final boolean[] isActive;
    private final double[] rates;
    private final double[] currents;
    private int nullity;
    private boolean solvable = true;
    private double[] direction = {};

    Pattern(LeakyNetwork circuit, double[] input, int bits) {
      this.circuit = circuit;
      int n = circuit.dimension();
      isActive = new boolean[n];
      for (int i = 0; i < n; i++) {
        isActive[i] = (bits >> i & 1) == 1;
      }
      active = IntStream.range(0, n).filter(i -> isActive[i]).toArray();
      double[] drive = circuit.drive(input);
      rates = new double[n];
      if (active.length > 0) {
        solve(drive);
      }
      currents = recurrent(rates);
      for (int i = 0; i < n; i++) {
        currents[i] += drive[i];
      }
    }

    /** Solves {@code (E − W) x = drive} over the active units by singular values. */
    private void solve(double[] drive) {
      int m = active.length;
      DMatrixRMaj matrix = CommonOps_DDRM.identity(m);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          matrix.add(i, j, -circuit.recurrent().get(active[i], active[j]));
        }
      }
      SingularValueDecomposition_F64<DMatrixRMaj> svd =
          DecompositionFactory_DDRM.svd(m, m, true, true, false);
      if (!svd.decompose(matrix)) {
        throw new ArithmeticException("The singular values of a circuit do not settle.");
      }
      DMatrixRMaj u = svd.getU(null, false);
      DMatrixRMaj v = svd.getV(null, false);
      double[] values = svd.getSingularValues();
      double largest = Arrays.stream(values).limit(m).max().orElseThrow();
      double scale = Arrays.stream(drive).map(Math::abs).max().orElseThrow();
      for (int k = 0; k < m; k++) {
        double along = 0;
        for (int i = 0; i < m; i++) {
          along += u.get(i, k) * drive[active[i]];
        }
        boolean singular = values[k] <= SINGULAR * largest;
        if (singular) {
          nullity++;
          solvable &= Math.abs(along) <= SINGULAR * scale;
          direction = new double[rates.length];
        }
        for (int i = 0; i < m; i++) {
          if (singular) {
            direction[active[i]] = v.get(i, k);
          } else {
            rates[active[i]] += v.get(i, k) * along / values[k];
          }
        }
      }
    }

    private double[] recurrent(double[] r) {
      DMatrixRMaj product = new DMatrixRMaj(r.length, 1);
      CommonOps_DDRM.mult(circuit.recurrent(), DMatrixRMaj.wrap(r.length, 1, r), product);
      return product.data;
    }

    boolean holdsPoint() {
      for (int i = 0; i < rates.length; i++) {
        if (isActive[i] ? rates[i] <= 0 : currents[i] > 0) {
          return false;
        }
      }
      return nullity == 0;
    }

    /** Whether the solutions form one line and a stretch of it keeps the pattern. */
    boolean holdsLine() {
      if (nullity != 1 || !solvable) {
        return false;
      }
      double[] driven = recurrent(direction);
      double from = Double.NEGATIVE_INFINITY;
      double to = Double.POSITIVE_INFINITY;
      for (int i = 0; i < rates.length; i++) {
        double value = isActive[i] ? rates[i] : -currents[i];
        double slope = isActive[i] ? direction[i] : -driven[i];
        if (slope > 0) {
          from = Math.max(from, -value / slope);
        } else if (slope < 0) {
          to = Math.min(to, -value / slope);
        } else if (value < 0) {
          return false;
        }
      }
      return from < to;
    }

    double[] state() {
      return circuit.form() == Form.RATE ? rates : currents;
    }
  }
}
