package org.rnnzoo.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;

/** What comes out of a plugin that it must not throw or answer is told with the plugin's name. */
class GuardTest {

  private static final Clock CLOCK = new Clock(10);

  record Nothing(@Parameter(help = "Nothing.") double nothing) {}

  /** A task that misbehaves where it is told to. */
  record Odd(Consumer<TrialBuilder> composing, Supplier<Verdict> scoring) implements Task<Nothing> {

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
      return new Channels(List.of("in"), List.of("out"));
    }

    @Override
    public void compose(Nothing parameters, TrialBuilder trial) {
      Epoch all = trial.epoch("all", 50);
      trial.mask("out").set(1, all);
      composing.accept(trial);
    }

    @Override
    public Verdict score(Nothing parameters, Trial trial, Response response) {
      return scoring.get();
    }
  }

  @SuppressWarnings("unchecked")
  private static TrialSource<Nothing> source(
      Consumer<TrialBuilder> composing, Supplier<Verdict> scoring) {
    Task<Nothing> task =
        (Task<Nothing>)
            TinyZoo.installed(PluginKind.TASK, new Odd(composing, scoring), "org.acme.odd", "1.2.0")
                .plugin();
    return new TrialSource<>(task, new Nothing(0), CLOCK, RandomStream.root(1));
  }

  private static void score(Supplier<Verdict> scoring) {
    TrialSource<Nothing> source = source(trial -> {}, scoring);
    Trials trials = source.trials(0, 2);
    source.score(trials, new float[trials.targetValues().length]);
  }

  private static void assertFails(Runnable work, String method, String what) {
    assertThatThrownBy(work::run)
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The task 'odd' of org.acme.odd 1.2.0 failed in " + method + "(): " + what + ".");
  }

  @Test
  void verdictsOutOfRangeAreRefused() {
    String range = "the accuracy of a trial is from 0 to 1, not ";
    assertFails(() -> score(() -> new Verdict(2, true, true)), "score", range + "2.0");
    assertFails(() -> score(() -> new Verdict(-0.1, true, true)), "score", range + "-0.1");
    assertFails(() -> score(() -> new Verdict(Double.NaN, true, true)), "score", range + "NaN");
    assertFails(() -> score(() -> null), "score", "it returned null");
    assertFails(
        () -> score(() -> Verdict.of(true).with("hold", Double.NaN)),
        "score",
        "the measure 'hold' is NaN; where a number means nothing it is left out");
    score(() -> new Verdict(Double.NaN, false, false));
    score(() -> Verdict.of(true).with("hold", -3));
  }

  @Test
  void whateverIsThrownIsToldWithThePlugin() {
    assertFails(
        () ->
            score(
                () -> {
                  throw new IndexOutOfBoundsException("Index 5 out of bounds");
                }),
        "score",
        "IndexOutOfBoundsException: Index 5 out of bounds");
    assertFails(
        () ->
            score(
                () -> {
                  throw new StackOverflowError();
                }),
        "score",
        "StackOverflowError");
    assertFails(
        () ->
            score(
                () -> {
                  throw new DivergedException(3, "the loss");
                }),
        "score",
        "DivergedException: Training diverged: the loss was not a finite number at step 3");
    assertFails(
        () ->
            score(
                () -> {
                  throw new NoSuchMethodError("gone");
                }),
        "score",
        "NoSuchMethodError: gone");
    assertFails(
        () ->
            score(
                () -> {
                  throw new InternalError("odd");
                }),
        "score",
        "InternalError: odd");
  }

  @Test
  void aLackOfMemoryStaysOneAndTellsOnceWhereItCameUp() {
    assertThatThrownBy(
            () ->
                score(
                    () -> {
                      source(
                              trial -> {
                                throw new OutOfMemoryError("Java heap space");
                              },
                              () -> Verdict.of(true))
                          .trials(0, 1);
                      return Verdict.of(true);
                    }))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("Java heap space, in compose() of the task 'odd' of org.acme.odd 1.2.0");
  }

  @Test
  void trialsWithHolesAreRefusedByNameAndPlace() {
    assertFails(
        () ->
            source(
                    trial -> trial.input("in").set(Double.NaN, new Epoch("third", 2, 3)),
                    () -> Verdict.of(true))
                .trials(7, 2),
        "compose",
        "the inputs of trial 7 hold NaN at step 2 of 'in'");
  }

  @Test
  void aRefusalWithASentencePassesAndAMistakeDoesNot() {
    Consumer<TrialBuilder> refusing =
        trial -> {
          throw new IllegalArgumentException("Too short.");
        };
    assertThatThrownBy(() -> source(refusing, () -> Verdict.of(true)).trials(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Too short.");
    assertFails(
        () -> source(trial -> Integer.parseInt("x"), () -> Verdict.of(true)).trials(0, 1),
        "compose",
        "NumberFormatException: For input string: \"x\"");
  }

  /** A trainer that does what it is told. */
  private record Obedient(StopReason answer, Consumer<TrialSource<?>> work)
      implements Trainer<Nothing> {

    @Override
    public String name() {
      return "obedient";
    }

    @Override
    public String title() {
      return "Obedient";
    }

    @Override
    public Nothing defaults() {
      return new Nothing(0);
    }

    @Override
    public StopReason train(
        Network network, TrialSource<?> trials, Nothing parameters, TrainingContext context) {
      work.accept(trials);
      if (answer != StopReason.INTERRUPTED) {
        context.report(new Progress(1, 0, 0, Map.of()));
      }
      return answer;
    }
  }

  /** Says stop at the first report. */
  private record Stopping() implements TrainingContext {

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
      return 0;
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

  @SuppressWarnings("unchecked")
  private static StopReason train(StopReason answer, TrialSource<?> trials) {
    Trainer<Nothing> trainer =
        (Trainer<Nothing>)
            TinyZoo.installed(
                    PluginKind.TRAINER,
                    new Obedient(answer, source -> source.trials(0, 1)),
                    "org.acme.obedient",
                    "1.0.0")
                .plugin();
    return trainer.train(null, trials, new Nothing(0), new Stopping());
  }

  @Test
  void aTrainerStopsWhenItIsToldAndForTheReasonItIsTold() {
    TrialSource<Nothing> trials = source(trial -> {}, () -> Verdict.of(true));
    assertThat(train(StopReason.STEPS, trials)).isEqualTo(StopReason.STEPS);
    assertThatThrownBy(() -> train(StopReason.ACCURACY, trials))
        .isInstanceOf(PluginFailure.class)
        .hasMessageContaining("it returned ACCURACY where it was told STEPS");
    assertThatThrownBy(() -> train(StopReason.INTERRUPTED, trials))
        .isInstanceOf(PluginFailure.class)
        .hasMessageContaining("it returned before a report told it to stop");
  }

  @Test
  void aTaskThatFailsInsideATrainerIsTheOneThatIsNamed() {
    assertFails(
        () ->
            train(
                StopReason.STEPS,
                source(
                    trial -> {
                      throw new IllegalArgumentException("Too short.");
                    },
                    () -> Verdict.of(true))),
        "compose",
        "Too short");
    assertThatThrownBy(
            () ->
                train(
                    StopReason.STEPS,
                    source(
                        trial -> {
                          throw UserException.input("The disk is full.");
                        },
                        () -> Verdict.of(true))))
        .isInstanceOf(UserException.class);
  }

  /** A model whose networks have one input, whatever is asked for. */
  private record Narrow(float weight) implements Model<Nothing>, Network {

    @Override
    public String name() {
      return "narrow";
    }

    @Override
    public String title() {
      return "Narrow";
    }

    @Override
    public Nothing defaults() {
      return new Nothing(0);
    }

    @Override
    public Network create(
        Nothing parameters, int inputs, int outputs, Clock clock, RandomStream random) {
      return this;
    }

    @Override
    public Dimensions dimensions() {
      return new Dimensions(1, 3, 1);
    }

    @Override
    public Weights weights() {
      Weights weights = Weights.layout().trainable("w", 1).build();
      weights.values()[0] = weight;
      return weights;
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new IllegalStateException("no memory for it");
    }

    @Override
    public DynamicalSystem dynamics() {
      return null;
    }
  }

  @SuppressWarnings("unchecked")
  private static Network create(float weight, int inputs) {
    Model<Nothing> model =
        (Model<Nothing>)
            TinyZoo.installed(PluginKind.MODEL, new Narrow(weight), "org.acme.narrow", "1.0.0")
                .plugin();
    return model.create(new Nothing(0), inputs, 1, CLOCK, RandomStream.root(1));
  }

  @Test
  void aNetworkOfAnotherSizeOrWithHolesIsRefused() {
    assertThatThrownBy(() -> create(1, 2))
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The model 'narrow' of org.acme.narrow 1.0.0 failed in create(): its network has 1"
                + " inputs and 1 outputs, not 2 and 1.");
    assertThatThrownBy(() -> create(Float.NaN, 1))
        .isInstanceOf(PluginFailure.class)
        .hasMessageContaining("one of its weights is NaN");
    Network network = create(1, 1);
    assertThatThrownBy(() -> network.propagation(1, 1, 1))
        .isInstanceOf(PluginFailure.class)
        .hasMessageContaining("failed in propagation(): IllegalStateException: no memory for it");
    assertThatThrownBy(network::dynamics)
        .isInstanceOf(PluginFailure.class)
        .hasMessageContaining("failed in dynamics(): it returned null");
  }

  /** A task of which nothing is odd but its name and its stress test. */
  private static final class Fickle implements Task<Nothing> {

    private final UnaryOperator<Nothing> change;
    private int asked;

    Fickle(UnaryOperator<Nothing> change) {
      this.change = change;
    }

    @Override
    public String name() {
      asked++;
      return "fickle-" + asked;
    }

    @Override
    public String title() {
      return "Fickle";
    }

    @Override
    public List<Version<Nothing>> versions() {
      return List.of(
          new Version<>("v1", "t", "q", new Nothing(asked), new Version.Card(0, 0, 1, 1))
              .stress("long", "It is.", change, 1));
    }

    @Override
    public Channels channels(Nothing parameters) {
      return new Channels(List.of(), List.of("out"));
    }

    @Override
    public void compose(Nothing parameters, TrialBuilder trial) {}

    @Override
    public Verdict score(Nothing parameters, Trial trial, Response response) {
      return Verdict.of(true);
    }
  }

  @SuppressWarnings("unchecked")
  private static Task<Nothing> fickle(UnaryOperator<Nothing> change) {
    return (Task<Nothing>)
        TinyZoo.installed(PluginKind.TASK, new Fickle(change), "org.acme.odd", "1.2.0").plugin();
  }

  @Test
  void namesAndVersionsAreAskedForOnce() {
    Task<Nothing> task = fickle(p -> p);
    assertThat(task.name()).isEqualTo("fickle-1").isEqualTo(task.name());
    assertThat(task.versions()).isSameAs(task.versions());
  }

  @Test
  void aStressTestThatFailsIsNamedAndOneThatRefusesIsHeard() {
    assertThatThrownBy(
            () ->
                stressed(
                    p -> {
                      throw new IllegalStateException("Broken");
                    }))
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The task 'fickle-1' of org.acme.odd 1.2.0 failed in StressTest.change():"
                + " IllegalStateException: Broken.");
    assertThatThrownBy(() -> stressed(p -> null)).hasMessageEndingWith("it returned null.");
    assertThatThrownBy(
            () ->
                stressed(
                    p -> {
                      throw new IllegalArgumentException("Not with these.");
                    }))
        .hasMessage("Not with these.");
    assertThat(stressed(p -> new Nothing(3))).isEqualTo(new Nothing(3));
  }

  private static Nothing stressed(UnaryOperator<Nothing> change) {
    return fickle(change).versions().get(0).stressTests().get(0).applyTo(new Nothing(0));
  }

  /** A network that spoils its weights at the end. */
  private static final class Spoiling implements Network {

    private final Weights weights = Weights.layout().trainable("w", 1).build();

    @Override
    public Dimensions dimensions() {
      return new Dimensions(1, 3, 1);
    }

    @Override
    public Weights weights() {
      return weights;
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new IllegalStateException();
    }

    @Override
    public DynamicalSystem dynamics() {
      throw new IllegalStateException();
    }

    @Override
    public void canonicalise() {
      weights.values()[0] = Float.NaN;
    }
  }

  @Test
  void weightsAreStillNumbersInTheirCanonicalForm() {
    Guard guard =
        new Guard(
            PluginKind.MODEL,
            "spoiling",
            new Origin("org.acme", new org.osgi.framework.Version(1, 2, 0), "", ""));
    assertThatThrownBy(new GuardedNetwork(guard, new Spoiling())::canonicalise)
        .isInstanceOf(PluginFailure.class)
        .hasMessage(
            "The model 'spoiling' of org.acme 1.2.0 failed in canonicalise(): it made weights that"
                + " are not finite.");
  }
}
