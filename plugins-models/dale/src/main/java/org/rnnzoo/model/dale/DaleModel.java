package org.rnnzoo.model.dale;

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
import org.rnnzoo.engine.Sparsity;
import org.rnnzoo.engine.WeightBound;
import org.rnnzoo.engine.WeightLaw;

/**
 * A leaky network under Dale's law: a unit either excites all its targets or inhibits them. Only
 * excitatory units are read out.
 */
public final class DaleModel implements Model<DaleParameters> {

  private static final double READOUT_SCALE = 1.5;

  @Override
  public String name() {
    return "dale";
  }

  @Override
  public String title() {
    return "Dale RNN: units either excite or inhibit";
  }

  @Override
  public String citation() {
    return "Langdon C, Engel TA (2025). Latent circuit inference from heterogeneous neural"
        + " responses during cognitive tasks. Nat Neurosci, doi:10.1038/s41593-025-01869-7";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "excitatory-inhibitory");
  }

  @Override
  public DaleParameters defaults() {
    LeakyNetworkParameters network =
        LeakyNetworkParameters.DEFAULT
            .withUnits(100)
            .withActivation(Activation.RELU)
            .withInputScale(1.5)
            .withNoise(0.05, Noise.Placement.INSIDE)
            .withOptions(o -> o.withNonNegativeInput(true));
    return new DaleParameters(
        network, Form.RATE, 0.2, new InitialWeights(1.5, 1, 1), SignRule.REFLECTIVE);
  }

  @Override
  public Network create(
      DaleParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    DaleConnectivity connectivity =
        new DaleConnectivity(
            p.excitatory(),
            p.initial().radius(),
            p.initial().spread(),
            p.signRule(),
            new Sparsity(p.initial().density(), true));
    return p.network()
        .network(p.form(), connectivity, periphery(p, inputs), inputs, outputs, clock, random);
  }

  /** Positive weights, unless they may have any sign. */
  private static Periphery periphery(DaleParameters p, int inputs) {
    LeakyNetworkParameters network = p.network();
    Periphery periphery = network.periphery(inputs);
    WeightBound nonNegative = p.signRule().nonNegative();
    if (network.options().nonNegativeInput()) {
      WeightLaw law = positive(network.inputScale(), p);
      periphery = periphery.withInput(side -> side.withLaw(law).withBound(nonNegative));
    }
    return network.options().nonNegativeReadout()
        ? periphery.withReadout(
            side ->
                side.withLaw(positive(READOUT_SCALE, p))
                    .withBound(nonNegative.fromFirst(p.excitatory())))
        : periphery.withReadout(side -> side.withBound(WeightBound.NONE.fromFirst(p.excitatory())));
  }

  /** {@code s/√units |N(1, spread²)|}. */
  private static WeightLaw positive(double scale, DaleParameters p) {
    double size = scale / Math.sqrt(p.network().units());
    return random -> size * Math.abs(1 + p.initial().spread() * random.nextGaussian());
  }
}
