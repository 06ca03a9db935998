package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;

class CheckpointsTest {

  private static final int STEPS = 400;

  private final Weights layout = Weights.layout().trainable("W", 1).build();

  @TempDir private Path folder;

  private void save(long step) {
    new Checkpoints(folder).save(at(step), layout, false);
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

  private static Checkpoint at(long step) {
    return new Checkpoint(Checkpoint.Position.START, step, 0, 0, 0, new float[] {step}, Map.of());
  }

  @Test
  void theNewestTwoAndTheBestAreKept() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.save(at(9), layout, true);
    assertThat(checkpoints.hasBest()).isTrue();
    save(10);
    save(100);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("best.npz", "step-000000010.npz", "step-000000100.npz");
    }
    assertThat(checkpoints.steps()).containsExactly(100L, 10L);
    assertThat(checkpoints.read("best.npz", layout).step()).isEqualTo(9);
    assertThat(checkpoints.read(Checkpoints.fileName(10), layout).step()).isEqualTo(10);
  }

  @Test
  void oneThatWasKilledMayHaveLeftMoreThanAreKept() throws IOException {
    save(1);
    save(2);
    Files.copy(folder.resolve(Checkpoints.fileName(1)), folder.resolve(Checkpoints.fileName(3)));
    new Checkpoints(folder).forgetOld();
    assertThat(new Checkpoints(folder).steps()).containsExactly(3L, 2L);
  }

  @Test
  void whereThereIsNoFolderThereIsNone() {
    Checkpoints none = new Checkpoints(folder.resolve("none"));
    assertThat(none.steps()).isEmpty();
    assertThat(none.newest(layout)).isEmpty();
    assertThat(none.hasBest()).isFalse();
  }

  @Test
  void ofATornOneTheOneBeforeCounts() throws IOException {
    save(1);
    save(2);
    Files.writeString(folder.resolve(Checkpoints.fileName(2)), "torn");
    assertThat(new Checkpoints(folder).newest(layout).orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void ifAllAreTornThatIsSaid() throws IOException {
    save(1);
    Files.writeString(folder.resolve(Checkpoints.fileName(1)), "torn");
    assertThatThrownBy(() -> new Checkpoints(folder).newest(layout))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("step-000000001.npz is not a whole NumPy archive");
  }

  @Test
  void oneThatIsNotThereIsToldWithThoseThatAre() {
    Checkpoints checkpoints = new Checkpoints(folder);
    assertThatThrownBy(() -> checkpoints.read("best.npz", layout))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "There is no checkpoint %s; this run has none, only its final weights."
                .formatted(folder.resolve("best.npz")));
    save(1);
    save(2);
    assertThatThrownBy(() -> checkpoints.read("best.npz", layout))
        .hasMessage(
            "There is no checkpoint %s; there is step-000000002.npz, step-000000001.npz."
                .formatted(folder.resolve("best.npz")));
  }
}
