package org.rnnzoo.task.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;

/**
 * The recordings that were read last: a task is asked for its trials many times, and reading a file
 * each time would take longer than the network.
 */
final class Recordings {

  private static final int MOST = 4;

  private static final Map<Key, Recording> KNOWN =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Recording> eldest) {
          return size() > MOST;
        }
      };

  private Recordings() {}

  /** A file as it was at some time. */
  private record Key(String file, long modified, long size) {}

  /**
   * The recording in a file, or the small example.
   *
   * @param file the file; empty for the example
   * @throws IllegalArgumentException with a sentence, if the file holds no trials
   */
  static Recording of(String file) {
    Key key = key(file);
    synchronized (KNOWN) {
      Recording known = KNOWN.get(key);
      if (known == null) {
        known = file.isEmpty() ? example() : Recording.read(Path.of(file));
        KNOWN.put(key, known);
      }
      return known;
    }
  }

  private static Key key(String file) {
    if (file.isEmpty()) {
      return new Key(file, 0, 0);
    }
    try {
      Path path = Path.of(file);
      return new Key(file, Files.getLastModifiedTime(path).toMillis(), Files.size(path));
    } catch (IOException e) {
      return new Key(file, -1, -1);
    }
  }

  /**
   * 24 trials in which the sign of a pulse is to be remembered: a pulse of one of three sizes, up
   * or down, after one of four waits, then a delay and a response.
   */
  private static Recording example() {
    List<Recording.Stored> trials = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      int sign = i % 2 == 0 ? 1 : -1;
      double size = 0.5 + 0.25 * (i / 2 % 3);
      int wait = 5 + 5 * (i / 6);
      int steps = wait + 25;
      double[][] inputs = new double[steps][1];
      double[][] targets = new double[steps][1];
      double[][] masks = new double[steps][1];
      for (int step = wait; step < wait + 5; step++) {
        inputs[step][0] = sign * size;
      }
      for (int step = steps - 10; step < steps; step++) {
        targets[step][0] = sign;
        masks[step][0] = 1;
      }
      List<Epoch> epochs =
          List.of(
              new Epoch("wait", 0, wait),
              new Epoch("pulse", wait, wait + 5),
              new Epoch("delay", wait + 5, steps - 10),
              new Epoch("response", steps - 10, steps));
      Map<String, Object> condition = new LinkedHashMap<>();
      condition.put("sign", (double) sign);
      condition.put("size", size);
      trials.add(new Recording.Stored(steps, inputs, targets, masks, epochs, condition));
    }
    return new Recording(20, new Channels(List.of("pulse"), List.of("sign")), trials);
  }
}
