package org.rnnzoo.core.folder;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.io.GitCommit;
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
    tree.put("configSha256", Hashes.sha256(folder.config()));
    tree.put("git", git(experiment));
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

  /**
   * The origins of the plugins that a run was made with, by kind and name; those that it tells. A
   * damaged manifest tells none.
   */
  public static Map<String, Origin> origins(RunFolder folder) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (Map<?, ?> plugin : plugins(folder)) {
      origin(plugin)
          .ifPresent(origin -> origins.put(plugin.get("kind") + " " + plugin.get("name"), origin));
    }
    return origins;
  }

  /** Whether a manifest is there that cannot be read, or of which a plugin cannot. */
  public static boolean isDamaged(RunFolder folder) {
    return Files.exists(folder.manifest())
        && (read(folder).isEmpty()
            || plugins(folder).stream().anyMatch(plugin -> origin(plugin).isEmpty()));
  }

  private static List<Map<?, ?>> plugins(RunFolder folder) {
    List<Map<?, ?>> plugins = new ArrayList<>();
    if (read(folder).get(PLUGINS) instanceof List<?> list) {
      list.forEach(plugin -> plugins.add(plugin instanceof Map<?, ?> tree ? tree : Map.of()));
    }
    return plugins;
  }

  private static Optional<Origin> origin(Map<?, ?> plugin) {
    if (plugin.get("bundle") instanceof String bundle
        && plugin.get("bundleVersion") instanceof String version
        && plugin.get("sha256") instanceof String hash) {
      try {
        return Optional.of(new Origin(bundle, Version.parseVersion(version), hash, ""));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> read(RunFolder folder) {
    try {
      return Files.exists(folder.manifest()) ? Trees.readJson(folder.manifest()) : Map.of();
    } catch (UserException e) {
      return Map.of();
    }
  }

  /** Whether the configuration of a run is no longer the one that the run was made with. */
  public static boolean isConfigChanged(RunFolder folder) {
    return read(folder).get("configSha256") instanceof String hash
        && !hash.equals(Hashes.sha256(folder.config()));
  }

  /**
   * The commits of the repositories that the program and its plugins lie in, each with whose it is;
   * what lies in none, as after an installation, is not there.
   */
  private static List<Map<String, Object>> git(Experiment experiment) {
    Map<GitCommit, Set<String>> owners = new LinkedHashMap<>();
    program()
        .flatMap(GitCommit::around)
        .ifPresent(commit -> owners.put(commit, new LinkedHashSet<>(Set.of("program"))));
    for (Installed plugin : experiment.plugins()) {
      location(plugin.origin().location())
          .flatMap(GitCommit::around)
          .ifPresent(
              commit ->
                  owners
                      .computeIfAbsent(commit, c -> new LinkedHashSet<>())
                      .add(plugin.origin().bundle()));
    }
    List<Map<String, Object>> git = new ArrayList<>();
    owners.forEach(
        (commit, whose) -> {
          Map<String, Object> tree = new LinkedHashMap<>();
          tree.put("repository", commit.repository().toString());
          tree.put("commit", commit.commit());
          tree.put("of", List.copyOf(whose));
          git.add(tree);
        });
    return git;
  }

  /** Where this program lies: its jar, or the folder of its classes. */
  private static Optional<Path> program() {
    CodeSource source = Manifest.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> location(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
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
