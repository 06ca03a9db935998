package org.rnnzoo.host;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** The SHA-256 of plugin files, read in the background while they are installed. */
final class FileHashes {

  private final Map<String, ForkJoinTask<String>> known = new ConcurrentHashMap<>();

  /** Begins to read files. */
  void read(Collection<PluginFile> files) {
    for (PluginFile file : files) {
      known.put(file.location(), ForkJoinPool.commonPool().submit(() -> of(file)));
    }
  }

  void forget(PluginFile file) {
    known.remove(file.location());
  }

  /** The hash of the file at a location; empty for a folder, and where it could not be read. */
  String of(String location) {
    ForkJoinTask<String> hash = known.get(location);
    return hash == null ? "" : hash.join();
  }

  /** A file that cannot be read is told of by who installs it. */
  private static String of(PluginFile file) {
    try {
      return file.isFile() ? file.sha256() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
