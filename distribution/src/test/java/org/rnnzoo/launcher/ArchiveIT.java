package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** The archives that are handed out, unpacked elsewhere. Built by the profile dist. */
@DisabledOnOs(OS.WINDOWS)
class ArchiveIT {

  private static final Path TARGET = Path.of(System.getProperty("zoo.home")).getParent();

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void unpack() throws Exception {
    Path archive = TARGET.resolve("zoo-0.1.0.tar.gz");
    assumeTrue(
        Files.exists(archive), "The archives are built with -Pdist only, so they are not tried.");
    unpack(archive);
    home = folder.resolve("zoo-0.1.0");
  }

  @Test
  void withoutNativesItTrains() {
    assertThat(home.resolve("lib/natives")).doesNotExist();
    assertThat(ok("tasks").out()).contains("flip-flop");
    assertThat(home.getParent().resolve(train())).exists();
  }

  @Test
  void withNativesItAnalyses() throws Exception {
    try (var archives = Files.newDirectoryStream(TARGET, "zoo-0.1.0-natives-*.tar.gz")) {
      unpack(archives.iterator().next());
    }
    assertThat(ok("analyze", train(), "fixed-points").out()).contains("fixed-points");
  }

  @Test
  void itsLicencesAndItsPartsAreTold() throws IOException {
    assertThat(home.resolve("LICENSE")).exists();
    assertThat(Files.readString(home.resolve("THIRD-PARTY.txt")))
        .contains("com.google.inject:guice", "org.nd4j:nd4j-api", "io.javalin:javalin");
    Map<String, Object> parts = Trees.readJson(TARGET.resolve("zoo-0.1.0.cdx.json"));
    assertThat(parts).containsEntry("bomFormat", "CycloneDX");
    assertThat((List<?>) parts.get("components")).hasSizeGreaterThan(50);
  }

  private String train() {
    return ok(
            "train",
            "--quiet",
            "--plain",
            "--task=flip-flop",
            "bits=1",
            "units=4",
            "stop.steps=4",
            "evaluation.trials=8")
        .lastLine();
  }

  private Outcome ok(String... arguments) {
    Outcome outcome = new ZooProcess(folder, home).run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private void unpack(Path archive) throws Exception {
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }
}
