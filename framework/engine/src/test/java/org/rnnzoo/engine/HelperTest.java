package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/** Batches that are one chunk, so that a second thread is a helper. */
class HelperTest {

  private static final Dimensions SMALL = new Dimensions(2, 19, 3);
  private static final Dimensions LARGE = new Dimensions(2, 45, 3);
  private static final Objective OBJECTIVE =
      new Objective(
          List.of(new Loss.Term(Loss.SQUARED_ERROR, 0, 3)), new RatePenalty(0.1, 0.1, 0.1));

  static Stream<Named<Network>> networks() {
    GatedNetworkParameters gated = new GatedNetworkParameters(45, 0.1, true, true, true);
    return Stream.of(
        Named.of("current, sums by lanes", leaky(Form.CURRENT, SMALL)),
        Named.of("current", leaky(Form.CURRENT, LARGE)),
        Named.of("rate", leaky(Form.RATE, LARGE)),
        Named.of("low rank", GradientTest.network(cell(Form.RATE), new TwoFactors(3), LARGE)),
        Named.of(
            "synapses",
            new SynapticNetwork(
                leaky(Form.RATE, LARGE),
                List.of(ShortTermPlasticity.FACILITATING, ShortTermPlasticity.DEPRESSING))),
        Named.of("gru", gated.gru(0, 2, 3, new Clock(20), RandomStream.root(1))),
        Named.of("lstm", gated.lstm(1, 2, 3, new Clock(20), RandomStream.root(1))));
  }

  private static RecurrentNetwork leaky(Form form, Dimensions sizes) {
    return GradientTest.network(cell(form), sizes);
  }

  private static Cell cell(Form form) {
    return new Cell(form, Activation.TANH, 100, 0.2, new Noise(Noise.Placement.ADDITIVE, 0.1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aHelperChangesNoBit(Network network) {
    Trials trials = RandomTrials.of(network.dimensions(), 25, 40, 67);
    try (Propagation alone = network.propagation(25, 67, 1);
        Propagation helped = network.propagation(25, 67, 2)) {
      alone.load(trials);
      helped.load(trials);
      for (int step = 0; step < 40; step++) {
        assertThat(helped.differentiate(OBJECTIVE, step))
            .isEqualTo(alone.differentiate(OBJECTIVE, step));
        assertThat(helped.gradient()).as("step %d", step).containsExactly(alone.gradient());
      }
    }
  }
}
