package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

class FinishedRunTest {

  @TempDir Path folder;

  private final TinyZoo zoo = new TinyZoo();

  private Experiment experiment() {
    return ExperimentReader.read(
        Map.of("task", "scale", "model", "factor", "trainer", "descent", "threads", 1), zoo);
  }

  @Test
  void aRunWithoutTrainingIsLikeATrainedOne() {
    Network network = experiment().network();
    network.weights().values()[0] = 2;
    Path runs = folder.resolve("runs");
    FinishedRun run =
        FinishedRun.write(experiment(), network, "converted", Map.of("convertedFrom", "x"), runs);
    assertThat(run.test().accuracy()).isEqualTo(1);
    assertThat(RunFolder.list(runs)).containsExactly(run.folder());
    assertThat(runs.toFile().list()).containsExactly(run.folder().name());
    assertThat(run.folder().isDone()).isTrue();
    assertThat(run.folder().trials()).isRegularFile();
    assertThat(run.folder().figures().resolve("trial.svg")).isRegularFile();
    assertThat(run.folder().readSummary())
        .containsEntry("stoppedBecause", "converted")
        .containsEntry("convertedFrom", "x")
        .containsEntry("accuracy", 1.0);
    assertThat(RunStatus.read(run.folder()).orElseThrow().state()).isEqualTo(RunStatus.State.DONE);
    Run opened = Run.open(run.folder(), zoo, JobListener.SILENT);
    assertThat(opened.network().weights().values()).isEqualTo(network.weights().values());
    assertThat(opened.evaluate("test", 1024)).isEqualTo(run.test());
  }

  @Test
  void twoRunsOfTheSameSecondAreKeptApart() {
    FinishedRun first =
        FinishedRun.write(experiment(), experiment().network(), "a", Map.of(), folder);
    FinishedRun second =
        FinishedRun.write(experiment(), experiment().network(), "b", Map.of(), folder);
    assertThat(first.folder()).isNotEqualTo(second.folder());
    assertThat(first.folder().readSummary()).containsEntry("stoppedBecause", "a");
    assertThat(second.folder().readSummary()).containsEntry("stoppedBecause", "b");
  }

  @Test
  void nothingStaysOfARunThatCannotBeWritten() {
    Network broken = new BrokenNetwork(experiment().network());
    assertThatThrownBy(() -> FinishedRun.write(experiment(), broken, "converted", Map.of(), folder))
        .hasMessage("It breaks.");
    assertThat(folder).isEmptyDirectory();
  }

  /** A network that cannot be run. */
  private static final class BrokenNetwork extends NetworkWithin {

    BrokenNetwork(Network whole) {
      super(whole);
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new IllegalStateException("It breaks.");
    }
  }

  private FinishedRun written(FinishedRun.Belongings belongings) {
    return FinishedRun.write(
        experiment(), experiment().network(), "imported", Map.of(), belongings, folder);
  }

  @Test
  void aRunMayHaveANameAndFilesOfItsOwn() throws IOException {
    Path given = Files.writeString(folder.resolve("mine.txt"), "mine");
    FinishedRun run =
        written(
            new FinishedRun.Belongings(
                Optional.of("named"), Map.of("given/kept.txt", given), false));
    assertThat(run.folder().path()).isEqualTo(folder.resolve("named"));
    assertThat(run.folder().path().resolve("given/kept.txt")).hasContent("mine");
    assertThat(given).exists();
    assertThat(run.folder().isDone()).isTrue();
  }

