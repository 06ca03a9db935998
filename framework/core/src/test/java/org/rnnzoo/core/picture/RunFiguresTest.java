package org.rnnzoo.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.task.Evaluation;

class RunFiguresTest {

  /** Eleven tasks, their mean and the whole trials, with six colours. */
  @Test
  void noTwoCurvesOfAMixtureLookTheSame() {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale*11", "model", "factor", "trainer", "descent"), new TinyZoo());
    Map<String, Double> measures = new LinkedHashMap<>();
    experiment.task().parts().forEach(part -> measures.put(part.label(), 0.5));
    Evaluation evaluation = new Evaluation(1, 0.5, 0.5, 8, measures);
    List<Layer.Curve> curves =
        ((Panel.Plot)
                RunFigures.training(
                        experiment, List.of(new MetricsLog.Entry(1, 0, 1, 1, evaluation, 1)))
                    .panels()
                    .get(1))
            .layers().stream()
                .filter(Layer.Curve.class::isInstance)
                .map(Layer.Curve.class::cast)
                .toList();
    assertThat(curves).hasSize(13);
    assertThat(curves.stream().map(curve -> new CurveLook(curve.ink(), curve.style())))
        .doesNotHaveDuplicates();
  }

  /** A curve of one point has no length: the objective has none before the first step. */
  @Test
  void anObjectiveThatWasReportedOnceIsSeen() {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale", "model", "factor", "trainer", "descent"), new TinyZoo());
    Evaluation evaluation = new Evaluation(1, 0.5, 0.5, 8, Map.of());
    Panel.Plot panel =
        (Panel.Plot)
            RunFigures.training(
                    experiment,
                    List.of(
                        new MetricsLog.Entry(1, 0, Double.NaN, Double.NaN, evaluation, 0),
                        new MetricsLog.Entry(1, 3, 0.7, 1, evaluation, 1)))
                .panels()
                .get(0);
    assertThat(panel.layers())
        .filteredOn(Layer.Points.class::isInstance)
        .anySatisfy(points -> assertThat(((Layer.Points) points).y()).contains(0.7));
  }
}
