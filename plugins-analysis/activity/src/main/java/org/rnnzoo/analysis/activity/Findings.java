package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.recording.Grouping;

/**
 * What was recorded and worked out, as lines for people, tables, arrays and figures.
 *
 * @param grouping the groups of trials
 * @param axis the axis of time
 * @param averages mean rates by group
 * @param dimensionality in how many dimensions rates vary
 * @param decoded what can be decoded when
 * @param behaviours how answers depend on graded conditions
 * @param notes what was left out and why
 */
record Findings(
    Grouping grouping,
    TimeAxis axis,
    Averages averages,
    Dimensionality dimensionality,
    List<Decoded> decoded,
    List<Behaviour> behaviours,
    List<String> notes) {

  private static final int MOST_COMPONENTS = 10;

  Result result(List<Integer> shown, Optional<String> partial) {
    Result.Builder result = Result.builder();
    describeInWords(result);
    result
        .value("groupedBy", grouping.column().isEmpty() ? "nothing" : grouping.column())
        .value("participationRatio", dimensionality.whole().participationRatio())
        .value("n90", Dimensionality.needed(dimensionality.whole(), 0.9))
        .value("n95", Dimensionality.needed(dimensionality.whole(), 0.95))
        .table("dimension", dimensionTable())
        .table("groups", groupsTable());
    if (!decoded.isEmpty()) {
      result.table("decoding", decodingTable());
    }
    if (!behaviours.isEmpty()) {
      result.table("psychometric", psychometricTable()).table("fits", fitsTable());
    }
    addArrays(result);
    Pictures pictures = new Pictures(this);
    result
        .figure("trajectories", pictures.trajectories())
        .figure("rates", pictures.rates(shown))
        .figure("dimension", pictures.dimension());
    if (!decoded.isEmpty()) {
      result.figure("decoding", pictures.decoding());
    }
    if (!behaviours.isEmpty()) {
      result.figure("psychometric", pictures.psychometric());
    }
    if (behaviours.stream()
        .flatMap(b -> b.curves().stream())
        .flatMap(c -> c.points().stream())
        .anyMatch(point -> point.times().length > 0)) {
      result.figure("chronometric", pictures.chronometric());
    }
    partial.ifPresent(result::partial);
    return result.build();
  }

  private void describeInWords(Result.Builder result) {
    PrincipalComponents whole = dimensionality.whole();
    result.line(
        String.format(
            Locale.ROOT,
            "rates vary in %.2f dimensions (participation ratio); %s components hold 90 %% of the"
                + " variance",
            whole.participationRatio(),
            Dimensionality.needed(whole, 0.9)));
    for (Decoded one : decoded) {
      result.line(inWords(one));
    }
    for (Behaviour behaviour : behaviours) {
      behaviour.curves().forEach(curve -> result.line(inWords(behaviour, curve)));
    }
    notes.forEach(result::line);
  }

  private String inWords(Decoded one) {
    int peak = one.peak();
    if (peak < 0) {
      return one.grouping().column() + " cannot be decoded: too few trials reach any bin";
    }
    return String.format(
        Locale.ROOT,
        "%s: decoded best at %.0f ms, %.2f of trials (guessing %.2f; 95 %% of shuffles stay below"
            + " %.2f at all times)",
        one.grouping().column(),
        axis.times()[peak],
        one.accuracy()[peak],
        one.guessing(),
        one.bar());
  }

  private static String inWords(Behaviour behaviour, Behaviour.Curve curve) {
    String where = curve.label().isEmpty() ? "" : ", " + curve.label();
    return curve
        .fit()
        .map(
            fit ->
                String.format(
                    Locale.ROOT,
                    "%s%s: as many answers %s as others at %.3g, width %.3g",
                    behaviour.column(),
                    where,
                    behaviour.answer(),
                    fit.threshold(),
                    fit.width()))
        .orElse(
            "%s%s: no logistic function fits the answers, they are parted sharply or not at all"
                .formatted(behaviour.column(), where));
  }

  private Table dimensionTable() {
    Table.Builder table =
        Table.with(
            Table.Column.of("epoch"),
            Table.Column.of("participationRatio", "participation ratio"),
            Table.Column.of("n90", "components for 90 %"),
            Table.Column.of("n95", "components for 95 %"));
    add(table, "whole trial", dimensionality.whole());
    dimensionality.epochs().forEach((name, components) -> add(table, name, components));
    return table.build();
  }

  private static void add(Table.Builder table, String name, PrincipalComponents components) {
    table.row(
        name,
        components.participationRatio(),
        Dimensionality.needed(components, 0.9),
        Dimensionality.needed(components, 0.95));
  }

  private Table groupsTable() {
    Table.Builder table = Table.with(Table.Column.of("group"), Table.Column.of("trials"));
    for (int group = 0; group < grouping.labels().size(); group++) {
      int wanted = group;
      table.row(
          grouping.labels().get(group),
          (int) Arrays.stream(grouping.of()).filter(of -> of == wanted).count());
    }
    return table.build();
  }

  private Table decodingTable() {
    Table.Builder table =
        Table.with(
            Table.Column.of("column"),
            Table.Column.of("classes"),
            Table.Column.of("folds"),
            Table.Column.of("best", "highest accuracy"),
            Table.Column.of("bestAtMs", "at", "ms"),
            Table.Column.of("guessing"),
            Table.Column.of("bar", "95 % of shuffles below"),
            Table.Column.of("aboveChance", "above chance"));
    for (Decoded one : decoded) {
      int peak = one.peak();
      if (peak >= 0) {
        table.row(
            one.grouping().column(),
            one.grouping().labels().size(),
            one.folds(),
            one.accuracy()[peak],
            axis.times()[peak],
            one.guessing(),
            one.bar(),
            one.accuracy()[peak] > one.bar());
      }
    }
    return table.build();
  }

  private Table psychometricTable() {
    Table.Builder table =
        Table.with(
            Table.Column.of("column"),
            Table.Column.of("group"),
            Table.Column.of("value"),
            Table.Column.of("trials"),
            Table.Column.of("answer"),
            Table.Column.of("share"),
            Table.Column.of("crossed", "trials that cross the threshold"),
            Table.Column.of("medianMs", "median time to cross", "ms"));
    for (Behaviour behaviour : behaviours) {
      for (Behaviour.Curve curve : behaviour.curves()) {
        for (Behaviour.Point point : curve.points()) {
          table.row(
              behaviour.column(),
              curve.label(),
              point.value(),
              point.trials(),
              behaviour.answer(),
              point.share(),
              point.times().length,
              point.times().length == 0 ? "none" : point.median());
        }
      }
    }
    return table.build();
  }

  private Table fitsTable() {
    Table.Builder table =
        Table.with(
            Table.Column.of("column"),
            Table.Column.of("group"),
            Table.Column.of("threshold"),
            Table.Column.of("width"));
    for (Behaviour behaviour : behaviours) {
      for (Behaviour.Curve curve : behaviour.curves()) {
        curve
            .fit()
            .ifPresent(
                fit -> table.row(behaviour.column(), curve.label(), fit.threshold(), fit.width()));
      }
    }
    return table.build();
  }

  private void addArrays(Result.Builder result) {
    result
        .array("times", Nd4j.createFromArray(axis.times()))
        .array("rates", Nd4j.createFromArray(averages.values()))
        .array("components", Nd4j.createFromArray(components(componentCount())))
        .array("axes", Nd4j.createFromArray(axes()))
        .array("cumulativeVariance", Nd4j.createFromArray(dimensionality.whole().cumulative()));
    if (!decoded.isEmpty()) {
      result
          .array(
              "decoding",
              Nd4j.createFromArray(
                  decoded.stream().map(Decoded::accuracy).toArray(double[][]::new)))
          .array(
              "decodingShuffled",
              Nd4j.createFromArray(
                  decoded.stream().map(Decoded::shuffled).toArray(double[][][]::new)));
    }
  }

  private int componentCount() {
    return Math.min(MOST_COMPONENTS, dimensionality.whole().size());
  }

  private double[][] axes() {
    List<double[]> axes = new ArrayList<>();
    for (int k = 0; k < componentCount(); k++) {
      axes.add(dimensionality.whole().axis(k));
    }
    return axes.toArray(double[][]::new);
  }

  /** The mean rates on the first principal components, {@code [groups, bins, components]}. */
  double[][][] components(int count) {
    return Arrays.stream(averages.values())
        .map(
            group ->
                Arrays.stream(group)
                    .map(rates -> dimensionality.whole().project(rates, count))
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
