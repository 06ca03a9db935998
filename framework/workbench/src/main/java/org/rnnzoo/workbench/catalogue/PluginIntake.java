package org.rnnzoo.workbench.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.io.Workplace;

/**
 * Takes plugin jars into a folder of plugins, after the host has found nothing wrong with them.
 *
 * <p>The host looks at a jar in a process of its own, as {@code zoo plugins} does, so that one that
 * hangs or ends its process takes nobody along. Looking runs the jar's code all the same: whoever
 * offers one must have said that it may.
 *
 * @param folder where it goes
 * @param program the command that starts the zoo, before its arguments
 */
public record PluginIntake(Path folder, List<String> program) {

  /** The largest jar that is taken, in bytes. */
  public static final int LARGEST = 32 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}\\.jar");
  private static final long PATIENCE_SECONDS = 60;
  private static final String READY = "ready";

  public PluginIntake {
    program = List.copyOf(program);
  }

  /**
   * Takes a jar.
   *
   * @param name its file name
   * @param content its bytes
   * @return what it provides, such as {@code task two-step}
   * @throws UserException with the reason, if it is not taken; then the folder is as it was
   */
  public List<String> take(String name, InputStream content) {
    requireName(name);
    try {
      Files.createDirectories(folder);
      requireRoom(name);
      try (Workplace place = Workplace.make(folder, ".taking-")) {
        Path jar = place.path().resolve(name);
        copy(content, jar);
        List<String> provided = requireWell(jar);
        // Another one of the name may have come meanwhile: a move that replaces nothing.
        Files.move(jar, folder.resolve(name));
        return provided;
      }
    } catch (FileAlreadyExistsException e) {
      throw taken(name);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder, e);
    }
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw UserException.input(
          "A plugin file cannot be called '%s': at most 100 letters, digits and . _ + -, a letter or digit first, and .jar at the end."
              .formatted(name));
    }
  }

  private void requireRoom(String name) throws IOException {
    try (var files = Files.list(folder)) {
      // A file system that does not tell A from a must not mix them up.
      if (files.anyMatch(file -> file.getFileName().toString().equalsIgnoreCase(name))) {
        throw taken(name);
      }
    }
  }

  private UserException taken(String name) {
    return UserException.input(
        "There is a file %s in %s already; it stays as it is. Remove it first, or give the new one another name."
            .formatted(name, folder));
  }

  private static void copy(InputStream content, Path jar) throws IOException {
    byte[] bytes = content.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw UserException.input(
          "%s is larger than %s MB; copy it into the folder yourself."
              .formatted(jar.getFileName(), LARGEST >> 20));
    }
    Files.write(jar, bytes);
  }

  /** Has the host look at it among the plugins that are there. */
  private List<String> requireWell(Path jar) throws IOException {
    List<Map<?, ?>> files = look(jar);
    Map<?, ?> own =
        files.stream()
            .filter(
                file -> Path.of(text(file, "location")).equals(jar.toAbsolutePath().normalize()))
            .findFirst()
            .orElseThrow(
                () -> UserException.input(jar.getFileName() + " was not found to be a plugin."));
    if (!text(own, "state").equals(READY)) {
      String why =
          rows(own, "problems").stream()
              .map(problem -> (text(problem, "sentence") + " " + text(problem, "hint")).strip())
              .collect(Collectors.joining(" "));
      throw UserException.input(why.isEmpty() ? jar.getFileName() + " holds no plugin." : why);
    }
    TreeSet<String> provided = provided(own);
    for (Map<?, ?> other : files) {
      if (other != own) {
        requireApart(jar, own, provided, other);
      }
    }
    return List.copyOf(provided);
  }

  private static void requireApart(
      Path jar, Map<?, ?> own, TreeSet<String> provided, Map<?, ?> other) {
    String there = text(other, "name");
    boolean displaced =
        rows(other, "problems").stream()
            .anyMatch(
                problem ->
                    text(problem, "kind").equals("duplicate")
                        && text(problem, "sentence").contains(jar.getFileName().toString()));
    if (displaced) {
      throw UserException.input(
          "%s holds %s %s, which is installed already from %s."
              .formatted(
                  jar.getFileName(), text(own, "bundle"), text(own, "bundleVersion"), there));
    }
    if (!text(own, "bundle").isEmpty() && text(own, "bundle").equals(text(other, "bundle"))) {
      throw UserException.input(
          "%s holds %s %s, and %s holds version %s of it. Remove that file first."
              .formatted(
                  jar.getFileName(),
                  text(own, "bundle"),
                  text(own, "bundleVersion"),
                  there,
                  text(other, "bundleVersion")));
    }
    TreeSet<String> both = provided(other);
    both.retainAll(provided);
    if (!both.isEmpty()) {
      throw UserException.input(
          "%s provides the %s, as %s does already. Give it another name."
              .formatted(jar.getFileName(), both.first(), there));
    }
  }

  private static TreeSet<String> provided(Map<?, ?> file) {
    return rows(file, "provides").stream()
        .map(plugin -> text(plugin, "kind") + " " + text(plugin, "name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Map<?, ?>> look(Path jar) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of("--plugins", jar.getParent().toAbsolutePath().toString(), "plugins", "--json"));
    Path out = jar.resolveSibling("out");
    Path log = jar.resolveSibling("log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw UserException.input(
            "%s does not come to an end while it is loaded; it is not taken."
                .formatted(jar.getFileName()));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw UserException.job("The look at the jar was interrupted.", e);
    }
    if (process.exitValue() != 0) {
      throw UserException.input(
          "%s cannot be loaded: %s"
              .formatted(jar.getFileName(), Files.readString(log, StandardCharsets.UTF_8).strip()));
    }
    return list(Trees.parseYaml(Files.readString(out, StandardCharsets.UTF_8)));
  }

  private static List<Map<?, ?>> rows(Map<?, ?> tree, String key) {
    return list(tree.get(key));
  }

  private static List<Map<?, ?>> list(Object value) {
    List<Map<?, ?>> rows = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> row) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static String text(Map<?, ?> tree, String key) {
    return tree.get(key) == null ? "" : String.valueOf(tree.get(key));
  }
}
