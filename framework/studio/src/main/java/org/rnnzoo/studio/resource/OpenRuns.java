package org.rnnzoo.studio.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.workbench.explore.LatentCircuit;
import org.rnnzoo.workbench.explore.Portrait;

/** The runs somebody looks at, kept open until their weights change or others are looked at. */
public final class OpenRuns {

  private static final int MOST = 6;

  private final Plugins plugins;
  private final Map<Path, Opened> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Portrait> portraits = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<String, LatentCircuit> circuits = new LinkedHashMap<>(16, 0.75f, true);

  public OpenRuns(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * A run with the weights of a moment.
   *
   * @param version tells whether the weights have changed since
   * @param step training steps made by then
   */
  record Opened(Run run, long version, long step) {}

  /** The run with its newest weights. */
  @SuppressWarnings("try") // the lease is held, not used
  synchronized Opened open(RunFolder folder) {
    long version = version(folder);
    Opened known = open.get(folder.path());
    if (known != null && known.version() == version) {
      return known;
    }
    try (Plugins.Lease lease = plugins.lease()) {
      long step = RunStatus.read(folder).map(RunStatus::step).orElse(0L);
      Opened opened = new Opened(Run.open(folder, plugins, JobListener.SILENT), version, step);
      keep(open, folder.path(), opened);
      return opened;
    }
  }

  /** The portrait of a run with its newest weights. */
  synchronized Portrait portrait(RunFolder folder, Set<String> silenced) {
    Opened opened = open(folder);
    String key = folder.path() + " " + opened.version() + " " + silenced;
    Portrait known = portraits.get(key);
    if (known == null) {
      known = Portrait.of(opened.run(), silenced);
      keep(portraits, key, known);
    }
    return known;
  }

  /** A latent circuit of a run, as long as neither the result nor the weights change. */
  synchronized LatentCircuit circuit(RunFolder folder, StoredResult result) {
    Opened opened = open(folder);
    String key =
        "%s %s %s"
            .formatted(
                result.path(), opened.version(), modified(result.path().resolve("result.json")));
    LatentCircuit known = circuits.get(key);
    if (known == null) {
      known = LatentCircuit.of(opened.run(), result);
      keep(circuits, key, known);
    }
    return known;
  }

  private static <K, V> void keep(Map<K, V> map, K key, V value) {
    map.put(key, value);
    if (map.size() > MOST) {
      map.remove(map.keySet().iterator().next());
    }
  }

  private static long version(RunFolder folder) {
    return 31 * modified(folder.model()) + modified(folder.checkpoints());
  }

  private static long modified(Path path) {
    try {
      return Files.exists(path) ? Files.getLastModifiedTime(path).toMillis() : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
