package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.io.Trees;

class StartFromTest {

  private static final Map<String, Object> SOURCE =
      Map.of("use", "rate@[1,2)", "units", 7, "noise", Map.of("recurrent", 0.1, "private", 0.2));

  @TempDir Path run;

  @BeforeEach
  void makeRun() throws IOException {
    Trees.writeJson(run.resolve("config.yaml"), Map.of("model", SOURCE));
    Files.createDirectories(run.resolve("final"));
  }

  private Object inherited(Object model) {
    return StartFrom.inherited(Map.of("from", run.toString(), "model", model)).get("model");
  }

  @Test
  void aModelThatIsNotNamedIsThatOfTheRun() {
    assertThat(StartFrom.inherited(Map.of("from", run.toString())))
        .isEqualTo(Map.of("from", run.toString(), "model", SOURCE));
  }

  @Test
  void aFileOfTheRunWillDoAsWell() {
    String file = run.resolve("final/model.npz").toString();
    assertThat(StartFrom.inherited(Map.of("from", file)).get("model")).isEqualTo(SOURCE);
  }

  @Test
  void whatTheExperimentSaysOfTheModelCountsGroupByGroup() {
    assertThat(inherited(Map.of("units", 8, "noise", Map.of("private", 0))))
        .isEqualTo(
            Map.of(
                "use", "rate@[1,2)", "units", 8, "noise", Map.of("recurrent", 0.1, "private", 0)));
    assertThat(inherited(Map.of("noise", 3)))
        .isEqualTo(Map.of("use", "rate@[1,2)", "units", 7, "noise", 3));
  }

  @Test
  void theSameModelMayBeNamedOtherwise() {
    assertThat(inherited("bundle:rate@[1.5,2)"))
        .isEqualTo(Map.of("use", "bundle:rate@[1.5,2)", "units", 7, "noise", SOURCE.get("noise")));
  }

  @Test
  void anotherModelInheritsNothing() {
    assertThat(inherited("gru")).isEqualTo("gru");
    assertThat(inherited(Map.of("use", "gru", "units", 3)))
        .isEqualTo(Map.of("use", "gru", "units", 3));
  }

  @Test
  void aModelThatIsNoneIsLeftForWhoeverReadsIt() {
    assertThat(inherited(3)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none/at/all", "a\0b"})
  void whereThereIsNoRunNothingIsInherited(String from) {
    Map<String, Object> tree = Map.of("from", from);
    assertThat(StartFrom.inherited(tree)).isSameAs(tree);
    assertThat(new StartFrom(from, "final", false).model()).isEmpty();
  }

  @Test
  void aRunWhoseConfigurationIsBrokenGivesNothing() throws IOException {
    Files.writeString(run.resolve("config.yaml"), "model: [");
    assertThat(new StartFrom(run.toString(), "final", false).model()).isEmpty();
  }

  @Test
  void theModelOfTheRunIsKnown() throws IOException {
    StartFrom start = new StartFrom(run.toString(), "best", false);
    assertThat(start.model()).contains(SOURCE);
    Files.writeString(run.resolve("config.yaml"), "model: gru");
    assertThat(start.model()).contains(Map.of("use", "gru"));
  }

  @Test
  void freshWeightsAreNotMentioned() {
    assertThat(StartFrom.FRESH.isFresh()).isTrue();
    assertThat(StartFrom.FRESH.tree()).isEmpty();
    StartFrom start = new StartFrom("run", "best", true);
    assertThat(start.isFresh()).isFalse();
    assertThat(start.tree())
        .isEqualTo(Map.of("from", "run", "fromWeights", "best", "fromPartial", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"last", "-1", "1234567890", ""})
  void weightsThatNoRunHasAreRefused(String weights) {
    assertThatThrownBy(() -> new StartFrom("run", weights, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "fromWeights is '%s'; it must be final, best or the step of a checkpoint."
                .formatted(weights));
  }
}
