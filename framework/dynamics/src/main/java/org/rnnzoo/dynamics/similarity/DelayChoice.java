package org.rnnzoo.dynamics.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many delays and directions linear models of several networks shall have, all the same.
 *
 * <p>Every pair on a grid is fitted to some trials of each network and asked to predict others by
 * one step. Of the pairs whose {@linkplain DelayModel#scaledError error}, averaged over networks,
 * is at most a little above the smallest, the one of the smallest rank is chosen, and among those
 * the one of the fewest delays.
 *
 * @param delays the chosen number of delays
 * @param rank the chosen rank
 * @param error its mean absolute scaled error on trials that were held out, averaged over networks
 * @param tried all pairs that could be fitted to every network
 */
public record DelayChoice(int delays, int rank, double error, List<Tried> tried) {

  /** The numbers of delays that are tried. */
  public static final List<Integer> DELAYS = List.of(1, 2, 3, 5, 8);

  /** The ranks that are tried. */
  public static final List<Integer> RANKS = List.of(2, 3, 4, 6, 8, 10);

  /**
   * A pair that was tried.
   *
   * @param error its error, averaged over networks
   */
  public record Tried(int delays, int rank, double error) {}

  /**
   * The activity of a network.
   *
   * @param fitted trials to fit to, {@code [trial][steps, variables]}
   * @param heldOut other trials
   * @param variables the number of variables
   */
  public record Activity(double[][] fitted, double[][] heldOut, int variables) {}

  public DelayChoice {
    tried = List.copyOf(tried);
  }

  /**
   * Chooses.
   *
   * @param delays the numbers of delays to try
   * @param ranks the ranks to try
   * @param slack how far above the smallest error the error may be, as a share of it
   * @throws IllegalArgumentException if no pair can be fitted to every network
   */
  public static DelayChoice of(
      List<Activity> networks,
      List<Integer> delays,
      List<Integer> ranks,
      double ridge,
      double slack) {
    List<Tried> tried = new ArrayList<>();
    for (int rank : ranks) {
      for (int delay : delays) {
        error(networks, delay, rank, ridge)
            .ifPresent(error -> tried.add(new Tried(delay, rank, error)));
      }
    }
    double best =
        tried.stream()
            .mapToDouble(Tried::error)
            .min()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No linear model can be fitted to the activity of every network; it has too few directions or too few steps."));
    Tried chosen =
        tried.stream().filter(pair -> pair.error() <= (1 + slack) * best).findFirst().orElseThrow();
    return new DelayChoice(chosen.delays(), chosen.rank(), chosen.error(), tried);
  }

  private static Optional<Double> error(
      List<Activity> networks, int delays, int rank, double ridge) {
    double sum = 0;
    for (Activity network : networks) {
      if (rank > delays * network.variables()) {
        return Optional.empty();
      }
      try {
        sum +=
            DelayModel.fit(network.fitted(), network.variables(), delays, rank, ridge)
                .scaledError(network.heldOut(), network.variables());
      } catch (IllegalArgumentException e) {
        // A network whose activity has fewer directions rules the pair out for all.
        return Optional.empty();
      }
    }
    double mean = sum / networks.size();
    return Double.isFinite(mean) ? Optional.of(mean) : Optional.empty();
  }
}
