package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.LowRankFactors;

class FamilyTest {

  private static final List<String> CHANNELS = List.of("left", "right");
  private static final double[] INPUT = {0.25, 0.75};

  private static final LowRankFactors FACTORS =
      new LowRankFactors(
          new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}),
          new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}}));

  private static LeakyNetwork network(Optional<LowRankFactors> factors) {
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        100,
        0.2,
        new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}),
        new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}}),
        new double[] {0.1, 0.2},
        new DMatrixRMaj(new double[][] {{1, 1}}),
        new double[] {0.3},
        new double[] {0.4, 0.5},
        factors);
  }

  private static Family family(String turn) {
    return Family.of(turn, network(Optional.of(FACTORS)), INPUT, CHANNELS);
  }

  private static LeakyNetwork at(String turn, double value) {
    return (LeakyNetwork) family(turn).at(value);
  }

  @Test
  void aGainMultipliesEveryWeight() {
    assertThat(at("gain", 0.5).recurrent().data).containsExactly(0.5, 1, 1.5, 2);
    assertThat(family("gain").trained()).isEqualTo(1);
    assertThat(family("gain").label()).isEqualTo("gain g");
    assertThat(family("gain").inputAt(0.5)).containsExactly(INPUT);
  }

  @Test
  void aGainMultipliesTheFactorsAsWell() {
    LowRankFactors factors = at("gain", 0.5).factors().orElseThrow();
    assertThat(CommonOps_DDRM.multTransB(factors.left(), factors.right(), null).data)
        .containsExactly(0.5, 1, 1.5, 2);
  }

  @Test
  void allElseIsThatOfTheNetwork() {
    assertThat(at("gain", 0.5).bias()).containsExactly(0.1, 0.2);
    assertThat(at("gain", 0.5).readoutBias()).containsExactly(0.3);
    assertThat(at("gain", 0.5).initial()).containsExactly(0.4, 0.5);
    assertThat(at("gain", 0.5).alpha()).isEqualTo(0.2);
  }

  @Test
  void anInputIsTurnedBesideTheOthers() {
    Family family = family("input right");
    assertThat(family.inputAt(2)).containsExactly(0.25, 2);
    assertThat(family.trained()).isEqualTo(0.75);
    assertThat(family.label()).isEqualTo("input right");
    assertThat(INPUT).containsExactly(0.25, 0.75);
    assertThat(((LeakyNetwork) family.at(2)).recurrent().data).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aWeightIsTurnedBesideTheOthers() {
    assertThat(at("weight 1 0", 9).recurrent().data).containsExactly(1, 2, 9, 4);
    assertThat(at("weight 1 0", 9).factors()).isEmpty();
    assertThat(family("weight 1 0").trained()).isEqualTo(3);
    assertThat(family("weight 1 0").label()).isEqualTo("weight onto unit 1 from unit 0");
    assertThat(family("weight 1 0").inputAt(9)).containsExactly(INPUT);
  }

  @Test
  void aFactorMultipliesItsTermAlone() {
    assertThat(at("factor 1", 0.5).recurrent().data).containsExactly(1, 1, 3, 2);
    assertThat(at("factor 1", 0.5).factors().orElseThrow().left().data).containsExactly(1, 1, 3, 2);
    assertThat(family("factor 1").trained()).isEqualTo(1);
    assertThat(family("factor 1").label()).isEqualTo("factor on term 1");
    assertThat(family("factor 1").inputAt(0.5)).containsExactly(INPUT);
  }

  @Test
  void theFieldIsThatOfTheSystemWithTheInputOfTheValue() {
    double[] field = family("input right").field(new double[2], 2);
    assertThat(field).containsExactly(Math.tanh(0.25 + 0.1), Math.tanh(2 + 0.2));
  }

  private static void assertRefused(String turn, String sentence) {
    assertThatThrownBy(() -> family(turn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void whatIsNotThereIsRefusedInWords() {
    assertRefused("weight 2 0", "There is no unit '2'; there are 0 to 1.");
    assertRefused("weight 0 x", "There is no unit 'x'; there are 0 to 1.");
    assertRefused("factor 2", "There is no factor '2'; there are 0 to 1.");
    assertRefused("input up", "There is no input channel 'up'; there are left, right.");
    assertRefused("gain 2", "turn is 'gain 2'; write gain, input CHANNEL, weight I J or factor K.");
  }

  @Test
  void aNetworkWithoutFactorsHasNoneToTurn() {
    assertThatThrownBy(() -> Family.of("factor 0", network(Optional.empty()), INPUT, CHANNELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "turn=factor needs a network whose recurrent weights are of low rank");
  }
}
