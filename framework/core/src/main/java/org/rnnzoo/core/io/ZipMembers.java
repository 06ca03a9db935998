package org.rnnzoo.core.io;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What lies in an archive that others wrote. */
public final class ZipMembers {

  private ZipMembers() {}

  /**
   * The members, in the order of the archive.
   *
   * @throws IOException if what the archive says of one of them, such as a comment, is no text
   */
  public static List<? extends ZipEntry> of(ZipFile zip) throws IOException {
    try {
      return Collections.list(zip.entries());
    } catch (IllegalArgumentException e) {
      throw new IOException("what is said of a member is no text", e);
    }
  }
}
