package org.rnnzoo.testkit;

import org.rnnzoo.api.train.Trainer;

class MomentumTrainerTest implements TrainerContract<MomentumTrainer.Parameters> {

  @Override
  public Trainer<MomentumTrainer.Parameters> trainer() {
    return new MomentumTrainer();
  }

  @Override
  public MomentumTrainer.Parameters parameters() {
    return trainer().defaults();
  }
}
