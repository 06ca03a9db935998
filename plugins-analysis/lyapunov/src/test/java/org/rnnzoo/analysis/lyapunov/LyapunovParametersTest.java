package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.testkit.HoldTask;

class LyapunovParametersTest {

  @Test
  void timesBecomeIntervalsOfWholeSteps() {
    assertThat(
            parameters(1)
                .times()
                .scheduleFor(RandomNetwork.of(Form.RATE, 3, 1, RandomStream.root(1))))
        .isEqualTo(new Schedule(10, 100, 50, 500));
    assertThat(
            parameters(0.26)
                .times()
                .scheduleFor(RandomNetwork.of(Form.RATE, 3, 1, RandomStream.root(1))))
        .isEqualTo(new Schedule(3, 333, 167, 1667));
  }

  @Test
  void anIntervalIsAStepAtLeast() {
    assertThat(parameters(0.01).times().scheduleFor(new HenonMap()))
        .isEqualTo(new Schedule(1, 100, 50, 500));
  }

  @Test
  void thereAreNoMoreExponentsThanStateVariables() {
    assertThat(parameters(1).exponentsOf(new HenonMap())).isEqualTo(2);
  }

  @Test
  void aLongIntervalIsRefusedInWords() {
    assertThatThrownBy(() -> parameters(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("interval is 11; it must be from 0.01 to 10.");
  }

  @Test
  void aShortDurationIsAnIntervalAtLeast() {
    LyapunovParameters parameters =
        new LyapunovParameters(1, List.of(), new StartingStates(1, 0), new Times(0, 0, 1, 10));
    assertThat(parameters.times().scheduleFor(new HenonMap())).isEqualTo(new Schedule(10, 0, 0, 1));
  }

  @Test
  void severalConstantInputsAreRefusedInWords() {
    HoldTask task = new HoldTask();
    Trials trials = task.generate(task.defaults(), new Clock(20), RandomStream.root(1), 0, 4);
    assertThatThrownBy(
            () ->
                new LyapunovParameters(
                        1,
                        List.of("epoch:cue", "epoch:delay"),
                        new StartingStates(1, 0),
                        new Times(0, 0, 1, 1))
                    .inputFor(trials))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Exponents are measured for one constant input, but the parameter 'input' tells 2.");
  }

  private static LyapunovParameters parameters(double interval) {
    return new LyapunovParameters(
        12, List.of(), new StartingStates(4, 0.01), new Times(100, 50, 500, interval));
  }
}
