package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

class PerturbationTestTest {

  private static final double SIZE = 0.3;

  private final PeerData context = new PeerData("latentcircuit_seed0.npz");

  @ParameterizedTest
  @ValueSource(strings = {"rate", "current"})
  void networkThatIsTheCircuitPassesAndRandomDirectionsDoNot(String form) {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    LeakyNetwork circuit = PeerNets.flipFlopCircuit(peer, form, 2);
    EmbeddedCircuit embedded = EmbeddedCircuit.of(circuit, 32);
    PerturbationTest test =
        run(
            embedded.network(),
            circuit,
            embedded.embedding(),
            Stimuli.of(PeerNets.flipFlopTrials(peer, form)));
    assertThat(test.agreement().correlation()).isEqualTo(1, within(1e-9));
    assertThat(test.agreement().slope()).isEqualTo(1, within(1e-9));
    assertThat(test.control().correlation()).isBetween(-.3, .3);
    assertThat(test.control().slope()).isBetween(-.1, .1);
    assertThat(test.states().correlation()).isEqualTo(1, within(1e-9));
    assertThat(test.states().slope()).isEqualTo(1, within(1e-9));
    assertThat(test.statesControl().correlation()).isBetween(-.3, .3);
  }

  /**
   * Units of one direction that saturate early and late. What they say together hardly leaves a
   * line, until the recurrent gain changes; outputs that weigh the one against the other change the
   * other way then.
   */
  @Test
  void readoutFromDirectionsThatHardlyMoveIsNotForetoldThoughStatesAre() {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    Stimuli stimuli =
        PeerNets.scoredAtLastButOne(Stimuli.of(PeerNets.flipFlopTrials(peer, "rate")));
    int units = 32;
    DMatrixRMaj drive = new DMatrixRMaj(units, 1);
    for (int unit = 0; unit < units; unit++) {
      drive.set(unit, 0, unit % 2 == 0 ? .8 : 2.5);
    }
    DMatrixRMaj recurrent = new DMatrixRMaj(units, units);
    CommonOps_DDRM.multTransB(.5 / units, drive, drive, recurrent);
    DMatrixRMaj input = new DMatrixRMaj(units, 2);
    CommonOps_DDRM.insert(drive, input, 0, 0);
    LeakyNetwork plain = twoKinds(recurrent, input, 1.0 / units, 1.0 / units);
    LatentCircuitParameters one =
        Fits.shorter(Fits.parameters(1, Masks.FREE, true, false, 0), 400, 1, 16);
    FittedCircuit fit = Fits.run(Fits.of(Teacher.in(plain, stimuli), 1, one), 0, 1);
    PerturbationTest read = run(plain, fit.circuit(), fit.embedding(), stimuli);
    // The same outputs where both kinds are as they end, from weights that set one against the
    // other.
    DMatrixRMaj states = Activity.of(plain, stimuli).states();
    double early = 5 * Math.abs(states.get(states.numRows - 1, 1));
    double late = 5 * Math.abs(states.get(states.numRows - 1, 0));
    LeakyNetwork opposed = twoKinds(recurrent, input, (1 - early) / units, (1 + late) / units);
    PerturbationTest against = run(opposed, fit.circuit(), fit.embedding(), stimuli);
    assertThat(read.agreement().correlation()).isGreaterThan(.9);
    assertThat(against.agreement().correlation()).isLessThan(0);
    assertThat(against.states()).isEqualTo(read.states());
    assertThat(against.states().correlation()).isGreaterThan(.9);
  }

  private static LeakyNetwork twoKinds(
      DMatrixRMaj recurrent, DMatrixRMaj input, double first, double second) {
    DMatrixRMaj readout = new DMatrixRMaj(1, recurrent.numRows);
    for (int unit = 0; unit < readout.numCols; unit++) {
      readout.set(0, unit, unit % 2 == 0 ? first : second);
    }
    return PeerNets.network(
        Form.RATE, Activation.TANH, recurrent, input, new double[recurrent.numRows], readout);
  }

