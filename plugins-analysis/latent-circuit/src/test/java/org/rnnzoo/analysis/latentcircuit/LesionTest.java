package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.LeakyNetwork;

/** Lesions and single connections of a network that is a known circuit. */
class LesionTest {

  private final PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
  private final LeakyNetwork circuit = PeerNets.flipFlopCircuit(peer, "rate", 2);
  private final EmbeddedCircuit embedded = EmbeddedCircuit.of(circuit, 16);
  private final Trials trials = PeerNets.flipFlopTrials(peer, "rate");
  private final Teacher teacher = Teacher.in(embedded.network(), Stimuli.of(trials));

  @Test
  void cuttingOffANodeDoesToTheNetworkWhatItDoesToTheCircuit() {
    try (Workers workers = new Workers(1)) {
      List<Lesion> lesions = Lesion.all(assessment(workers), teacher, workers, () -> {});
      assertThat(lesions).hasSize(2);
      for (Lesion lesion : lesions) {
        assertThat(lesion.agreement().relativeError()).isLessThan(1e-9);
        assertThat(lesion.predicted()).isGreaterThan(.3).isEqualTo(lesion.real(), within(1e-9));
      }
    }
  }

  @Test
  void aChangedConnectionDoesSoInEveryCondition() {
    try (Workers workers = new Workers(1)) {
      List<Trial> all = IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
      ConnectionChange change = ConnectionChange.of(assessment(workers), teacher, all, 0, 1, .3);
      assertThat(change.conditions().stream().mapToInt(ConnectionChange.Condition::trials).sum())
          .isEqualTo(trials.size());
      assertThat(change.columns()).containsExactly("wanted");
      assertThat(change.conditions())
          .allSatisfy(c -> assertThat(c.name()).isEqualTo("wanted " + c.label()));
      assertThat(change.real()).containsExactly(change.predicted(), within(1e-9));
      assertThat(Arrays.stream(change.predicted()).map(Math::abs).max().orElse(0))
          .isGreaterThan(.01);
    }
  }

  private Assessment assessment(Workers workers) {
    FittedCircuit fit = new FittedCircuit(circuit, embedded.embedding(), 0);
    return Assessment.of(fit, teacher, .3, new Random(1), workers, () -> {});
  }
}
