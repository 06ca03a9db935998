package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  @Test
  void aPublishedNetworkHasThePublishedVariances() {
    PeerData data = PeerData.load("latentcircuit_seed0");
    DMatrixRMaj rates = DMatrixRMaj.wrap(72 * 75, 50, data.values("y"));
    PrincipalComponents components = PrincipalComponents.of(rates);
    assertThat(Arrays.copyOf(components.cumulative(), 8))
        .containsExactly(
            new double[] {.345, .619, .826, .930, .972, .987, .994, .996}, within(5e-4));
    assertThat(components.participationRatio()).isCloseTo(4.002, within(5e-4));
    assertThat(PrincipalComponents.participationRatio(rows(rates, 0, 300)))
        .isCloseTo(PrincipalComponents.of(rows(rates, 0, 300)).participationRatio(), within(1e-9));
  }

  private static DMatrixRMaj rows(DMatrixRMaj matrix, int from, int to) {
    return CommonOps_DDRM.extract(matrix, from, to, 0, matrix.numCols);
  }

  @Test
  void allCoordinatesTogetherGiveTheSampleBack() {
    DMatrixRMaj samples = RandomNetworks.matrix(30, 4, new SplittableRandom(3));
    PrincipalComponents components = PrincipalComponents.of(samples);
    assertThat(MatrixFeatures_DDRM.isOrthogonal(components.axes(), 1e-12)).isTrue();
    double[] sample = Arrays.copyOf(samples.data, 4);
    double[] coordinates = components.project(sample, 4);
    double[] back = components.mean().clone();
    for (int k = 0; k < 4; k++) {
      for (int j = 0; j < 4; j++) {
        back[j] += coordinates[k] * components.axis(k)[j];
      }
    }
    assertThat(back).containsExactly(sample, within(1e-12));
    assertThat(Arrays.copyOf(components.project(samples, 2).data, 2))
        .containsExactly(Arrays.copyOf(coordinates, 2), within(1e-12));
  }

  @Test
  void samplesThatDoNotVaryHaveNoDimension() {
    PrincipalComponents components =
        PrincipalComponents.of(new DMatrixRMaj(new double[][] {{1, 2}, {1, 2}}));
    assertThat(components.participationRatio()).isZero();
    assertThat(components.cumulative()).containsExactly(0, 0);
    assertThat(
            PrincipalComponents.participationRatio(
                new DMatrixRMaj(new double[][] {{1, 2}, {1, 2}})))
        .isZero();
  }
}
