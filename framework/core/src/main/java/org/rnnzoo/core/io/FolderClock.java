package org.rnnzoo.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time as the file system of a folder tells it. Machines that share a folder may disagree about
 * the time by minutes; by this clock they can tell how old a file is.
 */
public final class FolderClock {

  private FolderClock() {}

  /**
   * The time now, in ms since 1970.
   *
   * @param folder a folder that can be written to
   * @param prefix what the name of a file begins with that is there for a moment
   */
  public static long now(Path folder, String prefix) throws IOException {
    Path probe = Files.createTempFile(folder, prefix + ProcessMark.own().text() + ".", "");
    try {
      Files.write(probe, new byte[1]);
      return Files.getLastModifiedTime(probe).toMillis();
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
