package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Version;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;

/** What a run was made of: versions and hashes of the plugins, seed, machine. */
public final class Manifest {

  private static final String PLUGINS = "plugins";

  private Manifest() {}

  public static void write(RunFolder folder, Experiment experiment) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    tree.put("zoo", ZooVersion.TEXT);
    tree.put(PLUGINS, experiment.plugins().stream().map(Manifest::plugin).toList());
    tree.put("seed", experiment.seed());
    tree.put(
        "configSha256",
        Hashes.sha256(
            Trees.yaml(experiment.tree()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    tree.put("git", gitCommit(Path.of("").toAbsolutePath()));
    tree.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    tree.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    tree.put("architecture", System.getProperty("os.arch"));
    tree.put("processor", processor());
    tree.put("processors", Runtime.getRuntime().availableProcessors());
    tree.put("threads", experiment.threadsHere());
    Trees.writeJson(folder.manifest(), tree);
  }

  private static Map<String, Object> plugin(Installed installed) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", installed.kind().word());
    tree.put("name", installed.name());
    tree.put("bundle", installed.origin().bundle());
    tree.put("bundleVersion", installed.origin().version().toString());
    tree.put("sha256", installed.origin().sha256());
    return tree;
  }

  /** The origins of the plugins that a run was made with, by kind and name. */
  public static Map<String, Origin> origins(RunFolder folder) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    if (Files.exists(folder.manifest())
        && Trees.readJson(folder.manifest()).get(PLUGINS) instanceof List<?> plugins) {
      for (Object plugin : plugins) {
        if (plugin instanceof Map<?, ?> tree) {
          origins.put(
              tree.get("kind") + " " + tree.get("name"),
              new Origin(
                  String.valueOf(tree.get("bundle")),
                  Version.parseVersion(String.valueOf(tree.get("bundleVersion"))),
                  String.valueOf(tree.get("sha256")),
                  ""));
        }
      }
    }
    return origins;
  }

  /** Whether the configuration of a run is no longer the one that the run was made with. */
  public static boolean isConfigChanged(RunFolder folder) {
    return Files.exists(folder.manifest())
        && Trees.readJson(folder.manifest()).get("configSha256") instanceof String hash
        && !hash.equals(Hashes.sha256(folder.config()));
  }

  /** The commit that is checked out in the repository around a folder, or an empty word. */
  private static String gitCommit(Path folder) {
    for (Path place = folder; place != null; place = place.getParent()) {
      Path git = place.resolve(".git");
      if (Files.isDirectory(git)) {
        return commitIn(git);
      }
    }
    return "";
  }

  private static String commitIn(Path git) {
    try {
      String head = Files.readString(git.resolve("HEAD")).strip();
      if (!head.startsWith("ref: ")) {
        return head;
      }
      String ref = head.substring("ref: ".length());
      if (Files.exists(git.resolve(ref))) {
        return Files.readString(git.resolve(ref)).strip();
      }
      Path packed = git.resolve("packed-refs");
      List<String> lines = Files.exists(packed) ? Files.readAllLines(packed) : new ArrayList<>();
      return lines.stream()
          .filter(line -> line.endsWith(" " + ref))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      return Files.exists(info)
          ? Files.readAllLines(info).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse("")
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
