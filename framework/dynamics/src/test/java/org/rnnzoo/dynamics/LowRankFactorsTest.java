package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

class LowRankFactorsTest {

  private static final int UNITS = 25;

  private final SplittableRandom random = new SplittableRandom(3);

  private LowRankFactors factors(int rank) {
    return new LowRankFactors(
        RandomNetworks.matrix(UNITS, rank, random), RandomNetworks.matrix(UNITS, rank, random));
  }

  @Test
  void canonicalFactorsMakeTheSameMatrix() {
    LowRankFactors factors = factors(4);
    assertSame(factors.canonical().product(), factors.product());
  }

  @Test
  void canonicalFactorsAreOrthogonalAndOfEqualLengthByFallingSize() {
    LowRankFactors canonical = factors(4).canonical();
    DMatrixRMaj left = CommonOps_DDRM.multTransA(canonical.left(), canonical.left(), null);
    DMatrixRMaj right = CommonOps_DDRM.multTransA(canonical.right(), canonical.right(), null);
    assertSame(left, right);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(left.get(i, j)).isCloseTo(0, within(1e-10));
      }
      assertThat(left.get(i, i))
          .isLessThanOrEqualTo(left.get(Math.max(0, i - 1), Math.max(0, i - 1)));
    }
  }

  @Test
  void theGaugeDoesNotMatter() {
    LowRankFactors factors = factors(3);
    DMatrixRMaj a = RandomNetworks.matrix(3, 3, random);
    DMatrixRMaj back = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.invert(a, back);
    LowRankFactors other =
        new LowRankFactors(
            CommonOps_DDRM.mult(factors.left(), a, null),
            CommonOps_DDRM.multTransB(factors.right(), back, null));
    assertSame(other.canonical().left(), factors.canonical().left());
    assertSame(other.canonical().right(), factors.canonical().right());
  }

  @Test
  void truncationKeepsTheLargestSingularValues() {
    DMatrixRMaj matrix = CommonOps_DDRM.diag(1, -5, 3, 0.5);
    DMatrixRMaj best = CommonOps_DDRM.diag(0, -5, 3, 0);
    assertSame(LowRankFactors.truncating(matrix, 2).product(), best);
  }

  @Test
  void truncationOfALowRankMatrixIsItsCanonicalFactors() {
    LowRankFactors factors = factors(3);
    LowRankFactors truncated = LowRankFactors.truncating(factors.product(), 3);
    assertSame(truncated.left(), factors.canonical().left());
    assertSame(truncated.right(), factors.canonical().right());
  }

  @Test
  void aRankBeyondTheMatrixIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LowRankFactors.truncating(new DMatrixRMaj(3, 3), 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LowRankFactors(new DMatrixRMaj(2, 3), new DMatrixRMaj(2, 3)));
  }

  private static void assertSame(DMatrixRMaj found, DMatrixRMaj expected) {
    assertThat(MatrixFeatures_DDRM.isIdentical(found, expected, 1e-9)).isTrue();
  }

  @Test
  void theLargestEntryOfEachColumnOfTheLeftFactorIsPositive() {
    for (double sign : new double[] {-1, 1}) {
      DMatrixRMaj matrix =
          new DMatrixRMaj(new double[][] {{sign * -3, sign * 1}, {sign * 6, sign * -2}});
      LowRankFactors factors = LowRankFactors.truncating(matrix, 1);
      // The matrix is sign · (1, −2) (−3, 1) with a singular value of √5 √10.
      double root = Math.sqrt(Math.sqrt(50));
      assertThat(factors.left().data)
          .containsExactly(
              new double[] {-root / Math.sqrt(5), 2 * root / Math.sqrt(5)}, within(1e-12));
      assertThat(factors.right().data)
          .containsExactly(
              new double[] {sign * 3 * root / Math.sqrt(10), -sign * root / Math.sqrt(10)},
              within(1e-12));
    }
  }

  @Test
  void aMatrixIsCutDownToAnyRankFromOneToItsSize() {
    DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    assertThat(LowRankFactors.truncating(matrix, 1).rank()).isEqualTo(1);
    assertThat(LowRankFactors.truncating(matrix, 2).rank()).isEqualTo(2);
    for (int rank : new int[] {0, 3}) {
      assertThatThrownBy(() -> LowRankFactors.truncating(matrix, rank))
          .hasMessage("A matrix of 3 by 2 cannot be cut down to rank " + rank + ".");
    }
  }
}
