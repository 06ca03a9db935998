package org.rnnzoo.analysis.lyapunov;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The simulated step {@code x ← x + α F(x, u)} for small differences between states: {@code v ← v +
 * α ∂F/∂x v}.
 *
 * <p>Tangent vectors are the rows of a matrix {@code V}, so that a step is {@code V ← V + α V Jᵀ}
 * and the innermost loop of the product runs over neighbouring numbers. An instance has work space
 * and belongs to one thread.
 */
abstract class Linearisation {

  private Linearisation() {}

  /**
   * Carries tangent vectors through one step.
   *
   * @param state the state x before the step
   * @param input the input u of the step; the same array as before if it is the same input
   * @param vectors {@code [vectors, dimension]}, changed in place
   */
  abstract void carry(double[] state, double[] input, DMatrixRMaj vectors);

  /**
   * The linearisation of a system.
   *
   * @param count the number of tangent vectors
   */
  static Linearisation of(DynamicalSystem system, int count) {
    return system instanceof LeakyNetwork network
        ? new OfLeakyNetwork(network, count)
        : new OfAnySystem(system, count);
  }

  /** By the Jacobian, whatever the system is. */
  private static final class OfAnySystem extends Linearisation {

    private final DynamicalSystem system;
    private final DMatrixRMaj jacobian;
    private final DMatrixRMaj transposed;
    private final DMatrixRMaj product;

    OfAnySystem(DynamicalSystem system, int count) {
      int n = system.dimension();
      this.system = system;
      this.jacobian = new DMatrixRMaj(n, n);
      this.transposed = new DMatrixRMaj(n, n);
      this.product = new DMatrixRMaj(count, n);
    }

    @Override
    void carry(double[] state, double[] input, DMatrixRMaj vectors) {
      system.jacobian(state, input, jacobian.data);
      CommonOps_DDRM.transpose(jacobian, transposed);
      CommonOps_DDRM.mult(vectors, transposed, product);
      CommonOps_DDRM.addEquals(vectors, system.alpha(), product);
    }
  }

  /**
   * By the factors of the Jacobian, {@code W diag(φ′) − 1} in the current form and {@code diag(φ′)
   * W − 1} in the rate form: W is transposed once, and no Jacobian is ever written down.
   */
  private static final class OfLeakyNetwork extends Linearisation {

    private final LeakyNetwork network;
    private final double[] slopes;
    private final DMatrixRMaj transposed;
    private final DMatrixRMaj scaled;
    private final DMatrixRMaj product;
    private final DMatrixRMaj row;
    private final DMatrixRMaj sum;
    private double[] driving;
    private double[] drive;

    OfLeakyNetwork(LeakyNetwork network, int count) {
      int n = network.dimension();
      this.network = network;
      this.slopes = new double[n];
      this.transposed = CommonOps_DDRM.transpose(network.recurrent(), null);
      this.scaled = new DMatrixRMaj(count, n);
      this.product = new DMatrixRMaj(count, n);
      this.row = new DMatrixRMaj(1, n);
      this.sum = new DMatrixRMaj(1, n);
    }

    @Override
    void carry(double[] state, double[] input, DMatrixRMaj vectors) {
      if (network.form() == Form.CURRENT) {
        setSlopes(state);
        scaled.setTo(vectors);
        CommonOps_DDRM.multCols(scaled, slopes);
        CommonOps_DDRM.mult(scaled, transposed, product);
      } else {
        drivenBy(input);
        setSlopes(drive(state));
        CommonOps_DDRM.mult(vectors, transposed, product);
        CommonOps_DDRM.multCols(product, slopes);
      }
      CommonOps_DDRM.scale(1 - network.alpha(), vectors);
      CommonOps_DDRM.addEquals(vectors, product);
    }

    /** Sets {@code W_in u + b}, unless it is that of the same input. */
    private void drivenBy(double[] input) {
      if (input != driving) {
        driving = input;
        drive = network.drive(input);
      }
    }

    /** {@code W r + W_in u + b}. */
    private double[] drive(double[] rates) {
      System.arraycopy(rates, 0, row.data, 0, rates.length);
      CommonOps_DDRM.mult(row, transposed, sum);
      for (int i = 0; i < drive.length; i++) {
        sum.data[i] += drive[i];
      }
      return sum.data;
    }

    /** {@code α φ′}. */
    private void setSlopes(double[] arguments) {
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = network.alpha() * network.activation().slope(arguments[i]);
      }
    }
  }
}
