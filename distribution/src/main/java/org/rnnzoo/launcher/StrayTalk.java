package org.rnnzoo.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Marks whole lines that nobody asked for and passes them on. */
final class StrayTalk extends OutputStream {

  private static final String MARK = "plugin> ";

  private final PrintStream to;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  StrayTalk(PrintStream to) {
    this.to = to;
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      to.println(MARK + line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    } else {
      line.write(b);
    }
  }

  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      write('\n');
    }
  }
}
