package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * The bits that an answer needs and that are not before the network's eyes: the conditional entropy
 * of what is wanted given what is shown in the same step, {@code H(target | input)}, over the steps
 * of an epoch that the task scores.
 *
 * <p>For answers that follow from the inputs so far, that is the information that past inputs have
 * about the answer and the present one has not. Where noise lets even an ideal observer err, it is
 * too large by what no one can know.
 *
 * <p>What the present input tells is estimated by linear discriminants (classes of equal diagonal
 * covariance) that are fitted to one half of the trials and tried on the other, and the other way
 * round. Their cross-entropy cannot be less than the conditional entropy in the mean, so that the
 * estimate errs upwards, by little where inputs say nothing or much. Targets are told apart at a
 * tenth; of continuous ones it tells bits at that resolution. Steps count in which all outputs are
 * scored that the epoch ever scores.
 *
 * @param bits the largest of all epochs
 * @param epoch the epoch
 */
record HeldMemory(double bits, String epoch) {

  private static final double RESOLUTION = 0.1;
  private static final int STEPS_PER_TRIAL = 4;
  private static final int MOST_CLASSES = 256;
  private static final double LEAST_VARIANCE = 1e-6;

  /** A scored step: what is shown, and the place of what is wanted among the classes. */
  private record Sample(int trial, double[] shown, int wanted) {}

