package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.api.model.Box;

/**
 * The states from which a search starts, in turn of several kinds, because each finds what others
 * miss: points near where the network goes, points on the surface on which it works but where no
 * trial took it, points elsewhere in the reachable box, and points in the shadow of known ones.
 */
final class Starts {

  private static final double LITTLE_NOISE = 0.05;
  private static final double MUCH_NOISE = 0.5;

  /** The leading components hold this share of the variance of the trajectories. */
  private static final double LATENT_SHARE = 0.95;

  /** More states than these tell nothing new about the components. */
  private static final int MOST_SAMPLES = 1000;

  private enum Kind {
    NEAR,
    WIDE,
    DEFLATED,
    LATENT,
    ANYWHERE
  }

  private static final Kind[] TURN = {
    Kind.NEAR, Kind.WIDE, Kind.DEFLATED, Kind.NEAR, Kind.WIDE, Kind.LATENT, Kind.NEAR, Kind.ANYWHERE
  };

  private final List<double[]> trajectory;
  private final Spread spread;
  private final Box box;
  private final RandomGenerator random;
  private @Nullable LatentBox latent;

  Starts(List<double[]> trajectory, Spread spread, Box box, RandomGenerator random) {
    this.trajectory = trajectory;
    this.spread = spread;
    this.box = box;
    this.random = random;
  }

  /** The next starts. */
  List<Start> next(int count) {
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(draw(TURN[i % TURN.length]));
    }
    return starts;
  }

  private Start draw(Kind kind) {
    return switch (kind) {
      case NEAR -> new Start(visited(LITTLE_NOISE), false);
      case WIDE -> new Start(visited(MUCH_NOISE), false);
      case DEFLATED -> new Start(visited(MUCH_NOISE), true);
      case LATENT -> new Start(latent().draw(random), false);
      case ANYWHERE -> new Start(box.finite() ? inBox() : visited(2 * MUCH_NOISE), false);
    };
  }

  private double[] visited(double noise) {
    double[] start = trajectory.get(random.nextInt(trajectory.size())).clone();
    for (int k = 0; k < start.length; k++) {
      start[k] += noise * spread.deviation() * random.nextGaussian();
    }
    return start;
  }

  private double[] inBox() {
    double[] start = new double[box.lower().length];
    for (int k = 0; k < start.length; k++) {
      start[k] = between(box.lower()[k], box.upper()[k], random);
    }
    return start;
  }

  private static double between(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  private LatentBox latent() {
    LatentBox known = latent;
    if (known == null) {
      known = LatentBox.around(trajectory);
      latent = known;
    }
    return known;
  }

  /**
   * The box that the trajectories fill in the coordinates of their leading principal components.
   *
   * @param lower the lower end on each, {@code [leading]}
   * @param upper the upper end on each, {@code [leading]}
   */
  private record LatentBox(PrincipalComponents components, double[] lower, double[] upper) {

    static LatentBox around(List<double[]> trajectory) {
      int stride = (trajectory.size() - 1) / MOST_SAMPLES + 1;
      List<double[]> some = new ArrayList<>();
      for (int i = 0; i < trajectory.size(); i += stride) {
        some.add(trajectory.get(i));
      }
      DMatrixRMaj samples = new DMatrixRMaj(some.toArray(double[][]::new));
      PrincipalComponents components = PrincipalComponents.of(samples);
      int leading = leading(components.cumulative());
      double[] lower = new double[leading];
      double[] upper = new double[leading];
      for (double[] state : some) {
        double[] place = components.project(state, leading);
        for (int k = 0; k < leading; k++) {
          lower[k] = Math.min(lower[k], place[k]);
          upper[k] = Math.max(upper[k], place[k]);
        }
      }
      return new LatentBox(components, lower, upper);
    }

    private static int leading(double[] cumulative) {
      int leading = 1;
      while (leading < cumulative.length && cumulative[leading - 1] < LATENT_SHARE) {
        leading++;
      }
      return leading;
    }

    double[] draw(RandomGenerator random) {
      double[] state = components.mean().clone();
      for (int k = 0; k < lower.length; k++) {
        double[] axis = components.axis(k);
        double along = between(lower[k], upper[k], random);
        for (int j = 0; j < state.length; j++) {
          state[j] += along * axis[j];
        }
      }
      return state;
    }
  }
}
