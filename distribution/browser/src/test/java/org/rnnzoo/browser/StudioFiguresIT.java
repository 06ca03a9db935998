package org.rnnzoo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;

/**
 * How long the studio takes and how much it uses, printed. Neither the build nor CI measures:
 * {@code mvn -Pbrowser -pl distribution/browser verify -Dit.test=StudioFiguresIT
 * -Dstudio.figures=yes} does, on a machine that does nothing else.
 */
class StudioFiguresIT {

  private static final int TIMES = Integer.getInteger("studio.figures.times", 5);

  /** A page that is asked for until something on it is as it shall be. */
  private static final String UNTIL =
      """
      const done = arguments[arguments.length - 1];
      const fits = new Function('return ' + arguments[0]);
      const start = performance.now();
      new Function(arguments[1])();
      const look = () => fits() ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(look, 4);
      look();
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void onlyWhenAskedFor() {
    assumeTrue(
        System.getProperty("studio.figures") != null,
        "Figures are measured with -Dstudio.figures.");
  }

  private static void tell(String what, double[] values, String unit) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-58s median %8.3f %s  (%s)%n",
        what,
        sorted[sorted.length / 2],
        unit,
        Arrays.toString(values));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void makeRuns(int count) throws IOException {
    String[] tasks = {"flip-flop@v1", "t-maze@v1", "perceptual-decision@v2"};
    String[] models = {"rate", "gru", "low-rank"};
    for (int i = 0; i < count; i++) {
      String task = tasks[i % 3];
      String model = models[i / 3 % 3];
      Path run =
          Files.createDirectories(
              folder
                  .resolve("runs")
                  .resolve(
                      "%08d-%06d_%s_%s_s%s_%06x"
                          .formatted(
                              20260101 + i / 100_000,
                              i % 1_000_000,
                              task.replace('@', '-'),
                              model,
                              i,
                              i)));
      Files.writeString(
          run.resolve("config.yaml"),
          "task: {use: %s}\nmodel: {use: %s}\nseed: %s\n".formatted(task, model, i));
      Files.writeString(
          run.resolve("status.json"),
          "{\"state\":\"done\",\"step\":500,\"process\":1,\"host\":\"here\",\"updated\":\"2026-01-01T00:00:00Z\"}");
      Files.writeString(
          run.resolve("summary.json"),
          "{\"task\":\"%s\",\"model\":\"%s\",\"seed\":%s,\"accuracy\":%s,\"loss\":0.01,\"seconds\":9,\"trainableParameters\":4418,\"stoppedBecause\":\"accuracy\"}"
              .formatted(task, model, i, i % 100 / 100.0));
      Files.writeString(run.resolve("DONE"), "");
    }
  }

  private static double until(Chromium chromium, String fits, String doing) {
    return ((Number) chromium.driver().executeAsyncScript(UNTIL, fits, doing)).doubleValue();
  }

  @Test
  void startOfTheServer() throws IOException, InterruptedException {
    double[] wall = new double[TIMES];
    double[] processor = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      try (StudioProcess studio = StudioProcess.start(folder, 0)) {
        wall[i] = seconds(studio.ready());
        processor[i] =
            studio.process().info().totalCpuDuration().map(StudioFiguresIT::seconds).orElse(0.0);
        studio.kill();
      }
    }
    tell("server ready after 'zoo studio'", wall, "s");
    tell("  and processor time by then", processor, "s");
  }

  /** From the command to the portrait of a network of one's own, by clicks on what is shown. */
  @Test
  void firstMinute() throws IOException, InterruptedException {
    try (Chromium chromium = Chromium.open(1280, 900)) {
      double[] minute = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        Path empty = Files.createDirectories(folder.resolve("first-" + i));
        long start = System.nanoTime();
        try (StudioProcess studio = StudioProcess.start(empty, 0)) {
          chromium.driver().get(studio.link().toString());
          chromium.await(b -> chromium.text("#portrait-words").contains("9 fixed points"));
          chromium.click(By.linkText("Train another"));
          chromium.await(b -> chromium.text(".summary").contains("Parameters"));
          chromium.clickButton("Train");
          chromium.await(b -> !chromium.all("zoo-run .live .state-done").isEmpty());
          chromium.click(By.xpath("//main//a[normalize-space()='Analyse']"));
          chromium.await(
              b -> chromium.text("#portrait-words").matches("(?s)\\d+ fixed points?:.*"));
          minute[i] = age(start);
          studio.kill();
        }
      }
      tell("from 'zoo studio' to the own portrait, 3 clicks", minute, "s");
    }
  }

  @Test
  void manyRuns() throws IOException, InterruptedException {
    try (Chromium chromium = Chromium.open(1280, 900)) {
      for (int count : new int[] {10_000, 100_000}) {
        makeRuns(count);
        for (String index : List.of("without index", "with index")) {
          try (StudioProcess studio = StudioProcess.start(folder, 0)) {
            list(chromium, studio, count, index);
            studio.kill();
          }
        }
      }
    }
  }

  private static void list(Chromium chromium, StudioProcess studio, int count, String index) {
    String name = "%,d runs %s: ".formatted(count, index);
    long start = System.nanoTime();
    chromium.driver().get(studio.link().toString());
    chromium.driver().get(studio.page("/runs"));
    chromium.await(b -> chromium.text(".chips").contains("%,d runs".formatted(count)));
    tell(name + "all listed after the link was there", new double[] {age(start)}, "s");
    double[] paint = new double[TIMES];
    double[] rows = new double[TIMES];
    double[] filter = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      chromium.driver().get(studio.page("/runs"));
      chromium.await(b -> !chromium.all("[data-row='3']").isEmpty());
      paint[i] =
          number(
              chromium,
              "return performance.getEntriesByName('first-contentful-paint')[0].startTime");
      rows[i] = number(chromium, "return window.firstRow ?? performance.now()");
      filter[i] =
          until(
              chromium,
              "document.querySelector('.chips').innerText.includes('runs of')",
              "const i = document.querySelector('#where'); i.value = 'gru and seed>%s';"
                      .formatted(i)
                  + " i.dispatchEvent(new Event('input'))");
      assertThat(chromium.address().length()).isLessThan(2000);
      assertThat(chromium.all(".rows .grid-row").size()).isLessThan(60);
      chromium
          .driver()
          .executeScript(
              "const i = document.querySelector('#where'); i.value = ''; i.dispatchEvent(new Event('input'))");
      chromium.await(b -> chromium.text(".chips").contains("%,d runs".formatted(count)));
    }
    tell(name + "first paint", paint, "ms");
    tell(name + "rows there, at the latest", rows, "ms");
    tell(name + "filtered", filter, "ms");
  }

  private static double number(Chromium chromium, String script) {
    return ((Number) chromium.driver().executeScript(script)).doubleValue();
  }

  private static double age(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  @Test
  void anEditOfAForm() throws IOException, InterruptedException {
    try (Chromium chromium = Chromium.open(1280, 900);
        StudioProcess studio = StudioProcess.start(folder, 0)) {
      chromium.driver().get(studio.link().toString());
      chromium.visit(studio.page("/build"));
      chromium.await(b -> chromium.all(".preview svg").size() == 2);
      double[] edit = new double[4 * TIMES];
      for (int i = 0; i < edit.length; i++) {
        edit[i] =
            until(
                chromium,
                "document.querySelector('zoo-build').trial !== window.before",
                "window.before = document.querySelector('zoo-build').trial; const i = document.querySelector('#dt');"
                    + " i.value = '%s'; i.dispatchEvent(new Event('input'))".formatted(20 + i % 7));
      }
      tell("an edit of the form redraws the trial, cold", Arrays.copyOf(edit, TIMES), "ms");
      tell(
          "an edit of the form redraws the trial",
          Arrays.copyOfRange(edit, TIMES, edit.length),
          "ms");
      studio.kill();
    }
  }

  @Test
  void twentyRunsAtWork() throws Exception {
    List<RunFolder> runs = new ArrayList<>();
    List<RunLock> locks = new ArrayList<>();
    makeRuns(100);
    for (int i = 0; i < 20; i++) {
      RunFolder run =
          new RunFolder(
              Files.createDirectories(
                  folder.resolve("runs/20270101-00%04d_flip-flop-v1_rate_s1_abcdef".formatted(i))));
      Files.writeString(
          run.config(), "task: {use: flip-flop@v1}\nmodel: {use: rate}\nseed: %s\n".formatted(i));
      RunStatus.now(RunStatus.State.RUNNING, 0).writeTo(run);
      locks.add(RunLock.takeOver(run.path(), "training"));
      runs.add(run);
    }
    CountDownLatch end = new CountDownLatch(1);
    Thread trainings = new Thread(() -> train(runs, end));
    trainings.start();
    try (Chromium chromium = Chromium.open(1280, 900);
        StudioProcess studio = StudioProcess.start(folder, 0)) {
      chromium.driver().get(studio.link().toString());
      chromium.await(b -> !chromium.all("main h1").isEmpty());
      for (String page : List.of("/doctor", "/runs")) {
        chromium.visit(studio.page(page));
        Thread.sleep(5000);
        chromium.driver().executeCdpCommand("Performance.enable", Map.of());
        double tab = task(chromium);
        Duration server = studio.process().info().totalCpuDuration().orElseThrow();
        long start = System.nanoTime();
        Thread.sleep(20_000);
        double time = age(start);
        tell(
            "20 runs at work, server, a tab at " + page,
            new double[] {
              100
                  * seconds(studio.process().info().totalCpuDuration().orElseThrow().minus(server))
                  / time
            },
            "% of a core");
        tell(
            "20 runs at work, the tab at " + page,
            new double[] {100 * (task(chromium) - tab) / time},
            "% of a core");
      }
      studio.kill();
    } finally {
      end.countDown();
      trainings.join();
      locks.forEach(RunLock::close);
    }
  }

  /** Seconds of work that the page has done. */
  private static double task(Chromium chromium) {
    Map<String, Object> answer =
        chromium.driver().executeCdpCommand("Performance.getMetrics", Map.of());
    for (Object metric : (List<?>) answer.get("metrics")) {
      Map<?, ?> entry = (Map<?, ?>) metric;
      if (entry.get("name").equals("TaskDuration")) {
        return ((Number) entry.get("value")).doubleValue();
      }
    }
    throw new AssertionError("Chromium does not tell.");
  }

  /** Each run is evaluated every two seconds and tells its step twice a second. */
  private static void train(List<RunFolder> runs, CountDownLatch end) {
    try {
      for (long tick = 1; !end.await(500, TimeUnit.MILLISECONDS); tick++) {
        for (RunFolder run : runs) {
          RunStatus.now(RunStatus.State.RUNNING, 5 * tick).writeTo(run);
          if (tick % 4 == 0) {
            Files.writeString(
                run.metrics(),
                "{\"step\":%s,\"objective\":0.1,\"loss\":0.1,\"accuracy\":0.5,\"trialAccuracy\":0.2,\"seconds\":1,\"stage\":0}\n"
                    .formatted(5 * tick),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void trainingWhileSomebodyLooks() throws IOException, InterruptedException {
    double[] alone = new double[TIMES];
    double[] watched = new double[TIMES];
    double[] server = new double[TIMES];
    double[] browser = new double[TIMES];
    try (Chromium chromium = Chromium.open(1280, 900)) {
      for (int i = 0; i < TIMES; i++) {
        alone[i] = train(i + 1, name -> {});
        try (StudioProcess studio = StudioProcess.start(folder, 0)) {
          chromium.driver().get(studio.link().toString());
          chromium.await(b -> !chromium.all("main h1").isEmpty());
          Duration serverBefore = processorTime(Stream.of(studio.process().toHandle()));
          Duration browserBefore = processorTime(ProcessHandle.current().descendants());
          long start = System.nanoTime();
          watched[i] = train(i + 1, name -> chromium.driver().get(studio.page("/runs/" + name)));
          double time = age(start);
          Duration now = processorTime(Stream.of(studio.process().toHandle()));
          server[i] = 100 * seconds(now.minus(serverBefore)) / time;
          browser[i] =
              100
                  * seconds(
                      processorTime(ProcessHandle.current().descendants())
                          .minus(browserBefore)
                          .minus(now.minus(serverBefore)))
                  / time;
          studio.kill();
        }
      }
    }
    tell("steps a second, alone", alone, "1/s");
    tell("steps a second, its page open", watched, "1/s");
    tell("  meanwhile the server", server, "% of a core");
    tell("  and the browser with all its processes", browser, "% of a core");
  }

  /** The processor time of processes so far; of those that are over by then, nothing. */
  private static Duration processorTime(Stream<ProcessHandle> processes) {
    return processes
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Trains for half a minute or so; gives steps a second. */
  private double train(int seed, java.util.function.Consumer<String> begun)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out-" + System.nanoTime());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("zoo.home")).resolve("bin/zoo").toString(),
                "train",
                "--task",
                "flip-flop@v1",
                "seed=" + seed,
                "stop.steps=6000",
                "stop.accuracy=never")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("train.log").toFile())
            .start();
    List<String> before = names();
    while (process.isAlive() && names().size() == before.size()) {
      Thread.sleep(20);
    }
    List<String> now = names();
    now.removeAll(before);
    if (!now.isEmpty()) {
      begun.accept(now.get(0));
    }
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("train.log"))).isZero();
    Path run = folder.resolve(Files.readString(out).strip());
    String summary = Files.readString(run.resolve("summary.json"));
    return value(summary, "steps") / value(summary, "seconds");
  }

  private static double value(String json, String key) {
    return Double.parseDouble(
        json.replaceAll("(?s).*\"" + key + "\"\\s*:\\s*([0-9.eE+-]+).*", "$1"));
  }

  private List<String> names() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return new ArrayList<>();
    }
    try (var places = Files.list(runs)) {
      return new ArrayList<>(
          places
              .filter(place -> Files.exists(place.resolve("config.yaml")))
              .map(place -> place.getFileName().toString())
              .toList());
    }
  }
}
