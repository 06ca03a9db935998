package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.jetbrains.bio.npy.NpyArray;
import org.jetbrains.bio.npy.NpzFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyAverage;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

/** Against values that {@code similarity/derive.py} derives with NumPy by other roads. */
class SimilarityTest {

  private static final DynamicalSimilarity DSA = new DynamicalSimilarity(10, 1000);

  private static NpyArray array(String name) {
    return array("similarity", name);
  }

  private static NpyArray array(String file, String name) {
    try (NpzFile.Reader reader =
        NpzFile.read(
            Path.of(SimilarityTest.class.getResource("/similarity/" + file + ".npz").toURI()))) {
      return reader.get(name, 1 << 18);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static int units(int network) {
    return array("rates" + network).getShape()[2];
  }

  private static double[][] trials(int network) {
    return trials(array("rates" + network));
  }

  private static double[][] trials(NpyArray array) {
    double[] all = array.asDoubleArray();
    int trials = array.getShape()[0];
    double[][] split = new double[trials][];
    for (int i = 0; i < trials; i++) {
      split[i] = Arrays.copyOfRange(all, i * all.length / trials, (i + 1) * all.length / trials);
    }
    return split;
  }

  private static DMatrixRMaj samples(int network) {
    double[] all = array("rates" + network).asDoubleArray();
    return DMatrixRMaj.wrap(all.length / units(network), units(network), all);
  }

  private static RandomGenerator random() {
    return RandomStream.root(1).generator();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void dynamicalSimilarityIsThatOfTheRecipe(int setting) {
    long[] settings = array("settings").asLongArray();
    int delays = (int) settings[2 * setting];
    int rank = (int) settings[2 * setting + 1];
    double[] operators = array("operators" + setting).asDoubleArray();
    double[] wanted = array("dsa" + setting).asDoubleArray();
    DelayModel[] models = new DelayModel[3];
    for (int i = 0; i < 3; i++) {
      models[i] = DelayModel.fit(trials(i), units(i), delays, rank, 1e-3);
      // Singular vectors have a sign of their own, so operators agree up to signs.
      for (int k = 0; k < rank * rank; k++) {
        assertThat(Math.abs(models[i].operator().data[k]))
            .isCloseTo(Math.abs(operators[i * rank * rank + k]), within(1e-7));
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double angle = DSA.angle(models[i].operator(), models[j].operator(), random());
        assertThat(angle).as("%d to %d", i, j).isCloseTo(wanted[3 * i + j], within(1e-3));
      }
    }
    assertThat(wanted[1]).as("the networks differ").isGreaterThan(0.01);
  }

  /** {@code similarity/driven.py} derives the values. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void similarityOfDrivenSystemsIsThatOfTheRecipe(int setting) {
    long[] settings = array("settings").asLongArray();
    int delays = (int) settings[2 * setting];
    int rank = (int) settings[2 * setting + 1];
    double[] wanted = array("driven", "angles" + setting).asDoubleArray();
    DrivenModel[] models = new DrivenModel[3];
    for (int i = 0; i < 3; i++) {
      models[i] = driven(trials(i), units(i), trials(array("driven", "inputs")), delays, rank);
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(models[i].angle(models[j]))
            .as("%d to %d", i, j)
            .isCloseTo(wanted[3 * i + j], within(1e-6));
      }
    }
    assertThat(wanted[1]).as("the networks differ").isGreaterThan(0.01);
  }

  private static DrivenModel driven(
      double[][] activity, int variables, double[][] inputs, int delays, int rank) {
    return DrivenModel.fit(
        DelayModel.fit(activity, variables, delays, rank, 1e-3),
        new DrivenModel.Driven(activity, variables, inputs, 2),
        1e-3);
  }

  /** Other inputs make other activity, which a model without inputs takes for other dynamics. */
  @Test
  void aModelWithInputsTellsTheNetworkFromItsInputs() {
    int steps = 60;
    double[][] inputs = new double[8][2 * steps];
    double[][] activity = new double[8][2 * steps];
    RandomGenerator random = random();
    for (int trial = 0; trial < 8; trial++) {
      double x = 0;
      double y = 0;
      for (int t = 0; t < steps; t++) {
        double held = t % 20 == 0 || t == 0 ? 1 : 0;
        double u = random.nextGaussian() * (0.2 + held);
        double w = random.nextGaussian();
        double next = 0.8 * x - 0.3 * y + u;
        y = 0.3 * x + 0.8 * y + 0.5 * w;
        x = next;
        inputs[trial][2 * t] = u;
        inputs[trial][2 * t + 1] = w;
        activity[trial][2 * t] = x;
        activity[trial][2 * t + 1] = y;
      }
    }
    DelayModel coordinates = DelayModel.fit(activity, 2, 1, 2, 0);
    DrivenModel model =
        DrivenModel.fit(coordinates, new DrivenModel.Driven(activity, 2, inputs, 2), 0);
    // Seen in the coordinates of the activity, A is the network's own.
    DMatrixRMaj half = new DMatrixRMaj(2, 2);
    DMatrixRMaj own = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.multTransA(coordinates.lower(), model.operator(), half);
    CommonOps_DDRM.multTransB(half, coordinates.lift(), own);
    assertThat(own.data).containsExactly(new double[] {0.8, -0.3, 0.3, 0.8}, within(1e-8));
    assertThatThrownBy(
            () -> model.angle(driven(trials(0), units(0), trials(array("driven", "inputs")), 1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rank 2 with 2 inputs and of rank 3 with 2");
  }

  /** An input that is never on says nothing, and harms nothing. */
  @Test
  void anInputThatIsNeverOnIsNone() {
    double[][] inputs = trials(array("driven", "inputs"));
    for (double[] trial : inputs) {
      for (int t = 0; t < trial.length; t += 2) {
        trial[t] = 0;
      }
    }
    DrivenModel model = driven(trials(0), units(0), inputs, 1, 3);
    for (int k = 0; k < 3; k++) {
      assertThat(model.input().get(k, 0)).isCloseTo(0, within(1e-12));
      assertThat(model.input().get(k, 1)).isNotCloseTo(0, within(1e-6));
    }
    assertThat(model.angle(model)).isLessThan(1e-6);
  }

  @Test
  void geometryIsThatOfTheRecipe() {
    double[] procrustes = array("procrustes").asDoubleArray();
    double[] cka = array("cka").asDoubleArray();
    double[] cca = array("cca").asDoubleArray();
    double[] rsa = array("rsa").asDoubleArray();
    for (int i = 0; i < 3; i++) {
      Geometry a = Geometry.of(samples(i), 4, 40);
      for (int j = 0; j < 3; j++) {
        Geometry b = Geometry.of(samples(j), 4, 40);
        int place = 3 * i + j;
        // Near 0 an arccosine turns rounding errors into their root.
        assertThat(a.procrustes(b)).isCloseTo(procrustes[place], within(1e-6));
        assertThat(a.cka(b)).isCloseTo(cka[place], within(1e-9));
        assertThat(a.rsa(b)).isCloseTo(rsa[place], within(1e-9));
        double[] correlations = a.canonicalCorrelations(b);
        for (int k = 0; k < 4; k++) {
          assertThat(correlations[k]).isCloseTo(cca[4 * place + k], within(1e-9));
        }
      }
    }
  }

  @Test
  void geometryDoesNotDependOnWhichUnitIsWhich() {
    DMatrixRMaj samples = samples(0);
    DMatrixRMaj turn = RandomMatrices_DDRM.orthogonal(units(0), units(0), new java.util.Random(3));
    DMatrixRMaj turned = new DMatrixRMaj(samples.numRows, samples.numCols);
    CommonOps_DDRM.mult(3, samples, turn, turned);
    Geometry a = Geometry.of(samples, 3, 30);
    Geometry b = Geometry.of(turned, 3, 30);
    assertThat(a.procrustes(b)).isLessThan(1e-6);
    assertThat(a.cka(b)).isCloseTo(1, within(1e-12));
    assertThat(a.cca(b)).isCloseTo(1, within(1e-12));
    assertThat(a.rsa(b)).isCloseTo(1, within(1e-12));
    assertThat(a.largestAngle(b)).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 10, 15})
  void anOperatorInOtherCoordinatesIsTheSame(int n) {
    RandomGenerator random = RandomStream.root(n).generator();
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    for (int k = 0; k < a.data.length; k++) {
      a.data[k] = 0.3 * random.nextGaussian() / Math.sqrt(n) + (k % (n + 1) == 0 ? 0.9 : 0);
    }
    DMatrixRMaj turn = RandomMatrices_DDRM.orthogonal(n, n, new java.util.Random(n));
    DMatrixRMaj half = new DMatrixRMaj(n, n);
    DMatrixRMaj b = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(turn, a, half);
    CommonOps_DDRM.multTransB(half, turn, b);
    assertThat(DSA.angle(a, b, random)).isLessThan(1e-3);
    assertThat(DSA.angle(b, a, random)).isLessThan(1e-3);
  }

  @Test
  void aModelOfALinearSystemPredictsIt() {
    double[][] trials = new double[4][];
    for (int i = 0; i < trials.length; i++) {
      trials[i] = new double[2 * 30];
      double x = Math.cos(i);
      double y = Math.sin(i);
      for (int t = 0; t < 30; t++) {
        trials[i][2 * t] = x;
        trials[i][2 * t + 1] = y;
        double next = 0.95 * (0.9 * x - 0.3 * y);
        y = 0.95 * (0.3 * x + 0.9 * y);
        x = next;
      }
    }
    assertThat(DelayModel.fit(trials, 2, 1, 2, 0).scaledError(trials, 2)).isLessThan(1e-9);
    assertThat(DelayModel.fit(trials, 2, 1, 1, 0).scaledError(trials, 2)).isGreaterThan(0.1);
    assertThatThrownBy(() -> DelayModel.fit(trials, 2, 30, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 30 steps");
    assertThatThrownBy(() -> DelayModel.fit(trials, 2, 2, 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fewer than 3 directions");
  }

  /**
   * The current form of a rate network, shown the inputs that it needs (Miller & Fumarola 2012).
   */
  @Test
  void ratesOfBothFormsMeanTheSame() {
    RandomGenerator random = random();
    int n = 6;
    double alpha = 0.25;
    DMatrixRMaj w = RandomMatrices_DDRM.rectangleGaussian(n, n, 0, 0.6, new java.util.Random(5));
    DMatrixRMaj in = CommonOps_DDRM.identity(n);
    LeakyNetwork rate = network(Form.RATE, alpha, w, in, new double[n]);
    int steps = 40;
    double[] input = new double[steps * n];
    for (int k = 0; k < input.length; k++) {
      input[k] = k < n ? 0 : random.nextGaussian();
    }
    double[] needed = new LeakyAverage(alpha, new double[n]).undone(input);
    LeakyNetwork current = network(Form.CURRENT, alpha, w, in, new double[n]);
    Trajectories slow = Trajectories.of(rate, new double[][] {input});
    Trajectories fast = Trajectories.of(current, new double[][] {needed});
    assertThat(fast.rates()[0]).isNotEqualTo(slow.rates()[0]);
    assertThat(SharedRates.of(current, fast).rates()[0])
        .containsExactly(slow.rates()[0], within(1e-12));
    assertThat(SharedRates.of(rate, slow)).isSameAs(slow);
  }

  private static LeakyNetwork network(
      Form form, double alpha, DMatrixRMaj w, DMatrixRMaj in, double[] zeros) {
    return new LeakyNetwork(
        form,
        Activation.TANH,
        100,
        alpha,
        w,
        in,
        zeros,
        new DMatrixRMaj(1, zeros.length),
        new double[1],
        zeros,
        Optional.empty());
  }

  @Test
  void activityThatDoesNotVaryIsRefused() {
    assertThatThrownBy(() -> Geometry.of(new DMatrixRMaj(5, 3), 2, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** x(t+1) = 1.2 x(t) − 0.8 x(t−1), which two delays tell exactly and one does not. */
  private static DelayChoice oscillation(double slack) {
    double[][] trials = new double[2][40];
    for (int i = 0; i < 2; i++) {
      trials[i][0] = 1;
      trials[i][1] = 1 - i;
      for (int t = 2; t < 40; t++) {
        trials[i][t] = 1.2 * trials[i][t - 1] - 0.8 * trials[i][t - 2];
      }
    }
    return DelayChoice.of(
        List.of(
            new DelayChoice.Activity(new double[][] {trials[0]}, new double[][] {trials[1]}, 1)),
        List.of(1, 2),
        List.of(1, 2),
        1e-6,
        slack);
  }

  @Test
  void theSmallestRankWhoseErrorIsLittleAboveTheLeastIsChosen() {
    DelayChoice best = oscillation(0);
    assertThat(best.tried())
        .extracting(DelayChoice.Tried::rank, DelayChoice.Tried::delays)
        .as("two directions need two delays")
        .containsExactly(tuple(1, 1), tuple(1, 2), tuple(2, 2));
    assertThat(best.rank()).isEqualTo(2);
    assertThat(best.delays()).isEqualTo(2);
    assertThat(best.error()).isLessThan(1e-3);
    assertThat(oscillation(1e9).rank()).isEqualTo(1);
  }

  @Test
  void whereNoModelCanBeFittedThatIsToldInWords() {
    assertThatThrownBy(
            () ->
                DelayChoice.of(
                    List.of(new DelayChoice.Activity(new double[1][9], new double[1][9], 1)),
                    List.of(1),
                    List.of(2),
                    1e-6,
                    0))
        .hasMessageStartingWith("No linear model can be fitted to the activity of every network");
  }
}
