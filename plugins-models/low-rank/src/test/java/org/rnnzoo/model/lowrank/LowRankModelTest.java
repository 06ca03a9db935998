package org.rnnzoo.model.lowrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.dynamics.EffectiveRank;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.LowRankFactors;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise.Placement;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.RecurrentPropagation;
import org.rnnzoo.testkit.ModelContract;

class LowRankModelTest implements ModelContract<LowRankParameters> {

  private static final Clock CLOCK = new Clock(20);

  @Override
  public Model<LowRankParameters> model() {
    return new LowRankModel();
  }

  @Override
  public List<LowRankParameters> small() {
    return List.of(
        parameters(7, 1, Form.CURRENT, 0, false),
        parameters(6, 3, Form.RATE, 0, false),
        parameters(6, 2, Form.CURRENT, 0, true),
        parameters(5, 5, Form.RATE, 0, true),
        gained(parameters(7, 2, Form.CURRENT, 0, false)));
  }

  @Override
  public LowRankParameters noisy() {
    return parameters(9, 2, Form.CURRENT, 0.05, true);
  }

  private static LowRankParameters parameters(
      int units, int rank, Form form, double noise, boolean all) {
    return new LowRankParameters(
        LeakyNetworkParameters.DEFAULT
            .withUnits(units)
            .withNoise(noise, Placement.ADDITIVE)
            .withOptions(o -> o.withBias(all).withReadoutBias(all).withTrainInitialState(all)),
        form,
        rank,
        0,
        all ? TrainedPeriphery.WEIGHTS : TrainedPeriphery.NOTHING);
  }

  @Test
  void columnsStartWithTheOverlapAskedFor() {
    LowRankParameters p = new LowRankModel().defaults();
    int units = 4000;
    LowRankParameters overlapping =
        new LowRankParameters(
            p.network().withUnits(units), p.form(), 2, 0.9, TrainedPeriphery.WEIGHTS);
    Weights weights = network(overlapping).weights();
    int m = weights.tensor("M").offset();
    int n = weights.tensor("N").offset();
    for (int column = 0; column < 2; column++) {
      double own = 0;
      double other = 0;
      for (int i = 0; i < units; i++) {
        own += weights.values()[m + 2 * i + column] * weights.values()[n + 2 * i + column];
        other += weights.values()[m + 2 * i + column] * weights.values()[n + 2 * i + 1 - column];
      }
      assertThat(own / units).isCloseTo(0.9, within(0.1));
      assertThat(other / units).isCloseTo(0, within(0.1));
    }
  }

  /** The same with gains of the channels. */
  private static LowRankParameters gained(LowRankParameters p) {
    return new LowRankParameters(p.network(), p.form(), p.rank(), 0, TrainedPeriphery.GAINS);
  }

  private Network network(LowRankParameters p) {
    return model().create(p, 1, 1, CLOCK, RandomStream.root(4));
  }

  private static DMatrixRMaj recurrent(Network network) {
    return ((LeakyNetwork) network.dynamics()).recurrent();
  }

