package org.rnnzoo.model.lstm;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.engine.GatedNetworkParameters;

/**
 * {@code c ← f ∘ c + i ∘ g}, {@code h = o ∘ tanh(c)}: cells behind an input, a forget and an output
 * gate.
 */
public final class LstmModel implements Model<LstmParameters> {

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public String title() {
    return "LSTM: long short-term memory";
  }

  @Override
  public String citation() {
    return "Hochreiter S, Schmidhuber J (1997). Long short-term memory. Neural Comput 9:1735-1780";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "gated");
  }

  @Override
  public LstmParameters defaults() {
    return new LstmParameters(GatedNetworkParameters.DEFAULT, 1);
  }

  @Override
  public Network create(
      LstmParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    return p.network().lstm(p.forgetBias(), inputs, outputs, clock, random);
  }
}
