package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;

class ManifestTest {

  private static final Map<String, Object> TREE =
      Map.of("task", "scale", "model", "factor", "trainer", "descent", "seed", 7, "threads", 3);

  @TempDir Path path;

  private RunFolder run;

  @BeforeEach
  void makeRun() throws IOException {
    run = new RunFolder(Files.createDirectories(path.resolve("run")));
    run.writeConfig(ExperimentReader.read(TREE, new TinyZoo()));
  }

  private Map<String, Object> written(TinyZoo zoo) {
    Experiment experiment = ExperimentReader.read(TREE, zoo);
    Manifest.write(run, experiment);
    return Trees.readJson(run.manifest());
  }

  private void plugins(String plugins) throws IOException {
    Files.writeString(run.manifest(), "{\"plugins\": " + plugins + "}");
  }

  @Test
  void itTellsWhatTheRunWasMadeOf() {
    Map<String, Object> tree = written(new TinyZoo());
    assertThat(tree)
        .containsEntry("zoo", ZooVersion.TEXT)
        .containsEntry("seed", 7)
        .containsEntry("configSha256", Hashes.sha256(run.config()))
        .containsEntry("architecture", System.getProperty("os.arch"))
        .containsEntry("processors", Runtime.getRuntime().availableProcessors())
        .containsEntry("threads", 3)
        .containsKeys("git", "java", "os", "processor");
    assertThat(Duration.between(Instant.parse((String) tree.get("created")), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void itTellsWhereEveryPluginComesFrom() {
    Map<String, Object> tree = written(new TinyZoo());
    assertThat((List<?>) tree.get("plugins"))
        .first()
        .isEqualTo(
            Map.of(
                "kind", "task",
                "name", "scale",
                "bundle", "tiny.scale",
                "bundleVersion", "1.0.0",
                "sha256", "0".repeat(64)));
    assertThat(Manifest.origins(run))
        .containsOnlyKeys("task scale", "model factor", "trainer descent")
        .containsEntry(
            "model factor",
            new Origin("tiny.factor", Version.parseVersion("1.0.0"), "0".repeat(64), ""));
    assertThat(Manifest.isDamaged(run)).isFalse();
  }

  @Test
  void aPluginInARepositoryIsToldWithItsCommit() throws IOException {
    Path repository = Files.createDirectories(path.resolve("repo"));
    String hash = "0123456789abcdef0123456789abcdef01234567";
    Files.writeString(Files.createDirectory(repository.resolve(".git")).resolve("HEAD"), hash);
    List<Installed> plugins = new ArrayList<>();
    for (PluginKind kind : PluginKind.values()) {
      for (Installed one : new TinyZoo().all(kind)) {
        Origin origin =
            new Origin(
                one.origin().bundle(),
                one.origin().version(),
                one.origin().sha256(),
                kind == PluginKind.TRAINER ? "" : repository.resolve("x.jar").toString());
        plugins.add(new Installed(kind, one.plugin(), origin));
      }
    }
    assertThat((List<?>) written(new TinyZoo(plugins)).get("git"))
        .last()
        .isEqualTo(
            Map.of(
                "repository", repository.toString(),
                "commit", hash,
                "of", List.of("tiny.scale", "tiny.factor")));
  }

  @Test
  void aRunWithoutAManifestTellsNothing() {
    assertThat(Manifest.origins(run)).isEmpty();
    assertThat(Manifest.isDamaged(run)).isFalse();
    assertThat(Manifest.isConfigChanged(run)).isFalse();
  }

  @Test
  void whatCannotBeReadIsDamaged() throws IOException {
    Files.writeString(run.manifest(), "{");
    assertThat(Manifest.isDamaged(run)).isTrue();
    assertThat(Manifest.origins(run)).isEmpty();
    assertThat(Manifest.isConfigChanged(run)).isFalse();
  }

  @Test
  void aPluginThatCannotBeReadIsDamageAndTheOthersCount() throws IOException {
    String good =
        "{\"kind\": \"task\", \"name\": \"a\", \"bundle\": \"b\", \"bundleVersion\": \"1.2\","
            + " \"sha256\": \"c\"}";
    plugins("[" + good + "]");
    assertThat(Manifest.isDamaged(run)).isFalse();
    for (String bad :
        new String[] {"3", "{}", good.replace("1.2", "x.y"), good.replace("\"c\"", "1")}) {
      plugins("[" + good + ", " + bad + "]");
      assertThat(Manifest.isDamaged(run)).as(bad).isTrue();
      assertThat(Manifest.origins(run))
          .isEqualTo(Map.of("task a", new Origin("b", Version.parseVersion("1.2"), "c", "")));
    }
  }

  @Test
  void aConfigurationThatWasChangedSinceIsNoticed() throws IOException {
    written(new TinyZoo());
    assertThat(Manifest.isConfigChanged(run)).isFalse();
    Files.writeString(run.config(), Files.readString(run.config()) + "\n");
    assertThat(Manifest.isConfigChanged(run)).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theProcessorHasTheNameThatLinuxGivesIt() throws IOException {
    Matcher name =
        Pattern.compile("(?m)^model name\\s*:\\s*(.*?)\\s*$")
            .matcher(Files.readString(Path.of("/proc/cpuinfo")));
    assertThat(written(new TinyZoo())).containsEntry("processor", name.find() ? name.group(1) : "");
  }
}
