package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {

  private static final ProcessMark OWN = ProcessMark.own();
  private static final ProcessMark DEAD =
      new ProcessMark(OWN.process(), OWN.start() + 1, OWN.machine());
  private static final ProcessMark ELSEWHERE = new ProcessMark(1, 1, "0123456789ab");

  @TempDir Path folder;

  @Test
  void itIsGoneAfterwards() throws IOException {
    try (Workplace place = Workplace.make(folder, ".new-")) {
      Files.createDirectories(place.path().resolve("deep/down"));
      assertThat(names()).hasSize(1);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void thoseOfTheDeadAreClearedAwayAndNoOthers() throws IOException {
    Files.createDirectories(folder.resolve(".new-" + DEAD.text() + ".17/deep"));
    Files.createDirectory(folder.resolve(".new-" + OWN.text() + ".17"));
    Files.createDirectory(folder.resolve(".new-" + ELSEWHERE.text() + ".17"));
    Files.createDirectory(folder.resolve(".new-of-somebody"));
    Files.createDirectory(folder.resolve(".other-" + DEAD.text() + ".17"));

    Workplace.make(folder, ".new-").close();

    assertThat(names())
        .containsExactlyInAnyOrder(
            ".new-" + OWN.text() + ".17",
            ".new-" + ELSEWHERE.text() + ".17",
            ".new-of-somebody",
            ".other-" + DEAD.text() + ".17");
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() throws IOException {
    Workplace.clear(folder.resolve("none"), ".new-");
    assertThat(names()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void itsNameTellsWhoseItIs() throws IOException {
    try (Workplace place = Workplace.make(folder, ".new-")) {
      assertThat(place.path().getParent()).isEqualTo(folder);
      assertThat(place.path().getFileName().toString()).startsWith(".new-" + OWN.text() + ".");
    }
  }

  @Test
  void withoutAPlaceItLiesAmongTemporaryFiles() throws IOException {
    try (Workplace place = Workplace.make("rnnzoo-test-")) {
      assertThat(place.path())
          .isDirectory()
          .hasParent(Path.of(System.getProperty("java.io.tmpdir")));
    }
  }

  @Test
  void clearingLeavesTheLivingWhereTheyAre() throws IOException {
    try (Workplace living = Workplace.make(folder, ".new-")) {
      Workplace.clear(folder, ".new-");
      assertThat(living.path()).exists();
    }
  }

  @Test
  void aFileOfTheDeadIsClearedAwayAsWell() throws IOException {
    Path probe = Files.writeString(folder.resolve(".probe-" + DEAD.text() + ".1"), "x");
    Workplace.clear(folder, ".probe-");
    assertThat(probe).doesNotExist();
  }
}
