package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.current.CurrentModel;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.task.gonogo.GoNoGoTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

class CompareCommandTest {

  /** How a roll is called. */
  record RollParameters(
      @Parameter(help = "Trials that all must share.", min = 1, max = 100) int trials,
      @Parameter(help = "Whether it stumbles.") boolean stumbles) {}

  /** Tells who is there. */
  static final class RollCall implements Comparison<RollParameters> {
    @Override
    public String name() {
      return "roll-call";
    }

    @Override
    public String title() {
      return "Who is there";
    }

    @Override
    public RollParameters defaults() {
      return new RollParameters(4, false);
    }

    @Override
    public Result compare(Cohort cohort, RollParameters p, AnalysisContext context) {
      if (p.stumbles()) {
        throw new IllegalStateException("over a stone");
      }
      cohort.sameTrials(0, p.trials());
      Result.Builder result = Result.builder();
      for (String group : cohort.groups()) {
        result.line(group + ": " + cohort.counted(group));
      }
      for (ComparedRun run : cohort.runs()) {
        result.line(
            "%s units %s stresses %s"
                .formatted(run.group(), run.settings().get("model.units"), run.stresses().size()));
      }
      for (MissingRun run : cohort.missing()) {
        result.line(run.name() + " " + run.reason());
      }
      return result.build();
    }
  }

  private static final ZooInProcess ZOO =
      new ZooInProcess(
          new FlipFlopTask(),
          new GoNoGoTask(),
          new RateModel(),
          new CurrentModel(),
          new BpttTrainer(),
          new RollCall());

  @TempDir private static Path folder;

  private static Path runs;
  private static String rate;
  private static String current;
  private static String other;

  @BeforeAll
  static void train() {
    runs = folder.resolve("runs");
    rate = train("flip-flop", "rate");
    current = train("flip-flop", "current");
    other = train("go-no-go", "rate");
  }

  private static String train(String task, String model) {
    return train(task, model, runs);
  }

