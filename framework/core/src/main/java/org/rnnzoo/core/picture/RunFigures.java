package org.rnnzoo.core.picture;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.Stage;
import org.rnnzoo.core.folder.MetricsLog;

/** The figure of how training went. */
public final class RunFigures {

  /** So few evaluations are marked each: a curve of one has no length. */
  private static final int FEW = 20;

  private static final int ACCURACY = 0;
  private static final int WHOLE_TRIALS = 5;

  private RunFigures() {}

  /**
   * Objective, held-out loss and held-out accuracy over the steps of training, with the accuracy to
   * reach.
   */
  public static Figure training(Experiment experiment, List<MetricsLog.Entry> course) {
    double[] step = course.stream().mapToDouble(MetricsLog.Entry::step).toArray();
    double[] objective = course.stream().mapToDouble(MetricsLog.Entry::objective).toArray();
    double[] heldOut = course.stream().mapToDouble(e -> e.evaluation().loss()).toArray();
    double[] accuracy = course.stream().mapToDouble(e -> e.evaluation().accuracy()).toArray();
    double[] whole = course.stream().mapToDouble(e -> e.evaluation().trialAccuracy()).toArray();
    List<Layer> accuracyLayers = stages(course);
    accuracyLayers.add(curve("accuracy", step, accuracy, CurveLook.of(ACCURACY)));
    accuracyLayers.add(curve("whole trials", step, whole, CurveLook.of(WHOLE_TRIALS)));
    addTasks(experiment, course, step, accuracyLayers);
    if (course.size() <= FEW) {
      accuracyLayers.add(
          new Layer.Points("", step, accuracy, CurveLook.of(ACCURACY).ink(), Layer.Mark.DISC));
    }
    if (!experiment.task().isMixture() && experiment.accuracyToReach() <= 1) {
      accuracyLayers.add(
          new Layer.Rule(
              "goal", Layer.Orientation.HORIZONTAL, experiment.accuracyToReach(), Ink.GREY));
    }
    List<Layer> losses = new ArrayList<>();
    losses.add(new Layer.Curve("objective", step, objective, Ink.ORANGE, Layer.Style.SOLID));
    losses.add(new Layer.Curve("held-out loss", step, heldOut, Ink.BLACK, Layer.Style.SOLID));
    if (course.size() <= FEW) {
      losses.add(new Layer.Points("", step, objective, Ink.ORANGE, Layer.Mark.DISC));
    }
    return new Figure(
        "",
        "Training of %s on %s: loss and accuracy over training steps."
            .formatted(experiment.model().use(), experiment.task().use()),
        Figure.Width.WIDE,
        2,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Training step", 0, Double.NaN),
                Axis.logarithmic("Objective and loss"),
                0.75,
                false,
                losses),
            new Panel.Plot(
                "",
                Axis.of("Training step", 0, Double.NaN),
                Axis.of("Held-out accuracy", 0, 1.02),
                0.75,
                false,
                accuracyLayers)));
  }

  private static Layer curve(String label, double[] x, double[] y, CurveLook look) {
    return new Layer.Curve(label, x, y, look.ink(), look.style());
  }

  /** The stages of a curriculum, shaded; none if there is one. The list may be added to. */
  private static List<Layer> stages(List<MetricsLog.Entry> course) {
    List<Layer> stages = new ArrayList<>();
    boolean several = course.stream().map(MetricsLog.Entry::stage).distinct().count() > 1;
    int first = 0;
    for (int i = 1; several && i <= course.size(); i++) {
      if (i == course.size() || course.get(i).stage() != course.get(first).stage()) {
        double from = first == 0 ? course.get(0).step() : course.get(first - 1).step();
        stages.add(
            new Layer.Band("stage " + course.get(first).stage(), from, course.get(i - 1).step()));
        first = i;
      }
    }
    return stages;
  }

  /** The accuracy of each task of a mixture, and the bar that is its own. */
  private static void addTasks(
      Experiment experiment, List<MetricsLog.Entry> course, double[] step, List<Layer> layers) {
    if (!experiment.task().isMixture()) {
      return;
    }
    for (int i = 0; i < experiment.task().parts().size(); i++) {
      String label = experiment.task().parts().get(i).label();
      double[] accuracy =
          course.stream()
              .mapToDouble(e -> e.evaluation().measures().getOrDefault(label, Double.NaN))
              .toArray();
      CurveLook look = CurveLook.of(i + (i + 1 < WHOLE_TRIALS ? 1 : 2)); // the others are taken
      layers.add(curve(label, step, accuracy, look));
      double bar =
          new Stage(experiment.task(), experiment.stop())
              .accuracyToReach(experiment.task().parts().get(i));
      if (bar <= 1) {
        layers.add(
            new Layer.Rule(i == 0 ? "goals" : "", Layer.Orientation.HORIZONTAL, bar, look.ink()));
      }
    }
  }
}
