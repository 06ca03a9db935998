package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/**
 * Kills a training, and an analysis over an earlier result, where each of them makes something
 * last, gives it its name or removes it: at its calls of {@code fsync}, {@code rename} and {@code
 * unlink}, as {@code strace} counts them.
 *
 * <p>The system property {@code rnnzoo.crash.every} says at every how many of these calls; without
 * it nothing is done, since each takes a quarter of a minute.
 */
class CrashPointsIT {

  private static final int EVERY = Integer.getInteger("rnnzoo.crash.every", 0);

  private static final List<String> CALLS = List.of("fsync", "rename", "unlink");

  @TempDir Path folder;

  /** The n-th call of a kind. */
  private record CrashPoint(String call, int number) {}

  @Test
  void atAnyPointOfATrainingNothingIsLost() throws Exception {
    assumeStrace();
    List<CrashPoint> points = points(training("counted"), "runs-counted");
    assertThat(points).hasSizeGreaterThan(40);
    Path whole = only(folder.resolve("runs-counted"));
    for (int i = 0; i < points.size(); i += EVERY) {
      CrashPoint point = points.get(i);
      assertThat(killed(point, training("" + i)).code()).as(point.toString()).isEqualTo(137);
      List<Path> runs = list(folder.resolve("runs-" + i));
      if (!runs.isEmpty() && Files.exists(runs.get(0).resolve("config.yaml"))) {
        Path run = runs.get(0);
        if (!Files.exists(run.resolve("DONE"))) {
          Outcome resumed = new ZooProcess(folder).run("resume", "--quiet", run.toString());
          assertThat(resumed.code()).as(point + ": " + resumed.err()).isZero();
        }
        for (String file : List.of("final/model.npz", "final/trials.npz", "figures/training.svg")) {
          assertThat(run.resolve(file))
              .as(point.toString())
              .hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(names(run)).as(point.toString()).isEqualTo(names(whole));
      }
    }
  }

  @Test
  void atAnyPointOfAnAnalysisThereIsAResult() throws Exception {
    assumeStrace();
    Outcome trained = new ZooProcess(folder).run(training("analysed").toArray(String[]::new));
    assertThat(trained.code()).as(trained.err()).isZero();
    Path run = only(folder.resolve("runs-analysed"));
    List<String> analysis =
        List.of("analyze", run.toString(), "fixed-points", "--set=batches=2", "--set=seeds=16");
    Outcome first = new ZooProcess(folder).run(analysis.toArray(String[]::new));
    assertThat(first.code()).as(first.err()).isZero();
    List<CrashPoint> points = points(analysis, "runs-analysed");
    assertThat(points).hasSizeGreaterThan(15);
    List<String> expected = names(run);
    for (int i = 0; i < points.size(); i += EVERY) {
      CrashPoint point = points.get(i);
      assertThat(killed(point, analysis).code()).as(point.toString()).isEqualTo(137);
      Outcome told = new ZooProcess(folder).run("results", run.toString(), "--json");
      assertThat(told.code()).as(point + ": " + told.err()).isZero();
      assertThat(told.out()).as(point.toString()).contains("fixed-points");
      Outcome again = new ZooProcess(folder).run(analysis.toArray(String[]::new));
      assertThat(again.code()).as(point + ": " + again.err()).isZero();
      assertThat(names(run)).as(point.toString()).isEqualTo(expected);
      Path result = only(run.resolve("analysis"));
      Trees.readJson(result.resolve("result.json"));
      Npz.read(result.resolve("arrays.npz"));
    }
  }

  private static List<String> training(String name) {
    return List.of(
        "train",
        "--quiet",
        "--task=flip-flop",
        "bits=1",
        "runMs=400",
        "units=4",
        "threads=1",
        "stop.accuracy=never",
        "stop.steps=8",
        "evaluation.every=2",
        "evaluation.trials=8",
        "--runs=runs-" + name);
  }

  /** The calls of a command that concern a folder; {@code fsync}, which names none, always does. */
  private List<CrashPoint> points(List<String> command, String concerned) throws Exception {
    Path trace = folder.resolve("trace.txt");
    Outcome outcome =
        traced(List.of("-e", "trace=" + String.join(",", CALLS), "-o", trace.toString()), command);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Map<String, Integer> counts = new HashMap<>();
    List<CrashPoint> points = new ArrayList<>();
    for (String line : Files.readAllLines(trace)) {
      String[] words = line.split("[ (]+", 3);
      if (words.length == 3 && CALLS.contains(words[1])) {
        int number = counts.merge(words[0] + " " + words[1], 1, Integer::sum);
        if (words[1].equals("fsync") || words[2].contains(concerned)) {
          points.add(new CrashPoint(words[1], number));
        }
      }
    }
    return points;
  }

  private Outcome killed(CrashPoint point, List<String> command) throws Exception {
    return traced(
        List.of(
            "-o",
            "/dev/null",
            "-e",
            "trace=" + point.call(),
            "-e",
            "inject=%s:signal=SIGKILL:when=%s".formatted(point.call(), point.number())),
        command);
  }

  private Outcome traced(List<String> options, List<String> command) throws Exception {
    List<String> all = new ArrayList<>(List.of("strace", "-f", "-qq"));
    all.addAll(options);
    all.add(Path.of(System.getProperty("zoo.home")).resolve("bin/zoo").toString());
    all.addAll(command);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("RNNZOO_HOME", folder.resolve("user").toString());
    int code = builder.start().waitFor();
    return new Outcome(code, Files.readString(out), Files.readString(err));
  }

  private static void assumeStrace() {
    assumeTrue(EVERY > 0, "Set -Drnnzoo.crash.every=1 to run it; it takes a quarter of an hour.");
    boolean works;
    try {
      works =
          new ProcessBuilder("strace", "-f", "-qq", "-e", "trace=fsync", "true").start().waitFor()
              == 0;
    } catch (IOException e) {
      works = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assumeTrue(works, "It needs strace, and the right to trace processes.");
  }

  private static Path only(Path parent) throws IOException {
    List<Path> all = list(parent);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<Path> list(Path parent) throws IOException {
    if (!Files.exists(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    }
  }

  /** The files of a run but for its locks, which a dead process may hold. */
  private static List<String> names(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(Files::isRegularFile)
          .map(file -> run.relativize(file).toString())
          .filter(file -> !file.contains(".lock"))
          .sorted()
          .toList();
    }
  }
}
