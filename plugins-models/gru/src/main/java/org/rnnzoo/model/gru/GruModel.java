package org.rnnzoo.model.gru;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.engine.GatedNetworkParameters;

/**
 * {@code h ← (1 − z) ∘ n + z ∘ h}, {@code z = W_out h + b_out}: units with a reset and an update
 * gate.
 */
public final class GruModel implements Model<GruParameters> {

  @Override
  public String name() {
    return "gru";
  }

  @Override
  public String title() {
    return "GRU: gated recurrent units";
  }

  @Override
  public String citation() {
    return "Cho K, van Merriënboer B, Gulcehre C, Bahdanau D, Bougares F, Schwenk H, Bengio Y (2014)."
        + " Learning phrase representations using RNN encoder-decoder for statistical machine"
        + " translation. EMNLP 2014:1724-1734";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "gated");
  }

  @Override
  public GruParameters defaults() {
    return new GruParameters(GatedNetworkParameters.DEFAULT, 0);
  }

  @Override
  public Network create(
      GruParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    return p.network().gru(p.updateBias(), inputs, outputs, clock, random);
  }
}
