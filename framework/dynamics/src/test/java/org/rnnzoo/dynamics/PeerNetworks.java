package org.rnnzoo.dynamics;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/** Networks from the archives of published networks. */
final class PeerNetworks {

  private static final double TAU = 100;

  private PeerNetworks() {}

  /** The network of a flip-flop archive. */
  static LeakyNetwork flipFlop(PeerData data, Form form) {
    String prefix = form.name().toLowerCase(Locale.ROOT) + "_";
    return leaky(data, form, prefix + "W", prefix + "Wi", prefix + "b", prefix + "Wo");
  }

  /** A latent circuit of a flip-flop archive. */
  static LeakyNetwork circuit(PeerData data, Form form, int nodes) {
    String prefix = form.name().toLowerCase(Locale.ROOT) + "_lc" + nodes + "_";
    return leaky(data, form, prefix + "w", prefix + "wi", prefix + "b", prefix + "wo");
  }

  private static LeakyNetwork leaky(
      PeerData data, Form form, String w, String wIn, String b, String wOut) {
    DMatrixRMaj readout = data.matrix(wOut);
    double[] bias = data.values(b);
    return new LeakyNetwork(
        form,
        Activation.TANH,
        TAU,
        data.values("alpha")[0],
        data.matrix(w),
        data.matrix(wIn),
        bias,
        readout,
        new double[readout.numRows],
        new double[bias.length]);
  }

  /** The tanh Elman network of the 3-bit flip-flop, a map. */
  static LeakyNetwork elman(PeerData data) {
    double[] bias = data.values("rnn_bias_ih_l0").clone();
    double[] other = data.values("rnn_bias_hh_l0");
    for (int i = 0; i < bias.length; i++) {
      bias[i] += other[i];
    }
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        1,
        1,
        data.matrix("rnn_weight_hh_l0"),
        data.matrix("rnn_weight_ih_l0"),
        bias,
        data.matrix("readout_weight"),
        data.values("readout_bias"),
        data.values("initial_hiddens_1xd"));
  }
}
