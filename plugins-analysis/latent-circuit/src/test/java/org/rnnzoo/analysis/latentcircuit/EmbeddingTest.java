package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {

  private static final Offset<Double> EXACT = within(1e-10);

  private final PeerData peer = new PeerData("own_unit_checks.npz");
  private final DMatrixRMaj y = peer.matrix("vp_Y");
  private final DMatrixRMaj x = peer.matrix("vp_X");

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void closedFormEqualsTheIndependentReference(int freeScale) {
    Embedding embedding = Embedding.fit(y, x, freeScale == 1, false);
    String key = "vp" + freeScale + "_";
    assertThat(embedding.q().data).containsExactly(peer.values(key + "Q"), EXACT);
    assertThat(embedding.scale()).isEqualTo(peer.number(key + "s"), EXACT);
    assertThat(embedding.error(y, x)).isEqualTo(peer.number(key + "L"), EXACT);
    assertThat(embedding.gradient(y, x).data).containsExactly(peer.values(key + "dX"), EXACT);
  }

  @Test
  void gradientOfTheCentredErrorEqualsFiniteDifferences() {
    DMatrixRMaj shifted = y.copy();
    Matrices.addToRows(shifted, new double[] {3, -1, 2, 0, 1, 5, -4}, 1);
    DMatrixRMaj gradient = Embedding.fit(shifted, x, true, true).gradient(shifted, x);
    for (int i : new int[] {0, 17, 119}) {
      double h = 1e-5;
      double slope = (leastError(shifted, i, h) - leastError(shifted, i, -h)) / (2 * h);
      assertThat(gradient.data[i]).isEqualTo(slope, within(1e-6));
    }
  }

  private double leastError(DMatrixRMaj states, int entry, double step) {
    DMatrixRMaj moved = x.copy();
    moved.data[entry] += step;
    return Embedding.fit(states, moved, true, true).error(states, moved);
  }

  @Test
  void embeddedStatesAreRecoveredWithTheirScaleAndOffset() {
    Random random = new Random(1);
    DMatrixRMaj q = RandomMatrices_DDRM.orthogonal(9, 3, random);
    double[] offset = random.doubles(9).toArray();
    Embedding truth = new Embedding(q, 2.5, offset);
    Embedding found = Embedding.fit(truth.embed(x), x, true, true);
    assertThat(found.scale()).isEqualTo(2.5, EXACT);
    assertThat(found.q().data).containsExactly(q.data, EXACT);
    assertThat(found.offset()).containsExactly(offset, EXACT);
    assertThat(found.project(truth.embed(x)).data).containsExactly(x.data, EXACT);
  }

  @Test
  void directionsStayOrthonormalIfTheCircuitUsesFewerDimensionsThanItHasNodes() {
    DMatrixRMaj flat = x.copy();
    for (int row = 0; row < flat.numRows; row++) {
      flat.set(row, 2, flat.get(row, 0));
    }
    DMatrixRMaj q = Embedding.fit(y, flat, true, false).q();
    DMatrixRMaj gram = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multTransA(q, q, gram);
    assertThat(MatrixFeatures_DDRM.isIdentity(gram, 1e-12)).isTrue();
  }

  @Test
  void noOtherEmbeddingHasASmallerError() {
    double least = Embedding.fit(y, x, true, true).error(y, x);
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      DMatrixRMaj q = RandomMatrices_DDRM.orthogonal(7, 3, random);
      double[] means = Matrices.columnMeans(y);
      Embedding other = new Embedding(q, random.nextDouble(), means);
      assertThat(other.error(y, x)).isGreaterThan(least);
    }
  }

  @Test
  void circuitLargerThanTheNetworkIsRefused() {
    assertThatThrownBy(() -> Embedding.fit(x, y, true, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 nodes")
        .hasMessageContaining("3 units");
  }
}
