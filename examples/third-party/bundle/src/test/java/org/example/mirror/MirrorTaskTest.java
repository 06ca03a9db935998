package org.example.mirror;

import org.rnnzoo.api.task.Task;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.TaskContract;

class MirrorTaskTest implements TaskContract<MirrorParameters>, BundleContract {

  @Override
  public Task<MirrorParameters> task() {
    return new MirrorTask();
  }
}
