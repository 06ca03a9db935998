package org.rnnzoo.engine;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;

/**
 * The parameters that all networks of units with gates share. A model holds them as an {@link
 * org.rnnzoo.api.Unwrapped unwrapped} group.
 *
 * @param units the number N of units
 * @param noise σ
 * @param bias whether units have biases
 * @param readoutBias whether outputs have a bias
 * @param trainInitialState whether the state at the start of a trial is trained
 */
public record GatedNetworkParameters(
    @Parameter(help = "Number of recurrent units.", symbol = "N", min = 1, max = 20_000) int units,
    @Parameter(
            help =
                "Standard deviation of the noise added to the units after each step in training.",
            symbol = "σ",
            min = 0,
            max = 10)
        double noise,
    @Parameter(
            help = "Whether the units have biases that are trained.",
            acts = Parameter.Acts.START)
        boolean bias,
    @Parameter(
            help = "Whether the outputs have a bias that is trained.",
            acts = Parameter.Acts.START)
        boolean readoutBias,
    @Parameter(help = "Whether the state at the start of a trial is trained; else it is 0.")
        boolean trainInitialState) {

  /** 64 units with biases and without noise. */
  public static final GatedNetworkParameters DEFAULT =
      new GatedNetworkParameters(64, 0, true, true, false);

  /**
   * Refuses an initial bias of gates where there are no biases.
   *
   * @param name the parameter that holds it
   * @throws IllegalArgumentException if it is not 0 and the units have no biases
   */
  public void requireBiasFor(String name, double value) {
    if (!bias && value != 0) {
      throw new IllegalArgumentException(
          "%s is %s, but the units have no biases; set %s to 0 or bias to true."
              .formatted(name, value, name));
    }
  }

  /**
   * A fresh network of gated recurrent units (Cho et al. 2014).
   *
   * @param updateBias added to the initial biases of the update gates, with which units keep their
   *     state (Tallec &amp; Ollivier 2018)
   * @param clock the sampling period; the units make one step in it, however long it is
   */
  public GatedNetwork gru(
      double updateBias, int inputs, int outputs, Clock clock, RandomStream random) {
    GatedNetwork network = new GatedNetwork(Gating.GRU, this, inputs, outputs, clock, random);
    int update = network.weights().tensor("b").offset() + units;
    for (int i = 0; bias && i < units; i++) {
      network.weights().values()[update + i] += (float) updateBias;
    }
    return network;
  }

  /**
   * A fresh network of long short-term memory (Hochreiter &amp; Schmidhuber 1997).
   *
   * @param forgetBias the initial bias of the forget gates, with which cells keep their content
   *     (Gers, Schmidhuber &amp; Cummins 2000)
   */
  public GatedNetwork lstm(
      double forgetBias, int inputs, int outputs, Clock clock, RandomStream random) {
    GatedNetwork network = new GatedNetwork(Gating.LSTM, this, inputs, outputs, clock, random);
    int forget = network.weights().tensor("b").offset() + units;
    for (int i = 0; bias && i < units; i++) {
      network.weights().values()[forget + i] = (float) forgetBias;
    }
    return network;
  }
}
