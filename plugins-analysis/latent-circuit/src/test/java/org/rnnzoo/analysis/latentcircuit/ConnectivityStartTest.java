package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.Noise;

class ConnectivityStartTest {

  private static final int FEW_STEPS = 150;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aFewStepsFromTheConnectivityLeadToTheCircuitOfTheContextNetwork(int seed) {
    Teacher teacher = contextTeacher();
    assertThat(explained(teacher, Masks.FREE, 1, seed)).isGreaterThan(.985);
    assertThat(explained(teacher, Masks.LABELLED, 1, seed)).isGreaterThan(.985);
    assertThat(explained(teacher, Masks.FREE, 0, seed)).isLessThan(.975);
  }

  @Test
  void aNodeStartsAsActiveAsAUnit() {
    Teacher teacher = flipFlopTeacher();
    FittedCircuit fit = fit(teacher, 2, Masks.FREE, true, 1, 1, 1);
    double node = Matrices.squaredNorm(Activity.of(fit.circuit(), teacher.stimuli()).states()) / 2;
    double unit = Matrices.squaredNorm(teacher.activity().states()) / teacher.network().dimension();
    assertThat(node / unit).isBetween(.7, 1.4);
  }

  @ParameterizedTest
  @EnumSource(
      value = Masks.class,
      names = {"FREE", "LABELLED"})
  void withoutAnAnchorNoStartLooksAtTheConnectivity(Masks masks) {
    Teacher teacher = contextTeacher();
    LeakyNetwork network = teacher.network();
    Teacher other =
        new Teacher(
            network.withRecurrent(network.recurrent().createLike()),
            teacher.stimuli(),
            teacher.activity());
    assertThat(recurrent(other, masks, 0)).isEqualTo(recurrent(teacher, masks, 0));
    assertThat(recurrent(other, masks, 1)).isNotEqualTo(recurrent(teacher, masks, 1));
  }

  /** The circuit of equally long trials, from the activity as it is given. */
  private static double[] recurrent(Teacher teacher, Masks masks, double anchor) {
    LatentCircuitParameters parameters =
        Fits.with(Fits.parameters(8, masks, false, false, anchor), "steps", 1);
    FitData data = new FitData(teacher, 8, Noise.NONE, new Random(6), parameters);
    return Fits.run(new CircuitFit(data, 8, parameters), anchor, 2).circuit().recurrent().data;
  }

  private static double explained(Teacher teacher, Masks masks, double anchor, int seed) {
    FittedCircuit fit = fit(teacher, 8, masks, true, anchor, FEW_STEPS, seed);
    Activity latent = Activity.of(fit.circuit(), teacher.stimuli());
    return CircuitMetrics.of(teacher.activity(), latent, fit.embedding()).r2Full();
  }

  private static FittedCircuit fit(
      Teacher teacher, int nodes, Masks masks, boolean scaled, double anchor, int steps, int seed) {
    LatentCircuitParameters parameters =
        Fits.with(Fits.parameters(nodes, masks, scaled, false, anchor), "steps", steps);
    return Fits.run(Fits.of(teacher, nodes, parameters), anchor, seed);
  }

  private static Teacher contextTeacher() {
    PeerData peer = new PeerData("latentcircuit_seed0.npz");
    return Teacher.in(PeerNets.contextNetwork(peer), Stimuli.of(PeerNets.contextTrials(peer)));
  }

  private static Teacher flipFlopTeacher() {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    return Teacher.in(
        PeerNets.flipFlop(peer, "rate"), Stimuli.of(PeerNets.flipFlopTrials(peer, "rate")));
  }
}
