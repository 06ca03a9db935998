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
import org.rnnzoo.dynamics.Activation;
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
        parameters(4, 4, Form.RATE, 0, true));
  }

  @Override
  public LowRankParameters noisy() {
    return parameters(9, 2, Form.CURRENT, 0.05, true);
  }

  private static LowRankParameters parameters(
      int units, int rank, Form form, double noise, boolean all) {
    return new LowRankParameters(
        new LeakyNetworkParameters(
            units, 100, Activation.TANH, 1, noise, Placement.ADDITIVE, all, all, all, false, false),
        form,
        rank,
        all,
        all);
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
    try (RecurrentPropagation propagation = ((RecurrentNetwork) network).propagation(8, 75, 1)) {
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
    new LowRankConnectivity(3).canonicalise(network.weights());
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
    new LowRankConnectivity(2).canonicalise(one.weights());
    new LowRankConnectivity(2).canonicalise(two.weights());
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
    new LowRankConnectivity(2).approximate(full, low.weights());
    DMatrixRMaj best = LowRankFactors.truncating(full, 2).product();
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, best.data, 1e-6));
    assertThat(EffectiveRank.of(recurrent(low)).notable()).isEqualTo(2);
  }

  @Test
  void aNetworkOfItsRankIsApproximatedWithoutLoss() {
    Network low = network(parameters(20, 2, Form.CURRENT, 0, false));
    DMatrixRMaj before = recurrent(low);
    new LowRankConnectivity(2).approximate(before, low.weights());
    assertThat(recurrent(low).data).satisfies(w -> assertClose(w, before.data, 1e-6));
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
