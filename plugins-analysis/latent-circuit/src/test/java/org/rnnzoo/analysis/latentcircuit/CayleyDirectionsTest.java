package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class CayleyDirectionsTest {

  private final PeerData checks = new PeerData("own_unit_checks.npz");

  @Test
  void directionsAndGradientEqualTheReference() {
    CayleyDirections cayley = new CayleyDirections(12, 3, 0, new Random(1));
    double[] b = checks.values("cayley_B");
    float[] values = new float[b.length];
    for (int i = 0; i < b.length; i++) {
      values[i] = (float) b[i];
    }
    cayley.set(values);
    DMatrixRMaj q = CommonOps_DDRM.transpose(checks.matrix("cayley_q"), null);
    assertThat(PeerNets.largestDifference(cayley.q().data, q.data)).isLessThan(1e-6);
    DMatrixRMaj upstream = CommonOps_DDRM.transpose(checks.matrix("cayley_G"), null);
    float[] gradient = cayley.gradientFor(upstream);
    double[] expected = checks.values("cayley_dB");
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) gradient[i]).isBetween(expected[i] - 1e-5, expected[i] + 1e-5);
    }
  }
}
