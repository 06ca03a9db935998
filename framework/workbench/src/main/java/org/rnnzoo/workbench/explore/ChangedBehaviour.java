package org.rnnzoo.workbench.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.UserException;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

/**
 * What circuit and network do in trials before and after a change. Compared are the changes of
 * every output at every step that the task scores, as in the perturbation test of the analysis.
 *
 * @param circuit the circuit with its change
 * @param trials the trials
 * @param accuracies of each, how the task judges them
 * @param activities of each, what it does
 */
public record ChangedBehaviour(
    LatentCircuit circuit,
    Trials trials,
    Map<Which, Double> accuracies,
    Map<Which, Trajectories> activities) {

  private static final int MOST_PAIRS = 600;
  private static final int MOST_STEPS = 500;

  /** The four that are compared. */
  public enum Which {
    /** The circuit as it was fitted. */
    CIRCUIT("circuit"),
    /** The circuit after the change: what is predicted. */
    CHANGED_CIRCUIT("changedCircuit"),
    /** The network as it was trained. */
    NETWORK("network"),
    /** The network after the change. */
    CHANGED_NETWORK("changedNetwork");

    private final String key;

    Which(String key) {
      this.key = key;
    }
  }

  static ChangedBehaviour of(LatentCircuit latent, CircuitChange change) {
    Map<Which, LeakyNetwork> systems =
        Map.of(
            Which.CIRCUIT, latent.circuit(),
            Which.CHANGED_CIRCUIT, change.circuit(latent.circuit()),
            Which.NETWORK, latent.network(),
            Which.CHANGED_NETWORK, change.network(latent.network(), latent.q(), latent.scale()));
    Map<Which, Trajectories> activities = new LinkedHashMap<>();
    Map<Which, Double> accuracies = new LinkedHashMap<>();
    for (Which which : Which.values()) {
      Trajectories activity = Trajectories.of(systems.get(which), latent.trials());
      activities.put(which, activity);
      accuracies.put(which, accuracy(latent, activity));
    }
    return new ChangedBehaviour(latent, latent.trials(), accuracies, activities);
  }

  /** The mean accuracy over trials in which something is asked; NaN if there is none. */
  private static double accuracy(LatentCircuit latent, Trajectories activity) {
    Trials trials = latent.trials();
    int width = activity.width();
    float[] padded = new float[trials.size() * trials.time() * width];
    for (int trial = 0; trial < trials.size(); trial++) {
      double[] outputs = activity.outputs()[trial];
      for (int i = 0; i < outputs.length; i++) {
        padded[trial * trials.time() * width + i] = (float) outputs[i];
      }
    }
    return latent.source().score(trials, padded).stream()
        .filter(Verdict::scored)
        .mapToDouble(Verdict::accuracy)
        .average()
        .orElse(Double.NaN);
  }

  /** The changes of scored outputs in trials where all stays finite. */
  private record Pairs(double[] predicted, double[] real, int runaway) {

    static Pairs of(Trials trials, Map<Which, Trajectories> activities) {
      List<double[]> pairs = new ArrayList<>();
      int runaway = 0;
      for (int trial = 0; trial < trials.size(); trial++) {
        List<double[]> here = new ArrayList<>();
        Trial shown = trials.get(trial);
        int width = shown.channels().outputs().size();
        for (int step = 0; step < shown.steps(); step++) {
          for (int output = 0; output < width; output++) {
            if (shown.mask(step, output) > 0) {
              int at = step * width + output;
              here.add(
                  new double[] {
                    value(activities, Which.CHANGED_CIRCUIT, trial, at)
                        - value(activities, Which.CIRCUIT, trial, at),
                    value(activities, Which.CHANGED_NETWORK, trial, at)
                        - value(activities, Which.NETWORK, trial, at)
                  });
            }
          }
        }
        boolean finite =
            here.stream().allMatch(pair -> Double.isFinite(pair[0]) && Double.isFinite(pair[1]));
        runaway += finite ? 0 : 1;
        pairs.addAll(finite ? here : List.of());
      }
      return new Pairs(
          pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
          pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
          runaway);
    }

    private static double value(
        Map<Which, Trajectories> activities, Which which, int trial, int at) {
      return activities.get(which).outputs()[trial][at];
    }

    /** The correlation of predicted and real changes; NaN where one of them does not vary. */
    double correlation() {
      double meanPredicted = mean(predicted);
      double meanReal = mean(real);
      double covariance = 0;
      double variancePredicted = 0;
      double varianceReal = 0;
      for (int i = 0; i < predicted.length; i++) {
        double p = predicted[i] - meanPredicted;
        double r = real[i] - meanReal;
        covariance += p * r;
        variancePredicted += p * p;
        varianceReal += r * r;
      }
      return covariance / Math.sqrt(variancePredicted * varianceReal);
    }

    /** The slope of the real changes on the predicted ones, through 0. */
    double slope() {
      double product = 0;
      double energy = 0;
      for (int i = 0; i < predicted.length; i++) {
        product += predicted[i] * real[i];
        energy += predicted[i] * predicted[i];
      }
      return product / energy;
    }

    private static double mean(double[] values) {
      return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    }

    private static double rms(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value * value;
      }
      return values.length == 0 ? 0 : Math.sqrt(sum / values.length);
    }
  }

  /** Numbers over all trials, and the pairs of predicted and real changes, thinned. */
  public Map<String, Object> tree() {
    Pairs pairs = Pairs.of(trials, activities);
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<String, Object> accuracy = new LinkedHashMap<>();
    accuracies.forEach((which, value) -> put(accuracy, which.key, value));
    tree.put("accuracy", accuracy);
    tree.put("runaway", pairs.runaway());
    put(tree, "correlation", pairs.correlation());
    put(tree, "slope", pairs.slope());
    put(tree, "predicted", Pairs.rms(pairs.predicted()));
    put(tree, "real", Pairs.rms(pairs.real()));
    int stride = Math.max(1, pairs.real().length / MOST_PAIRS);
    List<List<Double>> shown = new ArrayList<>();
    for (int i = 0; i < pairs.real().length; i += stride) {
      shown.add(List.of(rounded(pairs.predicted()[i]), rounded(pairs.real()[i])));
    }
    tree.put("pairs", shown);
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, double value) {
    if (Double.isFinite(value)) {
      tree.put(key, value);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  /**
   * One trial: inputs, targets where something is asked, and the outputs of all four over time.
   *
   * @throws UserException if there is no such trial
   */
  public Map<String, Object> trial(int index) {
    if (index < 0 || index >= trials.size()) {
      throw UserException.input(
          "trial is %s; it must be from 0 to %s.".formatted(index, trials.size() - 1));
    }
    Trial trial = trials.get(index);
    int inputs = trial.channels().inputs().size();
    int outputs = trial.channels().outputs().size();
    int stride = Math.max(1, trial.steps() / MOST_STEPS);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ms", series(trial.steps(), stride, step -> trials.clock().ms(step)));
    tree.put("condition", trial.condition());
    tree.put(
        "inputs",
        IntStream.range(0, inputs)
            .mapToObj(i -> series(trial.steps(), stride, step -> trial.input(step, i)))
            .toList());
    tree.put(
        "targets",
        IntStream.range(0, outputs)
            .mapToObj(
                o ->
                    series(
                        trial.steps(),
                        stride,
                        step -> trial.mask(step, o) > 0 ? trial.target(step, o) : Double.NaN))
            .toList());
    activities.forEach(
        (which, activity) ->
            tree.put(
                which.key,
                IntStream.range(0, outputs)
                    .mapToObj(
                        o ->
                            series(
                                trial.steps(),
                                stride,
                                step -> activity.outputs()[index][step * outputs + o]))
                    .toList()));
    return tree;
  }

  private interface Course {
    double at(int step);
  }

  /** Values at steps; null where there is none. */
  private static List<Double> series(int steps, int stride, Course course) {
    List<Double> values = new ArrayList<>();
    for (int step = 0; step < steps; step += stride) {
      double value = course.at(step);
      values.add(Double.isFinite(value) ? rounded(value) : null);
    }
    return values;
  }
}
