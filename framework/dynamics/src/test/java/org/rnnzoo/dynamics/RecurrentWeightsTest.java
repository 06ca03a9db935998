package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;

class RecurrentWeightsTest {

  private static final int UNITS = 12;

  private record Told(Weights weights, int units, Supplier<DynamicalSystem> system)
      implements Network {
    @Override
    public Dimensions dimensions() {
      return new Dimensions(1, units, 1);
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new UnsupportedOperationException();
    }

    @Override
    public DynamicalSystem dynamics() {
      return system.get();
    }
  }

  private static DynamicalSystem noDynamics() {
    throw new UnsupportedOperationException("There are none.");
  }

  private static Network leaky(DMatrixRMaj recurrent) {
    int n = recurrent.numRows;
    LeakyNetwork system =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            0.2,
            recurrent,
            new DMatrixRMaj(n, 1),
            new double[n],
            new DMatrixRMaj(1, n),
            new double[1],
            new double[n]);
    return new Told(Weights.layout().build(), n, () -> system);
  }

  /** A network of another kind whose tensor W has rows that repeat. */
  private static Network stacked(int rows, int columns, int rank) {
    Weights weights = Weights.layout().trainable("b", 3).trainable("W", rows, columns).build();
    SplittableRandom random = new SplittableRandom(3);
    int at = weights.tensor("W").offset();
    for (int i = 0; i < rows * columns; i++) {
      weights.values()[at + i] =
          i < rank * columns
              ? (float) random.nextDouble(-1, 1)
              : weights.values()[at + i - rank * columns];
    }
    return new Told(weights, UNITS, RecurrentWeightsTest::noDynamics);
  }

  private static DMatrixRMaj matrix(int rank, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new LowRankFactors(
            RandomNetworks.matrix(UNITS, rank, random), RandomNetworks.matrix(UNITS, rank, random))
        .product();
  }

  @Test
  void aLeakyNetworkTellsItsMatrix() {
    DMatrixRMaj matrix = matrix(3, 1);
    assertThat(RecurrentWeights.rank(leaky(matrix))).contains(EffectiveRank.of(matrix));
  }

  @Test
  void theChangeMayHaveALowerRankThanWhatItChanges() {
    DMatrixRMaj before = matrix(UNITS, 1);
    DMatrixRMaj after = CommonOps_DDRM.add(before, matrix(2, 2), null);
    assertThat(RecurrentWeights.rank(leaky(after)).orElseThrow().notable()).isGreaterThan(2);
    assertThat(RecurrentWeights.rankOfChange(leaky(before), leaky(after)).orElseThrow().notable())
        .isEqualTo(2);
  }

  @Test
  void roundingIsNoChange() {
    DMatrixRMaj before = matrix(3, 1);
    DMatrixRMaj after = CommonOps_DDRM.add(before, 1e-9, matrix(UNITS, 2), null);
    assertThat(RecurrentWeights.rankOfChange(leaky(before), leaky(after)))
        .contains(new EffectiveRank(0, 0));
  }

  @Test
  void unitsWithGatesTellTheMatricesOfAllGates() {
    assertThat(RecurrentWeights.rank(stacked(3 * UNITS, UNITS, 4)).orElseThrow().notable())
        .isEqualTo(4);
  }

  @Test
  void aTensorThatDoesNotActOnTheUnitsIsNoRecurrentMatrix() {
    assertThat(RecurrentWeights.rank(stacked(UNITS, UNITS + 1, 4))).isEmpty();
  }

  @Test
  void veryManyUnitsAndInfiniteWeightsTellNothing() {
    Network large = new Told(Weights.layout().build(), 20_000, RecurrentWeightsTest::noDynamics);
    assertThat(RecurrentWeights.rank(large)).isEmpty();
    DMatrixRMaj broken = matrix(2, 1);
    broken.set(1, 1, Double.NaN);
    assertThat(RecurrentWeights.rank(leaky(broken))).isEmpty();
    assertThat(RecurrentWeights.rankOfChange(leaky(matrix(2, 1)), leaky(broken))).isEmpty();
  }
}
