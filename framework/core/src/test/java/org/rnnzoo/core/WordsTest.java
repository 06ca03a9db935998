package org.rnnzoo.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void aNearWordIsSuggestedAndAFarOneIsNot() {
    List<String> known = List.of("learningRate", "units", "gain");
    assertThat(Words.nearest("lerning_rate", known)).isEqualTo("learningRate");
    assertThat(Words.nearest("unit", known)).isEqualTo("units");
    assertThat(Words.nearest("sede", List.of("seed", "steps"))).isEqualTo("seed");
    assertThat(Words.nearest("tau", known)).isEmpty();
  }
}
