package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.dynamics.Activation;

class ParametersTest {

  @Test
  void nodesAreANumberOrARange() {
    assertThat(NodeRange.parse("4")).isEqualTo(new NodeRange(4, 4));
    assertThat(NodeRange.parse(" 1..8 ")).isEqualTo(new NodeRange(1, 8));
    assertThat(NodeRange.parse("2-3").isGrowth()).isTrue();
    assertThat(NodeRange.parse("64").isGrowth()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "65", "8..1", "0..3", "1..65", "-1", "3..3..4"})
  void otherNodesAreRefused(String text) {
    assertThatThrownBy(() -> Fits.with("nodes", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1..8");
  }

  @Test
  void theDefaultNumberOfNodesSuitsTheActivation() {
    LatentCircuitParameters defaults = LatentCircuitParameters.DEFAULTS;
    assertThat(defaults.shape().nodesFor(3, 2, 64, Activation.TANH).last()).isEqualTo(2);
    assertThat(defaults.shape().nodesFor(3, 2, 64, Activation.RELU).last()).isEqualTo(4);
    assertThat(defaults.shape().nodesFor(3, 2, 3, Activation.RELU).last()).isEqualTo(3);
    assertThat(
            Fits.with("masks", Masks.LABELLED).shape().nodesFor(3, 2, 64, Activation.RELU).last())
        .isEqualTo(5);
  }

  @Test
  void masksAreCheckedWhereTheyAreWritten() {
    assertThatThrownBy(() -> new CustomMasks("*x", "", ""))
        .hasMessageContaining("recurrentMask")
        .hasMessageContaining("'*x'");
    assertThatThrownBy(() -> new CustomMasks("** *", "", "")).hasMessageContaining("lengths");
    assertThatThrownBy(() -> Fits.with("custom", new CustomMasks("*", "", "")))
        .hasMessageContaining("masks=CUSTOM");
    LatentCircuitParameters two =
        Fits.with("masks", Masks.CUSTOM, "custom", new CustomMasks("** **", "*", ""));
    assertThatThrownBy(() -> two.shape().nodesFor(1, 1, 8, Activation.TANH))
        .hasMessageContaining("inputMask has 1 rows of 1 signs")
        .hasMessageContaining("2 rows of 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 2", "a", "1 2 3 4"})
  void otherPlanesAreRefused(String plane) {
    assertThatThrownBy(() -> Fits.with("plane", plane)).hasMessageContaining("components");
  }
}
