package org.rnnzoo.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.DynamicalSystem;

/** The linear flow near a state: the Jacobian of F/τ and its eigenvalues, in 1/s. */
final class LocalFlow {

  private static final double MS_PER_SECOND = 1000;

  private LocalFlow() {}

  /**
   * The eigenvalues of the Jacobian at a state. Those of a network of low rank R are found from a
   * matrix of R rows: {@code −1/τ} for all directions but R, and there {@code (µ − 1)/τ} with the
   * eigenvalues µ of {@code rightᵀ diag(φ′) left}.
   */
  static Eigen eigen(DynamicalSystem system, double[] input, double[] state) {
    int n = system.dimension();
    double perSecond = MS_PER_SECOND / system.timeConstant();
    DMatrixRMaj jacobian = new DMatrixRMaj(n, n);
    system.jacobian(state, input, jacobian.data);
    CommonOps_DDRM.scale(perSecond, jacobian);
    return LowRankReduction.factorsOf(system)
        .map(factors -> ofLowRank(jacobian, core(system, input, state, factors), perSecond))
        .orElseGet(() -> Eigen.of(jacobian));
  }

  private static DMatrixRMaj core(
      DynamicalSystem system, double[] input, double[] state, LowRankFactors factors) {
    LeakyNetwork network = (LeakyNetwork) system;
    return factors.seenThrough(network.slopes(state, input));
  }

  private static Eigen ofLowRank(DMatrixRMaj jacobian, DMatrixRMaj core, double perSecond) {
    Eigen within = Eigen.of(core);
    int n = jacobian.numRows;
    int rank = within.size();
    double[] real = new double[n];
    double[] imaginary = new double[n];
    Arrays.fill(real, -perSecond);
    for (int k = 0; k < rank; k++) {
      real[k] = perSecond * (within.real()[k] - 1);
      imaginary[k] = perSecond * within.imaginary()[k];
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -real[i])
                    .thenComparingDouble(i -> -imaginary[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Eigen(
        jacobian,
        Arrays.stream(order).mapToDouble(i -> real[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> imaginary[i]).toArray());
  }
}
