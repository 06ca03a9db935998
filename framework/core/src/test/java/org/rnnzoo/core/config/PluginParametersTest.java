package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;

class PluginParametersTest {

  @Test
  void whatDiffersFromTheDefaultsIsSaid() {
    assertThat(PluginParameters.read(new TinyZoo.FactorAnalysis(), "x", Map.of("plus", 3)))
        .isEqualTo(new TinyZoo.FactorReportParameters(3));
  }

  @Test
  void mistakesNameThePlugin() {
    assertThatThrownBy(
            () -> PluginParameters.read(new TinyZoo.FactorAnalysis(), "x", Map.of("plus", 10)))
        .isInstanceOf(UserException.class)
        .hasMessage("x.plus is 10; it must be a whole number from 0 to 9.");
  }

  @Test
  void parametersOfAnotherPluginAreNotTaken() {
    TinyZoo.FactorReportParameters own = new TinyZoo.FactorReportParameters(3);
    assertThat(PluginParameters.of(new TinyZoo.FactorAnalysis(), own)).isSameAs(own);
    assertThatThrownBy(() -> PluginParameters.of(new TinyZoo.FactorModel(), own))
        .isInstanceOf(ClassCastException.class);
  }
}
