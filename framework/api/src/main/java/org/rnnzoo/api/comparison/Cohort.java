package org.rnnzoo.api.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnnzoo.api.task.Trials;

/**
 * The runs that are compared.
 *
 * @param runs the runs, by group and name
 * @param missing runs that were asked for and cannot be compared; never averaged away
 */
public record Cohort(List<ComparedRun> runs, List<MissingRun> missing) {

  public Cohort {
    runs = List.copyOf(runs);
    missing = List.copyOf(missing);
  }

  /** The names of the groups in order, those whose runs are all missing last. */
  public List<String> groups() {
    Set<String> groups = new LinkedHashSet<>();
    runs.forEach(run -> groups.add(run.group()));
    missing.stream().map(MissingRun::group).filter(g -> !g.isEmpty()).forEach(groups::add);
    return List.copyOf(groups);
  }

  /** The runs of a group. */
  public List<ComparedRun> of(String group) {
    return runs.stream().filter(run -> run.group().equals(group)).toList();
  }

  /** How many runs of a group there are, in words: {@code 5 of 6}. */
  public String counted(String group) {
    int here = of(group).size();
    long gone = missing.stream().filter(run -> run.group().equals(group)).count();
    return here + " of " + (here + gone);
  }

  /**
   * The same trials as every run sees them. Targets, weights and lengths are equal bit for bit;
   * inputs are not where a network was converted into another form and is shown others.
   *
   * @param first the first trial
   * @param count the number of trials
   * @return a batch for each run, in their order
   * @throws IllegalArgumentException if runs differ in what is asked of them or in the sampling
   *     period; the message names two of them
   */
  public List<Trials> sameTrials(long first, int count) {
    List<Trials> batches = new ArrayList<>();
    for (ComparedRun run : runs) {
      Trials batch = run.run().trials().trials(first, count);
      if (!batches.isEmpty()) {
        requireSame(runs.get(0), batches.get(0), run, batch);
      }
      batches.add(batch);
    }
    return batches;
  }

  private static void requireSame(ComparedRun a, Trials first, ComparedRun b, Trials other) {
    if (first.clock().dt() != other.clock().dt()) {
      throw new IllegalArgumentException(
          "%s has a sampling period of %s ms and %s one of %s ms; compare runs of one."
              .formatted(a.name(), first.clock().dt(), b.name(), other.clock().dt()));
    }
    boolean same =
        first.channels().outputs().size() == other.channels().outputs().size()
            && first.time() == other.time()
            && Arrays.equals(first.targetValues(), other.targetValues())
            && Arrays.equals(first.maskValues(), other.maskValues());
    for (int i = 0; same && i < first.size(); i++) {
      same = first.get(i).steps() == other.get(i).steps();
    }
    if (!same) {
      throw new IllegalArgumentException(
          "%s (%s) and %s (%s) are asked for different answers in the same trials; compare runs of one task with the same parameters."
              .formatted(a.name(), a.run().facts().task(), b.name(), b.run().facts().task()));
    }
  }
}
