package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.chaos.ChaosModel;
import org.rnnzoo.model.current.CurrentModel;
import org.rnnzoo.model.gru.GruModel;
import org.rnnzoo.model.lowrank.LowRankModel;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.delayedmatch.DelayedMatchToRotatedSampleTask;
import org.rnnzoo.task.delayedmatch.DelayedMatchToSampleTask;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

class ConvertCommandTest {

  /** What the command says of the agreement: outputs and rates in float64, then in float32. */
  private static final Pattern AGREEMENT =
      Pattern.compile(
          "agree to (\\S+) of the size of the outputs and (\\S+) of .*, to (\\S+) and (\\S+)\\.");

  @TempDir static Path runs;

  private static final ZooInProcess ZOO =
      new ZooInProcess(
          new FlipFlopTask(),
          new DelayedMatchToSampleTask(),
          new DelayedMatchToRotatedSampleTask(),
          new RateModel(),
          new CurrentModel(),
          new ChaosModel(),
          new LowRankModel(),
          new GruModel(),
          new BpttTrainer());

  private static String source;
  private static String converted;

  @BeforeAll
  static void makeARunOfEachForm() {
    source = train("flip-flop", "rate", "trainInitialState=true");
    converted = ok("convert", source, "--to", "current");
  }

  private static Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (List.of("train", "convert").contains(arguments[0])) {
      all.addAll(List.of("--runs", runs.toString()));
    }
    return ZOO.run(all.toArray(String[]::new));
  }

  private static String ok(String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out().strip();
  }

  private static String refused(int code, String... arguments) {
    int before = runs.toFile().list().length;
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.out()).isEmpty();
    assertThat(runs.toFile().list()).as("nothing written").hasSize(before);
    return outcome.err();
  }

  private static String train(String task, String model, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "--task", task, "--model", model, "units=12", "stop.steps=5"));
    arguments.addAll(List.of("trainer.learningRate=0.05", "evaluation.trials=8", "threads=1"));
    arguments.addAll(List.of(more));
    return ok(arguments.toArray(String[]::new));
  }

  private static double accuracy(String json) {
    return ((Number) ((Map<?, ?>) Trees.parseYaml(json)).get("accuracy")).doubleValue();
  }

  @Test
  void aConvertedNetworkAnswersAsItsSourceDoes() {
    assertAnswersAlike("delayed-match-to-sample", "current", "rate", true);
  }

  @ParameterizedTest
  @CsvSource({
    "'flip-flop@v1*2', rate, current, false",
    "'delayed-match-to-sample,delayed-match-to-rotated-sample', low-rank, rate, false"
  })
  @Tag(Soak.TAG)
  void aConvertedNetworkAnswersAsItsSourceDoesWhateverItsTasks(
      String task, String model, String to, boolean hasStart) {
    assertAnswersAlike(task, model, to, hasStart);
  }

  private void assertAnswersAlike(String task, String model, String to, boolean hasStart) {
    String before = hasStart ? train(task, model, "trainInitialState=true") : train(task, model);
    Outcome outcome = run("convert", before, "--to", to);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Matcher agreement = AGREEMENT.matcher(outcome.err());
    assertThat(agreement.find()).as(outcome.err()).isTrue();
    assertThat(Double.parseDouble(agreement.group(1))).isLessThan(1e-12);
    assertThat(Double.parseDouble(agreement.group(2))).isLessThan(1e-12);
    assertThat(Double.parseDouble(agreement.group(3))).isBetween(1e-12, 1e-4);
    assertThat(Double.parseDouble(agreement.group(4))).isBetween(1e-12, 1e-4);
    String after = outcome.out().strip();
    assertThat(accuracy(ok("evaluate", after, "--json")))
        .isCloseTo(accuracy(ok("evaluate", before, "--json", "--noise", "0")), within(0.002));
    Map<String, Object> config = Trees.readYaml(Path.of(after).resolve("config.yaml"));
    assertThat((Map<?, ?>) config.get("model")).extracting("use", "noise").containsExactly(to, 0.0);
    assertThat(Trees.readJson(Path.of(after).resolve("summary.json")))
        .containsEntry("stoppedBecause", "converted")
        .containsEntry("convertedFrom", Path.of(before).getFileName().toString());
  }

  @Test
  void aConvertedNetworkCanBeTrainedOn() {
    Outcome trained =
        run("train", converted + "/config.yaml", "--from", converted, "stop.steps=5", "threads=1");
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.err()).doesNotContain("starts afresh");
  }

  @Test
  void whatHasNoOtherFormIsRefused() {
    assertThat(refused(2, "convert", source, "--to", "rate"))
        .contains("is in the rate form already");
    assertThat(refused(2, "convert", source, "--to", "currents"))
        .contains("--to is currents; it must be rate or current.");
    assertThat(refused(2, "convert", train("flip-flop", "gru"), "--to", "rate"))
        .contains("gru, is not a leaky network");
  }

  @Test
  void theWayBackLeadsToTheSource() {
    assertThat(refused(2, "convert", converted, "--to", "rate"))
        .contains(
            "was converted from a rate network, that of "
                + Path.of(source).getFileName()
                + "; go on with that one.");
  }

  @Test
  @Tag(Soak.TAG)
  void aChaoticNetworkIsRefusedWithTheReason() {
    String chaotic =
        ok(
            "train",
            "--task",
            "flip-flop",
            "--model",
            "chaos",
            "units=100",
            "gain=20",
            "runMs=8000",
            "stop.steps=1",
            "evaluation.trials=8");
    assertThat(refused(1, "convert", chaotic, "--to", "rate"))
        .contains("magnifies rounding errors", "Nothing was written.");
  }
}
