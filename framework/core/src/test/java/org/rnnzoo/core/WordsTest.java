package org.rnnzoo.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void aNearWordIsSuggestedAndAFarOneIsNot() {
    List<String> known = List.of("learningRate", "units", "gain");
    assertThat(Words.near("lerning_rate", known)).containsExactly("learningRate");
    assertThat(Words.near("unit", known)).containsExactly("units");
    assertThat(Words.near("sede", List.of("steps", "seed"))).containsExactly("seed");
    assertThat(Words.near("tau", known)).isEmpty();
  }

  @Test
  void atMostThreeWordsAreSuggestedTheNearestFirst() {
    List<String> known = List.of("tauA", "tauB", "tauC", "tau_u", "tauX", "sigma");
    assertThat(Words.suggestion("tauX", known).orElseThrow())
        .isEqualTo(", did you mean 'tauX', 'tauA' or 'tauB'?");
    assertThat(Words.suggestion("sigm", known)).contains(", did you mean 'sigma'?");
    assertThat(Words.suggestion("beta", known)).isEmpty();
  }
}
