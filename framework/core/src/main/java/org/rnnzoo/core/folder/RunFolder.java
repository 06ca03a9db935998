package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;

/**
 * The folder of a run.
 *
 * @param path where it is
 */
public record RunFolder(Path path) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** The place of the trials that came along with an imported network. */
  public static final String GIVEN_TRIALS = "given/trials.npz";

  /** How a configuration names a file in the folder of its own run. */
  private static final String OWN_FILE = "run:";

  /** The word for the latest run, and the folder of comparisons among the runs. */
  private static final Set<String> RESERVED = Set.of("last", "comparisons");

  private static final Pattern STAMPED = Pattern.compile("\\d{8}-\\d{6}_");

  /**
   * Makes the folder of a new run, empty: it is no run yet, so that whoever made it can take hold
   * of it first.
   *
   * @throws UserException if it cannot be made
   */
  public static RunFolder reserve(Path runs, Experiment experiment) {
    String name =
        "%s_%s_%s_s%s_%s"
            .formatted(
                STAMP.format(LocalDateTime.now(ZoneId.systemDefault())),
                experiment.task().use().replaceAll("[^A-Za-z0-9.]+", "-"),
                experiment.model().use(),
                experiment.seed(),
                Hashes.sha256(text(experiment)).substring(0, 6));
    try {
      Files.createDirectories(runs);
      clearHalfMade(runs);
      return new RunFolder(claim(runs, name, Files::createDirectory));
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(runs, e);
    }
  }

  /**
   * Deletes folders that processes made for a run and died before it began. Whoever holds such a
   * folder lives; one that nobody has taken yet is left alone.
   */
  private static void clearHalfMade(Path runs) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(runs)) {
      folders =
          entries
              .filter(path -> STAMPED.matcher(path.getFileName().toString()).lookingAt())
              .toList();
    }
    for (Path folder : folders) {
      if (!new RunFolder(folder).isRun()
          && RunLock.owner(folder).filter(owner -> owner.mark().isDead()).isPresent()
          && holdsNothingBut(folder, ".lock")) {
        Folders.delete(folder);
      }
    }
  }

  private static boolean holdsNothingBut(Path folder, String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(path -> path.getFileName().toString().startsWith(prefix));
    }
  }

  /**
   * Makes the folder of a new run of a given name, empty, if it is not there.
   *
   * @throws UserException if the name cannot be one or the folder cannot be made
   */
  public static RunFolder reserve(Path runs, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
      throw UserException.input(
          "--name is '%s'; it must be letters, digits and . _ -, a letter or digit first."
              .formatted(name));
    } else if (RESERVED.contains(name)) {
      throw UserException.input(
          "--name is '%s', which means something else among the runs; choose another."
              .formatted(name));
    }
    try {
      // What it returns is absolute or not, depending on how much of it was there.
      RunFolder folder = new RunFolder(runs.resolve(name));
      Files.createDirectories(folder.path());
      return folder;
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(runs, e);
    }
  }

  /** Writes the configuration, which makes the folder that of a run. */
  public void writeConfig(Experiment experiment) {
    AtomicFile.write(config(), out -> out.write(text(experiment)));
  }

  /**
   * Writes the configuration of a run that keeps files of its own: where it names one of them, it
   * says {@code run:} and the place in the folder, so that a run can be moved with all it needs.
   *
   * @param files the place of each file in the folder, and the path by which the experiment knows
   *     it
   */
  public void writeConfig(Experiment experiment, Map<String, Path> files) {
    Map<String, String> names = new LinkedHashMap<>();
    files.forEach((place, path) -> names.put(path.toString(), OWN_FILE + place));
    Object tree = renamed(experiment.tree(), word -> names.getOrDefault(word, word));
    byte[] text = Trees.yaml(tree).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(config(), out -> out.write(text));
  }

  /**
   * The configuration as this machine understands it: with paths where it names files of the run.
   *
   * @throws UserException if it is not well-formed
   */
  public Map<String, Object> readConfig() {
    Map<String, Object> renamed = new LinkedHashMap<>();
    Trees.readYaml(config())
        .forEach(
            (key, value) ->
                renamed.put(
                    key,
                    renamed(
                        value,
                        word ->
                            word.startsWith(OWN_FILE)
                                ? path.toAbsolutePath()
                                    .resolve(word.substring(OWN_FILE.length()))
                                    .normalize()
                                    .toString()
                                : word)));
    return renamed;
  }

  /**
   * The experiment in a file. That of a run may name files of the run, which are found then, too.
   *
   * @throws UserException if it is not well-formed
   */
  public static Map<String, Object> readExperiment(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    RunFolder run = new RunFolder(folder == null ? file.toAbsolutePath().getRoot() : folder);
    return file.toAbsolutePath().normalize().equals(run.config())
        ? run.readConfig()
        : Trees.readYaml(file);
  }

  private static Object renamed(Object tree, UnaryOperator<String> names) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, renamed(value, names)));
      return copy;
    } else if (tree instanceof List<?> list) {
      return list.stream().map(value -> renamed(value, names)).toList();
    }
    return tree instanceof String word ? names.apply(word) : tree;
  }

  /** Whether the configuration is that of an experiment, to the letter. */
  public boolean holds(Experiment experiment) {
    try {
      return Arrays.equals(Files.readAllBytes(config()), text(experiment));
    } catch (IOException e) {
      throw UserException.input("Cannot read " + config() + " (" + e.getMessage() + ").", e);
    }
  }

  /** Whether the folder is that of a run, even one that has only just begun. */
  public boolean isRun() {
    return Files.isRegularFile(config());
  }

  private static byte[] text(Experiment experiment) {
    return Trees.yaml(experiment.tree()).getBytes(StandardCharsets.UTF_8);
  }

  /** Moves the run to below another folder of runs on the same disk. */
  public RunFolder moveTo(Path runs) throws IOException {
    return new RunFolder(claim(runs, name(), place -> Files.move(path, place)));
  }

  /** Makes a folder at a place that was free. */
  @FunctionalInterface
  private interface Claim {
    void at(Path place) throws IOException;
  }

  private static Path claim(Path runs, String name, Claim claim) throws IOException {
    for (int copy = 1; ; copy++) {
      Path place = runs.resolve(copy == 1 ? name : name + "-" + copy);
      try {
        claim.at(place);
        return place;
      } catch (FileAlreadyExistsException e) {
        if (copy == 1000) {
          throw e;
        }
      }
    }
  }

  /**
   * Opens the folder of an existing run.
   *
   * @throws UserException if it is not one
   */
  public static RunFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw UserException.input(
          "There is no run folder " + path + ". 'zoo runs' lists the runs there are.");
    }
    RunFolder folder = new RunFolder(path);
    if (!Files.isRegularFile(folder.config())) {
      throw UserException.input(
          path
              + " is not a run folder: it has no config.yaml. 'zoo runs' lists the runs there"
              + " are.");
    }
    return folder;
  }

  /** The runs below a folder, oldest first; empty if there is no such folder. */
  public static List<RunFolder> list(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .map(RunFolder::new)
          .filter(folder -> Files.isRegularFile(folder.config()))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + runs + " (" + e.getMessage() + ").", e);
    }
  }

  /** The name of the run. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The configuration, complete. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** Versions, hashes, seeds and machine. */
  public Path manifest() {
    return path.resolve("manifest.json");
  }

  /** What the run is doing; replaced atomically. */
  public Path status() {
    return path.resolve("status.json");
  }

  /** The course of training, one JSON object a line. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** The newest two checkpoints and the best. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The weights that training started from, if they were not fresh. */
  public Path start() {
    return path.resolve("start/model.npz");
  }

  /** The weights at the end of training. */
  public Path model() {
    return path.resolve("final/model.npz");
  }

  /** The trials that came along with an imported network. */
  public Path givenTrials() {
    return path.resolve(GIVEN_TRIALS);
  }

  /** Some test trials with the answers of the trained network. */
  public Path trials() {
    return path.resolve("final/trials.npz");
  }

  /** Figures of the training itself. */
  public Path figures() {
    return path.resolve("figures");
  }

  /** The results of an analysis. */
  public Path analysis(String name) {
    return path.resolve("analysis").resolve(name);
  }

  /** How the run ended. */
  public Path summary() {
    return path.resolve("summary.json");
  }

  /** There if and only if everything else is. */
  public Path done() {
    return path.resolve("DONE");
  }

  /** Whether the run is complete. */
  public boolean isDone() {
    return Files.exists(done());
  }

  /** The content of the summary, or an empty map if the run has not ended. */
  public Map<String, Object> readSummary() {
    return Files.exists(summary()) ? Trees.readJson(summary()) : Map.of();
  }
}
