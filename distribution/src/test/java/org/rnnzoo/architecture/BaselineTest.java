package org.rnnzoo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import aQute.bnd.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plugins may import changes only together with the version of its package, by the rules of
 * semantic versioning as bnd applies them: a change that breaks those who call or implement
 * something raises the first number, another one the second; each one further back below 1.0.
 *
 * <p>The last state that was agreed on is {@code baseline.txt} in the module. With {@code
 * -Drnnzoo.baseline=write} it is written anew once the versions are raised.
 */
@EnabledForJreRange(max = JRE.JAVA_17, disabledReason = "The baseline tells of classes of JDK 17.")
class BaselineTest {

  private static final Path ROOT = Path.of(System.getProperty("rnnzoo.root"));
  private static final boolean WRITE = "write".equals(System.getProperty("rnnzoo.baseline"));

  @ParameterizedTest
  @ValueSource(strings = {"api", "dynamics", "engine"})
  void aChangedPackageHasANewVersion(String module) throws Exception {
    Path folder = ROOT.resolve("framework").resolve(module);
    Path file = folder.resolve("baseline.txt");
    try (Jar jar = new Jar(folder.resolve("target/classes").toFile())) {
      Tree now = new DiffPluginImpl().tree(jar).get("<api>");
      Tree before = Files.exists(file) ? read(Files.readAllLines(file)) : now;
      assertThat(unversioned(now.diff(before))).isEmpty();
      if (WRITE) {
        StringBuilder text = new StringBuilder();
        write(now.serialize(), 0, text);
        Files.writeString(file, text);
      }
      assertThat(file).exists();
    }
  }

  /** What changed more than its version did, a sentence for each package. */
  private static List<String> unversioned(Diff diff) {
    List<String> sentences = new ArrayList<>();
    for (Diff part : diff.getChildren()) {
      if (part.getType() == Type.PACKAGE && part.getOlder() != null && part.getNewer() != null) {
        Version before = version(part.getOlder());
        Version now = version(part.getNewer());
        Version least = least(before, part.getDelta());
        if (now.compareTo(least) < 0) {
          sentences.add(
              "%s %s has a %s change; raise it to %s. %s"
                  .formatted(part.getName(), now, part.getDelta(), least, changes(part)));
        }
      }
    }
    return sentences;
  }

  private static Version least(Version before, Delta delta) {
    int major = before.getMajor();
    int minor = before.getMinor();
    return switch (delta) {
      case MAJOR, REMOVED ->
          major == 0 ? new Version(0, minor + 1, 0) : new Version(major + 1, 0, 0);
      case MINOR, ADDED ->
          major == 0
              ? new Version(0, minor, before.getMicro() + 1)
              : new Version(major, minor + 1, 0);
      default -> before;
    };
  }

  private static Version version(Tree part) {
    for (Tree child : part.getChildren()) {
      if (child.getType() == Type.VERSION) {
        return Version.parseVersion(child.getName());
      }
    }
    return Version.emptyVersion;
  }

  private static Map<String, Delta> changes(Diff part) {
    Map<String, Delta> changes = new TreeMap<>();
    for (Diff child : part.getChildren()) {
      if (child.getDelta() != Delta.UNCHANGED && child.getDelta() != Delta.MICRO) {
        changes.put(child.getName(), child.getDelta());
      }
    }
    return changes;
  }

  /** A line for each element: what it is, what adding and removing it means, its name. */
  private static void write(Tree.Data element, int depth, StringBuilder text) {
    text.append(" ".repeat(depth)).append(element.type);
    text.append(' ').append(element.add).append(' ').append(element.rem);
    text.append(' ').append(element.name).append('\n');
    for (Tree.Data child : element.children) {
      write(child, depth + 1, text);
    }
  }

  private static Tree read(List<String> lines) throws Exception {
    Deque<Open> open = new ArrayDeque<>();
    Tree.Data root = element(lines.get(0));
    open.push(new Open(root, 0, new ArrayList<>()));
    for (String line : lines.subList(1, lines.size())) {
      int depth = line.length() - line.stripLeading().length();
      while (open.element().depth() >= depth) {
        open.pop().close();
      }
      Tree.Data element = element(line);
      open.element().children().add(element);
      open.push(new Open(element, depth, new ArrayList<>()));
    }
    open.forEach(Open::close);
    return new DiffPluginImpl().deserialize(root);
  }

  /** An element whose children are being read. */
  private record Open(Tree.Data element, int depth, List<Tree.Data> children) {

    void close() {
      element.children = children.toArray(Tree.Data[]::new);
    }
  }

  private static Tree.Data element(String line) {
    String[] words = line.strip().split(" ", 4);
    Tree.Data data = new Tree.Data();
    data.type = Type.valueOf(words[0]);
    data.add = Delta.valueOf(words[1]);
    data.rem = Delta.valueOf(words[2]);
    data.name = words.length > 3 ? words[3] : "";
    return data;
  }
}
