package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.ProcessMark;

/** What is left of a process that died between making a run's folder and writing into it. */
class HalfMadeRunTest {

  private static final ProcessMark OWN = ProcessMark.own();
  private static final ProcessMark DEAD =
      new ProcessMark(OWN.process(), OWN.start() + 1, OWN.machine());

  @TempDir Path runs;

  @Test
  void theNextRunClearsItAway() throws IOException {
    Path halfMade = held("20260101-120000_scale_rate_s1_abcdef", DEAD);

    reserve();

    assertThat(halfMade).doesNotExist();
  }

  @Test
  void whatLivesOrHoldsSomethingStays() throws IOException {
    Path living = held("20260101-120000_scale_rate_s1_aaaaaa", OWN);
    Path notes = held("20260101-120000_scale_rate_s1_bbbbbb", DEAD);
    Files.writeString(notes.resolve("notes.txt"), "mine");
    Path begun = held("20260101-120000_scale_rate_s1_cccccc", DEAD);
    Files.writeString(begun.resolve("config.yaml"), "seed: 1");
    Path other = held("my-folder", DEAD);
    Path fresh = Files.createDirectory(runs.resolve("20260101-120000_scale_rate_s1_dddddd"));

    reserve();

    assertThat(living).exists();
    assertThat(notes).exists();
    assertThat(begun).exists();
    assertThat(other).exists();
    assertThat(fresh).exists();
  }

  private Path held(String name, ProcessMark by) throws IOException {
    Path folder = runs.resolve(name);
    LockOwner owner = new LockOwner("0123456789abcdef", by, "training", "node-3");
    Path lock = Files.createDirectories(folder.resolve(".lock"));
    Files.createFile(lock.resolve(owner.fileName()));
    return folder;
  }

  private void reserve() {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale", "model", "factor", "trainer", "descent"), new TinyZoo());
    assertThat(RunFolder.reserve(runs, experiment).path()).exists();
  }

  @Test
  void aFileThatIsNamedLikeARunStays() throws IOException {
    Path file = Files.writeString(runs.resolve("20260101-120000_notes"), "mine");

    reserve();

    assertThat(file).exists();
  }
}