  @Test
  void aPublishedNetworkIsReplayed() {
    Map<String, NpyArray> data = peer();
    Network network = network(parameters(128, 1, Form.CURRENT, 0, false));
    set(network, "M", data.get("m").toDoubles(), 1);
    set(network, "N", data.get("n").toDoubles(), 1);
    set(network, "W_in", data.get("wi").toDoubles(), 1);
    set(network, "W_out", data.get("wo").toDoubles(), 1.0 / 128);
    RecurrentNetwork plain = ((LowRankNetwork) network).plain();
    try (RecurrentPropagation propagation = plain.propagation(8, 75, 1)) {
      propagation.load(floats(data.get("u").toDoubles(), 1), 8, 75);
      propagation.differentiate((states, outputs, dx, dz) -> 0, 0);
      double[] states = data.get("h").toDoubles();
      var found = propagation.states();
      double worst = 0;
      for (int k = 0; k < 8; k++) {
        for (int t = 0; t < 75; t++) {
          for (int i = 0; i < 64; i++) {
            double expected = states[(k * 76 + t + 1) * 64 + i];
            worst = Math.max(worst, Math.abs(found.getDouble(k, t, i) - expected));
          }
        }
      }
      assertThat(worst).as("largest difference of a state").isLessThan(1e-5);
      double[] expected = data.get("y").toDoubles();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) propagation.outputValues()[i])
            .as("output %d", i)
            .isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  private static Map<String, NpyArray> peer() {
    try {
      return Npz.read(
          Path.of(LowRankModelTest.class.getResource("/peer/lowrank_rdm_rank1_128.npz").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Network network, String name, double[] values, double factor) {
    long[] shape = network.weights().get(name).shape();
    network.weights().set(name, Nd4j.createFromArray(floats(values, factor)).reshape(shape));
  }

  private static float[] floats(double[] values, double factor) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (factor * values[i]);
    }
    return floats;
  }

  @Test
  void theCanonicalGaugeLeavesTheNetworkAsItIs() {
    Network network = network(parameters(30, 3, Form.CURRENT, 0, false));
    DMatrixRMaj before = recurrent(network);
    new LowRankConnectivity(3, 0).canonicalise(network.weights());
    assertThat(recurrent(network).data).satisfies(w -> assertClose(w, before.data, 1e-6));
    var m = network.weights().get("M");
    var n = network.weights().get("N");
    var ofM = m.transpose().mmul(m);
    var ofN = n.transpose().mmul(n);
    for (int a = 0; a < 3; a++) {
      assertThat(ofM.getDouble(a, a)).isCloseTo(ofN.getDouble(a, a), within(1e-3));
      assertThat(ofM.getDouble(a, (a + 1) % 3)).isCloseTo(0, within(1e-3));
      assertThat(ofN.getDouble(a, (a + 1) % 3)).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  void equalNetworksInAnyGaugeHaveEqualCanonicalFactors() {
    Network one = network(parameters(30, 2, Form.CURRENT, 0, false));
    Network two = network(parameters(30, 2, Form.CURRENT, 0, false));
    var turn = Nd4j.createFromArray(new float[][] {{2, 1}, {0.5f, 1}});
    var back = Nd4j.createFromArray(new float[][] {{1, -0.5f}, {-1, 2}}).div(1.5f);
    two.weights().set("M", two.weights().get("M").mmul(turn));
    two.weights().set("N", two.weights().get("N").mmul(back));
    assertThat(recurrent(two).data).satisfies(w -> assertClose(w, recurrent(one).data, 1e-6));
    new LowRankConnectivity(2, 0).canonicalise(one.weights());
    new LowRankConnectivity(2, 0).canonicalise(two.weights());
    assertThat(widened(two.weights()))
        .satisfies(values -> assertClose(values, widened(one.weights()), 1e-4));
  }

  private static double[] widened(Weights weights) {
    double[] values = new double[weights.values().length];
    Arrays.setAll(values, i -> weights.values()[i]);
    return values;
  }

  @Test
  void aFullNetworkIsApproximatedByItsLargestSingularValues() {
    Network low = network(parameters(20, 2, Form.CURRENT, 0, false));
    DMatrixRMaj full = recurrent(network(parameters(20, 20, Form.CURRENT, 0, false)));
    new LowRankConnectivity(2, 0).approximate(full, low.weights());
    DMatrixRMaj best = LowRankFactors.truncating(full, 2).product();
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, best.data, 1e-6));
    assertThat(EffectiveRank.of(recurrent(low)).notable()).isEqualTo(2);
  }

  @Test
  void aNetworkOfItsRankIsApproximatedWithoutLoss() {
    Network low = network(parameters(20, 2, Form.CURRENT, 0, false));
    DMatrixRMaj before = recurrent(low);
    new LowRankConnectivity(2, 0).approximate(before, low.weights());
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, before.data, 1e-6));
  }

  @Test
  void theWeightsOfATrainedFullNetworkAreTakenOverAsFarAsTheRankGoes() {
    LowRankNetwork low = (LowRankNetwork) network(parameters(20, 3, Form.CURRENT, 0, false));
    DMatrixRMaj full = recurrent(network(parameters(20, 20, Form.CURRENT, 0, false)));
    Weights other = Weights.layout().frozen("W", 20, 20).frozen("b_out", 1).build();
    fill(other, full.data);
    assertThat(low.adopt(other)).containsExactly("M", "N");
    DMatrixRMaj best = LowRankFactors.truncating(full, 3).product();
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, best.data, 1e-6));
  }

  @Test
  void aGainOnTheOtherMatrixIsTakenOverToo() {
    LowRankNetwork low = (LowRankNetwork) network(parameters(12, 12, Form.CURRENT, 0, false));
    double[] full = recurrent(network(parameters(12, 5, Form.CURRENT, 0, false))).data;
    Weights other = Weights.layout().frozen("W", 12, 12).frozen("g", 1).build();
    fill(other, full);
    other.values()[other.tensor("g").offset()] = 1.5f;
    low.adopt(other);
    double[] expected = Arrays.stream(full).map(w -> 1.5 * w).toArray();
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, expected, 1e-6));
  }

  @Test
  void factorsOfAHigherRankAreCutDown() {
    LowRankNetwork low = (LowRankNetwork) network(parameters(20, 2, Form.CURRENT, 0, false));
    Network high = network(parameters(20, 5, Form.CURRENT, 0, false));
    assertThat(low.adopt(high.weights())).containsExactly("M", "N");
    DMatrixRMaj best = LowRankFactors.truncating(recurrent(high), 2).product();
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, best.data, 1e-6));
  }

  @Test
  void aMatrixOfAnotherSizeIsLeftAlone() {
    LowRankNetwork low = (LowRankNetwork) network(parameters(20, 2, Form.CURRENT, 0, false));
    float[] before = low.weights().values().clone();
    assertThat(low.adopt(Weights.layout().frozen("W", 60, 20).build())).isEmpty();
    assertThat(low.adopt(network(parameters(20, 1, Form.CURRENT, 0, false)).weights())).isEmpty();
    assertThat(low.weights().values()).containsExactly(before);
  }

  private static void fill(Weights weights, double[] w) {
    int at = weights.tensor("W").offset();
    for (int i = 0; i < w.length; i++) {
      weights.values()[at + i] = (float) w[i];
    }
  }

  @Test
  void theCanonicalGaugeIsLeftAloneIfAFactorIsFrozen() {
    LowRankNetwork network = (LowRankNetwork) network(parameters(20, 2, Form.RATE, 0, false));
    float[] before = network.weights().values().clone();
    network.weights().freeze("M");
    network.canonicalise();
    assertThat(network.weights().values()).containsExactly(before);
  }

  @Test
  void theCanonicalGaugeOfAFullRankIsTheSameNetwork() {
    LowRankNetwork network = (LowRankNetwork) network(parameters(16, 16, Form.RATE, 0, true));
    float[] before = network.weights().values().clone();
    DMatrixRMaj matrix = recurrent(network);
    network.canonicalise();
    assertThat(network.weights().values()).isNotEqualTo(before);
    assertThat(recurrent(network).data).satisfies(w -> assertClose(w, matrix.data, 1e-6));
  }

  @Test
  void gainsMultiplyTheWeightsOfTheirChannels() {
    LowRankNetwork network =
        (LowRankNetwork)
            model()
                .create(
                    gained(parameters(9, 2, Form.CURRENT, 0, false)),
                    2,
                    3,
                    CLOCK,
                    RandomStream.root(4));
    LeakyNetwork before = network.dynamics();
    network.weights().set("s_in", Nd4j.createFromArray(new float[] {1, -2}));
    network.weights().set("s_out", Nd4j.createFromArray(new float[] {0.5f, 1, 3}));
    LeakyNetwork after = network.dynamics();
    for (int i = 0; i < 9; i++) {
      assertThat(after.input().get(i, 0)).isEqualTo(before.input().get(i, 0));
      assertThat(after.input().get(i, 1)).isEqualTo(-2 * before.input().get(i, 1));
      assertThat(after.readout().get(0, i)).isEqualTo(0.5 * before.readout().get(0, i));
      assertThat(after.readout().get(1, i)).isEqualTo(before.readout().get(1, i));
      assertThat(after.readout().get(2, i)).isCloseTo(3 * before.readout().get(2, i), within(1e-6));
    }
  }

  @Test
  void freshGainsChangeNothing() {
    LowRankParameters plain = parameters(9, 2, Form.CURRENT, 0, false);
    Weights with = network(gained(plain)).weights();
    Weights without = network(plain).weights();
    assertThat(with.values()).startsWith(without.values());
    assertThat(with.trainableCount()).isEqualTo(without.trainableCount() + 2);
    assertThat(with.get("s_in").getFloat(0)).isEqualTo(1);
    assertThat(with.get("s_out").getFloat(0)).isEqualTo(1);
  }

  @Test
  void gainsOfWeightsThatMustBePositiveStayPositive() {
    LeakyNetworkParameters positive =
        LeakyNetworkParameters.DEFAULT
            .withUnits(9)
            .withNoise(0, Placement.ADDITIVE)
            .withOptions(
                o ->
                    o.withBias(false)
                        .withReadoutBias(false)
                        .withNonNegativeInput(true)
                        .withNonNegativeReadout(true));
    Network network =
        network(new LowRankParameters(positive, Form.CURRENT, 2, 0, TrainedPeriphery.GAINS));
    network.weights().set("s_in", Nd4j.createFromArray(new float[] {-1}));
    network.project();
    assertThat(network.weights().get("s_in").getFloat(0)).isZero();
    assertThat(network.weights().get("s_out").getFloat(0)).isEqualTo(1);
  }

  @Test
  void gainsOfTrainedWeightsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainedPeriphery(true, false, true, false))
        .withMessage(
            "trainInputGains scales weights that are not trained; to train gains alone, set"
                + " trainInput=false.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainedPeriphery(false, true, false, true))
        .withMessageContaining("trainReadout=false");
  }

  private static void assertClose(double[] found, double[] expected, double tolerance) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  @Test
  void inputAndReadoutStayAsDrawnUnlessAskedFor() {
    Weights fixed = network(parameters(9, 1, Form.CURRENT, 0, false)).weights();
    assertThat(fixed.tensor("W_in").trainable()).isFalse();
    assertThat(fixed.tensor("W_out").trainable()).isFalse();
    Weights trained = network(parameters(9, 1, Form.CURRENT, 0, true)).weights();
    assertThat(trained.tensor("W_in").trainable()).isTrue();
    assertThat(trained.tensor("W_out").trainable()).isTrue();
  }

  @Test
  void aRankAboveTheNumberOfUnitsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(parameters(3, 4, Form.RATE, 0, true)))
        .withMessageContaining("lower rank or raise units");
  }
}
