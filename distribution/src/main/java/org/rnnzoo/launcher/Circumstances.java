package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.RunFolder;
import picocli.CommandLine.Option;

/** What is different from training when the network of a run is looked at. */
final class Circumstances {

  @Option(
      names = "--with",
      paramLabel = "key=value",
      description =
          "A change to the task, the model or dt, such as sigma=0.2 or timing=fixed. May be repeated.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--noise",
      paramLabel = "SIGMA",
      description = "The noise of the units; short for --with model.noise=SIGMA.")
  private Double noise;

  @Option(
      names = "--silence",
      paramLabel = "LABEL",
      split = ",",
      description = "A task of several in parallel that shall not take part. May be repeated.")
  private List<String> silenced = new ArrayList<>();

  @Option(
      names = "--lesion",
      paramLabel = "units=N,…",
      description = "Units whose rate shall be 0, counted from 0: units=3,7 or units=10-19.")
  private String lesion;

  /** Reads a run and puts its network into these circumstances. */
  Run open(RunFolder folder, Zoo zoo, JobListener listener) {
    Map<String, Object> all = new LinkedHashMap<>(Assignments.parse(changes));
    if (noise != null) {
      all.put("model.noise", noise);
    }
    try {
      Run run = Run.open(folder, all, zoo.plugins(), listener).silencing(Set.copyOf(silenced));
      if (lesion != null) {
        run.network().silence(units(run.network().dimensions().units()));
      }
      return run;
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  private List<Integer> units(int count) {
    Set<Integer> units = new LinkedHashSet<>();
    for (String part : lesion.replaceFirst("^units=", "").split(",", -1)) {
      String[] ends = part.strip().split("-", 2);
      try {
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first < 0 || last >= count || first > last) {
          throw new NumberFormatException(part);
        }
        for (int unit = first; unit <= last; unit++) {
          units.add(unit);
        }
      } catch (NumberFormatException e) {
        throw UserException.input(
            "--lesion is %s; name units from 0 to %d, as in units=3,7 or units=10-19."
                .formatted(lesion, count - 1),
            e);
      }
    }
    return List.copyOf(units);
  }
}
