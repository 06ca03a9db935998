package org.rnnzoo.workbench.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {

  @TempDir Path folder;

  private Recipe recipe;

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("hold.yaml");
    Files.writeString(
        file,
        """
        task: hold
        model: {use: rate, units: 64}
        trainer: {use: bptt, learningRate: 0.002}
        stop: {steps: 9}
        """);
    recipe = new Recipe(file);
  }

  @Test
  void aRecipeHoldsForItsOwnPlugins() {
    assertThat(recipe.suiting(Map.of())).containsOnlyKeys("task", "model", "trainer", "stop");
    assertThat(recipe.suiting(Map.of("model.use", "rate@[0.1,1)", "units", 8)))
        .containsOnlyKeys("task", "model", "trainer", "stop");
  }

  @Test
  void settingsOfAnotherModelOrTrainerAreLeftOut() {
    assertThat(recipe.suiting(Map.of("model.use", "gru")))
        .containsOnlyKeys("task", "trainer", "stop");
    assertThat(recipe.suiting(Map.of("model", Map.of("use", "gru"))))
        .containsOnlyKeys("task", "trainer", "stop");
    assertThat(recipe.suiting(Map.of("trainer", "force")))
        .containsOnlyKeys("task", "model", "stop");
    assertThat(recipe.suiting(Map.of("from", "somewhere")))
        .containsOnlyKeys("task", "trainer", "stop");
  }
}
