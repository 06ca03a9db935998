package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** Several tasks at once, stages of training, and networks in other circumstances. */
@Tag(Soak.TAG)
class MixtureIT {

  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  @TempDir Path folder;

  private Outcome zoo(String... arguments) {
    return ZOO.run(arguments);
  }

  private String train(String... arguments) {
    List<String> all = new ArrayList<>(List.of("train"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("model.units=16", "threads=1", "--runs", folder.toString()));
    Outcome outcome = zoo(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out().strip();
  }

  private Outcome ok(String... arguments) {
    Outcome outcome = zoo(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  @Test
  void copiesInParallelAreTrainedAndCanBeSilenced() throws Exception {
    String run = train("--task", "flip-flop@v1*2", "bits=1", "active=0.5", "stop.steps=50");
    assertThat(Files.readString(folder.resolve(run).resolve("config.yaml")))
        .contains("parallel:", "as: flip-flop-2", "active: 0.5");
    assertThat(Files.readString(folder.resolve(run).resolve("metrics.jsonl")))
        .contains("\"flip-flop-1\":", "\"flip-flop-2.leak\":");
    assertThat(ok("evaluate", run, "--trials", "64", "--silence", "flip-flop-2").out())
        .contains("flip-flop-1 ", "flip-flop-2.leak")
        .doesNotContain("flip-flop-1.leak");
    Outcome unknown = zoo("evaluate", run, "--silence", "ff-2");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'ff-2'", "flip-flop-1, flip-flop-2");
    assertThat(ok("analyze", run, "fixed-points", "--silence", "flip-flop-2").code()).isZero();
  }

  @Test
  void tasksTakeTurns() {
    String run = train("--task", "dms@v1,dmrs@v1", "stop.steps=20", "evaluation.trials=64");
    assertThat(ok("evaluate", run, "--trials", "64", "--by", "task").out())
        .contains("delayed-match-to-sample", "delayed-match-to-rotated-sample", "hold");
    Outcome unknown = zoo("evaluate", run, "--by", "tsk");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("No trial has a condition 'tsk'");
  }

  @Test
  void stagesFollowEachOther() throws Exception {
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        """
        task: {use: dms@v1}
        stop: {accuracy: never, steps: 20}
        evaluation: {every: 10, trials: 32}
        curriculum:
          - {task: {delayMs: 100}, stop: {steps: 10}}
        """);
    String run = train(file.toString());
    assertThat(Files.readString(folder.resolve(run).resolve("metrics.jsonl")))
        .contains("\"stage\":1,\"step\":10", "\"stage\":2,\"step\":30");
  }

  @Test
  void aRunMayStartFromAnother() throws Exception {
    String first = train("--task", "flip-flop", "bits=1", "stop.steps=20");
    String second =
        train("--task", "flip-flop", "bits=1", "stop.steps=5", "--from", first, "freeze=[W]");
    assertThat(folder.resolve(second).resolve("start/model.npz")).exists();
    assertThat(Files.readString(folder.resolve(second).resolve("config.yaml")))
        .contains("freeze:", "from:");
  }

  @Test
  void aNetworkCanBePutIntoOtherCircumstances() {
    String run = train("--task", "flip-flop", "bits=1");
    double before = accuracy(ok("evaluate", run, "--json").out());
    double noisy = accuracy(ok("evaluate", run, "--json", "--noise", "3").out());
    double lesioned = accuracy(ok("evaluate", run, "--json", "--lesion", "units=0-14").out());
    assertThat(before).isGreaterThan(0.95);
    assertThat(noisy).isLessThan(before - 0.1);
    assertThat(lesioned).isLessThan(before - 0.1);
    assertThat(accuracy(ok("evaluate", run, "--json", "--with", "sigma=1").out()))
        .isLessThan(before - 0.05);
    Outcome wrong = zoo("evaluate", run, "--lesion", "units=16");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--lesion is units=16; name units from 0 to 15");
    Outcome unfit = zoo("evaluate", run, "--with", "bits=2");
    assertThat(unfit.code()).isEqualTo(2);
    assertThat(unfit.err()).contains("W_in", "shape");
  }

  @Test
  void aNetworkThatIsBlindToTheSampleStaysAtChance() {
    assertThat(accuracy(evaluatedMatch())).isGreaterThan(0.9);
    assertThat(accuracy(evaluatedMatch("blind=motion@sample"))).isBetween(0.44, 0.56);
    Outcome wrong = zoo("trial", "dms", "--set", "blind=motion@smaple");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("no epoch 'smaple' to be blind in; it has fixation, sample, delay, test");
  }

  /** How a small network does on a brief delayed match, of which every condition is as frequent. */
  private String evaluatedMatch(String... blind) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--task",
                "dms@v1",
                "task.fixationMs=100",
                "task.sampleMs=200",
                "task.delayMs=100",
                "task.testMs=300",
                "model.activation=relu",
                "model.selfWeight=0.9",
                "model.gain=0.3",
                "trainer.learningRate=0.01",
                "stop.accuracy=never",
                "stop.steps=200",
                "evaluation.every=100"));
    arguments.addAll(List.of(blind));
    String run = train(arguments.toArray(String[]::new));
    String json =
        ok(
                "evaluate",
                run,
                "--json",
                "--with",
                "balance=[sampleDir,match]",
                "--by",
                "sampleDir,match")
            .out();
    assertThat(json.split("\"trials\" : 64,", -1)).hasSize(17);
    return json;
  }

  private static double accuracy(String json) {
    return Double.parseDouble(json.replaceFirst("(?s).*?\"accuracy\" : ([0-9.]+).*", "$1"));
  }
}
