package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/zoo} with a Java that only says with which options it was started. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {

  private static final String IN_MEMORY = "-Djava.io.tmpdir=/dev/shm";

  @TempDir private Path home;
  private Path java;
  private Path tools;
  private int code;

  @BeforeEach
  void makeHome() throws IOException {
    Path script =
        Path.of(System.getProperty("rnnzoo.root")).resolve("distribution/src/main/dist/bin/zoo");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(script, home.resolve("bin/zoo"), StandardCopyOption.COPY_ATTRIBUTES);
    java = Files.createDirectories(home.resolve("java"));
    program(Files.createDirectories(java.resolve("bin")).resolve("java"), "printf '%s\\n' \"$@\"");
    release("17.0.2");
    tools = Files.createDirectories(home.resolve("tools"));
    roomInMemory(2_000_000);
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void release(String version) throws IOException {
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void roomInMemory(long kilobytes) throws IOException {
    program(
        tools.resolve("df"),
        """
        echo "Filesystem 1024-blocks Used Available Capacity Mounted on"
        echo "tmpfs 99999999 1 %d 0%% /dev/shm"
        """
            .formatted(kilobytes));
  }

  /** As on most computers with Linux; containers often forbid to execute what lies there. */
  private static void assumeAFolderInMemory() throws IOException {
    Path mounts = Path.of("/proc/mounts");
    assumeThat(mounts).exists();
    assumeThat(Files.readAllLines(mounts))
        .as("a folder in memory, /dev/shm, from which programs may be started")
        .anyMatch(line -> line.matches("\\S+ /dev/shm tmpfs (?!\\S*noexec).*"));
  }

  @Test
  void whatOnlyLooksThingsUpUnpacksPluginsInMemory() throws Exception {
    assumeAFolderInMemory();
    assertThat(start("tasks", "--json")).contains(IN_MEMORY).endsWith("tasks", "--json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "resume", "analyze", "sweep", "studio", "demo"})
  void whatTakesLongDoesNot(String command) throws Exception {
    assertThat(start(command)).doesNotContain(IN_MEMORY).endsWith(command);
  }

  @Test
  void whereMemoryIsNearlyFullNoneDoes() throws Exception {
    roomInMemory(900_000);
    assertThat(start("tasks")).doesNotContain(IN_MEMORY);
  }

  @Test
  void aFolderThatTheUserNamesComesLast() throws Exception {
    assumeAFolderInMemory();
    String own = "-Djava.io.tmpdir=/elsewhere";
    assertThat(start(Map.of("ZOO_JAVA_OPTIONS", own), "tasks"))
        .containsSubsequence(IN_MEMORY, own, "-cp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "26-ea"})
  void anOlderAndANewerJavaAreRefusedInASentence(String version) throws Exception {
    release(version);
    List<String> said = start("tasks");
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("The zoo runs on Java 17 to 25, but ")
        .contains(" is Java " + version + ".");
  }

  private List<String> start(String... arguments) throws Exception {
    return start(Map.of(), arguments);
  }

  private List<String> start(Map<String, String> environment, String... arguments)
      throws Exception {
    Path said = home.resolve("said.txt");
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/zoo").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove("ZOO_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("ZOO_STUDIO_ARCHIVE", "no");
    builder.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
    code = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
    return Files.readAllLines(said);
  }
}
