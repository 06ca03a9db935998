package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./zoo} in a tree with one source and with a Maven that only notes that it was called. */
@DisabledOnOs(OS.WINDOWS)
class SourceTreeTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >> "$CALLS"
      mkdir -p distribution/target/zoo/bin distribution/target/zoo/lib
      cat > distribution/target/zoo/bin/zoo <<'END'
      #!/bin/sh
      echo "$1 ${ZOO_ARCHIVE##*/}" >> "$CALLS-starts"
      if [ "$1" = tasks ] && [ ! -e "$CALLS-no-archives" ]; then echo classes > "$ZOO_ARCHIVE"; fi
      echo "ran $*"
      END
      chmod +x distribution/target/zoo/bin/zoo
      touch distribution/target/zoo/lib/org.rnnzoo.launcher-1.0.jar
      """;

  @TempDir private Path root;
  private Path source;

  @BeforeEach
  void makeTree() throws IOException {
    Path script = Path.of(System.getProperty("rnnzoo.root")).resolve("zoo");
    Files.copy(script, root.resolve("zoo"), StandardCopyOption.COPY_ATTRIBUTES);
    Path maven = Files.createDirectories(root.resolve("tools")).resolve("mvn");
    assertThat(Files.writeString(maven, MAVEN).toFile().setExecutable(true)).isTrue();
    for (String folder : List.of("plugins-tasks", "distribution", "examples")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    source = write("framework/core/src/main/java/A.java", Instant.now());
  }

  @Test
  void itBuildsAtFirstAndNotAgain() throws Exception {
    assertThat(run("tasks", "--json")).isEqualTo("ran tasks --json\n");
    assertThat(run("demo")).isEqualTo("ran demo\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void itBuildsAgainWhenASourceIsNewer() throws Exception {
    run("demo");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

    assertThat(run("demo")).isEqualTo("ran demo\n");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void testsAndBuildOutputsDoNotCount() throws Exception {
    run("demo");
    write("framework/core/src/test/java/ATest.java", Instant.now().plusSeconds(2));
    write("framework/core/target/classes/A.class", Instant.now().plusSeconds(2));

    run("demo");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void itStartsFromAnArchiveOfTheClassesThatItBuilt() throws Exception {
    run("demo");
    run("demo");
    assertThat(starts().get(0)).matches("tasks zoo\\.jsa\\.\\d+");
    assertThat(starts().subList(1, starts().size()))
        .containsExactly("demo zoo.jsa", "demo zoo.jsa");

    write("distribution/target/zoo/lib/org.rnnzoo.core-1.0.jar", Instant.now().plusSeconds(2));
    run("demo");
    assertThat(starts()).hasSize(5).last().isEqualTo("demo zoo.jsa");
    assertThat(starts().get(3)).startsWith("tasks ");
  }

  @Test
  void whereJavaMakesNoArchiveThatIsNotTriedAgain() throws Exception {
    Files.writeString(root.resolve("calls-no-archives"), "");
    run("demo");
    run("demo");
    assertThat(starts().get(0)).startsWith("tasks ");
    assertThat(starts().subList(1, starts().size())).containsExactly("demo ", "demo ");
  }

  private List<String> starts() throws IOException {
    return Files.readAllLines(root.resolve("calls-starts"));
  }

  private Path write(String name, Instant time) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("zoo").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PATH", root.resolve("tools") + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CALLS", root.resolve("calls").toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }

  private int builds() throws IOException {
    return Files.readAllLines(root.resolve("calls")).size();
  }
}
