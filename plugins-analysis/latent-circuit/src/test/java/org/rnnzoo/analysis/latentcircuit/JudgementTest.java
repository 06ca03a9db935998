package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.analysis.latentcircuit.Judgement.Criterion;
import org.rnnzoo.analysis.latentcircuit.PointMatch.Open;

class JudgementTest {

  /** Everything about a circuit as good as can be; tests make one thing worse. */
  private static final class Circuit {
    private double r2Full = 0.96;
    private double ceiling = 1;
    private double r2Output = 0.96;
    private double correlation = 0.9;
    private double control = 0.1;
    private double slope = 1;
    private double controlSlope = 0.1;
    private Behaviour behaviour = new Behaviour(0.95, 0.95, 1, 0.5, 0.9);
    private Optional<PointMatch> match = Optional.of(points(4, 4, 4, 0, Open.NONE));
    private List<Restart> restarts = restarts(0.9, 0.9);

    Judgement judgement() {
      PerturbationTest perturbation =
          new PerturbationTest(
              new Agreement(correlation, slope, 0),
              new Agreement(control, controlSlope, 1),
              new Agreement(1, 1, 0),
              new Agreement(0, 0, 1),
              new double[0],
              new double[0]);
      Assessment assessment =
          new Assessment(
              null, null, new CircuitMetrics(r2Full, 1, 1, ceiling, r2Output), null, perturbation);
      return Judgement.of(assessment, new Pool(2, 0, restarts), List.of(match), behaviour);
    }

