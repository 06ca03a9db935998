package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.io.Workplace;

/**
 * A result of an analysis in the folder of its run.
 *
 * <p>{@code analysis/NAME} holds the result with default settings, {@code analysis/NAME~LABEL} any
 * other. A new result is written beside and takes its place by two renames, with the earlier one
 * under a name of its own between them: whenever a process dies, one of the two is there, and who
 * comes next puts it in its place.
 *
 * @param path its folder
 * @param about what it depends on, as {@code result.json} has it
 */
public record StoredResult(Path path, Map<String, Object> about) {

  /** Between the name of an analysis and a label. */
  public static final String LABEL = "~";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EARLIER = ".earlier";
  private static final String FRESH = ".new-";

  /** The settings of a result: all that decides where it lies. */
  public static final List<String> SETTINGS = List.of("parameters", "conditions", "weights");

  /** The name of the folder, such as {@code fixed-points~lesioned}. */
  public String name() {
    return path.getFileName().toString();
  }

  /** The results of a run by name, after those whose storing was cut off have been put in place. */
  public static List<StoredResult> list(RunFolder run) {
    return listIn(run.path().resolve("analysis"));
  }

  /** The results in a folder of results by name, likewise. */
  public static List<StoredResult> listIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      if (hasEarlier(folder)) {
        try (RunLock lock = RunLock.await(folder, "storing", PATIENCE)) {
          recover(folder, lock);
        }
      }
      List<StoredResult> results = new ArrayList<>();
      for (Path place : entries(folder)) {
        if (!isHidden(place)) {
          read(place).ifPresent(results::add);
        }
      }
      return results;
    } catch (IOException e) {
      throw UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  /** The result in a folder, if there is one. */
  public static Optional<StoredResult> read(Path place) {
    Path file = place.resolve("result.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Map<String, Object> about = new LinkedHashMap<>();
    if (Trees.readJson(file).get("about") instanceof Map<?, ?> tree) {
      tree.forEach((key, value) -> about.put(String.valueOf(key), value));
    }
    return Optional.of(new StoredResult(place, about));
  }

  /** Whether it was made with the same settings as {@code about} tells. */
  public boolean isOf(Map<String, Object> other) {
    return SETTINGS.stream().allMatch(key -> text(about.get(key)).equals(text(other.get(key))));
  }

  /** Without hashes, which tell what the settings led to. */
  private static String text(Object setting) {
    return Trees.jsonLine(
        setting instanceof Map<?, ?> map && map.get("use") != null ? map.get("use") : setting);
  }

  /**
   * Stores a result, all of it or nothing. An earlier one of the same settings is replaced.
   *
   * @param place where
   * @param about what the result depends on
   * @param moved what to call an earlier result of other settings there
   * @param content writes the files into a folder
   * @throws UserException if the folder cannot be written to, or holds a result of other settings
   *     that cannot be moved
   */
  public static void store(
      Path place,
      Map<String, Object> about,
      Function<StoredResult, Path> moved,
      Consumer<Path> content) {
    Path folder = place.getParent();
    try {
      Files.createDirectories(folder);
      try (Workplace fresh = Workplace.make(folder, FRESH)) {
        content.accept(fresh.path());
        try (RunLock lock = RunLock.await(folder, "storing", PATIENCE)) {
          recover(folder, lock);
          Optional<StoredResult> there = read(place);
          if (there.isPresent() && !there.get().isOf(about)) {
            move(place, moved.apply(there.get()));
          }
          lock.check();
          exchange(place, fresh.path());
        }
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(place, e);
    }
  }

  private static void move(Path place, Path other) throws IOException {
    if (Files.exists(other)) {
      throw new FileAlreadyExistsException(other.toString());
    }
    Files.move(place, other, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void exchange(Path place, Path fresh) throws IOException {
    Path earlier = earlier(place);
    if (Files.exists(place)) {
      Files.move(place, earlier, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(earlier);
  }

  private static Path earlier(Path place) {
    return place.resolveSibling("." + place.getFileName() + EARLIER);
  }

  /** Ends what processes that died while they stored have begun. */
  private static void recover(Path folder, RunLock lock) throws IOException {
    lock.check();
    for (Path path : entries(folder)) {
      String name = path.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(EARLIER)) {
        Path place = path.resolveSibling(name.substring(1, name.length() - EARLIER.length()));
        if (Files.exists(place)) {
          Folders.delete(path);
        } else {
          Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  private static boolean hasEarlier(Path folder) throws IOException {
    return entries(folder).stream().anyMatch(path -> path.toString().endsWith(EARLIER));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
