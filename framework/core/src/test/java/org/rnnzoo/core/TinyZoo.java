package org.rnnzoo.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.osgi.framework.Version;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.Plugins;

/** The smallest zoo in which a whole run can be made: a factor to learn, with two weights. */
public final class TinyZoo implements Plugins {

  /** How to scale. */
  public enum Rule {
    DOUBLE_IT,
    KEEP_IT
  }

  /** Parameters of every type a record may hold. */
  public record ScaleParameters(
      @Parameter(help = "How long.", unit = "ms", min = 1, max = 1000) DurationLaw length,
      @Parameter(help = "How many channels.", min = 1, max = 6) int channels,
      @Parameter(help = "How noisy.", min = 0, max = 1) double sigma,
      @Parameter(help = "What to do.") Rule rule,
      @Parameter(help = "Whether to negate.") boolean negate,
      @Parameter(help = "Amplitudes.", min = 0) List<Double> amplitudes) {
    public ScaleParameters {
      if (negate && sigma > 0.5) {
        throw new IllegalArgumentException("Negation goes with a sigma of at most 0.5.");
      }
    }
  }

  /** Say twice the input. */
  public static class ScaleTask implements Task<ScaleParameters> {
    @Override
    public String name() {
      return "scale";
    }

    @Override
    public String title() {
      return "Say twice the input";
    }

    @Override
    public List<org.rnnzoo.api.task.Version<ScaleParameters>> versions() {
      ScaleParameters v1 =
          new ScaleParameters(
              DurationLaw.fixed(100), 2, 0, Rule.DOUBLE_IT, false, List.of(0.5, 1.0));
      ScaleParameters v2 =
          new ScaleParameters(DurationLaw.uniform(40, 200), 1, 0, Rule.KEEP_IT, true, List.of(1.0));
      var card = new org.rnnzoo.api.task.Version.Card(0, 0, 0.95, 1);
      return List.of(
          new org.rnnzoo.api.task.Version<>("v1", "plain", "Can it double?", v1, card)
              .stress("long", "A factor is one however long.", p -> longer(p, p.sigma()), 0.9),
          new org.rnnzoo.api.task.Version<>("v2", "jittered", "Can it keep?", v2, card)
              .stress("noisy", "Noise has no part in it.", p -> longer(p, 0.9), 0.9));
    }

    private static ScaleParameters longer(ScaleParameters p, double sigma) {
      return new ScaleParameters(
          p.length().times(3), p.channels(), sigma, p.rule(), p.negate(), p.amplitudes());
    }

    @Override
    public Channels channels(ScaleParameters p) {
      List<String> names =
          java.util.stream.IntStream.range(0, p.channels()).mapToObj(i -> "x" + i).toList();
      return new Channels(names, names);
    }

    @Override
    public void compose(ScaleParameters p, TrialBuilder trial) {
      Epoch show = trial.epoch("show", p.length());
      for (int i = 0; i < p.channels(); i++) {
        double value = trial.random().nextGaussian();
        trial.input(i).set(value, show);
        trial.target(i).set((p.rule() == Rule.DOUBLE_IT ? 2 : 1) * value, show);
        trial.mask(i).set(1, show);
        trial.noise(i, p.sigma());
      }
    }

    @Override
    public Verdict score(ScaleParameters p, Trial trial, Response response) {
      return Verdict.of(Math.abs(response.output(0, 0) - trial.target(0, 0)) < 0.1);
    }
  }

  /** Parameters of the model. */
  public record FactorParameters(
      @Parameter(help = "Units, of which only the first works.", min = 1, max = 100) int units) {}

  /** z = w u, channel by channel. */
  public static final class FactorModel implements Model<FactorParameters> {
    @Override
    public String name() {
      return "factor";
    }

    @Override
    public String title() {
      return "One factor for all channels";
    }

    @Override
    public FactorParameters defaults() {
      return new FactorParameters(1);
    }

    @Override
    public Network create(
        FactorParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      if (clock.dt() > 100) {
        throw new IllegalArgumentException("alpha would be above 1.");
      }
      Weights weights = Weights.layout().trainable("w", 1).frozen("b", 1).build();
      weights.values()[0] = (float) random.generator().nextDouble();
      return new FactorNetwork(new Dimensions(inputs, p.units(), outputs), weights);
    }
  }

  private record FactorNetwork(Dimensions dimensions, Weights weights) implements Network {
    @Override
    public Propagation propagation(int trials, int time, int threads) {
      return new FactorPropagation(weights, dimensions.units());
    }

    @Override
    public DynamicalSystem dynamics() {
      throw new UnsupportedOperationException("A factor has no dynamics.");
    }
  }

  private static final class FactorPropagation implements Propagation {
    private final Weights weights;
    private final int units;
    private final float[] gradient = new float[2];
    private Trials trials;
    private float[] outputs;
    private double loss;

    FactorPropagation(Weights weights, int units) {
      this.weights = weights;
      this.units = units;
    }

    @Override
    public void load(Trials batch) {
      trials = batch;
      outputs = new float[batch.inputValues().length];
    }

    @Override
    public double forward(Objective objective) {
      double error = 0;
      double weight = 0;
      double slope = 0;
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = weights.values()[0] * trials.inputValues()[i];
        double e = outputs[i] - trials.targetValues()[i];
        error += trials.maskValues()[i] * e * e;
        slope += 2 * trials.maskValues()[i] * e * trials.inputValues()[i];
        weight += trials.maskValues()[i];
      }
      loss = error / weight;
      gradient[0] = (float) (slope / weight);
      return loss;
    }

