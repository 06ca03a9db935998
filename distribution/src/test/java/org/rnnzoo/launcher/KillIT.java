package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.launcher.ZooProcess.Running;
import org.rnnzoo.workbench.runs.RunTree;

/**
 * Kills training with SIGKILL at random moments and resumes it.
 *
 * <p>The system property {@code rnnzoo.kills} is the number of kills in each case, 1 if it is not
 * set.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag(Soak.TAG)
class KillIT {

  private static final int KILLS = Integer.getInteger("rnnzoo.kills", 1);
  private static final int STEPS = 200;
  private static final int EVERY = 10;

  /** About as long as an evaluation and the steps before it take. */
  private static final int LONGEST_PAUSE_MS = 200;

  /** Trains what is not killed. */
  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  /** Files that tell of times or processes, or are gone again sooner or later. */
  private static final String PARTICULAR =
      "manifest.json|status.json|summary.json|metrics.jsonl|checkpoints/.*";

  @TempDir Path folder;

  /** Every model, and trainers that remember more than weights. */
  static Stream<Arguments> cases() {
    return Stream.of(
        arguments("chaos", "force", "feedback=1"),
        arguments("rate", "bptt", ""),
        arguments("gru", "bptt", ""),
        arguments("current", "bptt", "trainer.optimizer=sgd"),
        arguments("chaos", "bptt", "gainRole=frozen"),
        arguments("dale", "bptt", "density=0.5"),
        arguments("low-rank", "bptt", "trainInput=false trainInputGains=true"),
        arguments("stsp", "bptt", ""),
        arguments("elman", "bptt", ""),
        arguments("lstm", "bptt", ""),
        arguments("chaos", "recursive-least-squares", ""));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void aKilledRunEndsAsIfItHadNotBeenKilled(String model, String trainer, String settings)
      throws Exception {
    List<String> training = training(model, trainer, settings);
    Outcome whole = ZOO.run(inFolder(training, folder.resolve("whole").toString()));
    assertThat(whole.code()).as(whole.err()).isZero();

    SplittableRandom random = new SplittableRandom((model + trainer).hashCode());
    int kills = 0;
    for (int attempt = 1; kills < KILLS; attempt++) {
      Running running = start("killed-" + attempt, training);
      Path run = onlyRun("killed-" + attempt);
      int evaluations = 0;
      while (kills < KILLS && evaluations < STEPS / EVERY) {
        evaluations = random.nextInt(evaluations, STEPS / EVERY);
        if (!isKilled(running, run, evaluations, random.nextInt(LONGEST_PAUSE_MS))) {
          break;
        }
        kills++;
        assertLittleIsLost(run);
        assertThat(RunTree.of(new RunFolder(run)).get("state")).isIn("lost", "not started");
        running = resume(run);
      }
      running.process().waitFor();
      assertSame(run, onlyRun("whole"));
    }
  }

  private static List<String> training(String model, String trainer, String settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--quiet",
                "--task=flip-flop",
                "--model=" + model,
                "--trainer=" + trainer,
                "bits=1",
                "units=12",
                "batch=8",
                "threads=1",
                "stop.accuracy=never",
                "stop.steps=" + STEPS,
                "evaluation.every=" + EVERY,
                "evaluation.trials=16"));
    Stream.of(settings.split(" ")).filter(word -> !word.isEmpty()).forEach(arguments::add);
    return arguments;
  }

  private static String[] inFolder(List<String> training, String runs) {
    List<String> arguments = new ArrayList<>(training);
    arguments.addAll(List.of("--runs", runs));
    return arguments.toArray(String[]::new);
  }

  /** Starts training and waits until the run exists. */
  private Running start(String runs, List<String> training) {
    return new ZooProcess(folder)
        .start(Map.of(), inFolder(training, runs))
        .until(() -> runs(runs).anyMatch(run -> Files.exists(run.resolve("config.yaml"))));
  }

  /** Goes on with a run and waits until it has been taken up. */
  private Running resume(Path run) {
    Running running = new ZooProcess(folder).start(Map.of(), "resume", "--quiet", run.toString());
    return running.until(() -> number(run, "process") == running.process().pid());
  }

  private Stream<Path> runs(String runs) {
    Path parent = folder.resolve(runs);
    return Stream.ofNullable(parent.toFile().list()).flatMap(Stream::of).map(parent::resolve);
  }

  private Path onlyRun(String runs) {
    return runs(runs).findFirst().orElseThrow();
  }

  /** Kills a process some time after so many evaluations, unless its run is done before. */
  private static boolean isKilled(Running running, Path run, int evaluations, int pauseMs)
      throws InterruptedException {
    Process process = running.process();
    MetricsLog metrics = new MetricsLog(run.resolve("metrics.jsonl"));
    while (process.isAlive() && metrics.read().size() < evaluations) {
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
    if (!process.waitFor(pauseMs, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return !Files.exists(run.resolve("DONE"));
  }

  private static long number(Path run, String key) {
    Path status = run.resolve("status.json");
    return Files.exists(status) && Trees.readJson(status).get(key) instanceof Number number
        ? number.longValue()
        : -1;
  }

  /** Everything can be read, and what was told since the newest checkpoint is one interval. */
  private static void assertLittleIsLost(Path run) throws IOException {
    Trees.readYaml(run.resolve("config.yaml"));
    long checkpoint = 0;
    for (String file : files(run)) {
      if (file.matches("(.*/)?[^.][^/]*\\.npz")) {
        Npz.read(run.resolve(file));
      }
      if (file.matches("checkpoints/step-\\d+\\.npz")) {
        checkpoint = Math.max(checkpoint, Long.parseLong(file.replaceAll("\\D", "")));
      }
    }
    long told =
        new MetricsLog(run.resolve("metrics.jsonl"))
            .read().stream().mapToLong(MetricsLog.Entry::step).max().orElse(0);
    assertThat(told - checkpoint).as("steps lost").isBetween(0L, (long) EVERY);
    assertThat(number(run, "step")).as("step of the status").isLessThanOrEqualTo(checkpoint);
  }

  private static void assertSame(Path run, Path whole) throws IOException {
    SortedSet<String> files = files(run);
    assertThat(files).noneMatch(file -> file.matches("(.*/)?\\.[^/]*")).contains("DONE");
    assertThat(lasting(files)).isEqualTo(lasting(files(whole)));
    for (String file : lasting(files)) {
      assertThat(run.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(course(run)).isEqualTo(course(whole));
    for (String file : List.of("checkpoints/best.npz", last(whole))) {
      assertThat(arrays(run.resolve(file))).as(file).isEqualTo(arrays(whole.resolve(file)));
    }
  }

  private static SortedSet<String> files(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      SortedSet<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(run.relativize(file).toString().replace('\\', '/')));
      return names;
    }
  }

  private static List<String> lasting(SortedSet<String> files) {
    return files.stream().filter(file -> !file.matches(PARTICULAR)).toList();
  }

  private static String last(Path run) throws IOException {
    return files(run).stream()
        .filter(file -> file.startsWith("checkpoints/step-"))
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  /** The course of training without times. */
  private static List<Object> course(Path run) {
    return new MetricsLog(run.resolve("metrics.jsonl"))
        .read().stream()
            .<Object>map(
                e -> List.of(e.stage(), e.step(), e.objective(), e.gradientNorm(), e.evaluation()))
            .toList();
  }

  /** The arrays of a checkpoint without times. */
  private static Map<String, List<Double>> arrays(Path file) {
    Map<String, NpyArray> arrays = new HashMap<>(Npz.read(file));
    arrays.keySet().removeAll(List.of("seconds", "stageFirstSecond"));
    Map<String, List<Double>> values = new TreeMap<>();
    arrays.forEach(
        (name, array) -> values.put(name, Arrays.stream(array.toDoubles()).boxed().toList()));
    return values;
  }
}
