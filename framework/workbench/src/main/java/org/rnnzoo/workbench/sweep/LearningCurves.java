package org.rnnzoo.workbench.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.picture.CurveLook;

/**
 * Held-out accuracy over training steps: the mean over the cells of a group, between the lowest and
 * the highest. A cell that stopped keeps its last accuracy, since stopping there is what it did.
 *
 * @param courses the courses of the cells of each group, by what the legend says of the group
 */
record LearningCurves(Map<String, List<List<MetricsLog.Entry>>> courses) {

  Figure figure() {
    List<Layer> layers = new ArrayList<>();
    int index = 0;
    for (Map.Entry<String, List<List<MetricsLog.Entry>>> group : courses.entrySet()) {
      addGroup(layers, group.getKey(), group.getValue(), CurveLook.of(index));
      index++;
    }
    return new Figure(
        "",
        "Held-out accuracy over training steps, mean and range over cells.",
        Figure.Width.WIDE,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Training step", 0, Double.NaN),
                Axis.of("Held-out accuracy", 0, 1.02),
                0.5,
                false,
                layers)));
  }

  private static void addGroup(
      List<Layer> layers, String label, List<List<MetricsLog.Entry>> cells, CurveLook look) {
    TreeSet<Long> steps = new TreeSet<>();
    List<TreeMap<Long, Double>> curves = new ArrayList<>();
    for (List<MetricsLog.Entry> cell : cells) {
      TreeMap<Long, Double> curve = new TreeMap<>();
      cell.forEach(entry -> curve.put(entry.step(), entry.evaluation().accuracy()));
      if (!curve.isEmpty()) {
        steps.addAll(curve.keySet());
        curves.add(curve);
      }
    }
    double[] x = steps.stream().mapToDouble(Long::doubleValue).toArray();
    double[] mean = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    int i = 0;
    for (long step : steps) {
      double[] values =
          curves.stream()
              .map(curve -> curve.floorEntry(step))
              .filter(entry -> entry != null)
              .mapToDouble(Map.Entry::getValue)
              .sorted()
              .toArray();
      low[i] = values[0];
      high[i] = values[values.length - 1];
      mean[i] = Arrays.stream(values).average().orElse(Double.NaN);
      i++;
    }
    String named = "%s (n = %s)".formatted(label, curves.size());
    layers.add(new Layer.Curve(named, x, mean, look.ink(), look.style()));
    if (curves.size() > 1) {
      layers.add(new Layer.Curve("", x, low, look.ink(), Layer.Style.FAINT));
      layers.add(new Layer.Curve("", x, high, look.ink(), Layer.Style.FAINT));
    }
  }
}
