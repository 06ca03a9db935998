package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessMarkTest {

  private static final ProcessMark OWN = ProcessMark.own();

  @Test
  void itsTextTellsOfIt() {
    ProcessMark mark = new ProcessMark(17, 99, "0123456789ab");
    assertThat(mark.text()).isEqualTo("17-99-0123456789ab");
    assertThat(ProcessMark.parse(mark.text())).contains(mark);
  }

  @Test
  void whatHasAnotherFormTellsOfNone() {
    assertThat(ProcessMark.parse("17-99-0123456789a")).isEmpty();
    assertThat(ProcessMark.parse("17-99-0123456789abc")).isEmpty();
    assertThat(ProcessMark.parse("1234567890123456789-1-0123456789ab")).isEmpty();
  }

  @Test
  void thisProcessIsHereAndAlive() {
    assertThat(OWN.process()).isEqualTo(ProcessHandle.current().pid());
    assertThat(OWN.isHere()).isTrue();
    assertThat(OWN.isDead()).isFalse();
  }

  @Test
  void aLaterProcessOfTheSameIdIsAnother() {
    assertThat(new ProcessMark(OWN.process(), OWN.start() - 1, OWN.machine()).isDead()).isTrue();
  }

  @Test
  void ofAnotherMachineNothingIsKnown() {
    ProcessMark elsewhere = new ProcessMark(OWN.process(), OWN.start() + 1, "0123456789ab");
    assertThat(elsewhere.isHere()).isFalse();
    assertThat(elsewhere.isDead()).isFalse();
  }

  @Test
  void aProcessThatHasEndedIsDead() throws Exception {
    Process process = new ProcessBuilder("sleep", "0").start();
    long id = process.pid();
    process.waitFor();
    assertThat(new ProcessMark(id, OWN.start(), OWN.machine()).isDead()).isTrue();
  }

  /** A process that has ended stays in the table until its parent asks for it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessThatHasEndedIsDeadBeforeItsParentAsks() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0.3 & echo $!; exec sleep 60").start();
    try (BufferedReader told = parent.inputReader()) {
      long child = Long.parseLong(told.readLine());
      Path stat = Path.of("/proc/" + child + "/stat");
      while (!fields(stat)[0].equals("Z")) {
        Thread.sleep(10);
      }
      long start = Long.parseLong(fields(stat)[19]);
      assertThat(new ProcessMark(child, start, OWN.machine()).isDead()).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static String[] fields(Path stat) throws IOException {
    String line = Files.readString(stat);
    return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
  }
}
