package org.rnnzoo.studio.resource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of what a process said into a file that may be long and still grow. */
final class LogTail {

  private static final int BYTES = 2048;

  private LogTail() {}

  /** The last line that is not empty; empty if there is none, or no file any more. */
  static String lastLine(Path log) {
    try (RandomAccessFile text = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, text.length() - BYTES);
      byte[] end = new byte[(int) (text.length() - start)];
      text.seek(start);
      text.readFully(end);
      return new String(end, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce("", (before, line) -> line);
    } catch (IOException e) {
      return "";
    }
  }
}
