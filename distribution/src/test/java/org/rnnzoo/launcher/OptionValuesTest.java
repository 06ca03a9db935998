package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.comparison.complexity.ComplexityComparison;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.task.recorded.RecordedTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Strange values for every option of every command and for its first argument, one at a time, end
 * in a sentence: none surprises the program, and none that is no number is taken for one.
 *
 * <p>Every option gets two values of its kind, by turns; all of them with {@code
 * -Drnnzoo.options=all}, which takes a minute.
 */
class OptionValuesTest {

  /** What is no number, or none that anything could be made of. */
  private static final List<String> NO_NUMBERS = List.of("", "1,5", "NaN", "-Infinity");

  private static final List<String> NUMBERS = List.of("-1", "1e300", "2147483648");

  private static final List<String> WORDS = List.of("", "a\0b");

  private static final List<String> PLACES = List.of("a\0b", "/dev/null/x", "x".repeat(300));

  private static final List<String> ASSIGNMENTS =
      List.of(
          "=",
          "bits=1e300",
          "dt=1e-300",
          "noise=NaN",
          "units=99999999999999999999",
          "stop.minutes=1e-300",
          "a\0b=1",
          "bits=a\0b",
          "task=[1",
          "task.bits.more=1");

  /** Where commands put what they make, unless that is what is tried. */
  private static final Map<String, String> PLACES_OF_RESULTS =
      Map.of(
          "train", "--runs=FOLDER/runs",
          "import", "--runs=FOLDER/runs",
          "convert", "--runs=FOLDER/runs",
          "analyze", "--runs=FOLDER/runs",
          "compare", "--runs=FOLDER/runs",
          "export", "--out=FOLDER/x.npz",
          "report", "--out=FOLDER/r.html",
          "figure", "--out=FOLDER/figures",
          "sweep plan", "--out=FOLDER/again");

  private static final long PATIENCE_SECONDS = 60;

  /** Commands that train or measure for longer than a test may take. */
  private static final List<String> LEFT_OUT = List.of("zoo demo", "zoo sweep start", "zoo doctor");

  @TempDir static Path folder;

  private static final ZooInProcess ZOO =
      new ZooInProcess(
          new FlipFlopTask(),
          new RecordedTask(),
          new RateModel(),
          new BpttTrainer(),
          new AnalysisRequestTest.Nothing<>("count", new AnalysisRequestTest.Counting(10, 0)),
          new CompareCommandTest.RollCall(),
          new ComplexityComparison());

  private static String run;
  private static String sweep;

