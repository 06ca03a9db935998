package org.rnnzoo.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;

/** What a plugin answers and cannot be is told with its name, where it would have spread. */
class ImpossibleAnswersTest {

  record Nothing(@Parameter(help = "Nothing.") double nothing) {}

  private static Guard guard(PluginKind kind, org.rnnzoo.api.Plugin<?> plugin) {
    return guard(kind, plugin.name());
  }

  private static Guard guard(PluginKind kind, String name) {
    return new Guard(
        kind, name, new Origin("org.acme", new org.osgi.framework.Version(1, 2, 0), "", ""));
  }

  private record Odd(List<String> outputs, List<Loss.Term> terms, Consumer<TrialBuilder> composing)
      implements Task<Nothing> {

    @Override
    public String name() {
      return "odd";
    }

    @Override
    public String title() {
      return "Odd";
    }

    @Override
    public List<Version<Nothing>> versions() {
      return List.of(
          new Version<>("v1", "one", "Odd?", new Nothing(0), new Version.Card(0, 0, 1, 1)));
    }

    @Override
    public Channels channels(Nothing parameters) {
      return new Channels(List.of("in"), outputs);
    }

    @Override
    public List<Loss.Term> losses(Nothing parameters) {
      return terms;
    }

    @Override
    public void compose(Nothing parameters, TrialBuilder trial) {
      trial.epoch("all", 50);
      composing.accept(trial);
    }
  }

  private static Task<Nothing> odd(
      List<String> outputs, List<Loss.Term> terms, Consumer<TrialBuilder> composing) {
    Odd odd = new Odd(outputs, terms, composing);
    return new GuardedTask<>(guard(PluginKind.TASK, odd), odd);
  }

  private static Trials generate(Consumer<TrialBuilder> composing, int count) {
    return odd(List.of("left", "right"), List.of(), composing)
        .generate(new Nothing(0), new Clock(10), RandomStream.root(1).named("t"), 7, count);
  }

