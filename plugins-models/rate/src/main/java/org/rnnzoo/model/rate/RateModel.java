package org.rnnzoo.model.rate;

import static org.rnnzoo.engine.Periphery.InitialState.TRAINED;
import static org.rnnzoo.engine.Periphery.InitialState.ZERO;

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
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.WeightLaw;

/** {@code τ dr/dt = −r + φ(W r + W_in u + b)}, {@code z = W_out r + b_out}: the state is a rate. */
public final class RateModel implements Model<RateParameters> {

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public String title() {
    return "Rate RNN: the state is a firing rate";
  }

  @Override
  public String citation() {
    return "Song HF, Yang GR, Wang XJ (2016). Training excitatory-inhibitory recurrent neural"
        + " networks for cognitive tasks. PLoS Comput Biol 12:e1004792";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "rate-form");
  }

  @Override
  public RateParameters defaults() {
    return new RateParameters(
        64, 100, Activation.TANH, 1, 1, 0.05, Noise.Placement.OUTSIDE, true, true, false, false);
  }

  @Override
  public Network create(
      RateParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    Noise noise = new Noise(p.noisePlacement(), p.noise());
    Cell cell = Cell.sampled(Form.RATE, p.activation(), p.tau(), clock.dt(), noise);
    Periphery periphery =
        new Periphery(
            WeightLaw.normal(p.inputScale() / Math.sqrt(inputs)),
            WeightLaw.normal(1 / Math.sqrt(p.units())),
            true,
            p.bias(),
            true,
            p.readoutBias(),
            p.trainInitialState() ? TRAINED : ZERO);
    return new RecurrentNetwork(
        cell,
        new FullConnectivity(p.gain(), p.zeroDiagonal()),
        periphery,
        new Dimensions(inputs, p.units(), outputs),
        random);
  }
}
