package org.rnnzoo.dynamics.similarity;

import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyAverage;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

/**
 * Rates that mean the same in networks of both forms.
 *
 * <p>The rate of the rate form is the leaky average of what its nonlinearity gives, and that of the
 * current form is what its nonlinearity gives (Miller &amp; Fumarola 2012). Compared as they are,
 * even a network and its conversion would differ by that filter. So rates of the current form are
 * averaged first, as every unit that receives them does; then the two are equal.
 */
public final class SharedRates {

  private SharedRates() {}

  /**
   * What a network did, with rates that can be compared with those of others.
   *
   * @param course what it did; only the rates are changed
   */
  public static Trajectories of(DynamicalSystem system, Trajectories course) {
    if (!(system instanceof LeakyNetwork network && network.form() == Form.CURRENT)) {
      return course;
    }
    double[][] rates = new double[course.trials()][];
    LeakyAverage average = new LeakyAverage(system.alpha(), new double[course.units()]);
    for (int trial = 0; trial < rates.length; trial++) {
      rates[trial] = average.of(course.rates()[trial]);
    }
    return new Trajectories(
        course.dimension(),
        course.units(),
        course.width(),
        course.states(),
        rates,
        course.outputs());
  }
}
