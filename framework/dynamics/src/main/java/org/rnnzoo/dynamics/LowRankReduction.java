package org.rnnzoo.dynamics;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A network of low rank R with constant input, in the R variables that decide where it stands
 * still.
 *
 * <p>With {@code W = left rightᵀ} every unit is driven by {@code v = left κ + W_in u + b} with the
 * R numbers {@code κ = rightᵀ r}, where r are the rates. So the network stands still where {@code κ
 * = rightᵀ φ(v(κ))}, exactly, in both forms: in the state v in the current form, in φ(v) in the
 * rate form. This system has the flow {@code F = rightᵀ φ(v(κ)) − κ}, whose fixed points have the
 * same unstable dimensions and indices as those of the network: the other directions of the network
 * all decay with τ. The left factor is orthonormal, so that in the current form distances and
 * speeds are those of the network, too.
 *
 * @param network the network
 * @param factors its factors, the left one with orthonormal columns
 * @param drive the constant drive {@code W_in u + b}, {@code [units]}
 */
record LowRankReduction(LeakyNetwork network, LowRankFactors factors, double[] drive)
    implements DynamicalSystem {

  /** The reduction of a network with factors for a constant input. */
  LowRankReduction(LeakyNetwork network, double[] input) {
    this(network, network.factors().orElseThrow().orthonormal(), network.drive(input));
  }

  /**
   * The factors of a system whose rank is so low that it pays to reduce it; empty for any other.
   */
  static Optional<LowRankFactors> factorsOf(DynamicalSystem system) {
    return system instanceof LeakyNetwork network
        ? network.factors().filter(factors -> 2 * factors.rank() <= network.dimension())
        : Optional.empty();
  }

  /** The state of the network that has given projections, {@code [units]}. */
  double[] lift(double[] kappa) {
    double[] state = driven(kappa);
    return network.form() == Form.RATE ? rates(state) : state;
  }

  /** The projections κ of a state of the network, {@code [rank]}. */
  double[] lower(double[] state) {
    double[] rates = new double[network.units()];
    network.rates(state, rates);
    return factors.project(rates);
  }

  private double[] driven(double[] kappa) {
    double[] v = drive.clone();
    double[] left = factors.left().data;
    for (int i = 0, place = 0; i < v.length; i++) {
      for (int k = 0; k < kappa.length; k++, place++) {
        v[i] += left[place] * kappa[k];
      }
    }
    return v;
  }

  private double[] rates(double[] v) {
    double[] rates = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      rates[i] = network.activation().value(v[i]);
    }
    return rates;
  }

  @Override
  public int dimension() {
    return factors.rank();
  }

  @Override
  public int inputs() {
    return 0;
  }

  @Override
  public int outputs() {
    return network.outputs();
  }

  @Override
  public int units() {
    return network.units();
  }

  @Override
  public double timeConstant() {
    return network.timeConstant();
  }

  @Override
  public double alpha() {
    return network.alpha();
  }

  @Override
  public double[] initialState() {
    return lower(network.initialState());
  }

  @Override
  public void field(double[] kappa, double[] u, double[] result) {
    double[] sent = factors.project(rates(driven(kappa)));
    for (int k = 0; k < kappa.length; k++) {
      result[k] = sent[k] - kappa[k];
    }
  }

  @Override
  public void jacobian(double[] kappa, double[] u, double[] result) {
    double[] slopes = driven(kappa);
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = network.activation().slope(slopes[i]);
    }
    DMatrixRMaj seen = factors.seenThrough(slopes);
    System.arraycopy(seen.data, 0, result, 0, result.length);
    for (int k = 0; k < kappa.length; k++) {
      result[k * kappa.length + k] -= 1;
    }
  }

  @Override
  public void rates(double[] kappa, double[] result) {
    System.arraycopy(rates(driven(kappa)), 0, result, 0, result.length);
  }

  @Override
  public void output(double[] kappa, double[] result) {
    network.output(lift(kappa), result);
  }

  @Override
  public boolean bounded() {
    return network.bounded();
  }

  @Override
  public Box reachable(double[] u) {
    DMatrixRMaj right = factors.right();
    DMatrixRMaj transposed = new DMatrixRMaj(right.numCols, right.numRows);
    CommonOps_DDRM.transpose(right, transposed);
    return LeakyNetwork.drives(transposed, new double[dimension()], network.activation());
  }

  @Override
  public boolean differentiable(double[] kappa, double[] u) {
    return network.activation().differentiableAt(driven(kappa));
  }
}
