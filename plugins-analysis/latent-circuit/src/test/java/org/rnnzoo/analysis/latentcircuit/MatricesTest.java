package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class MatricesTest {

  private static DMatrixRMaj matrix() {
    return new DMatrixRMaj(new double[][] {{1, 2, 9}, {3, 6, 5}});
  }

  @Test
  void meansAreThoseOfColumns() {
    assertThat(Matrices.columnMeans(matrix())).containsExactly(2, 4, 7);
  }

  @Test
  void aRowIsACopy() {
    DMatrixRMaj matrix = matrix();
    double[] row = Matrices.row(matrix, 1);
    row[0] = 100;
    assertThat(row).containsExactly(100, 6, 5);
    assertThat(matrix.get(1, 0)).isEqualTo(3);
  }

  @Test
  void aRowIsTakenOffEveryRowOfACopy() {
    DMatrixRMaj matrix = matrix();
    assertThat(Matrices.minusRow(matrix, new double[] {1, 2, 3}).data)
        .containsExactly(0, 0, 6, 2, 4, 2);
    assertThat(matrix.data).containsExactly(1, 2, 9, 3, 6, 5);
  }

  @Test
  void aMultipleOfARowIsAddedInPlace() {
    DMatrixRMaj matrix = matrix();
    Matrices.addToRows(matrix, new double[] {1, 0, -1}, 2);
    assertThat(matrix.data).containsExactly(3, 2, 7, 5, 6, 3);
  }

  @Test
  void normsAndDistancesAreSumsOfSquares() {
    assertThat(Matrices.squaredNorm(matrix())).isEqualTo(1 + 4 + 81 + 9 + 36 + 25);
    assertThat(
            Matrices.squaredDistance(
                matrix(), new DMatrixRMaj(new double[][] {{0, 0, 9}, {3, 3, 1}})))
        .isEqualTo(1 + 4 + 9 + 16);
  }

  @Test
  void theVariationIsAboutTheMeanOfTheRows() {
    assertThat(Matrices.variation(matrix())).isEqualTo(2 * (1 + 4 + 4));
  }

  @Test
  void whatIsExplainedIsOneLessTheErrorOverTheVariation() {
    DMatrixRMaj predicted = new DMatrixRMaj(new double[][] {{1, 2, 9}, {3, 6, 2}});
    assertThat(Matrices.explained(matrix(), predicted)).isCloseTo(1 - 9.0 / 18, within(1e-15));
  }

  @Test
  void aMatrixIsConjugatedFromBothSides() {
    DMatrixRMaj q = new DMatrixRMaj(new double[][] {{1}, {2}});
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 3}, {5, 7}});
    assertThat(Matrices.conjugate(q, a).data).containsExactly(1 + 6 + 10 + 28);
  }
}
