package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.inspect.EvaluationConditions;
import picocli.CommandLine.Option;

/** The options that say what is different from training when a network is looked at. */
final class ConditionOptions {

  @Option(
      names = "--with",
      paramLabel = "key=value",
      description =
          "A change to the task, the model or dt, such as sigma=0.2 or timing=fixed. May be"
              + " repeated.")
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

  @Option(
      names = "--weights",
      paramLabel = "final|best|STEP",
      description =
          "The weights at the end of training, of the best checkpoint or of that of a step; final"
              + " if not given.")
  private String weights = WeightsChoice.FINAL.word();

  /** Reads a run and puts its network into these conditions. */
  Run open(RunFolder folder, Zoo zoo, JobListener listener) {
    return conditions().open(folder, zoo.plugins(), listener);
  }

  private static Object number(Object given) {
    return given instanceof Number number ? (Object) number.doubleValue() : given;
  }

  /** What is different from training. */
  EvaluationConditions conditions() {
    Map<String, Object> all = new LinkedHashMap<>(Assignments.parse(changes));
    if (noise != null) {
      for (String same : List.of("noise", "model.noise")) {
        if (all.containsKey(same) && !noise.equals(number(all.get(same)))) {
          throw UserException.input(
              "--with %s=%s contradicts --noise %s; say it once."
                  .formatted(same, Numbers.plain(all.get(same)), Numbers.plain(noise)));
        }
      }
      Assignments.putLast(all, "model.noise", noise);
    }
    return new EvaluationConditions(
        all, Set.copyOf(silenced), Optional.ofNullable(lesion), new WeightsChoice(weights));
  }
}
