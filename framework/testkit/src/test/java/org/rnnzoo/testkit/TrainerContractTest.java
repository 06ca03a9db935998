package org.rnnzoo.testkit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

class TrainerContractTest {

  @TestFactory
  Stream<DynamicTest> wrongTrainersAreFoundOut() {
    return new Promises(TrainerContract.class)
        .isBrokenBy("trainingLowersTheLoss", "uphill", is(new Uphill()))
        .isBrokenBy("itStopsWhenAndAsTheContextSays", "goes on", is(new Stubborn()))
        .isBrokenBy("itReportsFiniteNumbers", "no loss", is(new Wordless()))
        .isBrokenBy("trainingCanBeRepeatedBitForBit", "global generator", is(new Global()))
        .isBrokenBy("theNumberOfThreadsDoesNotMatter", "batch by threads", is(new ByThreads()))
        .isBrokenBy("theIntervalOfReportsDoesNotMatter", "reports change it", is(new Nervous()))
        .isBrokenBy("aResumedTrainingEqualsAnUninterruptedOne", "velocity", is(new Forgetful()))
        .isBrokenBy("aResumedTrainingEqualsAnUninterruptedOne", "noise", is(new OwnCount()))
        .isBrokenBy("itSaysWhenTrainingDiverged", "carries on", is(new Blind()))
        .isBrokenBy("itLeavesFrozenWeightsAlone", "decay", is(new Decaying()))
        .isBrokenBy("itProjectsTheWeights", "never", is(new Unprojected()))
        .tests();
  }

  private static TrainerContract<MomentumTrainer.Parameters> is(MomentumTrainer trainer) {
    return new TrainerContract<>() {
      @Override
      public Trainer<MomentumTrainer.Parameters> trainer() {
        return trainer;
      }

      @Override
      public MomentumTrainer.Parameters parameters() {
        return trainer.defaults();
      }
    };
  }

  private static final class Uphill extends MomentumTrainer {
    @Override
    void update(Network network, float[] gradient, float[] velocity, Parameters p) {
      super.update(network, gradient, velocity, new Parameters(-p.learningRate(), p.batch()));
    }
  }

  private static final class Stubborn extends MomentumTrainer {
    @Override
    Optional<StopReason> report(TrainingContext context, Progress progress) {
      return super.report(context, progress).filter(reason -> progress.step() >= 40);
    }
  }

  private static final class Wordless extends MomentumTrainer {
    @Override
    double reported(double loss) {
      return Double.NaN;
    }
  }

  private static final class Global extends MomentumTrainer {
    @Override
    long noiseKey(TrainingContext context, long step) {
      return Nd4j.getRandom().nextLong();
    }
  }

  private static final class ByThreads extends MomentumTrainer {
    private int threads;

    @Override
    int threads(TrainingContext context) {
      threads = context.threads();
      return threads;
    }

    @Override
    Trials batch(TrialSource<?> trials, Parameters p, long step) {
      return trials.trials(step, p.batch() / threads);
    }
  }

  private static final class Nervous extends MomentumTrainer {
    private float[] velocity = new float[0];

    @Override
    void restore(float[] fresh, TrainingContext context) {
      velocity = fresh;
    }

    @Override
    Optional<StopReason> report(TrainingContext context, Progress progress) {
      java.util.Arrays.fill(velocity, 0);
      return super.report(context, progress);
    }
  }

  private static final class Forgetful extends MomentumTrainer {
    @Override
    void restore(float[] velocity, TrainingContext context) {}
  }

  private static final class OwnCount extends MomentumTrainer {
    private final AtomicLong count = new AtomicLong();

    @Override
    void restore(float[] velocity, TrainingContext context) {
      super.restore(velocity, context);
      count.set(0);
    }

    @Override
    long noiseKey(TrainingContext context, long step) {
      return super.noiseKey(context, count.incrementAndGet());
    }
  }

  private static final class Blind extends MomentumTrainer {
    @Override
    void check(double loss, long step) {}
  }

  private static final class Decaying extends MomentumTrainer {
    @Override
    void update(Network network, float[] gradient, float[] velocity, Parameters p) {
      super.update(network, gradient, velocity, p);
      float[] values = network.weights().values();
      for (int k = 0; k < values.length; k++) {
        values[k] *= 0.999f;
      }
    }
  }

  private static final class Unprojected extends MomentumTrainer {
    @Override
    void update(Network network, float[] gradient, float[] velocity, Parameters p) {
      super.update(network, gradient, velocity, p);
      network.weights().values()[0] += 1e-3f;
    }
  }
}
