package org.rnnzoo.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class ModelContractTest {

  @TestFactory
  Stream<DynamicTest> wrongModelsAreFoundOut() {
    String gradient = "itsGradientIsThatOfASquaredError";
    String groups = "itsGradientIsThatOfGroupsOfOutputs";
    return new Promises(ModelContract.class)
        .isBrokenBy("itsSizesAreThoseAskedFor", "time first", runs(TimeFirst::new))
        .isBrokenBy("theSameStreamGivesTheSameWeights", "global generator", is(new Unseeded()))
        .isBrokenBy("theSameStreamGivesTheSameWeights", "one seed", is(new OneSeed()))
        .isBrokenBy("aFreshNetworkIsWhereTheModelAllowsIt", "diagonal", of(Unprojected::new))
        .isBrokenBy("tooLongASamplingPeriodIsRefused", "alpha 10", is(new Hasty()))
        .isBrokenBy("withoutNoiseItFollowsItsDynamics", "outputs", runs(Shifted::new))
        .isBrokenBy("withoutNoiseItFollowsItsDynamics", "penalty", runs(Unpenalised::new))
        .isBrokenBy(gradient, "first weight", runs(p -> new Bent(p, 1)))
        .isBrokenBy(gradient, "frozen weight", runs(p -> new Bent(p, 25)))
        .isBrokenBy(gradient, "output bias", runs(p -> new Bent(p, 25 + 15 + 5 + 15)))
        .isBrokenBy(gradient, "noise", contract(new PlainModel(), 0.1))
        .isBrokenBy("itsGradientIsThatOfAPenaltyOnRates", "squares alone", runs(OnlySize::new))
        .isBrokenBy("itsGradientIsThatOfACrossEntropy", "as squares", runs(OnlySquares::new))
        .isBrokenBy(groups, "the first group alone", runs(FirstGroup::new))
        .isBrokenBy(groups, "a sum over the groups", runs(SumOfGroups::new))
        .isBrokenBy(groups, "equal shares where silence is asked for", runs(Talkative::new))
        .isBrokenBy("itsJacobianIsThatOfItsField", "no leak", of(Leakless::new))
        .isBrokenBy("itsDynamicsKeepTheWeightsOfTheirMoment", "live", of(Live::new))
        .isBrokenBy("itsDynamicsKeepTheWeightsOfTheirMoment", "stale", of(Stale::new))
        .isBrokenBy("itsCanonicalWeightsMakeTheSameNetwork", "other", of(Rescaled::new))
        .isBrokenBy("aSilencedUnitSendsNothing", "until it is trained", of(Revived::new))
        .isBrokenBy("aRunCanBeRepeatedBitForBit", "global generator", runs(Restless::new))
        .isBrokenBy("theNumberOfThreadsDoesNotMatter", "last bit", of(ByThreads::new))
        .isBrokenBy("itsNoiseFollowsTheKey", "one key", runs(OneKey::new))
        .isBrokenBy("itsNoiseFollowsTheKey", "never quiet", runs(Loud::new))
        .isBrokenBy("itsParametersActWhenTheySayTheyDo", "sigma without effect", is(new Deaf()))
        .isBrokenBy("aWorkspaceMayBeLargerThanTheBatch", "mean over all of it", of(BySize::new))
        .isBrokenBy("aBatchThatDoesNotFitIsRefused", "grows", of(Elastic::new))
        .isBrokenBy("everyTensorCanBeReadAndWritten", "no name", of(Nameless::new))
        .tests();
  }

  private static ModelContract<PlainModel.Parameters> contract(PlainModel model, double sigma) {
    return new ModelContract<>() {
      @Override
      public Model<PlainModel.Parameters> model() {
        return model;
      }

      @Override
      public List<PlainModel.Parameters> small() {
        return List.of(new PlainModel.Parameters(5, sigma));
      }

      @Override
      public PlainModel.Parameters noisy() {
        return new PlainModel.Parameters(5, 0.1);
      }
    };
  }

  private static ModelContract<PlainModel.Parameters> is(PlainModel model) {
    return contract(model, 0);
  }

  private static ModelContract<PlainModel.Parameters> of(UnaryOperator<Network> wrong) {
    return is(
        new PlainModel() {
          @Override
          public Network create(
              Parameters p, int inputs, int outputs, Clock clock, RandomStream random) {
            return wrong.apply(super.create(p, inputs, outputs, clock, random));
          }
        });
  }

  private static ModelContract<PlainModel.Parameters> runs(UnaryOperator<Propagation> wrong) {
    return of(
        network ->
            new NetworkVariant(network) {
              @Override
              public Propagation propagation(int trials, int time, int threads) {
                return wrong.apply(super.propagation(trials, time, threads));
              }
            });
  }

  private static final class Unseeded extends PlainModel {
    @Override
    public Network create(Parameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      return super.create(
          p, inputs, outputs, clock, RandomStream.root(Nd4j.getRandom().nextLong()));
    }
  }

  private static final class OneSeed extends PlainModel {
    @Override
    public Network create(Parameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      return super.create(p, inputs, outputs, clock, RandomStream.root(1));
    }
  }

  private static final class Deaf extends PlainModel {
    @Override
    public Network create(Parameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      return super.create(new Parameters(p.units(), 0), inputs, outputs, clock, random);
    }
  }

  private static final class Hasty extends PlainModel {
    @Override
    public Network create(Parameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      Network network = super.create(p, inputs, outputs, new Clock(100), random);
      return new NetworkVariant(network) {
        @Override
        public DynamicalSystem dynamics() {
          return new SystemVariant(super.dynamics()) {
            @Override
            public double alpha() {
              return clock.dt() / timeConstant();
            }
          };
        }
      };
    }
  }

  private static final class Unprojected extends NetworkVariant {
    Unprojected(Network network) {
      super(network);
      network.weights().values()[0] = 1;
    }
  }

  private static final class Leakless extends NetworkVariant {
    Leakless(Network network) {
      super(network);
    }

    @Override
    public DynamicalSystem dynamics() {
      return new SystemVariant(super.dynamics()) {
        @Override
        public void jacobian(double[] x, double[] u, double[] result) {
          super.jacobian(x, u, result);
          result[0] += 1;
        }
      };
    }
  }

  private static final class Live extends NetworkVariant {
    Live(Network network) {
      super(network);
    }

    @Override
    public DynamicalSystem dynamics() {
      return new SystemVariant(super.dynamics()) {
        @Override
        public void field(double[] x, double[] u, double[] result) {
          network.dynamics().field(x, u, result);
        }
      };
    }
  }

  private static final class Stale extends NetworkVariant {
    private final DynamicalSystem first;

    Stale(Network network) {
      super(network);
      this.first = network.dynamics();
    }

    @Override
    public DynamicalSystem dynamics() {
      return first;
    }
  }

  private static final class Nameless extends NetworkVariant {
    Nameless(Network network) {
      super(network);
    }

    @Override
    public Weights weights() {
      return Weights.layout().trainable("", 2).build();
    }
  }

  /** A network whose outcome depends on how much work was asked for. */
  private static Propagation bent(Propagation propagation, double by) {
    return new PropagationVariant(propagation) {
      @Override
      public double differentiate(Objective objective, long noiseKey) {
        return super.differentiate(objective, noiseKey) * by;
      }

      @Override
      public float[] gradient() {
        float[] gradient = super.gradient().clone();
        gradient[1] *= (float) by;
        return gradient;
      }
    };
  }

  private static final class ByThreads extends NetworkVariant {
    ByThreads(Network network) {
      super(network);
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      return bent(super.propagation(trials, time, threads), 1 + threads * 1e-6);
    }
  }

  private static final class BySize extends NetworkVariant {
    BySize(Network network) {
      super(network);
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      return bent(super.propagation(trials, time, threads), 1.0 / trials);
    }
  }

  private static final class Rescaled extends NetworkVariant {
    Rescaled(Network network) {
      super(network);
    }

    @Override
    public void canonicalise() {
      weights().values()[1] *= 2;
    }
  }

  /** Silences units now, but not after the next update. */
  private static final class Revived extends NetworkVariant {
    Revived(Network network) {
      super(network);
    }

    @Override
    public void silence(List<Integer> units) {
      PlainNetwork lesioned =
          PlainNetwork.random(dimensions(), new Clock(20), 0, RandomStream.root(1));
      System.arraycopy(
          weights().values(), 0, lesioned.weights().values(), 0, weights().values().length);
      lesioned.silence(units);
      System.arraycopy(
          lesioned.weights().values(), 0, weights().values(), 0, weights().values().length);
    }
  }

  private static final class Elastic extends NetworkVariant {
    Elastic(Network network) {
      super(network);
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      return super.propagation(2 * trials, 2 * time, threads);
    }
  }

  private static final class TimeFirst extends PropagationVariant {
    TimeFirst(Propagation propagation) {
      super(propagation);
    }

    @Override
    public INDArray states() {
      return super.states().permute(1, 0, 2);
    }
  }

  private static final class Shifted extends PropagationVariant {
    Shifted(Propagation propagation) {
      super(propagation);
    }

    @Override
    public INDArray outputs() {
      return super.outputs().add(1e-3);
    }
  }

  private static final class Unpenalised extends PropagationVariant {
    Unpenalised(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double forward(Objective objective) {
      return super.forward(new Objective(objective.losses(), 0));
    }
  }

  /** Adds a twentieth to one element of the gradient, or 1e-4 where it is 0. */
  private static final class Bent extends PropagationVariant {
    private final int element;

    Bent(Propagation propagation, int element) {
      super(propagation);
      this.element = element;
    }

    @Override
    public float[] gradient() {
      float[] gradient = super.gradient().clone();
      gradient[element] = gradient[element] == 0 ? 1e-4f : 1.05f * gradient[element];
      return gradient;
    }
  }

  /** Forgets the penalties on the size and on the change of rates in the gradient. */
  private static final class OnlySize extends PropagationVariant {
    OnlySize(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      super.differentiate(
          new Objective(objective.losses(), objective.penalty().squared()), noiseKey);
      return super.forward(objective, noiseKey);
    }
  }

  private static final class OnlySquares extends PropagationVariant {
    OnlySquares(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      super.differentiate(new Objective(Loss.SQUARED_ERROR, 0), noiseKey);
      return super.forward(objective, noiseKey);
    }
  }

  private static final class FirstGroup extends PropagationVariant {
    FirstGroup(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      super.differentiate(new Objective(objective.losses().subList(0, 1), 0), noiseKey);
      return super.forward(objective, noiseKey);
    }
  }

  private static final class SumOfGroups extends PropagationVariant {
    private int groups = 1;

    SumOfGroups(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      groups = objective.losses().size();
      return super.differentiate(objective, noiseKey);
    }

    @Override
    public float[] gradient() {
      float[] gradient = super.gradient().clone();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= groups;
      }
      return gradient;
    }
  }

  /** Wants equal shares of the last two outputs wherever nothing is wanted of them. */
  private static final class Talkative extends PropagationVariant {
    Talkative(Propagation propagation) {
      super(propagation);
    }

    @Override
    public void load(Trials trials) {
      List<Trial> talking =
          IntStream.range(0, trials.size()).mapToObj(i -> copy(trials, i)).toList();
      super.load(new Trials(trials.clock(), trials.channels(), talking));
    }

    private static Trial copy(Trials trials, int index) {
      Trial trial = trials.get(index);
      TrialBuilder copy =
          new TrialBuilder(trials.channels(), trials.clock(), RandomStream.root(0).generator());
      for (int step = 0; step < trial.steps(); step++) {
        Epoch epoch = copy.epoch("step", trials.clock().dt());
        boolean silent = trial.target(step, 1) == 0 && trial.target(step, 2) == 0;
        for (int i = 0; i < trials.channels().inputs().size(); i++) {
          copy.input(i).set(trial.input(step, i), epoch);
        }
        for (int o = 0; o < trials.channels().outputs().size(); o++) {
          copy.target(o).set(silent && o > 0 ? 0.5 : trial.target(step, o), epoch);
          copy.mask(o).set(trial.mask(step, o), epoch);
        }
      }
      return copy.build();
    }
  }

  private static final class Restless extends PropagationVariant {
    Restless(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      return super.differentiate(objective, Nd4j.getRandom().nextLong());
    }
  }

  private static final class OneKey extends PropagationVariant {
    OneKey(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double forward(Objective objective, long noiseKey) {
      return super.forward(objective, 1);
    }
  }

  private static final class Loud extends PropagationVariant {
    private long runs;

    Loud(Propagation propagation) {
      super(propagation);
    }

    @Override
    public double forward(Objective objective) {
      return super.forward(objective, runs++);
    }
  }
}
