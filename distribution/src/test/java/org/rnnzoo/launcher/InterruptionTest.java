package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {

  private static final int PATIENCE_MILLIS = 10_000;

  /**
   * What batch systems send. Java leaves INT and HUP alone in a process that was started with them
   * ignored, as in the background of a shell or under nohup.
   */
  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "USR1", "USR2"})
  void aSignalAsksTheJobToStop(String signal) throws Exception {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (Interruption interruption =
        Interruption.listen(new Terminal(nowhere, nowhere, false, false, false, 80))) {
      assertThat(interruption.requested()).isFalse();
      String self = String.valueOf(ProcessHandle.current().pid());
      assertThat(new ProcessBuilder("kill", "-s", signal, self).start().waitFor()).isZero();
      for (int i = 0; i < PATIENCE_MILLIS && !interruption.requested(); i++) {
        Thread.sleep(1);
      }
      assertThat(interruption.requested()).isTrue();
    }
  }
}
