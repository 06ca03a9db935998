package org.rnnzoo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import aQute.bnd.version.Version;
import aQute.lib.json.JSONCodec;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * <p>The last state that was agreed on is {@code baseline.json} in the module. With {@code
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
    Path file = folder.resolve("baseline.json");
    try (Jar jar = new Jar(folder.resolve("target/classes").toFile())) {
      Tree now = new DiffPluginImpl().tree(jar).get("<api>");
      Tree before = Files.exists(file) ? read(file) : now;
      assertThat(unversioned(now.diff(before))).isEmpty();
      if (WRITE) {
        Files.writeString(file, json(now));
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

  private static String json(Tree tree) throws Exception {
    StringWriter text = new StringWriter();
    new JSONCodec().enc().indent(" ").to(text).put(tree.serialize()).flush();
    return text.toString();
  }

  private static Tree read(Path file) throws Exception {
    return new DiffPluginImpl()
        .deserialize(new JSONCodec().dec().from(file.toFile()).get(Tree.Data.class));
  }
}
