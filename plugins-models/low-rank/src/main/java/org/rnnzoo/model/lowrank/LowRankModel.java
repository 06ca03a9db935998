package org.rnnzoo.model.lowrank;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise;
import org.rnnzoo.engine.Periphery;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.WeightLaw;

/** A leaky network with {@code W = M Nᵀ/units}: it lives in as few dimensions as M has columns. */
public final class LowRankModel implements Model<LowRankParameters> {

  private static final double READOUT_SCALE = 4;

  @Override
  public String name() {
    return "low-rank";
  }

  @Override
  public String title() {
    return "Low-rank RNN: the connectivity is M Nᵀ/N of rank R";
  }

  @Override
  public String citation() {
    return "Dubreuil A, Valente A, Beiran M, Mastrogiuseppe F, Ostojic S (2022). The role of"
        + " population structure in computations through neural dynamics. Nat Neurosci 25:783-794";
  }

  @Override
  public List<String> tags() {
    return List.of("low-rank");
  }

  @Override
  public LowRankParameters defaults() {
    return new LowRankParameters(
        new LeakyNetworkParameters(
            128,
            100,
            Activation.TANH,
            1,
            0.05,
            Noise.Placement.ADDITIVE,
            false,
            true,
            false,
            false,
            false),
        Form.CURRENT,
        2,
        0,
        true,
        true,
        false,
        false);
  }

  @Override
  public Network create(
      LowRankParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    LowRankConnectivity connectivity = new LowRankConnectivity(p.rank(), p.overlap());
    RecurrentNetwork plain =
        p.network()
            .network(p.form(), connectivity, periphery(p, inputs), inputs, outputs, clock, random);
    return new LowRankNetwork(plain, connectivity, gains(p));
  }

  private static List<ChannelGain> gains(LowRankParameters p) {
    List<ChannelGain> gains = new ArrayList<>();
    if (p.trainInputGains()) {
      gains.add(new ChannelGain(ChannelGain.Side.INPUT, p.network().nonNegativeInput()));
    }
    if (p.trainReadoutGains()) {
      gains.add(new ChannelGain(ChannelGain.Side.READOUT, p.network().nonNegativeReadout()));
    }
    return gains;
  }

  /**
   * The readout is W_out/units in the paper; here, as everywhere, W_out is what is read out with.
   */
  private static Periphery periphery(LowRankParameters p, int inputs) {
    LeakyNetworkParameters network = p.network();
    Periphery usual = network.periphery(inputs);
    WeightLaw readout = WeightLaw.normal(READOUT_SCALE / network.units());
    return usual
        .withInput(usual.inputLaw(), p.trainInput() || p.trainInputGains(), usual.inputBound())
        .withReadout(
            network.nonNegativeReadout() ? readout.absolute() : readout,
            p.trainReadout() || p.trainReadoutGains(),
            usual.readoutBound());
  }
}