  static HeldMemory of(Trials trials) {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    Map<String, Map<List<Long>, Integer>> classes = new HashMap<>();
    Map<String, boolean[]> scored = scored(trials);
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (Epoch epoch : trial.epochs()) {
        String name = name(epoch);
        List<Integer> steps = steps(trial, epoch, scored.get(name));
        for (int k = 0; k < Math.min(STEPS_PER_TRIAL, steps.size()); k++) {
          // Spread over the epoch, the last step always among them.
          int step = steps.get(steps.size() - 1 - k * steps.size() / STEPS_PER_TRIAL);
          Map<List<Long>, Integer> known = classes.computeIfAbsent(name, e -> new HashMap<>());
          int wanted =
              known.computeIfAbsent(wanted(trial, step, scored.get(name)), w -> known.size());
          samples
              .computeIfAbsent(name, e -> new ArrayList<>())
              .add(new Sample(i, shown(trial, step), wanted));
        }
      }
    }
    HeldMemory most = new HeldMemory(0, "");
    for (Map.Entry<String, List<Sample>> epoch : samples.entrySet()) {
      int count = classes.get(epoch.getKey()).size();
      double bits = count > MOST_CLASSES ? Double.NaN : conditionalEntropy(epoch.getValue(), count);
      if (bits > most.bits()) {
        most = new HeldMemory(bits, epoch.getKey());
      }
    }
    return most;
  }

  /** Epochs that come again, such as {@code delay-2}, are one. */
  private static String name(Epoch epoch) {
    return epoch.name().replaceFirst("-\\d+$", "");
  }

  /** For each epoch the outputs that are ever scored in it. */
  private static Map<String, boolean[]> scored(Trials trials) {
    int outputs = trials.channels().outputs().size();
    Map<String, boolean[]> scored = new HashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (Epoch epoch : trial.epochs()) {
        boolean[] of = scored.computeIfAbsent(name(epoch), e -> new boolean[outputs]);
        for (int step = epoch.start(); step < epoch.end(); step++) {
          for (int o = 0; o < outputs; o++) {
            of[o] |= trial.mask(step, o) > 0;
          }
        }
      }
    }
    return scored;
  }

  private static List<Integer> steps(Trial trial, Epoch epoch, boolean[] scored) {
    List<Integer> steps = new ArrayList<>();
    for (int step = epoch.start(); step < epoch.end(); step++) {
      boolean any = false;
      boolean all = true;
      for (int o = 0; o < scored.length; o++) {
        any |= scored[o];
        all &= !scored[o] || trial.mask(step, o) > 0;
      }
      if (any && all) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static List<Long> wanted(Trial trial, int step, boolean[] scored) {
    List<Long> values = new ArrayList<>();
    for (int o = 0; o < scored.length; o++) {
      values.add(scored[o] ? Math.round(trial.target(step, o) / RESOLUTION) : 0);
    }
    return values;
  }

  private static double[] shown(Trial trial, int step) {
    double[] shown = new double[trial.channels().inputs().size()];
    for (int channel = 0; channel < shown.length; channel++) {
      shown[channel] = trial.input(step, channel);
    }
    return shown;
  }

  /** In bits, between 0 and the entropy of the classes. */
  private static double conditionalEntropy(List<Sample> samples, int classes) {
    double sum = 0;
    for (int half = 0; half < 2; half++) {
      int fitted = half;
      List<Sample> known = samples.stream().filter(s -> s.trial() % 2 == fitted).toList();
      List<Sample> unknown = samples.stream().filter(s -> s.trial() % 2 != fitted).toList();
      if (known.isEmpty() || unknown.isEmpty()) {
        return Double.NaN;
      }
      Discriminants discriminants = Discriminants.of(known, classes);
      for (Sample sample : unknown) {
        sum -= discriminants.logProbability(sample);
      }
    }
    double bits = sum / samples.size() / Math.log(2);
    return Math.max(0, Math.min(bits, entropy(samples, classes)));
  }

  private static double entropy(List<Sample> samples, int classes) {
    double[] counts = new double[classes];
    samples.forEach(sample -> counts[sample.wanted()]++);
    double bits = 0;
    for (double count : counts) {
      double p = count / samples.size();
      bits -= count > 0 ? p * Math.log(p) / Math.log(2) : 0;
    }
    return bits;
  }

  /** Normal classes of one diagonal covariance. */
  private record Discriminants(double[] logShare, double[][] means, double[] precision) {

    static Discriminants of(List<Sample> samples, int classes) {
      int width = samples.get(0).shown().length;
      double[] counts = new double[classes];
      double[][] means = new double[classes][width];
      for (Sample sample : samples) {
        counts[sample.wanted()]++;
        for (int d = 0; d < width; d++) {
          means[sample.wanted()][d] += sample.shown()[d];
        }
      }
      double[] overall = new double[width];
      for (int c = 0; c < classes; c++) {
        for (int d = 0; d < width; d++) {
          overall[d] += means[c][d] / samples.size();
          means[c][d] /= Math.max(1, counts[c]);
        }
      }
      for (int c = 0; c < classes; c++) {
        if (counts[c] == 0) {
          means[c] = overall;
        }
      }
      double[] precision = new double[width];
      for (Sample sample : samples) {
        for (int d = 0; d < width; d++) {
          double off = sample.shown()[d] - means[sample.wanted()][d];
          precision[d] += off * off / samples.size();
        }
      }
      double[] logShare = new double[classes];
      for (int c = 0; c < classes; c++) {
        // Half a sample for each class, so that one that this half lacks is not impossible.
        logShare[c] = Math.log((counts[c] + 0.5) / (samples.size() + 0.5 * classes));
      }
      for (int d = 0; d < width; d++) {
        precision[d] = 1 / Math.max(LEAST_VARIANCE, precision[d]);
      }
      return new Discriminants(logShare, means, precision);
    }

    double logProbability(Sample sample) {
      double most = Double.NEGATIVE_INFINITY;
      double[] scores = logShare.clone();
      for (int c = 0; c < scores.length; c++) {
        for (int d = 0; d < precision.length; d++) {
          double off = sample.shown()[d] - means[c][d];
          scores[c] -= 0.5 * off * off * precision[d];
        }
        most = Math.max(most, scores[c]);
      }
      double sum = 0;
      for (double score : scores) {
        sum += Math.exp(score - most);
      }
      return scores[sample.wanted()] - most - Math.log(sum);
    }
  }
}
