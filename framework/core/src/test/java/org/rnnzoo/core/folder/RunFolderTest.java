package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.Trees;

/** Places of new runs. */
class RunFolderTest {

  @TempDir Path folder;

  private static Experiment experiment(Object... more) {
    Map<String, Object> tree =
        new LinkedHashMap<>(Map.of("task", "scale@v2*2", "model", "factor", "trainer", "descent"));
    for (int i = 0; i < more.length; i += 2) {
      tree.put((String) more[i], more[i + 1]);
    }
    return ExperimentReader.read(tree, new TinyZoo());
  }

  private RunFolder run(String name) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(name)));
    Files.writeString(run.config(), "seed: 1\n");
    return run;
  }

  @Test
  void aNamedRunHasThePathThatWasAskedForTheFirstTimeAsLater() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path runs = here.relativize(folder.toRealPath()).resolve("runs");
    assertThat(RunFolder.reserve(runs, "first").path()).isEqualTo(runs.resolve("first"));
    assertThat(RunFolder.reserve(runs, "second").path()).isEqualTo(runs.resolve("second"));
  }

  @Test
  void aRunIsNamedAfterTimeTaskModelSeedAndConfiguration() {
    RunFolder run = RunFolder.reserve(folder.resolve("runs"), experiment("seed", 7));
    assertThat(run.path()).isEmptyDirectory().hasParent(folder.resolve("runs"));
    assertThat(run.name()).matches("\\d{8}-\\d{6}_scale-v2-2_factor_s7_[0-9a-f]{6}");
    assertThat(run.isRun()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".hidden", "-x", "a b", "a/b", "../a", "ä"})
  void whatIsNoNameOfARunIsTold(String name) {
    assertThatThrownBy(() -> RunFolder.reserve(folder, name))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--name is '%s'; it must be letters, digits and . _ -, a letter or digit first."
                .formatted(name));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"last", "comparisons"})
  void namesThatMeanSomethingElseAreTold(String name) {
    assertThatThrownBy(() -> RunFolder.reserve(folder, name))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--name is '%s', which means something else among the runs; choose another."
                .formatted(name));
  }

  @Test
  void aNameMayHave128CharactersAndNoMore() {
    assertThat(RunFolder.reserve(folder, "a".repeat(128)).path()).isDirectory();
    assertThatThrownBy(() -> RunFolder.reserve(folder, "a".repeat(129)))
        .hasMessageStartingWith("--name is 'aaa");
  }

  @Test
  void aFolderIsARunOnceItHasAConfiguration() {
    RunFolder run = RunFolder.reserve(folder, "a");
    assertThatThrownBy(() -> RunFolder.open(run.path()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            run.path()
                + " is not a run folder: it has no config.yaml. 'zoo runs' lists the runs there"
                + " are.");
    run.writeConfig(experiment("seed", 3));
    assertThat(run.isRun()).isTrue();
    assertThat(RunFolder.open(run.path())).isEqualTo(run);
    assertThat(run.readConfig()).containsEntry("seed", 3);
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> RunFolder.open(none))
        .isInstanceOf(UserException.class)
        .hasMessage("There is no run folder " + none + ". 'zoo runs' lists the runs there are.");
  }

  @Test
  void runsAreListedInTheOrderOfTheirNames() throws IOException {
    RunFolder b = run("b");
    RunFolder c = run("c");
    RunFolder a = run("a");
    Files.createDirectory(folder.resolve("no-run"));
    assertThat(RunFolder.list(folder)).containsExactly(a, b, c);
    assertThat(RunFolder.list(folder.resolve("none"))).isEmpty();
  }

  @Test
  void onlyTheSameExperimentToTheLetterIsHeld() {
    RunFolder run = RunFolder.reserve(folder, "a");
    run.writeConfig(experiment("seed", 3));
    assertThat(run.holds(experiment("seed", 3))).isTrue();
    assertThat(run.holds(experiment("seed", 4))).isFalse();
  }

  @Test
  void filesOfItsOwnAreNamedByTheirPlaceSoThatARunCanBeMoved() throws IOException {
    RunFolder run = RunFolder.reserve(folder, "a");
    String given = folder.resolve("elsewhere/model.npz").toString();
    run.writeConfig(
        experiment("from", given, "freeze", List.of(given, "w")),
        Map.of("given/model.npz", Path.of(given)));
    assertThat(Trees.readYaml(run.config())).containsEntry("from", "run:given/model.npz");
    RunFolder moved = run.moveTo(Files.createDirectory(folder.resolve("runs")));
    String own = moved.path().resolve("given/model.npz").toString();
    assertThat(moved.readConfig())
        .containsEntry("from", own)
        .containsEntry("freeze", List.of(own, "w"));
    assertThat(RunFolder.readExperiment(moved.config())).containsEntry("from", own);
  }

  @Test
  void anExperimentThatIsNoRunsIsReadAsItStands() throws IOException {
    Path file = Files.writeString(folder.resolve("e.yaml"), "from: run:x\n");
    assertThat(RunFolder.readExperiment(file)).isEqualTo(Map.of("from", "run:x"));
  }

  @Test
  void aRunThatIsMovedToWhereOneOfItsNameIsGetsANumber() throws IOException {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    assertThat(run("x/a").moveTo(runs).path()).isEqualTo(runs.resolve("a"));
    assertThat(run("y/a").moveTo(runs).path()).isEqualTo(runs.resolve("a-2"));
    assertThat(run("z/a").moveTo(runs).path()).isEqualTo(runs.resolve("a-3"));
    assertThat(folder.resolve("x/a")).doesNotExist();
  }

  @Test
  void itsNameDoesNotDependOnHowItsPathIsWritten() {
    assertThat(new RunFolder(folder.resolve("runs/x/../a/.")).name()).isEqualTo("a");
  }

  @Test
  void everyFileHasItsPlace() {
    RunFolder run = new RunFolder(Path.of("r"));
    assertThat(
            Stream.of(
                    run.config(),
                    run.manifest(),
                    run.status(),
                    run.metrics(),
                    run.checkpoints(),
                    run.start(),
                    run.model(),
                    run.givenTrials(),
                    run.trials(),
                    run.figures(),
                    run.analysis("x"),
                    run.summary(),
                    run.done())
                .map(file -> Path.of("r").relativize(file).toString().replace('\\', '/')))
        .containsExactly(
            "config.yaml",
            "manifest.json",
            "status.json",
            "metrics.jsonl",
            "checkpoints",
            "start/model.npz",
            "final/model.npz",
            "given/trials.npz",
            "final/trials.npz",
            "figures",
            "analysis/x",
            "summary.json",
            "DONE");
  }

  @Test
  void aRunIsDoneWhenItSaysSo() throws IOException {
    RunFolder run = run("a");
    assertThat(run.isDone()).isFalse();
    Files.createFile(run.done());
    assertThat(run.isDone()).isTrue();
  }
}
