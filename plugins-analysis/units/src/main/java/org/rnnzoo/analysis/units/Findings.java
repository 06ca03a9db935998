package org.rnnzoo.analysis.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.recording.Grouping;

/**
 * What was found of units, as lines for people, tables, arrays and a figure.
 *
 * @param largest the largest size of each unit's rate
 * @param silent which units are silent
 * @param groupings the columns tested
 * @param tests a test for each column and epoch
 * @param clustering the clusters, −1 for silent units
 * @param notes what was left out and why
 */
record Findings(
    double[] largest,
    boolean[] silent,
    List<Grouping> groupings,
    List<Selective> tests,
    Optional<Clustering> clustering,
    List<String> notes) {

  /** Rows of the map; more cannot be told apart. */
  private static final int MOST_ROWS = 200;

  Result result(double level, Optional<String> partial) {
    Result.Builder result = Result.builder();
    boolean[][] selective = selective(level);
    int quiet = count(silent);
    result.line(
        "%s of %s units are silent; the largest rate is %s"
            .formatted(
                quiet,
                silent.length,
                String.format(Locale.ROOT, "%.3g", Arrays.stream(largest).max().orElse(0))));
    for (int t = 0; t < tests.size(); t++) {
      Selective test = tests.get(t);
      result.line(
          String.format(
              Locale.ROOT,
              "%s in %s: %s of %s units selective; with shuffled labels %.1f %% pass 5 %%",
              test.column(),
              test.epoch(),
              count(selective[t]),
              silent.length,
              100 * test.expected()));
    }
    clustering.ifPresent(found -> result.line(inWords(found)));
    notes.forEach(result::line);
    result
        .value("silent", quiet)
        .value("units", silent.length)
        .table("unitTable", unitTable(selective));
    if (!tests.isEmpty()) {
      result
          .table("selectivity", selectivityTable(selective))
          .array("explained", Nd4j.createFromArray(matrix(Selective::explained)))
          .array("chance", Nd4j.createFromArray(matrix(Selective::chance)))
          .figure("selectivity-map", figure());
    }
    clustering.ifPresent(
        found ->
            result
                .value("clusters", found.count())
                .value("silhouette", found.silhouette())
                .value("silhouetteBar", found.bar())
                .value("clustersAboveChance", found.isReal())
                .array("cluster", Nd4j.createFromArray(found.of())));
    result.array("largest", Nd4j.createFromArray(largest));
    String left = String.join(" ", partial.stream().toList());
    partial.ifPresent(why -> result.line(left).partial(left));
    return result.build();
  }

  private static String inWords(Clustering found) {
    return String.format(
        Locale.ROOT,
        "%s clusters of active units, silhouette %.2f (95 %% of controls stay below %.2f): %s",
        found.count(),
        found.silhouette(),
        found.bar(),
        found.isReal() ? "clusters" : "no more clustered than by chance");
  }

  /** Discoveries over all tests together. */
  private boolean[][] selective(double level) {
    double[] all = tests.stream().flatMapToDouble(t -> Arrays.stream(t.chance())).toArray();
    boolean[] found = Selective.discoveries(all, level);
    boolean[][] selective = new boolean[tests.size()][silent.length];
    for (int t = 0; t < selective.length; t++) {
      selective[t] = Arrays.copyOfRange(found, t * silent.length, (t + 1) * silent.length);
    }
    return selective;
  }

  private static int count(boolean[] values) {
    return (int) IntStream.range(0, values.length).filter(i -> values[i]).count();
  }

  private double[][] matrix(Function<Selective, double[]> part) {
    return tests.stream().map(part).toArray(double[][]::new);
  }

  private Table selectivityTable(boolean[][] selective) {
    Table.Builder table =
        Table.with(
            Table.Column.of("column"),
            Table.Column.of("epoch"),
            Table.Column.of("selective", "selective units"),
            Table.Column.of("share"),
            Table.Column.of("shuffledShare", "at 5 % with shuffled labels"),
            Table.Column.of("meanExplained", "mean variance explained"));
    for (int t = 0; t < tests.size(); t++) {
      Selective test = tests.get(t);
      table.row(
          test.column(),
          test.epoch(),
          count(selective[t]),
          (double) count(selective[t]) / silent.length,
          test.expected(),
          Arrays.stream(test.explained()).average().orElse(0));
    }
    return table.build();
  }

  private List<Map<String, Object>> unitTable(boolean[][] selective) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int number = 0; number < silent.length; number++) {
      int unit = number;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("unit", unit);
      row.put("largestRate", largest[unit]);
      row.put("silent", silent[unit]);
      List<String> cares = new ArrayList<>();
      for (int t = 0; t < tests.size(); t++) {
        if (selective[t][unit]) {
          Selective test = tests.get(t);
          cares.add(test.epoch() + ": " + label(test, unit));
        }
      }
      row.put("prefers", String.join("; ", cares));
      row.put("cluster", clustering.map(found -> found.of()[unit]).orElse(-1));
      rows.add(row);
    }
    return rows;
  }

  private String label(Selective test, int unit) {
    return groupings.stream()
        .filter(grouping -> grouping.column().equals(test.column()))
        .findFirst()
        .map(grouping -> grouping.labels().get(test.preferred()[unit]))
        .orElse(test.column());
  }

  /** The variance explained in each unit by each column and epoch, the units by cluster. */
  private Figure figure() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, silent.length).boxed().toList());
    order.sort(
        Comparator.comparingInt((Integer unit) -> clustering.map(c -> c.of()[unit]).orElse(0))
            .thenComparing(Comparator.comparingDouble(this::total).reversed()));
    List<Integer> shown = order.stream().filter(unit -> !silent[unit]).limit(MOST_ROWS).toList();
    List<Integer> upwards = new ArrayList<>(shown.isEmpty() ? order : shown);
    Collections.reverse(upwards);
    double[][] values = new double[upwards.size()][tests.size()];
    for (int row = 0; row < values.length; row++) {
      int unit = upwards.get(row);
      Arrays.setAll(values[row], t -> tests.get(t).explained()[unit]);
    }
    Layer raster =
        new Layer.Raster(
            "variance explained",
            values,
            -0.5,
            tests.size() - 0.5,
            0,
            values.length,
            Layer.Scale.SEQUENTIAL,
            0,
            1);
    String some = "%s of %s units, silent ones left out".formatted(upwards.size(), silent.length);
    return new Figure(
        "Selectivity of " + some,
        "The share of the variance of each unit's mean rate over trials that a column explains in"
            + " an epoch; units in the order of their clusters.",
        Figure.Width.WIDE,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.categories(
                    "", tests.stream().map(t -> t.column() + ", " + t.epoch()).toList()),
                Axis.of("Unit, by cluster", 0, values.length),
                0.9,
                false,
                List.of(raster))));
  }

  private double total(int unit) {
    return tests.stream().mapToDouble(test -> test.explained()[unit]).sum();
  }
}