  @Test
  void aNameThatIsTakenIsToldAndLeftAlone() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("named")).resolve("x"), "mine");
    assertThatThrownBy(
            () -> written(new FinishedRun.Belongings(Optional.of("named"), Map.of(), false)))
        .isInstanceOf(UserException.class)
        .hasMessage("There is a run named already; choose another --name.");
    assertThat(folder.toFile().list()).containsExactly("named");
    assertThat(folder.resolve("named").toFile().list()).containsExactly("x");
  }

  @Test
  void nothingIsSaidOfStressWhereTheTaskIsOnlyKnownByTrials() {
    assertThat(
            written(new FinishedRun.Belongings(Optional.empty(), Map.of(), true))
                .folder()
                .readSummary())
        .doesNotContainKeys("verdict", "stress");
    assertThat(
            written(new FinishedRun.Belongings(Optional.empty(), Map.of(), false))
                .folder()
                .readSummary())
        .containsKeys("verdict", "stress");
  }

  @Test
  void itsSummaryTellsAllAboutIt() {
    Network network = experiment().network();
    network.weights().values()[0] = 1;
    FinishedRun run =
        FinishedRun.write(experiment(), network, "converted", Map.of("note", "x"), folder);
    assertThat(run.folder().readSummary())
        .containsEntry("task", "scale@v1")
        .containsEntry("model", "factor")
        .containsEntry("seed", 1)
        .containsEntry("accuracy", run.test().accuracy())
        .containsEntry("trialAccuracy", run.test().trialAccuracy())
        .containsEntry("loss", run.test().loss())
        .containsEntry("testTrials", 1024)
        .containsEntry("trainableParameters", 1)
        .containsEntry("measures", Map.of())
        .containsEntry("steps", 0)
        .containsEntry("seconds", 0.0)
        .containsEntry("note", "x");
    assertThat(run.test().accuracy()).isLessThan(1);
  }

  /** Right if |x| < 1.9 with x of a normal distribution: 0.943, and the bar is 0.95. */
  @Test
  void whereChanceWouldDecideThereAreMoreTrials() {
    Network network = experiment().network();
    network.weights().values()[0] = 2 + 0.1f / 1.9f;
    FinishedRun close = FinishedRun.write(experiment(), network, "made", Map.of(), folder);
    assertThat(close.folder().readSummary()).containsEntry("testTrials", 8192);
    assertThat(close.test().accuracy()).isBetween(0.934, 0.95);
    Run opened = Run.open(close.folder(), zoo, JobListener.SILENT);
    assertThat(opened.evaluate("test", opened.testTrials())).isEqualTo(close.test());
    network.weights().values()[0] = 2;
    FinishedRun clear = FinishedRun.write(experiment(), network, "made", Map.of(), folder);
    assertThat(Run.open(clear.folder(), zoo, JobListener.SILENT).testTrials()).isEqualTo(1024);
  }

  @Test
  void sixteenTrialsAreStoredWithTheAnswers() {
    Network network = experiment().network();
    network.weights().values()[0] = 2;
    FinishedRun run = FinishedRun.write(experiment(), network, "made", Map.of(), folder);
    Map<String, NpyArray> trials = Npz.read(run.folder().trials());
    assertThat(trials.get("outputs").shape()).containsExactly(16, 5, 2);
    assertThat(trials.get("outputs").floats()).isEqualTo(trials.get("targets").floats());
    assertThat(trials.get("rates").shape()).containsExactly(16, 5, 1);
    assertThat(trials).as("its dynamics fail").doesNotContainKey("outputs_noise_free");
    assertThat(run.folder().figures().resolve("trial.figure.json")).exists();
  }

  /** A network that says its input, and whose one unit has ten times of it for a rate. */
  private static final class Echo extends NetworkWithin {

    Echo(Network whole) {
      super(whole);
    }

    @Override
    public DynamicalSystem dynamics() {
      return new EchoSystem();
    }
  }

  private static final class EchoSystem implements DynamicalSystem {
    @Override
    public int dimension() {
      return 1;
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
      return 20;
    }

    @Override
    public double alpha() {
      return 1;
    }

    @Override
    public double[] initialState() {
      return new double[1];
    }

    @Override
    public void field(double[] x, double[] u, double[] result) {
      result[0] = u[0] - x[0];
    }

    @Override
    public void jacobian(double[] x, double[] u, double[] result) {
      result[0] = -1;
    }

    @Override
    public void rates(double[] x, double[] result) {
      result[0] = 10 * x[0];
    }

    @Override
    public void output(double[] x, double[] result) {
      result[0] = x[0];
    }

    @Override
    public boolean bounded() {
      return false;
    }
  }

  @Test
  void whatTheNetworkDoesWithoutNoiseIsStoredTrialByTrialUpToItsEnd() {
    Experiment jittered =
        ExperimentReader.read(
            Map.of("task", "scale@v2", "model", "factor", "trainer", "descent"), zoo);
    FinishedRun run =
        FinishedRun.write(jittered, new Echo(jittered.network()), "made", Map.of(), folder);
    Map<String, NpyArray> trials = Npz.read(run.folder().trials());
    float[] inputs = trials.get("inputs").floats();
    float[] rates = new float[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      rates[i] = (float) (10 * (double) inputs[i]);
    }
    assertThat(Arrays.stream(trials.get("steps").longs()).distinct().count()).isGreaterThan(1);
    assertThat(trials.get("outputs_noise_free").shape()).isEqualTo(trials.get("outputs").shape());
    assertThat(trials.get("outputs_noise_free").floats()).isEqualTo(inputs);
    assertThat(trials.get("rates_noise_free").floats()).isEqualTo(rates);
  }
}
