package org.rnnzoo.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;

class RunNameTest {

  @TempDir Path folder;

  private Path runs;

  @BeforeEach
  void makeThreeRuns() throws IOException {
    runs = folder.resolve("runs");
    run("20261129-100000_hold", 100);
    run("20261129-110000_hold", 300);
    run("named", 200);
  }

  private void run(String name, long second) throws IOException {
    Path run = Files.createDirectories(runs.resolve(name));
    Files.writeString(run.resolve("config.yaml"), "task: hold\n");
    Files.writeString(run.resolve("manifest.json"), "{}");
    Files.setLastModifiedTime(run.resolve("manifest.json"), FileTime.fromMillis(1000 * second));
  }

  private String found(String given) {
    return new RunName(given).in(runs).name();
  }

  @Test
  void aNameOrItsUniqueBeginningWillDo() {
    assertThat(found("named")).isEqualTo("named");
    assertThat(found("n")).isEqualTo("named");
    assertThat(found("20261129-11")).isEqualTo("20261129-110000_hold");
  }

  @Test
  void lastIsTheRunThatWasMadeLastWhateverItsName() throws IOException {
    assertThat(found("last")).isEqualTo("20261129-110000_hold");
    run("a-later-one", 400);
    assertThat(found("last")).isEqualTo("a-later-one");
    run("last", 1);
    assertThat(found("last")).as("a name is a name").isEqualTo("last");
  }

  @Test
  void aFolderIsARunWhereverItLies() {
    assertThat(new RunName(runs.resolve("named").toString()).in(folder.resolve("no")).name())
        .isEqualTo("named");
  }

  @Test
  void aNameThatIsTheBeginningOfAnotherMeansItself() throws IOException {
    run("named-2", 500);
    assertThat(found("named")).isEqualTo("named");
    assertThatThrownBy(() -> found("nam"))
        .isInstanceOf(UserException.class)
        .hasMessage("'nam' may be any of 2 runs: named, named-2. Write more of the name.");
  }

  @Test
  void whatIsNoRunIsToldWithTheRunsThatMayBeMeant() throws IOException {
    assertThatThrownBy(() -> found("naemd"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("There is no run folder naemd")
        .hasMessageContaining("did you mean 'named'?")
        .hasMessageContaining("zoo runs");
    assertThatThrownBy(() -> found("")).isInstanceOf(UserException.class);
    assertThatThrownBy(() -> found("a\0b")).isInstanceOf(UserException.class);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> found(empty.toString())).hasMessageContaining("is not a run folder");
    assertThatThrownBy(() -> new RunName("last").in(folder.resolve("no")))
        .hasMessageContaining("no run");
  }
}
