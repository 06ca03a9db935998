package org.rnnzoo.model.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.dynamics.EffectiveRank;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.Adam;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise.Placement;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.ModelContract;

class ChaosModelTest implements ModelContract<ChaosParameters> {

  private static final int UNITS = 6;
  private static final Clock CLOCK = new Clock(20);

  @Override
  public Model<ChaosParameters> model() {
    return new ChaosModel();
  }

  @Override
  public List<ChaosParameters> small() {
    List<ChaosParameters> small = new ArrayList<>();
    for (GainRole role : GainRole.values()) {
      for (Form form : Form.values()) {
        small.add(parameters(form, 1.4, role, 0));
      }
    }
    ChaosParameters first = small.get(0);
    small.add(
        new ChaosParameters(
            first.network(),
            first.form(),
            new RandomConnectivity(
                first.random().gain(), first.random().gainRole(), first.random().rank(), false),
            0));
    for (GainRole role : GainRole.values()) {
      ChaosParameters p = parameters(Form.CURRENT, 1.4, role, 0);
      small.add(
          new ChaosParameters(
              p.network(),
              p.form(),
              new RandomConnectivity(p.random().gain(), role, p.random().rank(), true),
              0.7));
    }
    return small;
  }

  @Override
  public ChaosParameters noisy() {
    return parameters(Form.CURRENT, 1.4, GainRole.FROZEN, 0.1);
  }

  private static ChaosParameters parameters(Form form, double gain, GainRole role, double noise) {
    LeakyNetworkParameters network =
        LeakyNetworkParameters.DEFAULT.withUnits(UNITS).withNoise(noise, Placement.OUTSIDE);
    return new ChaosParameters(network, form, new RandomConnectivity(gain, role, 2, true), 0);
  }

  private Network network(double gain, GainRole role) {
    return model()
        .create(parameters(Form.CURRENT, gain, role, 0), 1, 1, CLOCK, RandomStream.root(2));
  }

  private static double[] recurrent(Network network) {
    return ((LeakyNetwork) network.dynamics()).recurrent().data;
  }

  @Test
  void aGainFactorScalesTheDriveExactly() {
    Network network = network(2, GainRole.FACTOR);
    float[] weights = network.weights().get("W").dup().data().asFloat();
    double[] doubled = recurrent(network);
    Network turned = network(0.5, GainRole.FACTOR);
    turned.weights().set("W", network.weights().get("W"));
    double[] halved = recurrent(turned);
    for (int i = 0; i < weights.length; i++) {
      assertThat(doubled[i]).isEqualTo(2.0 * weights[i]);
      assertThat(halved[i]).isEqualTo(0.5 * weights[i]);
    }
  }

  @Test
  void allThreeGainsStartFromTheSameChaos() {
    double[] initial = recurrent(network(1.5, GainRole.INITIAL));
    double[] factor = recurrent(network(1.5, GainRole.FACTOR));
    Network structured = network(1.5, GainRole.FROZEN);
    structured.weights().set("M", structured.weights().get("M").mul(0));
    double[] frozen = recurrent(structured);
    for (int i = 0; i < initial.length; i++) {
      assertThat(factor[i]).isCloseTo(initial[i], within(1e-6));
      assertThat(frozen[i]).isCloseTo(initial[i], within(1e-6));
    }
  }

  @Test
  void beyondTheFrozenPartTheConnectivityHasTheWantedRank() {
    Network network = network(1.5, GainRole.FROZEN);
    double[] w = recurrent(network);
    float[] j = network.weights().get("J").dup().data().asFloat();
    double[] structure = new double[w.length];
    Arrays.setAll(structure, i -> w[i] - 1.5 * j[i]);
    EffectiveRank rank = EffectiveRank.of(DMatrixRMaj.wrap(UNITS, UNITS, structure));
    assertThat(rank.notable()).isEqualTo(2);
  }

  @Test
  void trainingLeavesTheFrozenPartAndTheGainAlone() {
    Network network = network(1.5, GainRole.FROZEN);
    Weights weights = network.weights();
    var j = weights.get("J");
    var m = weights.get("M");
    var n = weights.get("N");
    train(network);
    assertThat(weights.get("J")).isEqualTo(j);
    assertThat(weights.get("g").getDouble(0)).isEqualTo(1.5);
    assertThat(weights.get("M")).isNotEqualTo(m);
    assertThat(weights.get("N")).isNotEqualTo(n);
  }

  private static void train(Network network) {
    HoldTask task = new HoldTask();
    var trials =
        new TrialSource<>(task, task.defaults(), CLOCK, RandomStream.root(3)).trials(0, 16);
    Adam adam = new Adam(network.weights().values().length);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      for (int step = 0; step < 10; step++) {
        propagation.differentiate(new Objective(Loss.SQUARED_ERROR, 0), step);
        adam.step(network.weights().values(), propagation.gradient(), 0.01, 0.9, 0.999, 1e-8);
        network.project();
      }
    }
  }

  @Test
  void outputsThatAreFedBackAddFTimesTheReadoutAndChangeNothingElse() {
    for (GainRole role : GainRole.values()) {
      ChaosParameters p = parameters(Form.CURRENT, 1.4, role, 0);
      Network without = model().create(p, 1, 2, CLOCK, RandomStream.root(2));
      Network with =
          model()
              .create(
                  new ChaosParameters(
                      p.network(),
                      p.form(),
                      new RandomConnectivity(
                          p.random().gain(), role, p.random().rank(), p.random().zeroDiagonal()),
                      0.7),
                  1,
                  2,
                  CLOCK,
                  RandomStream.root(2));
      float[] feedback = with.weights().get("F").dup().data().asFloat();
      float[] readout = with.weights().get("W_out").dup().data().asFloat();
      double[] expected = recurrent(without);
      for (int i = 0; i < UNITS; i++) {
        for (int j = 0; j < UNITS; j++) {
          for (int o = 0; o < 2; o++) {
            expected[i * UNITS + j] += feedback[i * 2 + o] * (double) readout[o * UNITS + j];
          }
        }
      }
      assertThat(recurrent(with)).containsExactly(expected, within(1e-6));
      assertThat(feedback).doesNotContain(0f);
    }
  }
}
