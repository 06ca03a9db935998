package org.rnnzoo.model.chaos;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.Noise;

/** A leaky network whose random connectivity has a gain g, above 1 by default. */
public final class ChaosModel implements Model<ChaosParameters> {

  @Override
  public String name() {
    return "chaos";
  }

  @Override
  public String title() {
    return "Chaotic RNN: a gain g on random connectivity";
  }

  @Override
  public String citation() {
    return "Sompolinsky H, Crisanti A, Sommers HJ (1988). Chaos in random neural networks. Phys Rev"
        + " Lett 61:259-262";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "chaos");
  }

  @Override
  public ChaosParameters defaults() {
    LeakyNetworkParameters network =
        LeakyNetworkParameters.DEFAULT.withUnits(256).withNoise(0, Noise.Placement.OUTSIDE);
    return new ChaosParameters(
        network, Form.CURRENT, new RandomConnectivity(2, GainRole.INITIAL, 2, false), 0);
  }

  @Override
  public Network create(
      ChaosParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    return p.network().network(p.form(), connectivity(p, outputs), inputs, outputs, clock, random);
  }

  private static Connectivity connectivity(ChaosParameters p, int outputs) {
    return p.feedback() > 0 ? new OutputFeedback(p.feedback(), outputs, chaos(p)) : chaos(p);
  }

  private static Connectivity.Dense chaos(ChaosParameters p) {
    return switch (p.random().gainRole()) {
      case INITIAL ->
          FullConnectivity.ofGain(p.random().gain()).withZeroDiagonal(p.random().zeroDiagonal());
      case FACTOR ->
          new GainFactor(
              p.random().gain(),
              FullConnectivity.ofGain(1).withZeroDiagonal(p.random().zeroDiagonal()));
      case FROZEN ->
          new StructuredChaos(p.random().gain(), p.random().rank(), p.random().zeroDiagonal());
    };
  }
}
