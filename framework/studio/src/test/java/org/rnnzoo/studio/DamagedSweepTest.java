package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose file somebody spoilt, among others. */
class DamagedSweepTest {

  @TempDir private Path folder;

  @Test
  void itIsToldAndHidesNoOther() throws IOException {
    sweep("one", "axes: {seed: [1");
    sweep("two", "axes: {seed: [1]}\n");
    try (StudioFixture fixture = new StudioFixture(folder, false)) {
      assertThat(fixture.trusted().get("/api/sweeps").text())
          .contains("\"name\":\"one\"", "\"problem\":\"", "sweep.yaml")
          .contains("\"name\":\"two\"", "\"cells\":1");
    }
  }

  private void sweep(String name, String file) throws IOException {
    Path place = Files.createDirectories(folder.resolve("sweeps").resolve(name));
    Files.writeString(place.resolve("sweep.yaml"), file);
    Files.writeString(
        place.resolve("cells.jsonl"), "{\"name\":\"0123456789ab\",\"changes\":{\"seed\":1}}\n");
  }
}
