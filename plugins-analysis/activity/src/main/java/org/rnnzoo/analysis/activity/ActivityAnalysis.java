package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Choices;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

/** Shows the activity of a network by condition: averages, dimension, decoding, behaviour. */
public final class ActivityAnalysis implements Analysis<ActivityParameters> {

  private static final int MOST_UNITS = 6;
  private static final double RECORDED = 0.2;
  private static final double DECODED = 0.9;

  @Override
  public String name() {
    return "activity";
  }

  @Override
  public String title() {
    return "Activity by condition: trajectories, dimension, decoding, psychometric curves";
  }

  @Override
  public String citation() {
    return "Mante et al., 2013, Nature";
  }

  @Override
  public List<String> tags() {
    return List.of("population", "decoding", "behaviour");
  }

  @Override
  public ActivityParameters defaults() {
    return ActivityParameters.DEFAULT;
  }

  @Override
  public Result analyze(TrainedRun run, ActivityParameters parameters, AnalysisContext context) {
    context.progress("recording", 0);
    Trials trials = run.trials().trials(0, parameters.trials());
    Recording quiet = Recording.of(run, trials, Optional.empty(), context.threads());
    Recording noisy =
        parameters.noise()
            ? Recording.of(
                run, trials, Optional.of(context.random().named("noise").key()), context.threads())
            : quiet;
    context.progress("averaging", RECORDED);
    Grouping grouping = Grouping.by(parameters.by(), noisy);
    TimeAxis axis = TimeAxis.of(parameters.course(), trials);
    Averages averages = Averages.of(quiet, grouping, axis);
    List<String> notes = new ArrayList<>();
    List<Decoded> decoded = decoded(noisy, grouping, axis, parameters, context, notes);
    Findings findings =
        new Findings(
            grouping,
            axis,
            averages,
            Dimensionality.of(quiet),
            decoded,
            behaviours(noisy, grouping, parameters, notes),
            notes);
    context.progress("drawing", DECODED);
    Optional<String> partial = leftOut(quiet, noisy);
    partial.ifPresent(notes::add);
    Result result = findings.result(shown(parameters, averages), partial);
    context.progress("done", 1);
    return result;
  }

  private static List<Integer> shown(ActivityParameters parameters, Averages averages) {
    List<Integer> units = parameters.course().units();
    int count = averages.values()[0][0].length;
    for (int unit : units) {
      if (unit < 0 || unit >= count) {
        throw new IllegalArgumentException(
            "units names unit %s; there are 0 to %s.".formatted(unit, count - 1));
      }
    }
    return units.isEmpty() ? averages.mostTelling(MOST_UNITS) : units;
  }

  private static List<Decoded> decoded(
      Recording recording,
      Grouping grouping,
      TimeAxis axis,
      ActivityParameters parameters,
      AnalysisContext context,
      List<String> notes) {
    List<String> columns = parameters.decoding().decode();
    List<Grouping> wanted =
        columns.isEmpty()
            ? List.of(grouping)
            : columns.stream().map(column -> Grouping.by(column, recording)).toList();
    List<Decoded> decoded = new ArrayList<>();
    for (Grouping one : wanted) {
      double before = RECORDED + (DECODED - RECORDED) * wanted.indexOf(one) / wanted.size();
      double share = (DECODED - RECORDED) / wanted.size();
      Optional<Decoded> found =
          Decoded.of(
              recording,
              one,
              axis,
              parameters.decoding(),
              context.random().named("decoding").named(one.column()),
              done -> context.progress("decoding " + one.column(), before + share * done));
      found.ifPresent(decoded::add);
      if (found.isEmpty() && !one.column().isEmpty()) {
        notes.add(
            "%s is not decoded: each class needs two trials at least; record more trials"
                .formatted(one.column()));
      }
    }
    return decoded;
  }

  private static List<Behaviour> behaviours(
      Recording recording, Grouping grouping, ActivityParameters parameters, List<String> notes) {
    Choices choices = Choices.of(recording);
    List<String> columns = Behaviour.columns(parameters.curves(), recording.trials());
    if (choices.names().isEmpty()) {
      if (!parameters.curves().graded().isEmpty()) {
        notes.add("no psychometric curve: the task asks for no choice");
      }
      return List.of();
    }
    List<Behaviour> behaviours = new ArrayList<>();
    for (String column : columns) {
      Optional<Behaviour> found =
          Behaviour.of(recording, choices, column, grouping, parameters.curves());
      found.ifPresent(behaviours::add);
      if (found.isEmpty()) {
        notes.add(
            "no psychometric curve over %s: the network gives one and the same answer always"
                .formatted(column));
      }
    }
    return behaviours;
  }

  private static Optional<String> leftOut(Recording quiet, Recording noisy) {
    int count = Math.max(quiet.leftOut(), noisy.leftOut());
    return count == 0
        ? Optional.empty()
        : Optional.of(
            "In %s of %s trials the activity of the network grows beyond all numbers; they are left out."
                .formatted(count, quiet.trials().size()));
  }
}
