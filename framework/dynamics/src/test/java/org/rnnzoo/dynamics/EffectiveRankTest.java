package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class EffectiveRankTest {

  @Test
  void equalSingularValuesAllCount() {
    EffectiveRank rank = EffectiveRank.of(CommonOps_DDRM.identity(7));
    assertThat(rank.participationRatio()).isCloseTo(7, within(1e-12));
    assertThat(rank.notable()).isEqualTo(7);
  }

  @Test
  void singularValuesCountByTheirSize() {
    EffectiveRank rank = EffectiveRank.of(CommonOps_DDRM.diag(-3, 1, 0.02, 0.04));
    assertThat(rank.participationRatio())
        .isCloseTo(4.06 * 4.06 / (9 + 1 + 0.0004 + 0.0016), within(1e-12));
    assertThat(rank.notable()).isEqualTo(3);
  }

  @Test
  void aProductOfFactorsHasTheirRank() {
    SplittableRandom random = new SplittableRandom(1);
    DMatrixRMaj product =
        new LowRankFactors(
                RandomNetworks.matrix(40, 3, random), RandomNetworks.matrix(40, 3, random))
            .product();
    EffectiveRank rank = EffectiveRank.of(product);
    assertThat(rank.notable()).isEqualTo(3);
    assertThat(rank.participationRatio()).isBetween(1.0, 3.0);
  }

  @Test
  void theMatrixZeroHasNoRank() {
    assertThat(EffectiveRank.of(new DMatrixRMaj(4, 4))).isEqualTo(new EffectiveRank(0, 0));
  }

  @Test
  void aMatrixWithAnInfiniteEntryIsRefused() {
    DMatrixRMaj matrix = new DMatrixRMaj(3, 3);
    matrix.set(1, 1, Double.NaN);
    assertThatIllegalArgumentException().isThrownBy(() -> EffectiveRank.of(matrix));
  }
}
