package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class PluginLogFormatterTest {

  @Test
  void everyLineOfAMessageSaysWhoseItIs() {
    LogRecord record = new LogRecord(Level.WARNING, "first\nsecond");
    record.setLoggerName("org.acme");
    record.setThrown(new IllegalStateException("on\npurpose"));
    assertThat(new PluginLogFormatter().format(record).lines())
        .containsExactly(
            "WARNING org.acme: first",
            "WARNING org.acme: second (java.lang.IllegalStateException: on",
            "WARNING org.acme: purpose)");
  }
}
