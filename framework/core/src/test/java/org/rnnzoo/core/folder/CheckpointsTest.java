package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Weights;

class CheckpointsTest {

  private static final int STEPS = 400;

  private final Weights layout = Weights.layout().trainable("W", 1).build();

  @TempDir private Path folder;

  private void save(long step) {
    new Checkpoints(folder)
        .save(
            new Checkpoint(Checkpoint.Position.START, step, 0, 0, 0, new float[] {step}, Map.of()),
            layout,
            false);
  }

  @Test
  void whoLooksWhileARunSavesAndDeletesFindsOne() throws Exception {
    save(1);
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () -> {
              for (int step = 2; step <= STEPS; step++) {
                save(step);
              }
            });
    Checkpoints seen = new Checkpoints(folder);
    long last = 0;
    while (!run.isDone()) {
      Checkpoint newest = seen.newest(layout).orElseThrow();
      assertThat((long) newest.weights()[0]).isEqualTo(newest.step());
      assertThat(newest.step()).isGreaterThanOrEqualTo(last);
      last = newest.step();
    }
    run.get();
    assertThat(seen.newest(layout).orElseThrow().step()).isEqualTo(STEPS);
  }
}
