package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EigenTest {

  @RepeatedTest(100)
  void eigenvectorsAreOnlyStretchedAndTurnedByTheMatrix(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    int n = random.nextInt(1, 9);
    DMatrixRMaj matrix = RandomNetworks.matrix(n, n, random);
    Eigen eigen = Eigen.of(matrix);
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(matrix, null);
    for (int i = 0; i < n; i++) {
      assertEigenvector(matrix, eigen, i, eigen.right(i));
      assertEigenvector(transposed, eigen, i, eigen.left(i));
    }
    assertThat(eigen.real()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  /** {@code A (p + iq) = (λ + iμ)(p + iq)}. */
  private static void assertEigenvector(
      DMatrixRMaj a, Eigen eigen, int index, Eigen.Vector vector) {
    double re = eigen.real()[index];
    double im = eigen.imaginary()[index];
    double length = 0;
    for (int i = 0; i < a.numRows; i++) {
      double p = vector.real()[i];
      double q = vector.imaginary()[i];
      double ap = 0;
      double aq = 0;
      for (int j = 0; j < a.numCols; j++) {
        ap += a.get(i, j) * vector.real()[j];
        aq += a.get(i, j) * vector.imaginary()[j];
      }
      assertThat(ap).isCloseTo(re * p - im * q, within(1e-9));
      assertThat(aq).isCloseTo(re * q + im * p, within(1e-9));
      length += p * p + q * q;
    }
    assertThat(length).isCloseTo(1, within(1e-12));
  }

  @Test
  void theSpectralRadiusIsTheLargestAbsoluteValue() {
    DMatrixRMaj turning = new DMatrixRMaj(new double[][] {{0, -2, 0}, {2, 0, 0}, {0, 0, 1}});
    assertThat(Eigen.of(turning).spectralRadius()).isCloseTo(2, within(1e-12));
    DMatrixRMaj negative = new DMatrixRMaj(new double[][] {{-3, 1}, {0, 2}});
    assertThat(Eigen.of(negative).spectralRadius()).isCloseTo(3, within(1e-12));
  }

  @Test
  void aRepeatedEigenvalueHasAnEigenvector() {
    Eigen eigen = Eigen.of(CommonOps_DDRM.identity(3));
    assertEigenvector(eigen.matrix(), eigen, 0, eigen.right(0));
  }

  @Test
  void theZeroMatrixHasAnEigenvector() {
    Eigen eigen = Eigen.of(new DMatrixRMaj(2, 2));
    assertEigenvector(eigen.matrix(), eigen, 0, eigen.right(0));
  }

  @Test
  void ofAComplexPairThePositiveOneComesFirst() {
    Eigen eigen = Eigen.of(new DMatrixRMaj(new double[][] {{0, -2}, {2, 0}}));
    assertThat(eigen.imaginary()).containsExactly(new double[] {2, -2}, within(1e-12));
  }

  @Test
  void entriesThatAreNotFiniteAreRefused() {
    assertThatThrownBy(() -> Eigen.of(new DMatrixRMaj(new double[][] {{Double.NaN}})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
