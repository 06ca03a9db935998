package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/** Networks and circuits of the peer data, and trials with their inputs. */
final class PeerNets {

  private static final Clock CLOCK = new Clock(20);

  private PeerNets() {}

  /** The rectified-linear network on the context-dependent decision task. */
  static LeakyNetwork contextNetwork(PeerData peer) {
    return network(
        Form.RATE,
        Activation.RELU,
        peer.matrix("W_rec"),
        peer.matrix("W_in"),
        new double[50],
        peer.matrix("W_out"));
  }

  /** A latent circuit of that network. */
  static LeakyNetwork contextCircuit(
      DMatrixRMaj recurrent, DMatrixRMaj input, DMatrixRMaj readout) {
    return network(
        Form.RATE, Activation.RELU, recurrent, input, new double[recurrent.numRows], readout);
  }

  /** The 72 trials of that network, one for each condition. */
  static Trials contextTrials(PeerData peer) {
    List<String> inputs =
        List.of("motion cue", "colour cue", "motion right", "motion left", "red", "green");
    return trials(peer, "u", new Channels(inputs, List.of("right", "left")));
  }

  /** The network on the flip-flop, in a form, {@code rate} or {@code current}. */
  static LeakyNetwork flipFlop(PeerData peer, String form) {
    return flipFlop(peer, form, "_W", "_Wi", "_Wo", "_b");
  }

  /** Its latent circuit of 2, 4 or 6 nodes. */
  static LeakyNetwork flipFlopCircuit(PeerData peer, String form, int nodes) {
    String lc = "_lc" + nodes;
    return flipFlop(peer, form, lc + "_w", lc + "_wi", lc + "_wo", lc + "_b");
  }

  private static LeakyNetwork flipFlop(
      PeerData peer, String form, String recurrent, String input, String readout, String bias) {
    return network(
        Form.valueOf(form.toUpperCase(Locale.ROOT)),
        Activation.TANH,
        peer.matrix(form + recurrent),
        peer.matrix(form + input),
        peer.values(form + bias),
        peer.matrix(form + readout));
  }

  /** The embedding of that circuit; the peer's Q includes the scale. */
  static Embedding flipFlopEmbedding(PeerData peer, String form, int nodes) {
    DMatrixRMaj scaled = peer.matrix(form + "_lc" + nodes + "_Q");
    double scale = Math.sqrt(Matrices.squaredNorm(scaled) / nodes);
    DMatrixRMaj q = new DMatrixRMaj(scaled.numRows, nodes);
    CommonOps_DDRM.divide(scaled, scale, q);
    return new Embedding(q, scale, new double[q.numRows]);
  }

  /** The 16 trials of two bits. */
  static Trials flipFlopTrials(PeerData peer, String form) {
    return trials(
        peer, form + "_u", new Channels(List.of("pulse 1", "pulse 2"), List.of("bit 1", "bit 2")));
  }

  /** The network with its outputs replaced by combinations of them. */
  static LeakyNetwork readingOut(LeakyNetwork network, DMatrixRMaj combinations) {
    DMatrixRMaj readout = new DMatrixRMaj(combinations.numRows, network.dimension());
    CommonOps_DDRM.mult(combinations, network.readout(), readout);
    return network(
        network.form(),
        network.activation(),
        network.recurrent(),
        network.input(),
        network.bias(),
        readout);
  }

  /**
   * Scores only the last step that the peers store, the one before the last, and a single output.
   */
  static Stimuli scoredAtLastButOne(Stimuli stimuli) {
    boolean[][] scored = new boolean[stimuli.samples()][1];
    for (int trial = 0; trial < stimuli.trials(); trial++) {
      scored[stimuli.starts()[trial + 1] - 2][0] = true;
    }
    return new Stimuli(stimuli.starts(), stimuli.inputs(), scored);
  }

  static LeakyNetwork network(
      Form form,
      Activation activation,
      DMatrixRMaj recurrent,
      DMatrixRMaj input,
      double[] bias,
      DMatrixRMaj readout) {
    return new LeakyNetwork(
        form,
        activation,
        100,
        0.2,
        recurrent,
        input,
        bias,
        readout,
        new double[readout.numRows],
        new double[recurrent.numRows]);
  }

  /** Trials with the inputs of an array {@code [trials, time, inputs]}, scored at every step. */
  private static Trials trials(PeerData peer, String inputs, Channels channels) {
    int[] shape = peer.shape(inputs);
    double[] values = peer.values(inputs);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < shape[0]; i++) {
      TrialBuilder trial = new TrialBuilder(channels, CLOCK, new Random(0));
      for (int step = 0; step < shape[1]; step++) {
        Epoch now = trial.epoch("step", CLOCK.dt());
        for (int channel = 0; channel < shape[2]; channel++) {
          trial.input(channel).set(values[(i * shape[1] + step) * shape[2] + channel], now);
        }
        for (int output = 0; output < channels.outputs().size(); output++) {
          trial.mask(output).set(1, now);
        }
      }
      trials.add(trial.build());
    }
    return new Trials(CLOCK, channels, trials);
  }

  /**
   * The activity as the peers store it: the state before the first input first, and not the one
   * after the last.
   */
  static Activity asPeersStore(LeakyNetwork network, Trials trials) {
    Activity activity = Activity.of(network, Stimuli.of(trials));
    return new Activity(shifted(activity.states(), trials), shifted(activity.outputs(), trials));
  }

  private static DMatrixRMaj shifted(DMatrixRMaj rows, Trials trials) {
    DMatrixRMaj result = new DMatrixRMaj(rows.numRows, rows.numCols);
    int length = trials.time() * rows.numCols;
    for (int trial = 0; trial < trials.size(); trial++) {
      System.arraycopy(
          rows.data,
          trial * length,
          result.data,
          trial * length + rows.numCols,
          length - rows.numCols);
    }
    return result;
  }

  /** The largest difference between entries of two arrays. */
  static double largestDifference(double[] a, double[] b) {
    assertThat(a).hasSameSizeAs(b);
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }
}
