package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that are dropped into a page, judged by what a stand-in for the host says of them. */
class PluginDropTest {

  private static final String WELL =
      "[{\"name\":\"a.jar\",\"bundle\":\"org.acme\",\"bundleVersion\":\"1.0\",\"state\":\"ready\","
          + "\"provides\":[{\"kind\":\"task\",\"name\":\"tiny\"}],\"problems\":[],\"location\":\"'$2'/a.jar\"}";

  @TempDir private Path folder;

  private Path plugins;
  private Path answer;
  private StudioFixture fixture;

  @BeforeEach
  void start() throws IOException {
    plugins = folder.resolve("plugins");
    answer = folder.resolve("answer");
    fixture = studio(false, Optional.of(plugins));
  }

  private StudioFixture studio(boolean readOnly, Optional<Path> place) throws IOException {
    // zoo --plugins FOLDER plugins --json
    List<String> program = List.of("sh", "-c", "eval \"echo '$(cat " + answer + ")'\"", "zoo");
    return new StudioFixture(folder, readOnly, program, place);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private RawHttp.Answer drop(StudioFixture studio, String name) {
    return jar(studio).post("/api/plugins/" + name, "PK");
  }

  private static RawHttp jar(StudioFixture studio) {
    return studio
        .request()
        .header("Authorization", "Bearer " + studio.token)
        .header("Content-Type", "application/java-archive");
  }

  private void theHostSays(String files) throws IOException {
    Files.writeString(answer, files);
  }

  @Test
  void aJarWithWhichNothingIsWrongIsTaken() throws IOException {
    theHostSays(WELL + "]");
    RawHttp.Answer taken = drop(fixture, "a.jar");
    assertThat(taken.text()).contains("\"provides\":[\"task tiny\"]");
    assertThat(plugins.resolve("a.jar")).hasContent("PK");
    assertThat(names()).containsExactly("a.jar");
  }

  private List<String> names() throws IOException {
    if (!Files.exists(plugins)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(plugins)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void noFileIsReplaced() throws IOException {
    theHostSays(WELL + "]");
    Files.createDirectories(plugins);
    Files.writeString(plugins.resolve("A.jar"), "mine");
    RawHttp.Answer refused = drop(fixture, "a.jar");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("There is a file a.jar");
    assertThat(plugins.resolve("A.jar")).hasContent("mine");
    assertThat(names()).containsExactly("A.jar");
  }

  @Test
  void whatIsWrongIsTheAnswerInWords() throws IOException {
    theHostSays(
        WELL.replace("ready", "broken")
                .replace(
                    "\"problems\":[]",
                    "\"problems\":[{\"kind\":\"linkage\",\"sentence\":\"It lacks a class.\",\"hint\":\"Build it again.\"}]")
            + "]");
    assertThat(drop(fixture, "a.jar").text()).contains("It lacks a class. Build it again.");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"old.jar\",\"bundle\":\"org.acme\",\"bundleVersion\":\"0.9\",\"provides\":[],\"problems\":[]}",
        "{\"name\":\"old.jar\",\"bundle\":\"org.else\",\"provides\":[{\"kind\":\"task\",\"name\":\"tiny\"}],\"problems\":[]}",
        "{\"name\":\"old.jar\",\"bundle\":\"\",\"provides\":[],\"problems\":[{\"kind\":\"duplicate\",\"sentence\":\"It is loaded already from a.jar.\"}]}"
      })
  void anotherPluginIsNotPutAside(String other) throws IOException {
    theHostSays(WELL + "," + other + "]");
    RawHttp.Answer refused = drop(fixture, "a.jar");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("old.jar");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.jar",
        "..%2fa.jar",
        "..",
        ".a.jar",
        "a.jar;b",
        "a.jar%00.png",
        "a.txt",
        "a",
        "sub/a.jar",
        "-rf.jar",
        "a%20b.jar",
        "a\\b.jar"
      })
  void hostileNamesLeadNowhere(String name) throws IOException {
    theHostSays(WELL + "]");
    assertThat(drop(fixture, name).status()).as(name).isIn(400, 404);
    assertThat(names()).isEmpty();
    assertThat(folder.resolve("a.jar")).doesNotExist();
  }

  @Test
  void aJarIsOfModestLengthAndComesAsAJar() throws IOException {
    theHostSays(WELL + "]");
    RawHttp large = jar(fixture).header("Content-Length", "99999999");
    assertThat(large.send("POST /api/plugins/a.jar", "").status()).isEqualTo(413);
    assertThat(fixture.trusted().post("/api/plugins/a.jar", "{}").status()).isEqualTo(415);
    assertThat(names()).isEmpty();
  }

  @Test
  void aStudioThatWasNotAskedToTakesNone(@TempDir Path other) throws IOException {
    theHostSays(WELL + "]");
    try (StudioFixture closed = studio(false, Optional.empty())) {
      assertThat(drop(closed, "a.jar").text()).contains("--allow-plugins");
      assertThat(closed.trusted().get("/api/plugins").text()).doesNotContain("folder");
    }
    try (StudioFixture shown = studio(true, Optional.of(plugins))) {
      assertThat(drop(shown, "a.jar").status()).isEqualTo(403);
    }
    assertThat(names()).isEmpty();
  }
}
