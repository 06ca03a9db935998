package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.RunFolder;

class WeightsChoiceTest {

  @TempDir Path path;

  @Test
  void aWordOrAStepNamesAFileAmongTheCheckpoints() {
    assertThat(new WeightsChoice("best").fileName()).isEqualTo("best.npz");
    assertThat(new WeightsChoice("75").fileName()).isEqualTo("step-000000075.npz");
    assertThat(new WeightsChoice("999999999").fileName()).isEqualTo("step-999999999.npz");
  }

  @Test
  void onlyTheFinalOnesAreFinal() {
    assertThat(WeightsChoice.FINAL.isFinal()).isTrue();
    assertThat(new WeightsChoice("best").isFinal()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "last", "-1", "1234567890", "best.npz"})
  void whatIsNoChoiceIsTold(String word) {
    assertThatThrownBy(() -> new WeightsChoice(word))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--weights is '%s'; it must be final, best or the step of a checkpoint."
                .formatted(word));
  }

  @Test
  void thoseOfARunAreListedTheFinalOnesFirstAndTheOldestLast() {
    RunFolder run = new RunFolder(path);
    assertThat(WeightsChoice.of(run)).containsExactly(WeightsChoice.FINAL);
    Weights layout = Weights.layout().trainable("w", 1).build();
    Checkpoints checkpoints = new Checkpoints(run.checkpoints());
    for (long step : new long[] {25, 50}) {
      checkpoints.save(
          new Checkpoint(Checkpoint.Position.START, step, 0, 0, 0, new float[1], Map.of()),
          layout,
          step == 50);
    }
    assertThat(WeightsChoice.of(run))
        .extracting(WeightsChoice::word)
        .containsExactly("final", "best", "50", "25");
  }
}