  private static String train(String task, String model, Path place) {
    List<String> words = new ArrayList<>(List.of("train", "--runs", place.toString()));
    words.addAll(List.of("--task", task, "--model", model, "model.units=6", "stop.steps=2"));
    words.addAll(List.of("threads=1", "evaluation.trials=8", "trainer.batch=8"));
    Outcome outcome = ZOO.run(words.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out().strip();
  }

  private static Outcome compare(String... more) {
    return ZOO.run(
        Stream.concat(Stream.of("compare", "roll-call", "--runs", runs.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static String place(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out().strip().lines().reduce((a, b) -> b).orElseThrow();
  }

  @Test
  @SuppressWarnings("unchecked")
  void theResultLiesInAFolderOfItsOwnAndNamesEveryRun() {
    Outcome outcome = compare(rate, current, rate + "/", "--set", "trials=3", "--as", "pair");
    Path place = Path.of(place(outcome));
    assertThat(outcome.out())
        .contains("current: 1 of 1", "rate: 1 of 1", "rate units 6 stresses ")
        .doesNotContain("rate units 6 stresses 0");
    assertThat(place.getParent()).isEqualTo(runs.resolve("comparisons"));
    assertThat(place.getFileName().toString()).matches("\\d{8}-\\d{6}_roll-call~pair_[0-9a-f]{8}");
    Map<String, Object> about =
        (Map<String, Object>) Trees.readJson(place.resolve("result.json")).get("about");
    assertThat(about)
        .containsEntry("comparison", "roll-call")
        .containsEntry("group", "model")
        .containsEntry("label", "pair")
        .containsEntry("groups", Map.of("current", "1 of 1", "rate", "1 of 1"));
    assertThat((List<Map<String, Object>>) about.get("runs"))
        .hasSize(2)
        .extracting(run -> run.get("run"))
        .containsExactly(
            Path.of(current).getFileName().toString(), Path.of(rate).getFileName().toString());
    assertThat((List<Map<String, Object>>) about.get("runs"))
        .allSatisfy(
            run -> {
              assertThat((String) run.get("weightsSha256")).hasSize(64);
              assertThat((String) run.get("configSha256")).hasSize(64);
            });
  }

  @Test
  void aMixtureIsGroupedByItsTaskAsItsUserWritesIt() {
    String mixture = train("flip-flop*2", "rate", folder.resolve("mixed"));
    Outcome mixed = compare(mixture, "--group", "task");
    assertThat(mixed.code()).as(mixed.err()).isZero();
    assertThat(mixed.out()).contains("flip-flop@v1*2: 1 of 1");
    assertThat(compare(rate, "--group", "task").out()).contains("flip-flop@v1: 1 of 1");
  }

  @Test
  void equalSettingsAndEqualRunsFindTheSameFolder() throws IOException {
    String first = place(compare(rate, current));
    Outcome second = compare("--where", "task=flip-flop@v1");
    assertThat(place(second)).isEqualTo(first);
    assertThat(second.err()).contains("was made before");
    assertThat(place(compare(rate, current, "--set", "trials=5"))).isNotEqualTo(first);
    assertThat(place(compare(rate, current, "--seed", "2"))).isNotEqualTo(first);
    assertThat(place(compare(rate))).isNotEqualTo(first);
    try (Stream<Path> all = Files.list(runs.resolve("comparisons"))) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.contains(".new-"));
    }
    assertThat(ZOO.run("runs", "--runs", runs.toString()).out()).doesNotContain("comparisons");
  }

  @Test
  void aMissingRunIsToldWithItsReason() throws IOException {
    Path halted = runs.resolve("halted");
    Files.createDirectories(halted);
    Files.copy(Path.of(rate, "config.yaml"), halted.resolve("config.yaml"));
    Files.copy(Path.of(rate, "status.json"), halted.resolve("status.json"));
    Outcome outcome = compare(rate, current, halted.toString());
    assertThat(outcome.out()).contains("rate: 1 of 2", "halted done at step 2");
    assertThat(outcome.err()).contains("Missing: halted");
    Outcome none = compare(halted.toString());
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("None of the 1 runs can be compared; halted:");
    Outcome listed = ZOO.run("results", "--runs", runs.toString());
    assertThat(listed.out()).contains("roll-call", "rate 1 of 2", "{\"trials\":4");
    assertThat(ZOO.run("results", "--runs", runs.toString(), "--json").out())
        .contains("\"reason\"");
  }

  @Test
  void aDamagedRunIsAMissingOne() throws IOException {
    Path damaged = runs.resolve("damaged");
    try (Stream<Path> files = Files.walk(Path.of(rate))) {
      for (Path file : files.toList()) {
        Files.copy(file, damaged.resolve(Path.of(rate).relativize(file).toString()));
      }
    }
    Files.write(damaged.resolve("summary.json"), new byte[] {(byte) 0xff});
    Outcome outcome = compare(rate, current, damaged.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("rate: 1 of 2");
    assertThat(outcome.err()).contains("Missing: damaged", "summary.json is not a text");
  }

  @Test
  void cellsOfASweepCountWhetherBegunOrNot() throws IOException {
    Path file = folder.resolve("gains.yaml");
    Files.writeString(
        file,
        """
        experiment:
          task: {use: flip-flop, bits: 1}
          model: {units: 6}
          trainer: {batch: 8}
          threads: 1
          stop: {steps: 2, accuracy: never}
          evaluation: {trials: 8, every: 1}
        axes:
          model.gain: [0.5, 1.5]
          seed: 1..2
        """);
    String sweep = folder.resolve("gains").toString();
    assertThat(ZOO.run("sweep", "plan", file.toString(), "--out", sweep).code()).isZero();
    assertThat(compare("--sweep", sweep).err()).contains("None of the 4 runs", "not begun");
    assertThat(ZOO.run("sweep", "work", sweep).code()).isZero();
    Outcome outcome = compare("--sweep", sweep, "--group", "model.gain");
    assertThat(outcome.out()).contains("gain 0.5: 2 of 2", "gain 1.5: 2 of 2");
  }

  @Test
  void mistakesAreTold() {
    assertThat(compare().err()).contains("Name the runs to compare");
    assertThat(compare("--where", "accuracy>2").err()).contains("fits --where");
    assertThat(compare(rate, "--group", "model.unit").err()).contains("no such key", "model.units");
    Outcome mixed = compare(rate, other);
    assertThat(mixed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(mixed.err())
        .contains("roll-call: ", "(flip-flop@v1)", "(go-no-go@v1)", "compare runs of one task");
    Outcome stumbling = compare(rate, "--set", "stumbles=true");
    assertThat(stumbling.code()).isEqualTo(ExitCode.PLUGIN);
    assertThat(stumbling.err())
        .contains("The comparison 'roll-call' of org.acme.test 1.2.0 failed in compare()");
    assertThat(ZOO.run("compare", "rollcall", rate).err()).contains("There is no comparison");
  }

  @Test
  void comparisonsAreListedAndHaveASchema() {
    assertThat(ZOO.run("comparisons").out()).contains("roll-call", "Who is there");
    assertThat(ZOO.run("comparisons", "roll-call").out()).contains("trials", "1 to 100");
    assertThat(ZOO.run("schema", "comparison", "roll-call").out()).contains("\"trials\"");
  }
}
