package org.rnnzoo.trainer.force;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.PlainNetwork;

class LearnersTest {

  private static final Clock CLOCK = new Clock(20);
  private static final RandomStream STREAM = RandomStream.root(17);
  private static final int UNITS = 5;

  @Test
  void whatTheyTellBetweenBatchesIsAllThatTheyKnow() {
    Readout readout = readout();
    Learners learners = Learners.fresh(2, readout.features(), 0.3);
    learners.learn(batch(0), rates(0), readout, 1);
    Learners restored = Learners.restored(learners.state());

    Readout onwards = readout();
    Readout afterRestoring = readout();
    learners.learn(batch(1), rates(1), onwards, 1);
    restored.learn(batch(1), rates(1), afterRestoring, 1);
    double[] features = {0.3, -0.2, 0.9, 0.1, -0.7, 1};
    for (int output = 0; output < 2; output++) {
      assertThat(afterRestoring.output(output, features))
          .isEqualTo(onwards.output(output, features));
    }
  }

  private static Readout readout() {
    PlainNetwork network =
        PlainNetwork.random(new Dimensions(1, UNITS, 2), CLOCK, 0, STREAM.named("init"));
    Readout readout = Readout.of(network.weights(), "recursive-least-squares");
    readout.load();
    return readout;
  }

  private static Trials batch(int number) {
    TwoWindowsTask task = new TwoWindowsTask(Loss.SQUARED_ERROR);
    return new TrialSource<>(task, task.defaults(), CLOCK, STREAM.named("trials"))
        .trials(4L * number, 4);
  }

  private static float[] rates(int number) {
    Trials batch = batch(number);
    float[] rates = new float[batch.size() * batch.time() * UNITS];
    RandomGenerator random = STREAM.named("rates").indexed(number).generator();
    for (int k = 0; k < rates.length; k++) {
      rates[k] = (float) random.nextGaussian();
    }
    return rates;
  }
}
