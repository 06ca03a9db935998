package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/** Circuits that are wrong on purpose, and those they were made from. */
class WrongCircuitsTest {

  private final PeerData flipFlop = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
  private final PeerData context = new PeerData("latentcircuit_seed0.npz");

  private static final Map<Integer, FixedPoints> POINTS = new HashMap<>();

  private static final Behaviour DOES_IT = new Behaviour(1, 1, 1, 0, .98);

  @ParameterizedTest
  @ValueSource(strings = {"rate", "current"})
  void rightCircuitsOfAFlipFlopAreNotPoor(String form) {
    Teacher teacher = flipFlop(form);
    FittedCircuit right =
        new FittedCircuit(
            PeerNets.flipFlopCircuit(flipFlop, form, 4),
            PeerNets.flipFlopEmbedding(flipFlop, form, 4),
            0);
    assertThat(judge(right, teacher).grade()).isNotEqualTo(Grade.POOR);
  }

  @Test
  void shuffledConnectionsOfAFlipFlopArePoor() {
    assertShuffledConnectionsOfAFlipFlopArePoor(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  @Tag("soak")
  void shuffledConnectionsOfAFlipFlopArePoor(int seed) {
    assertShuffledConnectionsOfAFlipFlopArePoor(seed);
  }

  private void assertShuffledConnectionsOfAFlipFlopArePoor(int seed) {
    Teacher teacher = flipFlop("rate");
    LeakyNetwork circuit = PeerNets.flipFlopCircuit(flipFlop, "rate", 4);
    FittedCircuit wrong =
        new FittedCircuit(
            circuit.withRecurrent(shuffled(circuit.recurrent(), seed)),
            PeerNets.flipFlopEmbedding(flipFlop, "rate", 4),
            0);
    assertThat(judge(wrong, teacher).grade()).isEqualTo(Grade.POOR);
  }

  @Test
  void shuffledConnectionsOfAContextCircuitArePoor() {
    assertShuffledConnectionsOfAContextCircuitArePoor(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  @Tag("soak")
  void shuffledConnectionsOfAContextCircuitArePoor(int seed) {
    assertShuffledConnectionsOfAContextCircuitArePoor(seed);
  }

  private void assertShuffledConnectionsOfAContextCircuitArePoor(int seed) {
    Teacher teacher =
        Teacher.in(PeerNets.contextNetwork(context), Stimuli.of(PeerNets.contextTrials(context)));
    PeerData fit = new PeerData("own_varpro_fit_latentcircuit_seed0.npz");
    LeakyNetwork circuit =
        PeerNets.contextCircuit(
            shuffled(fit.matrix("w"), seed), fit.matrix("w_in"), fit.matrix("w_out"));
    Embedding embedding = new Embedding(fit.matrix("Q"), 1, new double[50]);
    assertThat(judge(new FittedCircuit(circuit, embedding, 0), teacher).grade())
        .isEqualTo(Grade.POOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate", "current"})
  void oneNodeIsTooFewForTwoBits(String form) {
    Teacher teacher = flipFlop(form);
    LatentCircuitParameters one =
        Fits.shorter(Fits.parameters(1, Masks.FREE, true, false, 0), 300, 1, 16);
    FittedCircuit wrong = Fits.run(Fits.of(teacher, 1, one), 0, 1);
    assertThat(judge(wrong, teacher).grade()).isEqualTo(Grade.POOR);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void fewNodesAreTooFewForAContext(int nodes) {
    Teacher teacher =
        Teacher.in(PeerNets.contextNetwork(context), Stimuli.of(PeerNets.contextTrials(context)));
    LatentCircuitParameters few =
        Fits.shorter(Fits.parameters(nodes, Masks.FREE, false, false, 0), 150, 1, 16);
    FittedCircuit wrong = Fits.run(Fits.of(teacher, nodes, few), 0, 1);
    assertThat(judge(wrong, teacher).grade()).isEqualTo(Grade.POOR);
  }

  @Test
  void circuitOfAnotherNetworkIsPoor() {
    assertCircuitOfAnotherNetworkIsPoor(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  @Tag("soak")
  void circuitOfAnotherNetworkIsPoor(int seed) {
    assertCircuitOfAnotherNetworkIsPoor(seed);
  }

  private void assertCircuitOfAnotherNetworkIsPoor(int seed) {
    Teacher teacher = flipFlop("rate");
    FittedCircuit ofAnother =
        new FittedCircuit(
            PeerNets.flipFlopCircuit(flipFlop, "rate", 4),
            new Embedding(
                PerturbationTest.randomDirections(64, 4, new Random(seed)), 3.6, new double[64]),
            0);
    assertThat(judge(ofAnother, teacher).grade()).isEqualTo(Grade.POOR);
  }

  /** A network that answers the one bit where the other is asked for, and one that negates both. */
  @ParameterizedTest
  @CsvSource({
    "rate, 0, 1, 1, 0", "current, 0, 1, 1, 0",
    "rate, -1, 0, 0, -1", "current, -1, 0, 0, -1"
  })
  void circuitOfANetworkOfAnotherTaskIsPoor(
      String form, double first, double ofSecond, double ofFirst, double second) {
    LeakyNetwork other =
        PeerNets.readingOut(
            PeerNets.flipFlop(flipFlop, form),
            new DMatrixRMaj(new double[][] {{first, ofSecond}, {ofFirst, second}}));
    Teacher teacher = Teacher.in(other, Stimuli.of(PeerNets.flipFlopTrials(flipFlop, form)));
    FittedCircuit circuit =
        new FittedCircuit(
            PeerNets.flipFlopCircuit(flipFlop, form, 4),
            PeerNets.flipFlopEmbedding(flipFlop, form, 4),
            0);
    assertThat(judge(circuit, teacher).grade()).isEqualTo(Grade.POOR);
  }

  @Test
  void networkThatDoesNotDoTheTaskHasNoGoodCircuit() {
    Teacher teacher = flipFlop("rate");
    FittedCircuit right = rightCircuit();
    Behaviour untrained = new Behaviour(.1, .1, 1, 0, .98);
    assertThat(judge(right, teacher, untrained).sentence(4))
        .startsWith("Verdict: poor.")
        .contains("does not do the task");
  }

  @Test
  void aCircuitWithOtherStablePointsIsNeverGood() {
    Teacher teacher = flipFlop("rate");
    FittedCircuit right = rightCircuit();
    PointMatch match = match(right, teacher);
    assertThat(match.same()).isTrue();
    assertThat(PointMatch.text(match.network())).isEqualTo("4/4/1");
    assertThat(
            new PointMatch(
                    match.input(), new int[] {5, 4}, match.circuit(), 4, 0, PointMatch.Open.NONE)
                .grade())
        .isEqualTo(Grade.FAIR);
    assertThat(
            new PointMatch(
                    match.input(), new int[] {4, 4}, new int[] {1}, 1, 0, PointMatch.Open.NONE)
                .grade())
        .isEqualTo(Grade.POOR);
  }

  @Test
  void aStablePointThatTheSimulatedNetworkLeavesIsToldAndNoGoodMatch() {
    Teacher teacher = flipFlop("rate");
    FittedCircuit right = rightCircuit();
    PointMatch match = match(right, teacher);
    assertThat(match.flowOnly()).isZero();
    assertThat(match.caveat()).isEmpty();
    PointMatch left =
        new PointMatch(match.input(), match.network(), match.circuit(), 4, 1, PointMatch.Open.NONE);
    assertThat(left.same()).isTrue();
    assertThat(left.grade()).isEqualTo(Grade.FAIR);
    assertThat(left.caveat()).contains("1 of which the network leaves at its step");
  }

  @Test
  void whereANetworkIsNotDifferentiableAStablePointOfItsCircuitIsNeitherRightNorWrong() {
    LeakyNetwork network = PeerNets.contextNetwork(context);
    Teacher teacher = Teacher.in(network, Stimuli.of(PeerNets.contextTrials(context)));
    PeerData fit = new PeerData("own_varpro_fit_latentcircuit_seed0.npz");
    double[] biases = new double[8];
    Arrays.fill(biases, -0.01);
    LeakyNetwork circuit =
        PeerNets.network(
            Form.RATE,
            Activation.RELU,
            fit.matrix("w"),
            fit.matrix("w_in"),
            biases,
            fit.matrix("w_out"));
    // Without biases all units of the network are on their kinks at the origin; those of the
    // circuit are silent there.
    PointMatch match =
        PointMatch.of(
            new ConstantInput("no input", new double[6]),
            origin(network),
            origin(circuit),
            new Embedding(fit.matrix("Q"), 1, new double[50]),
            teacher.activity());
    assertThat(match.circuitStable()).isEqualTo(1);
    assertThat(match.networkStable()).isZero();
    assertThat(match.open()).isEqualTo(new PointMatch.Open(0, 1));
    assertThat(match.same()).isTrue();
    assertThat(match.grade()).isEqualTo(Grade.FAIR);
    assertThat(match.caveat()).contains("1 more on one side where the other is not differentiable");
  }

  private static FixedPoints origin(LeakyNetwork network) {
    return FixedPointSearch.defaults()
        .find(
            network,
            new double[network.inputs()],
            List.of(new double[network.dimension()]),
            new Random(1));
  }

  private FittedCircuit rightCircuit() {
    return new FittedCircuit(
        PeerNets.flipFlopCircuit(flipFlop, "rate", 4),
        PeerNets.flipFlopEmbedding(flipFlop, "rate", 4),
        0);
  }

  private Teacher flipFlop(String form) {
    return Teacher.in(
        PeerNets.flipFlop(flipFlop, form), Stimuli.of(PeerNets.flipFlopTrials(flipFlop, form)));
  }

  private static Judgement judge(FittedCircuit fit, Teacher teacher) {
    return judge(fit, teacher, DOES_IT);
  }

  private static Judgement judge(FittedCircuit fit, Teacher teacher, Behaviour behaviour) {
    Restart restart = Restart.of(1, false, fit, teacher, 1);
    Pool pool = new Pool(fit.circuit().dimension(), 0, List.of(restart, restart));
    try (Workers workers = new Workers(2)) {
      Assessment assessment = Assessment.of(fit, teacher, .3, new Random(3), workers, () -> {});
      return Judgement.of(assessment, pool, List.of(Optional.of(match(fit, teacher))), behaviour);
    }
  }

  private static PointMatch match(FittedCircuit fit, Teacher teacher) {
    ConstantInput none = new ConstantInput("no input", new double[teacher.network().inputs()]);
    Activity latent = Activity.of(fit.circuit(), teacher.stimuli());
    return PointMatch.of(
        none,
        points(teacher),
        CircuitFixedPoints.of(fit.circuit(), latent, none.values(), new Random(2), () -> {}),
        fit.embedding(),
        teacher.activity());
  }

  /** The fixed points of a network, which do not depend on the circuit that is judged by them. */
  private static FixedPoints points(Teacher teacher) {
    return POINTS.computeIfAbsent(
        Arrays.hashCode(teacher.network().recurrent().data),
        unseen ->
            NetworkPoints.of(teacher, List.of(), new Random(1), () -> {})
                .found()
                .get(0)
                .orElseThrow());
  }

  private static DMatrixRMaj shuffled(DMatrixRMaj weights, int seed) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < weights.getNumElements(); i++) {
      values.add(weights.data[i]);
    }
    Collections.shuffle(values, new Random(seed));
    DMatrixRMaj result = weights.copy();
    for (int i = 0; i < result.getNumElements(); i++) {
      result.data[i] = values.get(i);
    }
    return result;
  }
}
