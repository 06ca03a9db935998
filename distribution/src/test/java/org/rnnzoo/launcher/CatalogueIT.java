package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of the tasks in the documents is what the program writes. */
class CatalogueIT {

  private static final Path COMMITTED =
      Path.of(System.getProperty("rnnzoo.root")).resolve("docs/tasks");

  @TempDir Path folder;

  @Test
  void theCatalogueIsUpToDate() throws IOException {
    Path fresh = folder.resolve("tasks");
    Files.createDirectory(fresh);
    Files.copy(COMMITTED.resolve("trained.csv"), fresh.resolve("trained.csv"));
    ZooProcess.Outcome outcome = new ZooProcess(folder).run("tasks", "--write", "tasks");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(names(fresh))
        .as("after a change: zoo tasks --write docs/tasks")
        .isEqualTo(names(COMMITTED));
    for (String name : names(fresh)) {
      assertThat(fresh.resolve(name))
          .as("%s; after a change: zoo tasks --write docs/tasks", name)
          .hasSameTextualContentAs(COMMITTED.resolve(name));
    }
  }

  @Test
  void aLongerSamplingPeriodShowsLess() throws IOException {
    ZooInProcess zoo = ZooInProcess.assembledOnce();
    String trial = folder.resolve("trial.svg").toString();
    for (String dt : List.of("5", "40")) {
      ZooProcess.Outcome outcome =
          zoo.run("trial", "pulse-accumulation@v1", "--dt", dt, "--out", trial);
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(Path.of(trial))
          .hasSameTextualContentAs(COMMITTED.resolveSibling("sampling-" + dt + "-ms.svg"));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
