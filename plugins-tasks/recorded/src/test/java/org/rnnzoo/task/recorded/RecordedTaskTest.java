package org.rnnzoo.task.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.testkit.TaskContract;

class RecordedTaskTest implements TaskContract<RecordedParameters> {

  @Override
  public Task<RecordedParameters> task() {
    return new RecordedTask();
  }

  @Override
  public List<Double> samplingPeriods() {
    return List.of(1.0, 2.0, 5.0, 10.0, 20.0);
  }

  /** Whoever tests a network on them counts none of them twice. */
  @Test
  void thereAreAsManyTrialsAsInTheFileUnlessNoiseMakesOthers() {
    Version<RecordedParameters> version = task().versions().get(0);
    int recorded = Recordings.of("").trials().size();
    assertThat(recorded).isBetween(2, 63);
    assertThat(source(version, new Clock(20)).atMost(1024)).isEqualTo(recorded);
    assertThat(task().differentTrials(new RecordedParameters("", 0.5, 0.1))).isEmpty();
  }
}
