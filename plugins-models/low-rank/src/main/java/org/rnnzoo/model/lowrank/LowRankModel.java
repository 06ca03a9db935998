package org.rnnzoo.model.lowrank;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
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
        LeakyNetworkParameters.DEFAULT
            .withUnits(128)
            .withNoise(0.05, Noise.Placement.ADDITIVE)
            .withOptions(o -> o.withBias(false)),
        Form.CURRENT,
        2,
        0,
        TrainedPeriphery.WEIGHTS);
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
    if (p.trained().trainInputGains()) {
      gains.add(new ChannelGain(ChannelGain.Side.INPUT, p.network().options().nonNegativeInput()));
    }
    if (p.trained().trainReadoutGains()) {
      gains.add(
          new ChannelGain(ChannelGain.Side.READOUT, p.network().options().nonNegativeReadout()));
    }
    return gains;
  }

  /**
   * The readout is W_out/units in the paper; here, as everywhere, W_out is what is read out with.
   */
  private static Periphery periphery(LowRankParameters p, int inputs) {
    LeakyNetworkParameters network = p.network();
    TrainedPeriphery trained = p.trained();
    WeightLaw readout = WeightLaw.normal(READOUT_SCALE / network.units());
    return network
        .periphery(inputs)
        .withInput(
            side -> side.withTrainedWeights(trained.trainInput() || trained.trainInputGains()))
        .withReadout(
            side ->
                side.withLaw(network.options().nonNegativeReadout() ? readout.absolute() : readout)
                    .withTrainedWeights(trained.trainReadout() || trained.trainReadoutGains()));
  }
}
