package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Form;

class LyapunovParametersTest {

  @Test
  void timesBecomeIntervalsOfWholeSteps() {
    assertThat(times(1).scheduleFor(RandomNetwork.of(Form.RATE, 3, 1, RandomStream.root(1))))
        .isEqualTo(new Schedule(10, 100, 50, 500));
    assertThat(times(0.26).scheduleFor(RandomNetwork.of(Form.RATE, 3, 1, RandomStream.root(1))))
        .isEqualTo(new Schedule(3, 333, 167, 1667));
  }

  @Test
  void anIntervalIsAStepAtLeast() {
    assertThat(times(0.01).scheduleFor(new HenonMap())).isEqualTo(new Schedule(1, 100, 50, 500));
  }

  @Test
  void thereAreNoMoreExponentsThanStateVariables() {
    assertThat(times(1).exponentsOf(new HenonMap())).isEqualTo(2);
  }

  @Test
  void aLongIntervalIsRefusedInWords() {
    assertThatThrownBy(() -> times(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("interval is 11; it must be from 0.01 to 10.");
  }

  private static LyapunovParameters times(double interval) {
    return new LyapunovParameters(12, List.of(), 4, 0.01, 100, 50, 500, interval);
  }
}
