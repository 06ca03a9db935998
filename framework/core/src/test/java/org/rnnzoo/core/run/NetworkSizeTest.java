package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.dynamics.EffectiveRank;

class NetworkSizeTest {

  private static final NetworkSize WHOLE =
      new NetworkSize(
          7,
          OptionalInt.of(5),
          Optional.of(new EffectiveRank(1.5, 2)),
          Optional.of(new EffectiveRank(1.25, 1)));

  private static Network network(float w, float b) {
    Network network =
        ExperimentReader.read(
                Map.of("task", "scale", "model", "factor", "trainer", "descent"), new TinyZoo())
            .network();
    network.weights().values()[0] = w;
    network.weights().values()[1] = b;
    return network;
  }

  @Test
  void aSummaryTellsAllThatIsKnown() {
    assertThat(WHOLE.tree())
        .isEqualTo(
            Map.of(
                "trainableParameters", 7,
                "changedWeights", 5,
                "effectiveRank", 1.5,
                "notableSingularValues", 2,
                "effectiveRankOfChange", 1.25,
                "notableSingularValuesOfChange", 1));
    assertThat(NetworkSize.read(WHOLE.tree())).isEqualTo(WHOLE);
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    NetworkSize little =
        new NetworkSize(7, OptionalInt.empty(), Optional.empty(), Optional.empty());
    assertThat(little.tree()).isEqualTo(Map.of("trainableParameters", 7));
    assertThat(NetworkSize.read(little.tree())).isEqualTo(little);
    assertThat(NetworkSize.read(Map.of("effectiveRank", 1)).rank()).isEmpty();
    assertThat(NetworkSize.read(Map.of()).parameters()).isZero();
  }

  @Test
  void everyWeightThatIsNotAsBeforeIsChanged() {
    assertThat(NetworkSize.of(network(1, 0), network(2, 0)).changed()).hasValue(1);
    assertThat(NetworkSize.of(network(1, 0), network(2, 3)).changed()).hasValue(2);
    assertThat(NetworkSize.of(network(1, 0), network(1, 0)).changed()).hasValue(0);
  }

  @Test
  void aNetworkWithoutDynamicsHasNoRank() {
    assertThat(NetworkSize.of(network(1, 0)))
        .isEqualTo(new NetworkSize(1, OptionalInt.empty(), Optional.empty(), Optional.empty()));
    assertThat(NetworkSize.of(network(1, 0), network(2, 0)).rankOfChange()).isEmpty();
  }

  private static Network twoUnits(float... recurrent) {
    Weights weights = Weights.layout().trainable("W", 2, 2).build();
    System.arraycopy(recurrent, 0, weights.values(), 0, 4);
    return new WeightsAlone(weights, 2);
  }

  @Test
  void recurrentWeightsHaveARankAndSoHasTheirChange() {
    NetworkSize size = NetworkSize.of(twoUnits(0, 0, 0, 1), twoUnits(1, 0, 0, 1));
    assertThat(size.rank().orElseThrow().participationRatio()).isCloseTo(2, within(1e-9));
    assertThat(size.rankOfChange().orElseThrow().participationRatio()).isCloseTo(1, within(1e-9));
    assertThat(NetworkSize.of(twoUnits(1, 0, 0, 1)).rank()).isEqualTo(size.rank());
  }
}
