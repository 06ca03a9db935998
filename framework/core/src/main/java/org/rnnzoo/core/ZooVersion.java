package org.rnnzoo.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program. */
public final class ZooVersion {

  /** The version, such as {@code 0.1.0}. */
  public static final String TEXT = read();

  private ZooVersion() {}

  private static String read() {
    try (InputStream in = ZooVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
