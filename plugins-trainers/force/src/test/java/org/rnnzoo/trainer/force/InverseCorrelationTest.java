package org.rnnzoo.trainer.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;

class InverseCorrelationTest {

  private static final int N = 6;

  @Test
  void itIsTheInverseOfWhatWasTakenUp() {
    double alpha = 0.7;
    InverseCorrelation p = InverseCorrelation.fresh(N, alpha);
    DMatrixRMaj sum = CommonOps_DDRM.identity(N);
    CommonOps_DDRM.scale(alpha, sum);
    RandomGenerator random = RandomStream.root(1).generator();
    DMatrixRMaj inverse = new DMatrixRMaj(N, N);
    for (int k = 0; k < 20; k++) {
      double[] features = features(random);
      double weight = 0.5 + random.nextDouble();
      DMatrixRMaj column = DMatrixRMaj.wrap(N, 1, features);
      CommonOps_DDRM.multAddTransB(weight, column, column, sum);
      double[] gain = p.takeUp(features, weight);
      CommonOps_DDRM.invert(sum, inverse);
      DMatrixRMaj expected = new DMatrixRMaj(N, 1);
      CommonOps_DDRM.mult(weight, inverse, column, expected);
      assertThat(gain).containsExactly(expected.data, within(1e-12));
    }
    for (int k = 0; k < N * N; k++) {
      assertThat((double) p.high()[k] + p.low()[k]).isCloseTo(inverse.data[k], within(1e-12));
    }
  }

  @Test
  void whatItTellsIsAllThereIs() {
    InverseCorrelation p = InverseCorrelation.fresh(N, 1e-3);
    RandomGenerator random = RandomStream.root(2).generator();
    for (int k = 0; k < 9; k++) {
      p.takeUp(features(random), 1);
    }
    p.round();
    InverseCorrelation restored = InverseCorrelation.restored(p.high(), p.low());
    for (int k = 0; k < 9; k++) {
      double[] features = features(random);
      assertThat(restored.takeUp(features, 1)).containsExactly(p.takeUp(features, 1));
    }
  }

  @Test
  void roundingKeepsFortyEightBits() {
    InverseCorrelation p = InverseCorrelation.fresh(1, 3);
    p.round();
    assertThat((double) p.high()[0] + p.low()[0]).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(p.low()[0]).isNotZero();
  }

  private static double[] features(RandomGenerator random) {
    return random.doubles(N, -1, 1).toArray();
  }
}
