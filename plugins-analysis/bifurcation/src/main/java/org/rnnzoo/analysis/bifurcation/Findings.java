package org.rnnzoo.analysis.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * What a scan found, as lines for people, tables, arrays and a figure.
 *
 * @param scan the scan
 * @param outputs the names of the outputs
 * @param notes sentences on what is missing and why
 */
record Findings(Scan scan, List<String> outputs, List<String> notes) {

  Result result() {
    Result.Builder result = Result.builder();
    describeInWords(result);
    Family family = scan.family();
    result
        .value("parameter", family.label())
        .value("trainedValue", family.trained())
        .value("branches", scan.branches().size())
        .table("bifurcations", bifurcations())
        .table("sections", sections())
        .table("branchTable", branches());
    if (!scan.branches().isEmpty()) {
      addArrays(result);
      result.figure("branches", new BranchFigure(scan, outputs).draw());
    }
    if (!notes.isEmpty()) {
      result.partial(String.join(" ", notes));
    }
    return result.build();
  }

  private void describeInWords(Result.Builder result) {
    Map<String, Long> kinds =
        scan.branches().stream()
            .flatMap(branch -> branch.events().stream())
            .collect(
                Collectors.groupingBy(
                    event -> event.kind().label(), TreeMap::new, Collectors.counting()));
    String happened =
        kinds.isEmpty()
            ? "nothing happens on them"
            : kinds.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
    result.line(
        "%s: %s branches of fixed points; %s"
            .formatted(scan.family().label(), scan.branches().size(), happened));
    for (Scan.Section section : scan.sections()) {
      result.line(
          String.format(
              Locale.ROOT,
              "at %.4g%s: %s",
              section.value(),
              section.value() == scan.family().trained() ? " (as trained)" : "",
              section.points().countsInWords()));
    }
    notes.forEach(result::line);
  }

  private Table bifurcations() {
    Table.Builder table =
        Table.with(
            Table.Column.of("branch"),
            Table.Column.of("kind"),
            Table.Column.of("low", "between"),
            Table.Column.of("high", "and"),
            Table.Column.of("unstableBefore", "unstable dimensions before"),
            Table.Column.of("unstableAfter", "after"),
            Table.Column.of("frequencyHz", "frequency", "Hz"),
            Table.Column.of("outputs"));
    for (int b = 0; b < scan.branches().size(); b++) {
      for (Event event : scan.branches().get(b).events()) {
        DynamicalSystem system = scan.family().at(event.before().value());
        table.row(
            b,
            event.kind().label(),
            event.low(),
            event.high(),
            event.before().point().unstableDimensions(),
            event.after().point().unstableDimensions(),
            Classifier.frequency(event, system)
                .map(hertz -> String.format(Locale.ROOT, "%.4g", hertz))
                .orElse(""),
            Arrays.stream(output(event.before()))
                .mapToObj(value -> String.format(Locale.ROOT, "%.3g", value))
                .collect(Collectors.joining(" ")));
      }
    }
    return table.build();
  }

  private Table sections() {
    Table.Builder table =
        Table.with(
            Table.Column.of("value"),
            Table.Column.of("fixedPoints", "fixed points"),
            Table.Column.of("byUnstableDimension", "by unstable dimensions"),
            Table.Column.of("completeness"));
    for (Scan.Section section : scan.sections()) {
      table.row(
          section.value(),
          section.points().points().size(),
          section.points().countsInWords(),
          section.points().completeness().label());
    }
    return table.build();
  }

  private Table branches() {
    Table.Builder table =
        Table.with(
            Table.Column.of("branch"),
            Table.Column.of("low", "from"),
            Table.Column.of("high", "to"),
            Table.Column.of("places"),
            Table.Column.of("begins"),
            Table.Column.of("ends"));
    for (int b = 0; b < scan.branches().size(); b++) {
      Branch branch = scan.branches().get(b);
      table.row(
          b,
          branch.low(),
          branch.high(),
          branch.places().size(),
          branch.ends().get(0).label(),
          branch.ends().get(1).label());
    }
    return table.build();
  }

  private void addArrays(Result.Builder result) {
    result
        .array(
            "branch",
            Nd4j.createFromArray(
                scan.branches().stream()
                    .flatMapToInt(
                        branch ->
                            branch.places().stream()
                                .mapToInt(place -> scan.branches().indexOf(branch)))
                    .toArray()))
        .array("value", Nd4j.createFromArray(places(place -> place.value())))
        .array("states", stacked(Place::state))
        .array("outputs", stacked(this::output))
        .array(
            "unstableDimensions",
            Nd4j.createFromArray(places(place -> (double) place.point().unstableDimensions())));
  }

  private double[] places(Function<Place, Double> value) {
    return scan.branches().stream()
        .flatMap(branch -> branch.places().stream())
        .mapToDouble(value::apply)
        .toArray();
  }

  private INDArray stacked(Function<Place, double[]> values) {
    List<double[]> rows = new ArrayList<>();
    scan.branches()
        .forEach(branch -> branch.places().forEach(place -> rows.add(values.apply(place))));
    return Nd4j.createFromArray(rows.toArray(double[][]::new));
  }

  private double[] output(Place place) {
    double[] output = new double[outputs.size()];
    scan.family().at(place.value()).output(place.state(), output);
    return output;
  }
}
