package org.rnnzoo.testkit;

import org.rnnzoo.api.task.Task;

class HoldTaskTest implements TaskContract<HoldTask.Parameters> {

  @Override
  public Task<HoldTask.Parameters> task() {
    return new HoldTask();
  }
}
