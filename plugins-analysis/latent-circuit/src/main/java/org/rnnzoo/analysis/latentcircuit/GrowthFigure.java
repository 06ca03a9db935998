package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/** Circuits of all sizes side by side, as a figure and as a table. */
final class GrowthFigure {

  private GrowthFigure() {}

  /** What circuits explain and predict against their size, with and without the anchor. */
  static Figure of(List<Candidate> candidates, Candidate chosen) {
    List<Panel> panels = new ArrayList<>();
    panels.add(
        panel(
            "Activity",
            "share of variance",
            candidates,
            chosen,
            candidate -> candidate.metrics().r2Full(),
            true));
    panels.add(
        panel(
            "Outputs",
            "share of variance",
            candidates,
            chosen,
            candidate -> candidate.metrics().r2Output(),
            false));
    panels.add(
        panel(
            "Perturbations",
            "correlation",
            candidates,
            chosen,
            candidate -> candidate.perturbation().agreement().correlation(),
            false));
    return new Figure(
        "Growing circuits",
        "What latent circuits of each size explain of the activity, beside as many principal"
            + " components, and of the outputs, and how well they predict perturbations. The line"
            + " marks the smallest with the best verdict.",
        Width.PAGE,
        3,
        panels);
  }

  private static Panel panel(
      String title,
      String what,
      List<Candidate> candidates,
      Candidate chosen,
      ToDoubleFunction<Candidate> value,
      boolean withCeiling) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule("", Layer.Orientation.VERTICAL, chosen.nodes(), Ink.LIGHT_GREY));
    if (withCeiling) {
      List<Candidate> sizes = with(candidates, candidates.get(0).anchor());
      layers.add(
          new Layer.Curve(
              "principal components",
              x(sizes),
              sizes.stream().mapToDouble(candidate -> candidate.metrics().pcaCeiling()).toArray(),
              Ink.GREY,
              Layer.Style.DASHED));
    }
    List<Double> anchors = candidates.stream().map(Candidate::anchor).distinct().toList();
    for (int i = 0; i < anchors.size(); i++) {
      List<Candidate> line = with(candidates, anchors.get(i));
      double[] y = line.stream().mapToDouble(value).toArray();
      layers.add(
          new Layer.Curve(
              withCeiling ? name(anchors.get(i)) : "",
              x(line),
              y,
              Ink.series(i),
              Layer.Style.SOLID));
      layers.add(new Layer.Points("", x(line), y, Ink.series(i), Layer.Mark.DISC));
    }
    return new Panel.Plot(title, Axis.of("nodes"), Axis.of(what), 0.9, false, layers);
  }

  private static String name(double anchor) {
    return anchor == 0 ? "without anchor" : "anchor " + CircuitReport.number(anchor);
  }

  private static List<Candidate> with(List<Candidate> candidates, double anchor) {
    return candidates.stream().filter(candidate -> candidate.anchor() == anchor).toList();
  }

  private static double[] x(List<Candidate> candidates) {
    return candidates.stream().mapToDouble(Candidate::nodes).toArray();
  }

  /** One row for each circuit, without gaps. */
  static List<Map<String, Object>> table(List<Candidate> candidates) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("nodes", candidate.nodes());
      row.put("anchor", candidate.anchor());
      row.put("verdict", candidate.grade().word());
      put(row, "r2Full", candidate.metrics().r2Full());
      put(row, "pcaCeiling", candidate.metrics().pcaCeiling());
      put(row, "r2Relative", candidate.metrics().r2Relative());
      put(row, "r2Output", candidate.metrics().r2Output());
      put(row, "perturbationCorrelation", candidate.perturbation().agreement().correlation());
      put(row, "perturbationSlope", candidate.perturbation().agreement().slope());
      put(row, "perturbationControlCorrelation", candidate.perturbation().control().correlation());
      put(row, "perturbationStateCorrelation", candidate.perturbation().states().correlation());
      put(
          row,
          "connectivityCorrelation",
          candidate.assessment().conjugation().connectivity().correlation());
      row.put("fixedPoints", PointMatch.text(PointMatch.counts(candidate.points().get(0))));
      candidate
          .matches()
          .get(0)
          .ifPresent(
              match -> {
                row.put("networkFixedPoints", PointMatch.text(match.network()));
                row.put("matchedStablePoints", match.matched());
              });
      put(row, "accuracy", candidate.behaviour().circuit());
      row.put("restartsAgreeing", candidate.pool().agreeing().size());
      row.put("restartsMatching", candidate.matching());
      row.put("restarts", candidate.pool().restarts().size());
      rows.add(row);
    }
    return rows;
  }

  private static void put(Map<String, Object> row, String name, double value) {
    if (Double.isFinite(value)) {
      row.put(name, value);
    }
  }
}