  @Test
  @Tag("soak")
  void publishedCircuitPredictsPerturbationsOfThePublishedNetwork() {
    DMatrixRMaj q = CommonOps_DDRM.transpose(context.matrix("lc_q"), null);
    PerturbationTest test =
        runOnFinalChoice(
            context.matrix("lc_w_rec"), context.matrix("lc_w_in"), context.matrix("lc_w_out"), q);
    assertThat(test.agreement().correlation()).isEqualTo(.902, within(6e-4));
    assertThat(test.agreement().slope()).isEqualTo(1.007, within(6e-4));
    assertThat(test.control().correlation()).isBetween(-.4, .4);
  }

  @Test
  @Tag("soak")
  void circuitFittedElsewhereInClosedFormPredictsLessWell() {
    PeerData fit = new PeerData("own_varpro_fit_latentcircuit_seed0.npz");
    PerturbationTest test =
        runOnFinalChoice(fit.matrix("w"), fit.matrix("w_in"), fit.matrix("w_out"), fit.matrix("Q"));
    assertThat(test.agreement().correlation()).isEqualTo(.808, within(6e-4));
    assertThat(test.agreement().slope()).isEqualTo(.69, within(6e-3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("soak")
  void anchoredCircuitOfThePublishedNetworkPredictsBetterThanThePublishedOne(int seed) {
    Teacher teacher =
        Teacher.in(PeerNets.contextNetwork(context), Stimuli.of(PeerNets.contextTrials(context)));
    CircuitFit fits = Fits.of(teacher, 8, Fits.parameters(8, Masks.LABELLED, false, false, 1));
    FittedCircuit fit = Fits.run(fits, 1, seed);
    CircuitMetrics metrics =
        CircuitMetrics.of(
            teacher.activity(), Activity.of(fit.circuit(), teacher.stimuli()), fit.embedding());
    assertThat(metrics.r2Full()).isGreaterThan(.985);
    PerturbationTest test =
        runOnFinalChoice(
            fit.circuit().recurrent(),
            fit.circuit().input(),
            fit.circuit().readout(),
            fit.embedding().q());
    assertThat(test.agreement().correlation()).isGreaterThan(.92);
    assertThat(test.agreement().slope()).isGreaterThan(.8);
  }

  /** The test as the reference figures were measured: on z1 − z2 at the end of the trial. */
  private PerturbationTest runOnFinalChoice(
      DMatrixRMaj recurrent, DMatrixRMaj input, DMatrixRMaj readout, DMatrixRMaj q) {
    LeakyNetwork teacher = PeerNets.contextNetwork(context);
    DMatrixRMaj contrast = new DMatrixRMaj(new double[][] {{1, -1}});
    Trials trials = PeerNets.contextTrials(context);
    return run(
        PeerNets.readingOut(teacher, contrast),
        PeerNets.readingOut(PeerNets.contextCircuit(recurrent, input, readout), contrast),
        new Embedding(q, 1, new double[50]),
        PeerNets.scoredAtLastButOne(Stimuli.of(trials)));
  }

  @Test
  void randomDirectionsAreOrthonormalAndUnrelated() {
    DMatrixRMaj a = PerturbationTest.randomDirections(200, 3, new Random(1));
    DMatrixRMaj b = PerturbationTest.randomDirections(200, 3, new Random(2));
    DMatrixRMaj product = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multTransA(a, a, product);
    assertThat(product.data).containsExactly(CommonOps_DDRM.identity(3).data, within(1e-12));
    CommonOps_DDRM.multTransA(a, b, product);
    assertThat(CommonOps_DDRM.elementMaxAbs(product)).isLessThan(.25);
  }

  private static PerturbationTest run(
      LeakyNetwork teacher, LeakyNetwork circuit, Embedding embedding, Stimuli stimuli) {
    try (Workers workers = new Workers(2)) {
      return PerturbationTest.run(
          teacher, circuit, embedding, stimuli, SIZE, new Random(3), workers, () -> {});
    }
  }
}
