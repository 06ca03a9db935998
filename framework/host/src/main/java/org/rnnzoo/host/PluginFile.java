package org.rnnzoo.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/**
 * A jar, or a folder of classes with a bundle manifest, as it was when somebody looked. Two looks
 * are equal unless the file was touched in between.
 *
 * @param path the absolute path
 * @param modified when it was last modified
 * @param size its size in bytes; {@link #NO_FILE} if it only has the name of a jar
 */
record PluginFile(Path path, FileTime modified, long size) {

  /** The size of what is no file, such as a folder, a pipe or a link that leads nowhere. */
  private static final long NO_FILE = -1;

  private static final String PREFIX = "plugin:";

  static PluginFile jar(Path path) throws IOException {
    return Files.isRegularFile(path)
        ? new PluginFile(path, Files.getLastModifiedTime(path), Files.size(path))
        : new PluginFile(path, FileTime.fromMillis(0), NO_FILE);
  }

  /**
   * Checks that it can be opened, which is not tried with a pipe, as that would wait for ever.
   *
   * @throws IOException if it is no file
   */
  void requireFile() throws IOException {
    if (!isFile()) {
      throw new IOException("it is a folder, a pipe or a link that leads nowhere, not a file");
    }
  }

  /** Whether it can be opened. */
  boolean isFile() {
    return size != NO_FILE;
  }

  static PluginFile classFolder(Path path) throws IOException {
    FileTime modified = FileTime.fromMillis(0);
    long size = 0;
    for (Path file : contents(path)) {
      FileTime time = Files.getLastModifiedTime(file);
      modified = time.compareTo(modified) > 0 ? time : modified;
      size += Files.size(file);
    }
    return new PluginFile(path, modified, size);
  }

  /** All files of a folder and its subfolders, in a fixed order. */
  static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  /** The file name. */
  String name() {
    return path.getFileName().toString();
  }

  /** What OSGi knows as its location. A jar that is replaced under its name keeps it. */
  String location() {
    return PREFIX + path;
  }

  /** The path of the file from which a bundle was installed. */
  static Path pathOf(Bundle bundle) {
    return Path.of(bundle.getLocation().substring(PREFIX.length()));
  }

  /** The SHA-256 in hexadecimal digits; empty for a folder. */
  String sha256() throws IOException {
    if (Files.isDirectory(path)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(path)) {
      DigestInputStream hashed = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      hashed.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
