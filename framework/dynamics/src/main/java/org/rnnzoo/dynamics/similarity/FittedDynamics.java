package org.rnnzoo.dynamics.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.Trajectories;

/**
 * Linear models of several networks on the same trials, alike in everything that is chosen, so that
 * their operators can be compared: models of activity alone, and of activity under the inputs.
 *
 * @param choice the delays and the rank
 * @param components how many principal components of its rates each network is described by; fewer
 *     if it has fewer units
 * @param models the model of each network, fitted to the first half of the trials
 * @param others the model of each network fitted to the other half, for the distance of a network
 *     and itself
 * @param driven the model with inputs of each network, fitted to the first half
 * @param drivenOthers the model with inputs of each network, fitted to the other half
 */
public record FittedDynamics(
    DelayChoice choice,
    int components,
    List<DelayModel> models,
    List<DelayModel> others,
    List<DrivenModel> driven,
    List<DrivenModel> drivenOthers) {

  /**
   * What is chosen, and how.
   *
   * @param variance the share of the variance of rates that the principal components hold
   * @param mostComponents the most principal components, whatever the variance needs
   * @param delays the numbers of delays to try
   * @param ranks the ranks to try
   * @param ridge the ridge of the regression
   * @param slack how far above the least the error of the chosen pair may be, as a share of it
   */
  public record Settings(
      double variance,
      int mostComponents,
      List<Integer> delays,
      List<Integer> ranks,
      double ridge,
      double slack) {

    /** The settings that suit most networks. */
    public static Settings standard() {
      return new Settings(0.95, 10, DelayChoice.DELAYS, DelayChoice.RANKS, 1e-3, 0.05);
    }
  }

  /**
   * Fits models to what networks do on the same trials.
   *
   * @param courses at least two trials of each network
   * @param shown the inputs that count as those of all networks: what the same trials show one of
   *     them
   * @throws IllegalArgumentException if no model can be fitted to every network
   */
  public static FittedDynamics of(List<Trajectories> courses, Trials shown, Settings settings) {
    List<PrincipalComponents> axes =
        courses.stream().map(course -> PrincipalComponents.of(course.rateSamples())).toList();
    int components =
        Math.min(
            settings.mostComponents(),
            axes.stream().mapToInt(one -> needed(one, settings.variance())).max().orElseThrow());
    List<DelayChoice.Activity> reduced = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      reduced.add(reduced(courses.get(i), axes.get(i), components));
    }
    DelayChoice choice =
        DelayChoice.of(
            reduced, settings.delays(), settings.ranks(), settings.ridge(), settings.slack());
    double[][] inputs = Trajectories.inputs(shown);
    int channels = shown.channels().inputs().size();
    int half = inputs.length / 2;
    double[][] first = Arrays.copyOf(inputs, half);
    double[][] second = Arrays.copyOfRange(inputs, half, inputs.length);
    List<DelayModel> models = new ArrayList<>();
    List<DelayModel> others = new ArrayList<>();
    List<DrivenModel> driven = new ArrayList<>();
    List<DrivenModel> drivenOthers = new ArrayList<>();
    for (DelayChoice.Activity one : reduced) {
      int variables = one.variables();
      DelayModel model = fit(one.fitted(), variables, choice, settings);
      DelayModel other = fit(one.heldOut(), variables, choice, settings);
      models.add(model);
      others.add(other);
      driven.add(
          DrivenModel.fit(
              model,
              new DrivenModel.Driven(one.fitted(), variables, first, channels),
              settings.ridge()));
      drivenOthers.add(
          DrivenModel.fit(
              other,
              new DrivenModel.Driven(one.heldOut(), variables, second, channels),
              settings.ridge()));
    }
    return new FittedDynamics(choice, components, models, others, driven, drivenOthers);
  }

  /**
   * What trials show to all of several networks: that to the one with the fewest inputs, as a
   * converted network sees averages of them and an input to start by.
   *
   * @param trials the same trials, as each network sees them
   */
  public static Trials sharedInputs(List<Trials> trials) {
    return trials.stream()
        .min(Comparator.comparingInt(one -> one.channels().inputs().size()))
        .orElseThrow();
  }

  private static DelayModel fit(
      double[][] activity, int variables, DelayChoice choice, Settings settings) {
    return DelayModel.fit(activity, variables, choice.delays(), choice.rank(), settings.ridge());
  }

  private static int needed(PrincipalComponents components, double variance) {
    double[] shares = components.cumulative();
    int needed = 1;
    while (needed < shares.length && shares[needed - 1] < variance) {
      needed++;
    }
    return needed;
  }

  private static DelayChoice.Activity reduced(
      Trajectories course, PrincipalComponents axes, int components) {
    int variables = Math.min(components, course.units());
    double[][] all = new double[course.trials()][];
    for (int i = 0; i < all.length; i++) {
      double[] rates = course.rates()[i];
      all[i] =
          axes.project(
                  DMatrixRMaj.wrap(rates.length / course.units(), course.units(), rates), variables)
              .data;
    }
    int half = all.length / 2;
    return new DelayChoice.Activity(
        Arrays.copyOf(all, half), Arrays.copyOfRange(all, half, all.length), variables);
  }

  /**
   * The dynamical similarity of each two networks.
   *
   * @param random where starts are drawn from
   */
  public DistanceMatrix distances(DynamicalSimilarity similarity, RandomStream random) {
    int n = models.size();
    return DistanceMatrix.of(
        n,
        (a, b) ->
            similarity.angle(
                models.get(a).operator(),
                models.get(b).operator(),
                random.indexed((long) a * n + b).generator()));
  }

  /** The mean distance of a network and itself on other trials, which is that of nothing. */
  public double floor(DynamicalSimilarity similarity, RandomStream random) {
    double sum = 0;
    for (int i = 0; i < models.size(); i++) {
      sum +=
          similarity.angle(
              models.get(i).operator(),
              others.get(i).operator(),
              random.named("itself").indexed(i).generator());
    }
    return sum / models.size();
  }

  /**
   * How far each two networks are apart that get the same inputs, see {@link DrivenModel#angle}.
   */
  public DistanceMatrix drivenDistances() {
    return DistanceMatrix.of(driven.size(), (a, b) -> driven.get(a).angle(driven.get(b)));
  }

  /** The mean distance, with inputs, of a network and itself on other trials. */
  public double drivenFloor() {
    double sum = 0;
    for (int i = 0; i < driven.size(); i++) {
      sum += driven.get(i).angle(drivenOthers.get(i));
    }
    return sum / driven.size();
  }

  /**
   * What was chosen and how well it fits, a sentence without a full stop.
   *
   * @param floor the distance of a network and itself, see {@link #floor}
   */
  public String words(double floor) {
    return String.format(
        Locale.ROOT,
        "linear models of rank %s with %s delays, whose error on other trials is %.2f of that of no"
            + " change; a run and itself on other trials are %.4f apart",
        choice.rank(),
        choice.delays(),
        choice.error(),
        floor);
  }
}
