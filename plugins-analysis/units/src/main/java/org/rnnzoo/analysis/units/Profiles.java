package org.rnnzoo.analysis.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * Mean rates of units by epoch.
 *
 * @param recording the recording
 */
record Profiles(Recording recording) {

  /** The epochs of finite trials, in the order of time. */
  List<String> epochs() {
    Set<String> names = new LinkedHashSet<>();
    for (int trial : recording.finite()) {
      recording.trials().get(trial).epochs().stream()
          .filter(epoch -> epoch.length() > 0)
          .map(Epoch::name)
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  /** Whether a trial has an epoch. */
  boolean has(int trial, String epoch) {
    return recording.trials().get(trial).epochs().stream()
        .anyMatch(e -> e.name().equals(epoch) && e.length() > 0);
  }

  /** The mean rates over all steps of an epoch that the trial has, {@code [units]}. */
  double[] rates(int trial, String epoch) {
    Trial shown = recording.trials().get(trial);
    double[] rates = new double[recording.units()];
    int steps = 0;
    for (Epoch found : shown.epochs()) {
      for (int step = found.start(); found.name().equals(epoch) && step < found.end(); step++) {
        steps++;
        for (int unit = 0; unit < rates.length; unit++) {
          rates[unit] += recording.rate(trial, step, unit);
        }
      }
    }
    int counted = steps;
    Arrays.setAll(rates, unit -> rates[unit] / counted);
    return rates;
  }

  /** The largest size of each unit's rate in any trial, {@code [units]}. */
  double[] largest() {
    double[] largest = new double[recording.units()];
    for (int trial : recording.finite()) {
      for (int step = 0; step < recording.trials().get(trial).steps(); step++) {
        for (int unit = 0; unit < largest.length; unit++) {
          largest[unit] = Math.max(largest[unit], Math.abs(recording.rate(trial, step, unit)));
        }
      }
    }
    return largest;
  }

  /**
   * The mean rates in each epoch and group, less the unit's mean and over its deviation, {@code
   * [units][responses]}.
   *
   * @param units the places of the units
   */
  double[][] standardised(Grouping grouping, List<Integer> units) {
    List<double[]> responses = new ArrayList<>();
    for (String epoch : epochs()) {
      for (int group = 0; group < grouping.labels().size(); group++) {
        List<Integer> members =
            grouping.members(group, recording.finite()).stream()
                .filter(trial -> has(trial, epoch))
                .toList();
        if (!members.isEmpty()) {
          double[] mean = new double[recording.units()];
          for (int trial : members) {
            double[] rates = rates(trial, epoch);
            Arrays.setAll(mean, unit -> mean[unit] + rates[unit] / members.size());
          }
          responses.add(mean);
        }
      }
    }
    double[][] profiles = new double[units.size()][responses.size()];
    for (int i = 0; i < profiles.length; i++) {
      int unit = units.get(i);
      Arrays.setAll(profiles[i], k -> responses.get(k)[unit]);
      standardise(profiles[i]);
    }
    return profiles;
  }

  private static void standardise(double[] profile) {
    double mean = Arrays.stream(profile).average().orElse(0);
    double deviation =
        Math.sqrt(Arrays.stream(profile).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    Arrays.setAll(profile, k -> deviation > 0 ? (profile[k] - mean) / deviation : 0);
  }
}
