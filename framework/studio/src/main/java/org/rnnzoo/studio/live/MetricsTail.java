package org.rnnzoo.studio.live;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

/** Reads what has been appended to a file of JSON lines since the last time. */
final class MetricsTail {

  private static final int MOST_BYTES = 1 << 20;

  private final Path file;
  private long place;

  /** From the present end of the file on. */
  MetricsTail(Path file) {
    this.file = file;
    this.place = file.toFile().length();
  }

  /** Whole lines that are new. */
  List<Map<String, Object>> read() {
    long length = file.toFile().length();
    if (length < place) {
      // A run that was resumed has cut off what came after its checkpoint.
      place = 0;
    }
    if (length == place) {
      return List.of();
    }
    try (RandomAccessFile text = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(MOST_BYTES, length - place)];
      text.seek(place);
      text.readFully(bytes);
      String fresh = new String(bytes, StandardCharsets.UTF_8);
      int whole = fresh.lastIndexOf('\n') + 1;
      place += fresh.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
      List<Map<String, Object>> entries = new ArrayList<>();
      for (String line : fresh.substring(0, whole).lines().toList()) {
        entries.add(Trees.parseJson(line, file));
      }
      return entries;
    } catch (IOException | UserException e) {
      return List.of();
    }
  }
}