  @BeforeAll
  static void train() throws Exception {
    Outcome outcome =
        ZOO.run(
            "train",
            "--task",
            "flip-flop",
            "--model",
            "rate",
            "units=3",
            "stop.steps=1",
            "bits=1",
            "evaluation.trials=2",
            "threads=1",
            "--runs",
            folder.resolve("runs").toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    run = outcome.out().strip();
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(
        file,
        "experiment: {task: {use: flip-flop, bits: 1}, model: {use: rate, units: 3}, threads: 1,"
            + " stop: {steps: 0}, evaluation: {trials: 2}}\naxes: {seed: [1, 2]}\n");
    sweep = folder.resolve("sweep").toString();
    outcome = ZOO.run("sweep", "plan", file.toString(), "--out", sweep);
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  /** What stands for the arguments of a command, so that its options are all that is strange. */
  private static List<String> arguments(String command) {
    return switch (command) {
      case "zoo trial", "zoo tasks" -> List.of("flip-flop");
      case "zoo train" ->
          List.of(
              "task=flip-flop",
              "bits=1",
              "units=3",
              "stop.steps=0",
              "threads=1",
              "evaluation.trials=2");
      case "zoo evaluate", "zoo weights", "zoo results", "zoo resume", "zoo report" -> List.of(run);
      case "zoo figure" -> List.of(run, "trial");
      case "zoo analyze" -> List.of(run, "count");
      case "zoo compare" -> List.of("roll-call", run, run);
      case "zoo convert" -> List.of(run, "--to", "current");
      case "zoo export" -> List.of(run, "--to", "npz");
      case "zoo import" -> List.of(folder.resolve("nothing.npz").toString());
      case "zoo complexity" -> List.of("flip-flop");
      case "zoo sweep plan" -> List.of(folder.resolve("sweep.yaml").toString());
      case "zoo sweep work", "zoo sweep status", "zoo sweep collect", "zoo sweep missing" ->
          List.of(sweep);
      case "zoo sweep retry", "zoo sweep stop" -> List.of(sweep);
      case "zoo completion" -> List.of("bash");
      case "zoo studio" -> List.of("--port=-1", "--no-browser");
      default -> List.of();
    };
  }

  private static List<CommandSpec> commands() {
    List<CommandSpec> all = new ArrayList<>();
    Terminal nowhere = new Terminal(System.out, System.err, false, false, false, 80);
    Zoo zoo = new Zoo(nowhere, new Installation(Path.of("x"), Path.of("x")), folders -> null);
    collect(zoo.commandLine(), all);
    return all;
  }

  private static void collect(CommandLine command, List<CommandSpec> all) {
    all.add(command.getCommandSpec());
    command.getSubcommands().values().forEach(inner -> collect(inner, all));
  }

  static Stream<String> names() {
    return commands().stream().map(CommandSpec::qualifiedName).filter(n -> !LEFT_OUT.contains(n));
  }

  private static boolean isNumber(ArgSpec spec) {
    List<Class<?>> numbers =
        List.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            float.class,
            Float.class);
    return numbers.contains(spec.type()) || numbers.contains(spec.auxiliaryTypes()[0]);
  }

  private static List<String> values(ArgSpec spec) {
    if (isNumber(spec)) {
      return Stream.concat(NO_NUMBERS.stream(), NUMBERS.stream()).toList();
    } else if (spec.auxiliaryTypes()[0] == Path.class) {
      return PLACES;
    } else if (spec.paramLabel().contains("=")) {
      return ASSIGNMENTS;
    }
    return WORDS;
  }

  private static List<String> byTurns(List<String> values, int turn) {
    int n = values.size();
    return n <= 2 || "all".equals(System.getProperty("rnnzoo.options"))
        ? values
        : List.of(values.get(turn % n), values.get((turn + n / 2) % n));
  }

  @ParameterizedTest
  @MethodSource("names")
  void strangeValuesOfOptionsEndInASentence(String name) {
    CommandSpec command =
        commands().stream().filter(c -> c.qualifiedName().equals(name)).findFirst().orElseThrow();
    List<String> found = new ArrayList<>();
    int turn = Math.floorMod(name.hashCode(), 7);
    for (OptionSpec option : command.options()) {
      boolean told = option.inherited() && command.parent() != null;
      if (told || option.arity().max() == 0) {
        continue;
      }
      for (String value : byTurns(values(option), turn++)) {
        List<String> line = new ArrayList<>(List.of(name.substring(3).strip().split(" ")));
        line.removeIf(String::isEmpty);
        line.addAll(arguments(name));
        line.removeIf(word -> word.startsWith(option.longestName() + "="));
        line.add(option.longestName() + "=" + value);
        attempt(line, isNumber(option) && NO_NUMBERS.contains(value), found);
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void strangeArgumentsEndInASentence(String name) {
    List<String> words = List.of("", "a\0b", "x".repeat(300), "*", "flip-flop@v1*99999999999");
    List<String> found = new ArrayList<>();
    for (String word : byTurns(words, Math.floorMod(name.hashCode(), 7))) {
      List<String> line = new ArrayList<>(List.of(name.substring(3).strip().split(" ")));
      line.removeIf(String::isEmpty);
      if (line.isEmpty() || line.get(0).equals("studio")) {
        return;
      }
      line.add(word);
      attempt(line, false, found);
    }
    assertThat(found).isEmpty();
  }

  private static void attempt(List<String> given, boolean refused, List<String> found) {
    List<String> line = new ArrayList<>(given);
    String command = String.join(" ", line.subList(0, Math.min(2, line.size())));
    for (Map.Entry<String, String> place : PLACES_OF_RESULTS.entrySet()) {
      String option = place.getValue().substring(0, place.getValue().indexOf('='));
      if (command.startsWith(place.getKey())
          && line.stream().noneMatch(w -> w.startsWith(option))) {
        line.add(place.getValue().replace("FOLDER", folder.toString()));
      }
    }
    String shown = String.join(" ", line).replace("\0", "\\0");
    Outcome outcome = withinPatience(line);
    if (outcome == null) {
      found.add(shown + "\n  goes on for more than %s s".formatted(PATIENCE_SECONDS));
      return;
    }
    boolean surprised =
        Stream.of("This should not have happened", "\tat ", "Exception", "java.")
            .anyMatch(outcome.err()::contains);
    boolean silent = outcome.code() != ExitCode.DONE && (outcome.err() + outcome.out()).isBlank();
    boolean taken = refused && outcome.code() != ExitCode.USAGE;
    if (surprised || silent || taken) {
      found.add(
          "%s\n  %s: %s"
              .formatted(shown, outcome.code(), outcome.err().strip().replace("\0", "NUL")));
    }
  }

  /** What a command left behind, or null if it does not end. */
  private static Outcome withinPatience(List<String> line) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> answer.complete(ZOO.run(line.toArray(String[]::new))));
    thread.setDaemon(true);
    thread.start();
    return answer.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
