package org.rnnzoo.core.io;

import java.io.IOException;

/**
 * The bytes that a file may still become in memory. Whoever reads a file that others wrote spends
 * from it before reserving what the file claims to hold, so that a small file cannot fill the
 * memory.
 */
public final class SizeBudget {

  /** The most that DEFLATE can compress: the bytes that one byte of a file can stand for. */
  public static final long MOST_COMPRESSION = 1032;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;

  private long left;

  /**
   * @param bytes all that may be spent
   */
  public SizeBudget(long bytes) {
    this.left = bytes;
  }

  /**
   * Takes what an array needs.
   *
   * @param name what the array is called
   * @throws IOException if so much cannot be in the file, or in one array
   */
  public void spend(String name, long bytes) throws IOException {
    left -= bytes;
    if (bytes < 0 || left < 0 || bytes > LONGEST_ARRAY) {
      throw new IOException(
          "'" + name + "' claims to be larger than it can be, " + bytes + " bytes");
    }
  }
}
