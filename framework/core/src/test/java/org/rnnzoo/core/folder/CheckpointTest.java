package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.UserException;

class CheckpointTest {

  private final Weights layout = Weights.layout().trainable("W", 1, 2).frozen("b", 1).build();

  @TempDir Path folder;

  private Checkpoint stored(Checkpoint.Position position) {
    Checkpoint checkpoint =
        new Checkpoint(
            position,
            75,
            2,
            0.875,
            12.5,
            new float[] {1, 2, 3},
            Map.of("m.W", new float[] {4, 5}, "v", new float[0]));
    Path file = folder.resolve("step.npz");
    checkpoint.writeTo(file, layout);
    return Checkpoint.read(file, layout);
  }

  @Test
  void everythingOfItComesBack() {
    Checkpoint.Position position = new Checkpoint.Position(1, 50, 7.5, Optional.empty());
    Checkpoint back = stored(position);
    assertThat(back.position()).isEqualTo(position);
    assertThat(back.step()).isEqualTo(75);
    assertThat(back.held()).isEqualTo(2);
    assertThat(back.bestAccuracy()).isEqualTo(0.875);
    assertThat(back.seconds()).isEqualTo(12.5);
    assertThat(back.weights()).containsExactly(1, 2, 3);
    assertThat(back.state()).containsOnlyKeys("m.W", "v");
    assertThat(back.state().get("m.W")).containsExactly(4, 5);
    assertThat(back.state().get("v")).isEmpty();
  }

  @Test
  void whyTheLastStageEndedComesBack() {
    Checkpoint.Position end = new Checkpoint.Position(2, 75, 9, Optional.of(StopReason.LOSS));
    assertThat(stored(end).position()).isEqualTo(end);
  }

  @Test
  void itsWeightsAreThoseOfTheNetworkAgain() {
    stored(Checkpoint.Position.START).restore(layout);
    assertThat(layout.values()).containsExactly(1, 2, 3);
  }

  @Test
  void weightsAloneAreNoCheckpoint() {
    Path file = folder.resolve("model.npz");
    WeightsFile.write(file, layout);
    assertThatThrownBy(() -> Checkpoint.read(file, layout))
        .isInstanceOf(UserException.class)
        .hasMessage(file + " is not a checkpoint: it holds [W, b].");
  }
}
