package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.analysis.latentcircuit.PeerNets.largestDifference;

import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.LeakyNetwork;

class CircuitMetricsTest {

  private static final Offset<Double> FOUR_DIGITS = within(6e-5);
  private static final Offset<Double> THREE_DIGITS = within(6e-4);

  private final PeerData context = new PeerData("latentcircuit_seed0.npz");
  private final LeakyNetwork teacher = PeerNets.contextNetwork(context);
  private final Trials trials = PeerNets.contextTrials(context);
  private final Activity activity = PeerNets.asPeersStore(teacher, trials);

  @Test
  void simulationReplaysThePublishedNetwork() {
    assertThat(largestDifference(activity.states().data, context.values("y"))).isLessThan(8.5e-7);
    assertThat(largestDifference(activity.outputs().data, context.values("z"))).isLessThan(8.5e-7);
  }

  @Test
  void publishedCircuitHasThePublishedMeasures() {
    LeakyNetwork circuit =
        PeerNets.contextCircuit(
            context.matrix("lc_w_rec"), context.matrix("lc_w_in"), context.matrix("lc_w_out"));
    DMatrixRMaj q = CommonOps_DDRM.transpose(context.matrix("lc_q"), null);
    Embedding embedding = new Embedding(q, 1, new double[50]);
    CircuitMetrics metrics =
        CircuitMetrics.of(activity, PeerNets.asPeersStore(circuit, trials), embedding);
    assertThat(metrics.r2Full()).isEqualTo(.9732, FOUR_DIGITS);
    assertThat(metrics.r2Subspace()).isEqualTo(.9847, FOUR_DIGITS);
    assertThat(metrics.r2Output()).isEqualTo(.9745, FOUR_DIGITS);
    assertThat(metrics.pcaCeiling()).isEqualTo(.996, THREE_DIGITS);
    Conjugation conjugation = Conjugation.of(teacher, circuit, embedding);
    assertThat(conjugation.connectivity().correlation()).isEqualTo(.9135, FOUR_DIGITS);
    assertThat(conjugation.inputs().correlation()).isEqualTo(.9717, FOUR_DIGITS);
    assertThat(conjugation.readouts().correlation()).isEqualTo(.9944, FOUR_DIGITS);
  }

  @Test
  void circuitFittedElsewhereInClosedFormHasItsReferenceMeasures() {
    PeerData fit = new PeerData("own_varpro_fit_latentcircuit_seed0.npz");
    LeakyNetwork circuit =
        PeerNets.contextCircuit(fit.matrix("w"), fit.matrix("w_in"), fit.matrix("w_out"));
    Activity latent = PeerNets.asPeersStore(circuit, trials);
    Embedding embedding = new Embedding(fit.matrix("Q"), 1, new double[50]);
    CircuitMetrics metrics = CircuitMetrics.of(activity, latent, embedding);
    assertThat(metrics.r2Full()).isEqualTo(.9902, FOUR_DIGITS);
    assertThat(metrics.r2Subspace()).isEqualTo(.9951, FOUR_DIGITS);
    assertThat(metrics.projectedVariance()).isEqualTo(.9951, FOUR_DIGITS);
    assertThat(metrics.r2Output()).isEqualTo(.9892, FOUR_DIGITS);
    Conjugation conjugation = Conjugation.of(teacher, circuit, embedding);
    assertThat(conjugation.connectivity().correlation()).isEqualTo(.9066, FOUR_DIGITS);
    assertThat(conjugation.inputs().correlation()).isEqualTo(.9789, FOUR_DIGITS);
    assertThat(conjugation.readouts().correlation()).isEqualTo(.9934, FOUR_DIGITS);
    Embedding again = Embedding.fit(activity.states(), latent.states(), true, false);
    assertThat(again.scale()).isEqualTo(1.0015, FOUR_DIGITS);
    assertThat(largestDifference(again.q().data, fit.values("Q"))).isLessThan(5e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "rate,    2, 4.330, .898, .968,  .999",
    "rate,    4, 3.603, .946, .977,  .753",
    "rate,    6, 2.876, .979, .990,  .833",
    "current, 2, 2.862, .855, .984, 1.000",
    "current, 4, 2.315, .941, .990,  .815",
    "current, 6, 2.028, .956, .990,  .762",
  })
  void flipFlopCircuitsHaveTheirReferenceMeasures(
      String form, int nodes, double scale, double r2Full, double r2Output, double correlation) {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    LeakyNetwork network = PeerNets.flipFlop(peer, form);
    LeakyNetwork circuit = PeerNets.flipFlopCircuit(peer, form, nodes);
    Trials pulses = PeerNets.flipFlopTrials(peer, form);
    Activity replay = PeerNets.asPeersStore(network, pulses);
    assertThat(largestDifference(replay.states().data, peer.values(form + "_x"))).isLessThan(1e-6);
    Embedding embedding = PeerNets.flipFlopEmbedding(peer, form, nodes);
    CircuitMetrics metrics =
        CircuitMetrics.of(replay, PeerNets.asPeersStore(circuit, pulses), embedding);
    assertThat(embedding.scale()).isEqualTo(scale, THREE_DIGITS);
    assertThat(metrics.r2Full()).isEqualTo(r2Full, THREE_DIGITS);
    assertThat(metrics.r2Output()).isEqualTo(r2Output, THREE_DIGITS);
    assertThat(Conjugation.of(network, circuit, embedding).connectivity().correlation())
        .isEqualTo(correlation, THREE_DIGITS);
  }

  @Test
  void circuitOfANetworkThatIsThisCircuitExplainsEverything() {
    LeakyNetwork circuit =
        PeerNets.contextCircuit(
            context.matrix("lc_w_rec"), context.matrix("lc_w_in"), context.matrix("lc_w_out"));
    EmbeddedCircuit embedded = EmbeddedCircuit.of(circuit, 6);
    Stimuli stimuli = Stimuli.of(trials);
    CircuitMetrics metrics =
        CircuitMetrics.of(
            Activity.of(embedded.network(), stimuli),
            Activity.of(circuit, stimuli),
            embedded.embedding());
    for (double share :
        List.of(
            metrics.r2Full(),
            metrics.r2Subspace(),
            metrics.projectedVariance(),
            metrics.pcaCeiling(),
            metrics.r2Output(),
            metrics.r2Relative())) {
      assertThat(share).isEqualTo(1, within(1e-12));
    }
    Conjugation conjugation = Conjugation.of(embedded.network(), circuit, embedded.embedding());
    for (Agreement agreement :
        List.of(
            conjugation.connectivity(),
            conjugation.offDiagonal(),
            conjugation.onDiagonal(),
            conjugation.inputs(),
            conjugation.readouts())) {
      assertThat(agreement.relativeError()).isLessThan(1e-12);
      assertThat(agreement.slope()).isEqualTo(1, within(1e-12));
    }
  }
}