  private static void assertRefused(Consumer<TrialBuilder> composing, String what) {
    assertThatThrownBy(() -> generate(composing, 2)).hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 1, 2, the output 'right' is in two losses",
    "0, 1, 0, 99, the output 'left' is in two losses",
    "0, 1, 2, 3, 'a loss begins at output 2, counted from 0, of 2'"
  })
  void aLossIsOnOutputsThatAreThereAndOnEachOnce(
      int first, int end, int second, int secondEnd, String what) {
    Loss loss = Loss.SQUARED_ERROR;
    List<Loss.Term> terms =
        List.of(new Loss.Term(loss, first, end), new Loss.Term(loss, second, secondEnd));
    Task<Nothing> task = odd(List.of("left", "right"), terms, trial -> {});
    assertThatThrownBy(() -> task.losses(new Nothing(0)))
        .isInstanceOf(PluginFailure.class)
        .hasMessageContaining("failed in losses(): " + what);
    List<Loss.Term> apart = List.of(new Loss.Term(loss, 0, 1), new Loss.Term(loss, 1, 99));
    assertThat(odd(List.of("left", "right"), apart, trial -> {}).losses(new Nothing(0)))
        .isEqualTo(apart);
  }

  @Test
  void trialsThatRewardMistakesOrHoldNoNumbersAreRefused() {
    assertRefused(
        trial -> trial.mask("right").set(-1, new Epoch("third", 2, 3)),
        "the mask of trial 7 is -1.0 at step 2 of 'right'; a weight is not negative");
    assertRefused(
        trial -> trial.condition("angle", Double.NaN),
        "the condition 'angle' of trial 7 is NaN; where it means nothing it is left out");
    for (double sigma : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      assertRefused(
          trial -> trial.noise("in", sigma),
          "The noise of the input 'in' is %s; it must be a finite number of at least 0."
              .formatted(sigma));
    }
  }

  @Test
  void aTaskHasALoss() {
    Task<Nothing> task = odd(List.of("left", "right"), List.of(), trial -> {});
    assertThatThrownBy(() -> task.losses(new Nothing(0)))
        .isInstanceOf(PluginFailure.class)
        .hasMessage("The task 'odd' of org.acme 1.2.0 failed in losses(): it returned no loss.");
  }

  /** One step of one trial with an output and a loss that need not go together. */
  private record Losing(float output, double taskLoss) implements Propagation {

    @Override
    public void load(Trials trials) {}

    @Override
    public double forward(Objective objective) {
      return taskLoss;
    }

    @Override
    public double forward(Objective objective, long noiseKey) {
      return taskLoss;
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      return taskLoss;
    }

    @Override
    public float[] gradient() {
      return new float[0];
    }

    @Override
    public float[] outputValues() {
      return new float[] {output};
    }

    @Override
    public INDArray outputs() {
      return Nd4j.createFromArray(output).reshape(1, 1, 1);
    }

    @Override
    public INDArray states() {
      return outputs();
    }

    @Override
    public INDArray rates() {
      return outputs();
    }

    @Override
    public void close() {}
  }

  private static double lossOf(float output, double taskLoss) {
    GuardedPropagation guarded =
        new GuardedPropagation(
            guard(PluginKind.MODEL, "odd"),
            new Losing(output, taskLoss),
            new Dimensions(1, 1, 1),
            0);
    Task<Nothing> task = odd(List.of("out"), List.of(), trial -> trial.mask("out"));
    guarded.load(
        task.generate(new Nothing(0), new Clock(50), RandomStream.root(1).named("t"), 0, 1));
    return guarded.taskLoss();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aLossThatIsNoneComesFromOutputsThatAreNone(double loss) {
    assertThatThrownBy(() -> lossOf(1, loss))
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The model 'odd' of org.acme 1.2.0 failed in taskLoss(): it gave %s where all outputs"
                + " are finite.",
            loss);
    assertThat(lossOf(Float.NaN, loss)).isNotFinite();
    assertThat(lossOf(1e30f, loss)).as("the square of the output is no float").isNotFinite();
    assertThat(lossOf(1, 0.25)).isEqualTo(0.25);
  }

  /** A trainer that reports what it is given, from the third step of a resumed run on. */
  private record Reporting(List<Progress> reports) implements Trainer<Nothing>, TrainingContext {

    @Override
    public String name() {
      return "reporting";
    }

    @Override
    public String title() {
      return "Reporting";
    }

    @Override
    public Nothing defaults() {
      return new Nothing(0);
    }

    @Override
    public StopReason train(
        Network network, TrialSource<?> trials, Nothing parameters, TrainingContext context) {
      reports.forEach(context::report);
      return StopReason.STEPS;
    }

    @Override
    public RandomStream random() {
      return RandomStream.root(1);
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public long firstStep() {
      return 3;
    }

    @Override
    public Map<String, float[]> restoredState() {
      return Map.of();
    }

    @Override
    public boolean reportDue(long step) {
      return true;
    }

    @Override
    public Optional<StopReason> report(Progress progress) {
      return Optional.of(StopReason.STEPS);
    }
  }

  private static StopReason report(Progress... reports) {
    Reporting trainer = new Reporting(Arrays.asList(reports));
    return new GuardedTrainer<>(guard(PluginKind.TRAINER, trainer), trainer)
        .train(null, null, new Nothing(0), trainer);
  }

  private static Progress at(long step) {
    return new Progress(step, 0, 0, Map.of());
  }

  @Test
  void stepsOfATrainerGoOnFromWhereItWasResumed() {
    assertThat(report(at(3), at(4), at(9))).isEqualTo(StopReason.STEPS);
    assertThatThrownBy(() -> report(at(2)))
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The trainer 'reporting' of org.acme 1.2.0 failed in train(): it reported step 2 after"
                + " step 2, and so might never end.");
    assertThatThrownBy(() -> report(at(4), at(4)))
        .hasMessageContaining("it reported step 4 after step 4");
    assertThatThrownBy(() -> report((Progress) null)).hasMessageContaining("it reported null");
    assertThatThrownBy(() -> report(new Progress(4, 0, 0, null)))
        .hasMessageContaining("it reported a state that is null");
    Map<String, float[]> hole = new HashMap<>();
    hole.put("velocity", null);
    assertThatThrownBy(() -> report(new Progress(4, 0, 0, hole)))
        .hasMessageContaining("it reported a state that is null");
  }

  /** {@code dx/dt = slope · x} in one variable, of which one answer is wrong. */
  private record Line(String wrong) implements DynamicalSystem {

    private double answer(String method, double right) {
      return wrong.equals(method) ? Double.NaN : right;
    }

    @Override
    public int dimension() {
      return wrong.equals("dimension") ? 0 : 1;
    }

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public int units() {
      return 1;
    }

    @Override
    public double timeConstant() {
      return answer("timeConstant", 100);
    }

    @Override
    public double alpha() {
      return wrong.equals("step") ? 5 : answer("alpha", 0.2);
    }

    @Override
    public double[] initialState() {
      return wrong.equals("start") ? new double[2] : new double[] {answer("initialState", 0)};
    }

    @Override
    public void field(double[] x, double[] u, double[] result) {
      result[0] = answer("field", -x[0]);
    }

    @Override
    public void jacobian(double[] x, double[] u, double[] result) {
      result[0] = answer("jacobian", -1);
    }

    @Override
    public void rates(double[] x, double[] result) {
      result[0] = answer("rates", x[0]);
    }

    @Override
    public void output(double[] x, double[] result) {
      result[0] = answer("output", x[0]);
    }

    @Override
    public boolean bounded() {
      return true;
    }

    @Override
    public Box reachable(double[] u) {
      return Box.everywhere(wrong.equals("reachable") ? 2 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dimension | dimension(): it is 0.0; it must be above 0",
        "timeConstant | timeConstant(): it is NaN; it must be above 0",
        "alpha | alpha(): it is NaN; it must be above 0 and at most 1",
        "step | alpha(): it is 5.0; it must be above 0 and at most 1",
        "initialState | initialState(): it gave NaN at the start of a trial",
        "start | initialState(): it has 2 variables where the dimension is 1",
        "field | field(): it gave NaN at the start of a trial",
        "jacobian | jacobian(): it gave NaN at the start of a trial",
        "rates | rates(): it gave NaN at the start of a trial",
        "output | output(): it gave NaN at the start of a trial",
        "reachable | reachable(): it has 2 variables where the dimension is 1"
      })
  void aSystemThatNoAnalysisCanRelyOnIsTheModelsFault(String wrong, String what) {
    Odd odd = new Odd(List.of("left"), List.of(), trial -> {});
    assertThatThrownBy(() -> GuardedSystem.of(guard(PluginKind.MODEL, odd), new Line(wrong)))
        .isInstanceOf(PluginFailure.class)
        .hasMessage("The model 'odd' of org.acme 1.2.0 failed in " + what + ".");
    assertThat(GuardedSystem.of(guard(PluginKind.MODEL, odd), new Line("nothing")).dimension())
        .isEqualTo(1);
  }

  private static TrainedRun run() {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale", "model", "factor", "trainer", "descent"), new TinyZoo());
    return new TrainedRun(experiment.network(), experiment.trials("analysis"));
  }

  /** An analysis that finds what it is told to. */
  private static final class Finding implements Analysis<Nothing> {

    private final String name;
    private final Function<TrainedRun, Result> found;

    Finding(String name, Function<TrainedRun, Result> found) {
      this.name = name;
      this.found = found;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String title() {
      return "Finding";
    }

    @Override
    public Nothing defaults() {
      return new Nothing(0);
    }

    @Override
    public Result analyze(TrainedRun run, Nothing parameters, AnalysisContext context) {
      return found.apply(run);
    }
  }

  private static Result find(TrainedRun run, Function<TrainedRun, Result> found) {
    Finding finding = new Finding("finding", found);
    return new GuardedAnalysis<>(guard(PluginKind.ANALYSIS, finding), finding)
        .analyze(run, new Nothing(0), null);
  }

  private static void assertFindingFails(Function<TrainedRun, Result> found, String what) {
    assertThatThrownBy(() -> find(run(), found))
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The analysis 'finding' of org.acme 1.2.0 failed in analyze(): %s.".formatted(what));
  }

  private static Result holding(Map<String, Object> values, Map<String, INDArray> arrays) {
    return new Result(List.of("x"), values, Map.of(), arrays, Map.of(), Optional.empty());
  }

  /** A number that says whatever it likes. */
  private static final class OddNumber extends Number {

    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      return 1;
    }

    @Override
    public long longValue() {
      return 1;
    }

    @Override
    public float floatValue() {
      return 1;
    }

    @Override
    public double doubleValue() {
      return 1;
    }

    @Override
    public String toString() {
      return "not a number";
    }
  }

  @Test
  void whatNoFileHoldsIsTheAnalysisFault() {
    String odd =
        "an object of " + OddNumber.class.getName() + ", which is no number, word or truth";
    assertFindingFails(
        run -> holding(Map.of("x", new OddNumber()), Map.of()), "the value 'x' holds " + odd);
    assertFindingFails(
        run -> Result.builder().table("t", List.of(Map.of("a", new OddNumber()))).build(),
        "the value 't' holds " + odd);
    assertFindingFails(
        run ->
            Result.builder()
                .table("t", Table.with(Table.Column.of("a")).row(new OddNumber()).build())
                .build(),
        "the table 't' holds " + odd);
    assertFindingFails(
        run -> holding(Map.of(), Map.of("a", Nd4j.empty())), "the array 'a' is empty");
    assertFindingFails(
        run -> holding(Map.of(), Map.of("a", Nd4j.create("a word"))),
        "the array 'a' holds no numbers");
    assertFindingFails(
        run -> new Result(null, Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty()),
        "NullPointerException: report");
    assertThat(
            find(run(), run -> Result.builder().value("x", 2.5f).value("y", "z").build()).values())
        .containsOnlyKeys("x", "y");
  }

  @Test
  void whatIsNotThereIsNullInARow() {
    Map<String, Object> row = new HashMap<>();
    row.put("from", 1);
    row.put("to", null);
    Result result = find(run(), run -> Result.builder().table("t", List.of(row)).build());
    assertThat(result.values()).containsEntry("t", List.of(row));
  }

  @Test
  void whatIsPutIntoAResultAfterwardsIsNotInIt() {
    Map<String, Object> values = new HashMap<>(Map.of("x", 1));
    List<Object> rows = new ArrayList<>(List.of(Map.of("a", 1)));
    values.put("rows", rows);
    Result result = find(run(), run -> holding(values, Map.of()));
    values.put("../../x", 2);
    rows.add(rows);
    assertThat(result.values()).isEqualTo(Map.of("x", 1, "rows", List.of(Map.of("a", 1))));
    assertThatThrownBy(() -> result.values().put("y", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> holding(values, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    values.remove("../../x");
    assertThatThrownBy(() -> holding(values, Map.of()))
        .hasMessage("The value 'rows' has lists or maps more than 16 deep in one another.");
  }

  @Test
  void anAnalysisLeavesTheWeightsAlone() {
    TrainedRun run = run();
    float[] before = run.network().weights().values().clone();
    assertThatThrownBy(
            () ->
                find(
                    run,
                    given -> {
                      Arrays.fill(given.network().weights().values(), 7);
                      return Result.builder().build();
                    }))
        .hasMessageEndingWith("failed in analyze(): it changed the weights of a network.");
    assertThat(run.network().weights().values()).isEqualTo(before);
    assertThatThrownBy(
            () ->
                find(
                    run,
                    given -> {
                      Arrays.fill(given.network().weights().values(), 7);
                      throw new IllegalArgumentException("It does not suit.");
                    }))
        .hasMessage("It does not suit.");
    assertThat(run.network().weights().values()).isEqualTo(before);
  }

  @Test
  void whoGivesUpUnaskedHasFailedAndWhoIsAskedToHasNot() {
    assertFindingFails(
        run -> {
          throw new CancellationException();
        },
        "CancellationException");
    assertThatThrownBy(
            () ->
                find(
                    run(),
                    run -> {
                      throw new IllegalStateException(new StopRequested("It was stopped."));
                    }))
        .isInstanceOf(StopRequested.class);
  }

  @Test
  void theFailureOfAnotherPluginIsNoRefusal() {
    PluginFailure inner = new PluginFailure("The task.", new IllegalArgumentException("Hm."));
    assertThatThrownBy(
            () ->
                find(
                    run(),
                    run -> {
                      throw inner;
                    }))
        .isSameAs(inner);
  }

  @Test
  void aThreadIsLeftAsItWas() {
    assertFindingFails(
        run -> {
          Thread.currentThread().interrupt();
          return Result.builder().build();
        },
        "it interrupted the thread that called it");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void trialsThatCannotBeAreTheFaultOfWhoAsks() {
    assertThatThrownBy(
            () ->
                find(
                    run(),
                    run -> {
                      run.trials().trials(-1, 0);
                      return Result.builder().build();
                    }))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There are no 0 trials from number -1 on; a batch has at least one, counted from 0.");
  }

  @Test
  void aFigureThatContradictsItselfIsTheAnalysisFault() {
    Panel panel =
        new Panel.Circuit(
            "Wheel",
            1,
            List.of(new Panel.Node("a", Panel.Role.UNIT, 0, 0)),
            List.of(new Panel.Link(0, 7, 1)));
    Figure wheel = new Figure("Wheel", "A wheel.", Figure.Width.COLUMN, 1, List.of(panel));
    Finding drawing =
        new Finding("drawing", run -> Result.builder().figure("wheel", wheel).build());
    assertThatThrownBy(
            () ->
                new GuardedAnalysis<>(guard(PluginKind.ANALYSIS, drawing), drawing)
                    .analyze(run(), new Nothing(0), null))
        .isInstanceOf(PluginFailure.class)
        .hasMessageStartingWith(
            "The analysis 'drawing' of org.acme 1.2.0 failed in analyze(): the figure 'wheel'"
                + " cannot be drawn: IllegalArgumentException: The circuit 'Wheel' has a link");
  }
}
