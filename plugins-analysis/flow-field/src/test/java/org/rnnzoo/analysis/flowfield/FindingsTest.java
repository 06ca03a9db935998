package org.rnnzoo.analysis.flowfield;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.SimulatedTrials;
import org.rnnzoo.testkit.HoldTask;

class FindingsTest {

  private static final LinearSystem SYSTEM = new LinearSystem(0.5);
  private static final String UNFINISHED =
      "The time of the search was used up; fixed points may be missing for: ";

  private static Result lines(int leftOut, Coverage.End... ends) {
    HoldTask task = new HoldTask();
    Trials trials = task.generate(task.defaults(), new Clock(20), RandomStream.root(1), 0, 4);
    SimulatedTrials all = SimulatedTrials.of(SYSTEM, trials);
    Findings findings =
        new Findings(
            SYSTEM,
            new SimulatedTrials(all.trials(), all.trajectories(), leftOut),
            FlowFieldParameters.DEFAULT);
    IntStream.range(0, ends.length)
        .forEach(
            i ->
                findings
                    .lines()
                    .add(new Line(HeldInput.of("input " + i, new double[1]), points(ends[i]))));
    return findings.result();
  }

  private static FixedPoints points(Coverage.End end) {
    return new FixedPoints(
        List.of(FixedPoint.at(SYSTEM, new double[1], new double[1])),
        List.of(),
        List.of(),
        false,
        new Coverage(Coverage.Method.SEARCH, end, 1, 0, 0));
  }

  @Test
  void aFinishedSearchIsWhole() {
    assertThat(lines(0, Coverage.End.NOTHING_NEW).partial()).isEmpty();
    assertThat(lines(0, Coverage.End.NOTHING_NEW).report()).hasSize(1);
  }

  @Test
  void inputsWhoseSearchRanOutOfTimeAreNamed() {
    Result result = lines(0, Coverage.End.TIME_UP, Coverage.End.NOTHING_NEW, Coverage.End.TIME_UP);
    assertThat(result.partial()).hasValue(UNFINISHED + "input 0; input 2.");
    assertThat(result.report()).last().isEqualTo(UNFINISHED + "input 0; input 2.");
  }

  @Test
  void trialsThatAreLeftOutAreToldToo() {
    assertThat(lines(2, Coverage.End.TIME_UP).partial())
        .hasValue(
            "In 2 of 6 trials the state of the network grows beyond all numbers; they are left"
                + " out. "
                + UNFINISHED
                + "input 0.");
  }

  @Test
  void noMoreThanSixInputsAreDrawn() {
    Coverage.End[] seven = new Coverage.End[7];
    Arrays.fill(seven, Coverage.End.NOTHING_NEW);
    Result result = lines(0, seven);
    assertThat(result.report()).hasSize(8).last().isEqualTo("6 of 7 inputs are drawn");
    assertThat(result.figures().get("flow").panels()).hasSize(6);
    assertThat(result.figures().get("flow").title()).isEqualTo("Flow under 6 inputs");
  }

  @Test
  void aSingleInputHasTheWholeFigure() {
    Figure figure = lines(0, Coverage.End.NOTHING_NEW).figures().get("flow");
    assertThat(figure.title()).isEqualTo("Flow, input 0");
    assertThat(figure.width()).isEqualTo(Figure.Width.WIDE);
    assertThat(figure.columns()).isEqualTo(1);
    assertThat(figure.panels().get(0).title()).isEmpty();
  }

  @Test
  void severalInputsAreNamedAboveTheirPanels() {
    Figure figure =
        lines(0, Coverage.End.NOTHING_NEW, Coverage.End.NOTHING_NEW).figures().get("flow");
    assertThat(figure.width()).isEqualTo(Figure.Width.PAGE);
    assertThat(figure.columns()).isEqualTo(2);
    assertThat(figure.panels().get(1).title()).isEqualTo("input 1");
  }

  @Test
  void planesWhoseSearchRanOutOfTimeAreNamedToo() {
    HoldTask task = new HoldTask();
    LinearSystem system = new LinearSystem(0, 0, 0);
    SimulatedTrials simulated =
        SimulatedTrials.of(
            system, task.generate(task.defaults(), new Clock(20), RandomStream.root(1), 0, 4));
    Findings findings = new Findings(system, simulated, FlowFieldParameters.DEFAULT);
    List<double[]> states = List.of(new double[] {0, 0, 1}, new double[] {1, 1, -1});
    findings.views().add(ViewTest.view("first", Coverage.End.NOTHING_NEW, states));
    findings.views().add(ViewTest.view("second", Coverage.End.TIME_UP, states));
    assertThat(findings.result().partial()).hasValue(UNFINISHED + "second.");
  }
}
