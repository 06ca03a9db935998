package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * In how many dimensions the rates vary over trials and time.
 *
 * @param whole the principal components over whole trials
 * @param epochs those over each epoch
 */
record Dimensionality(PrincipalComponents whole, Map<String, PrincipalComponents> epochs) {

  private static final int MOST_SAMPLES = 3000;

  static Dimensionality of(Recording recording) {
    Set<String> names = new LinkedHashSet<>();
    for (int trial : recording.finite()) {
      recording.trials().get(trial).epochs().stream()
          .filter(epoch -> epoch.length() > 0)
          .map(Epoch::name)
          .forEach(names::add);
    }
    Map<String, PrincipalComponents> epochs = new LinkedHashMap<>();
    for (String name : names) {
      epochs.put(name, components(recording, Optional.of(name)));
    }
    return new Dimensionality(components(recording, Optional.empty()), epochs);
  }

  private static PrincipalComponents components(Recording recording, Optional<String> epoch) {
    List<int[]> places = new ArrayList<>();
    for (int trial : recording.finite()) {
      Trial shown = recording.trials().get(trial);
      for (int step = 0; step < shown.steps(); step++) {
        int now = step;
        if (epoch.isEmpty()
            || shown.epochs().stream()
                .anyMatch(e -> e.name().equals(epoch.get()) && e.contains(now))) {
          places.add(new int[] {trial, step});
        }
      }
    }
    int stride = (places.size() - 1) / MOST_SAMPLES + 1;
    int rows = (places.size() - 1) / stride + 1;
    DMatrixRMaj samples = new DMatrixRMaj(rows, recording.units());
    for (int row = 0; row < rows; row++) {
      int[] place = places.get(row * stride);
      for (int unit = 0; unit < recording.units(); unit++) {
        samples.set(row, unit, recording.rate(place[0], place[1], unit));
      }
    }
    return PrincipalComponents.of(samples);
  }

  /** The number of components that hold a share of the variance; 0 if nothing varies. */
  static int needed(PrincipalComponents components, double share) {
    double[] cumulative = components.cumulative();
    if (cumulative[cumulative.length - 1] == 0) {
      return 0;
    }
    int needed = 1;
    // The last sum is 1 but for rounding.
    while (needed < cumulative.length && cumulative[needed - 1] < share) {
      needed++;
    }
    return needed;
  }
}
