package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;

class FrameTest {

  private static final RandomGenerator RANDOM = RandomStream.root(1).generator();

  @Test
  void aRandomFrameIsOrthonormal() {
    assertOrthonormal(Frame.random(5, 9, RANDOM));
    assertOrthonormal(Frame.random(9, 9, RANDOM));
  }

  @Test
  void growthIsTheLengthBesideTheVectorsBefore() {
    Frame frame = new Frame(new DMatrixRMaj(new double[][] {{0, 3, 0}, {0.5, 7, 0}}));
    double[] growth = new double[2];
    frame.straighten(growth, RANDOM);
    assertThat(growth).containsExactly(new double[] {Math.log(3), Math.log(0.5)}, within(1e-15));
    assertThat(frame.vectors().data).containsExactly(0, 1, 0, 1, 0, 0);
  }

  @Test
  void aVectorThatVanishesGrowsByMinusInfinityAndStartsAnew() {
    Frame frame = new Frame(new DMatrixRMaj(new double[][] {{1, 2, 3}, {2, 4, 6}, {0, 0, 0}}));
    double[] growth = new double[3];
    frame.straighten(growth, RANDOM);
    assertThat(growth[0]).isCloseTo(Math.log(14) / 2, within(1e-15));
    assertThat(growth[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(growth[2]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertOrthonormal(frame);
  }

  @Test
  void aShortVectorHasADirectionOfItsOwn() {
    Frame frame = new Frame(new DMatrixRMaj(new double[][] {{0, 1e-20}, {1e-20, 0}}));
    double[] growth = new double[2];
    frame.straighten(growth, RANDOM);
    assertThat(growth)
        .containsExactly(new double[] {Math.log(1e-20), Math.log(1e-20)}, within(1e-12));
    assertThat(frame.vectors().data).containsExactly(new double[] {0, 1, 1, 0}, within(1e-12));
  }

  private static void assertOrthonormal(Frame frame) {
    DMatrixRMaj products = new DMatrixRMaj(frame.vectors().numRows, frame.vectors().numRows);
    CommonOps_DDRM.multTransB(frame.vectors(), frame.vectors(), products);
    assertThat(MatrixFeatures_DDRM.isIdentity(products, 1e-12)).isTrue();
  }
}