    @Override
    public double forward(Objective objective, long noiseKey) {
      return forward(objective);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      return forward(objective);
    }

    @Override
    public double taskLoss() {
      return loss;
    }

    @Override
    public float[] gradient() {
      return gradient;
    }

    @Override
    public float[] outputValues() {
      return outputs;
    }

    @Override
    public INDArray outputs() {
      return Nd4j.createFromArray(outputs)
          .reshape(trials.size(), trials.time(), trials.channels().outputs().size());
    }

    @Override
    public INDArray states() {
      return rates();
    }

    @Override
    public INDArray rates() {
      int width = trials.channels().outputs().size();
      float[] rates = new float[trials.size() * trials.time() * units];
      for (int i = 0; i < rates.length; i++) {
        rates[i] = i % units < width ? outputs[i / units * width + i % units] : 0;
      }
      return Nd4j.createFromArray(rates).reshape(trials.size(), trials.time(), units);
    }

    @Override
    public void close() {}
  }

  /** Parameters of the trainer. */
  public record DescentParameters(
      @Parameter(help = "Learning rate.", min = 0, max = 1000) double learningRate) {}

  /** Gradient descent with momentum, which is state that a resumed run needs. */
  public static final class DescentTrainer implements Trainer<DescentParameters> {
    @Override
    public String name() {
      return "descent";
    }

    @Override
    public String title() {
      return "Gradient descent with momentum";
    }

    @Override
    public DescentParameters defaults() {
      return new DescentParameters(0.01);
    }

    @Override
    public StopReason train(
        Network network, TrialSource<?> trials, DescentParameters p, TrainingContext context) {
      float[] velocity = context.restoredState().getOrDefault("velocity", new float[1]);
      long step = context.firstStep();
      double loss = Double.NaN;
      try (Propagation propagation = network.propagation(8, 1, context.threads())) {
        while (true) {
          if (context.reportDue(step)) {
            Optional<StopReason> stop =
                context.report(new Progress(step, loss, Double.NaN, Map.of("velocity", velocity)));
            if (stop.isPresent()) {
              return stop.get();
            }
          }
          propagation.load(trials.trials(8 * step, 8));
          loss = propagation.differentiate(new Objective(trials.losses(), 0), 0);
          if (!Double.isFinite(loss)) {
            throw new DivergedException(step, "the loss");
          }
          velocity[0] = (float) (0.9 * velocity[0] - p.learningRate() * propagation.gradient()[0]);
          network.weights().values()[0] += velocity[0];
          step++;
        }
      }
    }
  }

  /** Parameters of the analysis. */
  public record FactorReportParameters(
      @Parameter(help = "Number to add.", min = 0, max = 9) int plus) {}

  /** Reads the factor off. */
  public static final class FactorAnalysis implements Analysis<FactorReportParameters> {
    @Override
    public String name() {
      return "read-factor";
    }

    @Override
    public String title() {
      return "Reads the factor off";
    }

    @Override
    public FactorReportParameters defaults() {
      return new FactorReportParameters(0);
    }

    @Override
    public Result analyze(TrainedRun run, FactorReportParameters p, AnalysisContext context) {
      if (p.plus() == 9) {
        throw new IllegalArgumentException("This network does not take 9.");
      }
      double factor = run.network().weights().values()[0] + p.plus();
      double[] one = {factor};
      return Result.builder()
          .line("The factor is " + factor)
          .value("factor", factor)
          .table("rows", List.of(Map.of("factor", factor)))
          .array("factor", Nd4j.createFromArray(one))
          .figure(
              "factor",
              new Figure(
                  "",
                  "The factor",
                  Figure.Width.COLUMN,
                  1,
                  List.of(
                      new Panel.Plot(
                          "",
                          Axis.of("x"),
                          Axis.of("y"),
                          1,
                          false,
                          List.of(new Layer.Points("", one, one, Ink.BLACK, Layer.Mark.DISC))))))
          .build();
    }
  }

  private final List<Installed> installed;

  /** The zoo with its plugins at version 1.0.0. */
  public TinyZoo() {
    this(
        List.of(
            installed(PluginKind.TASK, new ScaleTask(), "tiny.scale", "1.0.0"),
            installed(PluginKind.MODEL, new FactorModel(), "tiny.factor", "1.0.0"),
            installed(PluginKind.TRAINER, new DescentTrainer(), "tiny.descent", "1.0.0"),
            installed(PluginKind.ANALYSIS, new FactorAnalysis(), "tiny.read", "1.0.0")));
  }

  /** A zoo of other plugins. */
  public TinyZoo(List<Installed> installed) {
    this.installed = installed;
  }

  /** A plugin as if loaded from a bundle. */
  public static Installed installed(
      PluginKind kind, Plugin<?> plugin, String bundle, String version) {
    char[] sha = new char[64];
    Arrays.fill(sha, '0');
    return new Installed(
        kind, plugin, new Origin(bundle, Version.parseVersion(version), new String(sha), ""));
  }

  @Override
  public List<Installed> all(PluginKind kind) {
    return installed.stream().filter(plugin -> plugin.kind() == kind).toList();
  }

  @Override
  public List<PluginProblem> problems() {
    return List.of();
  }

  @Override
  public Lease lease() {
    return () -> {};
  }
}
