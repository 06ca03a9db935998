package org.rnnzoo.analysis.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

/** Tells which units of a network are silent, which are selective for what, and which are alike. */
public final class UnitsAnalysis implements Analysis<UnitsParameters> {

  private static final double RECORDED = 0.1;
  private static final double TESTED = 0.7;
  private static final int FIRST_COLUMNS = 2;
  private static final int FEWEST_UNITS = 4;

  @Override
  public String name() {
    return "units";
  }

  @Override
  public String title() {
    return "Units: silent, selective against shuffled labels, and in clusters";
  }

  @Override
  public String citation() {
    return "Yang et al., 2019, Nature Neuroscience";
  }

  @Override
  public List<String> tags() {
    return List.of("population", "selectivity", "clusters");
  }

  @Override
  public UnitsParameters defaults() {
    return UnitsParameters.DEFAULT;
  }

  @Override
  public Result analyze(TrainedRun run, UnitsParameters parameters, AnalysisContext context) {
    context.progress("recording", 0);
    Trials trials = run.trials().trials(0, parameters.trials());
    Optional<Long> noise =
        parameters.noise() ? Optional.of(context.random().named("noise").key()) : Optional.empty();
    Recording recording = Recording.of(run, trials, noise, context.threads());
    Profiles profiles = new Profiles(recording);
    double[] largest = profiles.largest();
    double loudest = Arrays.stream(largest).max().orElse(0);
    boolean[] silent = new boolean[largest.length];
    for (int unit = 0; unit < silent.length; unit++) {
      silent[unit] = largest[unit] <= parameters.silentBelow() * loudest;
    }
    List<String> notes = new ArrayList<>();
    List<Grouping> groupings = groupings(parameters, recording, notes);
    List<Selective> tests = tests(profiles, groupings, parameters, context, notes);
    context.progress("clustering", TESTED);
    Optional<Clustering> clustering =
        clustering(profiles, groupings, silent, parameters, context, notes);
    Optional<String> partial =
        recording.leftOut() == 0
            ? Optional.empty()
            : Optional.of(
                "In %s of %s trials the activity of the network grows beyond all numbers; they are left out."
                    .formatted(recording.leftOut(), trials.size()));
    Result result =
        new Findings(largest, silent, groupings, tests, clustering, notes)
            .result(parameters.selectivity().level(), partial);
    context.progress("done", 1);
    return result;
  }

  private static List<Grouping> groupings(
      UnitsParameters parameters, Recording recording, List<String> notes) {
    List<String> columns = parameters.selectivity().columns();
    if (!columns.isEmpty()) {
      return columns.stream().map(column -> Grouping.by(column, recording)).toList();
    }
    List<Grouping> first =
        Grouping.suitable(recording.trials()).stream().limit(FIRST_COLUMNS).toList();
    if (first.isEmpty()) {
      notes.add("no column of the condition table parts these trials into groups; no selectivity");
    }
    return first;
  }

  private static List<Selective> tests(
      Profiles profiles,
      List<Grouping> groupings,
      UnitsParameters parameters,
      AnalysisContext context,
      List<String> notes) {
    List<String> epochs = profiles.epochs();
    String wanted = parameters.selectivity().epoch();
    if (!wanted.isEmpty() && !epochs.contains(wanted)) {
      throw new IllegalArgumentException(
          "There is no epoch '%s' in these trials; there are %s."
              .formatted(wanted, String.join(", ", epochs)));
    }
    List<String> chosen = wanted.isEmpty() ? epochs : List.of(wanted);
    List<Selective> tests = new ArrayList<>();
    int done = 0;
    for (Grouping grouping : groupings) {
      for (String epoch : chosen) {
        context.progress(
            "testing " + grouping.column() + " in " + epoch,
            RECORDED + (TESTED - RECORDED) * done++ / (groupings.size() * chosen.size()));
        test(profiles, grouping, epoch, parameters, context)
            .ifPresentOrElse(
                tests::add,
                () ->
                    notes.add(
                        "%s in %s is not tested: fewer than two groups with two trials each"
                            .formatted(grouping.column(), epoch)));
      }
    }
    return tests;
  }

  private static Optional<Selective> test(
      Profiles profiles,
      Grouping grouping,
      String epoch,
      UnitsParameters parameters,
      AnalysisContext context) {
    int[] sizes = new int[grouping.labels().size()];
    profiles.recording().finite().stream()
        .filter(trial -> grouping.of()[trial] >= 0 && profiles.has(trial, epoch))
        .forEach(trial -> sizes[grouping.of()[trial]]++);
    if (Arrays.stream(sizes).filter(size -> size > 1).count() < 2) {
      return Optional.empty();
    }
    List<Integer> trials =
        profiles.recording().finite().stream()
            .filter(trial -> grouping.of()[trial] >= 0 && profiles.has(trial, epoch))
            .filter(trial -> sizes[grouping.of()[trial]] > 1)
            .toList();
    return Optional.of(
        Selective.of(
            grouping.column(),
            epoch,
            trials.stream().map(trial -> profiles.rates(trial, epoch)).toArray(double[][]::new),
            trials.stream().mapToInt(trial -> grouping.of()[trial]).toArray(),
            sizes.length,
            parameters.selectivity().permutations(),
            context.random().named("permutations").named(grouping.column()).named(epoch)));
  }

  private static Optional<Clustering> clustering(
      Profiles profiles,
      List<Grouping> groupings,
      boolean[] silent,
      UnitsParameters parameters,
      AnalysisContext context,
      List<String> notes) {
    List<Integer> active =
        IntStream.range(0, silent.length).filter(unit -> !silent[unit]).boxed().toList();
    if (active.size() < FEWEST_UNITS || groupings.isEmpty()) {
      notes.add(
          "no clusters: they need %s active units and a column that parts the trials"
              .formatted(FEWEST_UNITS));
      return Optional.empty();
    }
    double[][] standardised = profiles.standardised(groupings.get(0), active);
    Clustering found =
        Clustering.of(standardised, parameters.clusters(), context.random().named("clusters"));
    int[] of = new int[silent.length];
    Arrays.fill(of, -1);
    for (int i = 0; i < active.size(); i++) {
      of[active.get(i)] = found.of()[i];
    }
    return Optional.of(new Clustering(of, found.count(), found.silhouette(), found.bar()));
  }
}
