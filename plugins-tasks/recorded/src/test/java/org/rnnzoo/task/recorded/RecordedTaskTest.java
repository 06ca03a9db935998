package org.rnnzoo.task.recorded;

import java.util.List;
import org.rnnzoo.api.task.Task;
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
}
