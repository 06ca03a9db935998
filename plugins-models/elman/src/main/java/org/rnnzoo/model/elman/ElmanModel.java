package org.rnnzoo.model.elman;

import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.Cell;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.Noise;
import org.rnnzoo.engine.Periphery;
import org.rnnzoo.engine.Periphery.InitialState;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.WeightLaw;

/**
 * {@code h ← φ(W h + W_in u + b)}, {@code z = W_out h + b_out}: the rate form with a step as long
 * as the time constant, whatever the sampling period.
 */
public final class ElmanModel implements Model<ElmanParameters> {

  /** The gain at which normal weights vary as much as uniform ones on ±1/√N. */
  private static final double UNIFORM_GAIN = 0.577;

  @Override
  public String name() {
    return "elman";
  }

  @Override
  public String title() {
    return "Elman RNN: the simple recurrent network without a leak";
  }

  @Override
  public String citation() {
    return "Elman JL (1990). Finding structure in time. Cogn Sci 14:179-211";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "rate-form");
  }

  @Override
  public ElmanParameters defaults() {
    return new ElmanParameters(
        64, Activation.TANH, 0, TrainedOffsets.BIASES, FullConnectivity.ofGain(UNIFORM_GAIN));
  }

  @Override
  public Network create(
      ElmanParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    Noise noise = new Noise(Noise.Placement.ADDITIVE, p.noise());
    Cell cell = new Cell(Form.RATE, p.activation(), clock.dt(), 1, noise);
    WeightLaw law = WeightLaw.uniform(1 / Math.sqrt(p.units()));
    Periphery periphery =
        Periphery.trained(law, law)
            .withInput(side -> side.withTrainedBias(p.trained().bias()))
            .withReadout(side -> side.withTrainedBias(p.trained().readoutBias()))
            .withInitialState(
                p.trained().trainInitialState() ? InitialState.TRAINED : InitialState.ZERO);
    Dimensions dimensions = new Dimensions(inputs, p.units(), outputs);
    return new RecurrentNetwork(cell, p.connectivity(), periphery, dimensions, random);
  }
}