    Criterion criterion(String name) {
      return judgement().criteria().stream()
          .filter(criterion -> criterion.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static PointMatch points(int network, int circuit, int matched, int flowOnly, Open open) {
    return new PointMatch(
        new ConstantInput("no input", new double[1]),
        new int[] {network, 1},
        new int[] {circuit},
        matched,
        flowOnly,
        open);
  }

  private static List<Restart> restarts(double... r2) {
    List<Restart> restarts = new ArrayList<>();
    for (double one : r2) {
      restarts.add(new Restart(restarts.size(), false, null, 1 - one, one));
    }
    return restarts;
  }

  private final Circuit circuit = new Circuit();

  @Test
  void itIsJudgedBySixThings() {
    assertThat(circuit.judgement().criteria())
        .extracting(Criterion::name)
        .containsExactly("task", "activity", "outputs", "perturbation", "fixedPoints", "restarts");
    assertThat(circuit.judgement().grade()).isEqualTo(Grade.GOOD);
  }

  @Test
  void aGoodCircuitIsToldWithAllThatSpeaksForItButTheTask() {
    assertThat(circuit.judgement().sentence(2))
        .isEqualTo(
            "Verdict: good. Trust the circuit of 2 nodes: it explains 96.0 % of the activity that"
                + " its number of dimensions can hold, it explains 96.0 % of the outputs, it"
                + " predicts what changed connections do with r = 0.90 (0.10 along random"
                + " directions), its 4 stable points (no input) are the network's, 2 of 2 restarts"
                + " are within 0.005 of the best.");
  }

  @Test
  void aCircuitOfOneNodeIsNotSaidToHaveSeveral() {
    assertThat(circuit.judgement().sentence(1)).contains("Trust the circuit of 1 node: ");
  }

  @Test
  void onlyWhatMadeItsGradeIsToldAgainstIt() {
    circuit.r2Output = 0.92;
    assertThat(circuit.judgement().grade()).isEqualTo(Grade.FAIR);
    assertThat(circuit.judgement().sentence(2))
        .isEqualTo(
            "Verdict: fair. Take with care the circuit of 2 nodes: it explains 92.0 % of the"
                + " outputs.");
  }

  @Test
  void theWorstCriterionIsTheGrade() {
    circuit.r2Output = 0.92;
    circuit.r2Full = 0.5;
    assertThat(circuit.judgement().sentence(2))
        .isEqualTo(
            "Verdict: poor. Do not trust the circuit of 2 nodes: it explains 50.0 % of the"
                + " activity that its number of dimensions can hold.");
  }

  @Test
  void activityCountsRelativeToWhatSoManyDimensionsCanHold() {
    circuit.r2Full = 0.48;
    circuit.ceiling = 0.5;
    assertThat(circuit.criterion("activity").grade()).isEqualTo(Grade.GOOD);
  }

  @Test
  void aNetworkThatDoesNotDoTheTaskHasNoGoodCircuit() {
    circuit.behaviour = new Behaviour(0.6, 0.95, 1, 0.5, 0.9);
    assertThat(circuit.criterion("task").grade()).isEqualTo(Grade.POOR);
    assertThat(circuit.criterion("task").words())
        .isEqualTo("the network itself does not do the task (accuracy 0.60, solved from 0.90)");
  }

  @Test
  void aCircuitThatDoesNotDoTheTaskIsPoor() {
    circuit.behaviour = new Behaviour(0.95, 0.6, 1, 0.5, 0.9);
    assertThat(circuit.criterion("task").grade()).isEqualTo(Grade.POOR);
    assertThat(circuit.criterion("task").words())
        .isEqualTo("its accuracy on the task is 0.60 where the network's is 0.95");
  }

  @ParameterizedTest
  @CsvSource({"0.75, true", "0.74, false"})
  void halfWayFromChanceToSolvedDoesTheTask(double accuracy, boolean does) {
    Behaviour behaviour = new Behaviour(accuracy, accuracy, 1, 0.5, 1);
    assertThat(behaviour.networkDoesTask()).isEqualTo(does);
    assertThat(behaviour.circuitDoesTask()).isEqualTo(does);
  }

  @Test
  void whereNothingWasAskedTheTaskIsDone() {
    Behaviour behaviour = new Behaviour(Double.NaN, Double.NaN, Double.NaN, 0.5, 0.9);
    assertThat(behaviour.networkDoesTask()).isTrue();
    assertThat(behaviour.circuitDoesTask()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,   1, 0.1,   GOOD", // well above the control
    "0.625, 1, 0.5,   POOR", // neither above it nor steeper
    "0.625, 3, 1,     GOOD", // three times as steep
    "0.625, 3, -1,    GOOD",
    "0.625, 3, 1.01,  POOR",
    "-0.5,  1, 0.1,   GOOD",
    "-0.875, 1, 0.5,  POOR", // a control is as strong below 0 as above
  })
  void aPredictionMustBeMoreThanThatOfRandomDirections(
      double control, double slope, double controlSlope, Grade grade) {
    circuit.control = control;
    circuit.slope = slope;
    circuit.controlSlope = controlSlope;
    assertThat(circuit.criterion("perturbation").grade()).isEqualTo(grade);
  }

  @Test
  void fixedPointsThatCouldNotBeComparedLeaveItFair() {
    circuit.match = Optional.empty();
    assertThat(circuit.criterion("fixedPoints"))
        .isEqualTo(
            new Criterion(
                "fixedPoints",
                Grade.FAIR,
                "its fixed points could not be compared with the network's",
                "fixed points not compared"));
  }

  @Test
  void theTitleOfAFigureSaysWhatSpeaksAgainstThePoorCircuit() {
    circuit.behaviour = new Behaviour(1, 0.41, 0.4, 0.5, 0.9);
    circuit.r2Full = -0.07;
    circuit.correlation = -0.09;
    assertThat(circuit.judgement().title(1))
        .isEqualTo(
            "1 node, poor: accuracy 0.41 against 1.00, activity -7 % of what its dimensions can"
                + " hold, perturbations r = -0.09 (along random directions 0.10)");
  }

  @Test
  void theTitleOfAFigureSaysWhatSpeaksForTheGoodCircuit() {
    assertThat(circuit.judgement().title(2))
        .isEqualTo(
            "2 nodes, good: activity 96 % of what its dimensions can hold, outputs 96 %,"
                + " perturbations r = 0.90 (along random directions 0.10), 4 of 4 stable points (no"
                + " input) in common, 2 of 2 restarts agree");
  }

  @Test
  void fixedPointsThatDifferAreCountedOnBothSides() {
    circuit.match = Optional.of(points(5, 4, 3, 0, Open.NONE));
    assertThat(circuit.criterion("fixedPoints").words())
        .isEqualTo("3 of its 4 stable points (no input) are among the network's 5");
  }

  @Test
  void aCaveatIsAddedToTheWordsAboutFixedPoints() {
    circuit.match = Optional.of(points(4, 4, 4, 2, Open.NONE));
    assertThat(circuit.criterion("fixedPoints").words())
        .isEqualTo(
            "its 4 stable points (no input) are the network's, 2 of which the network leaves at"
                + " its step, as they are stable in continuous time only");
  }

  @Test
  void halfOfTheRestartsMustAgree() {
    circuit.restarts = restarts(0.9, 0.8);
    assertThat(circuit.criterion("restarts").grade()).isEqualTo(Grade.GOOD);
    circuit.restarts = restarts(0.9, 0.8, 0.8);
    assertThat(circuit.criterion("restarts").grade()).isEqualTo(Grade.FAIR);
    assertThat(circuit.criterion("restarts").words())
        .isEqualTo("1 of 3 restarts are within 0.005 of the best");
  }

  @Test
  void aSingleRestartAgreesWithNobody() {
    circuit.restarts = restarts(0.9);
    assertThat(circuit.criterion("restarts").grade()).isEqualTo(Grade.FAIR);
  }

  @Test
  void eachCriterionIsARow() {
    assertThat(circuit.judgement().table())
        .hasSize(6)
        .element(2)
        .satisfies(
            row -> {
              assertThat(row).containsEntry("criterion", "outputs").containsEntry("grade", "good");
              assertThat(row).containsEntry("found", "it explains 96.0 % of the outputs");
            });
  }
}
