package org.rnnzoo.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.TinyZoo.FactorModel;
import org.rnnzoo.core.TinyZoo.FactorParameters;
import org.rnnzoo.core.TinyZoo.ScaleTask;

class ActivityFigureTest {

  private static final Clock CLOCK = new Clock(20);

  /** Two units that follow the two inputs, times a factor. */
  private static Network network(float factor) {
    Network network =
        new FactorModel().create(new FactorParameters(2), 2, 2, CLOCK, RandomStream.root(1));
    network.weights().values()[0] = factor;
    return network;
  }

  private static List<Panel.Plot> plots(Network before, Network after) {
    ScaleTask task = new ScaleTask();
    Trials trials = task.generate(task.defaults(), CLOCK, RandomStream.root(2), 0, 1);
    Figure figure = new ActivityFigure("factor on scale", trials, before, after).figure();
    assertThat(figure.description())
        .contains("factor on scale", "2 of 2 units as curves", "2 of 2 as a map");
    return figure.panels().stream().map(Panel.Plot.class::cast).toList();
  }

  @Test
  void bothSidesHaveTheSameScaleAndOrderOfUnits() {
    List<Panel.Plot> plots = plots(network(1), network(-2));
    assertThat(plots).hasSize(4);
    assertThat(plots.get(0).y()).isEqualTo(plots.get(1).y());
    double[][] before = rows(plots.get(2));
    double[][] after = rows(plots.get(3));
    assertThat(before).hasDimensions(2, 5);
    assertThat(after[0][0]).as("rows rise by their mean after training").isLessThan(after[1][0]);
    for (int unit = 0; unit < 2; unit++) {
      assertThat(after[unit][0]).isEqualTo(-2 * before[unit][0]);
    }
  }

  @Test
  void curvesLastAsLongAsTheTrial() {
    Layer.Curve curve =
        plots(network(1), network(1)).get(0).layers().stream()
            .filter(Layer.Curve.class::isInstance)
            .map(Layer.Curve.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(curve.x()).startsWith(0).endsWith(100);
    assertThat(curve.y()[5]).isEqualTo(curve.y()[4]);
  }

  private static double[][] rows(Panel.Plot plot) {
    return plot.layers().stream()
        .filter(Layer.Raster.class::isInstance)
        .map(layer -> ((Layer.Raster) layer).values())
        .findFirst()
        .orElseThrow();
  }
}
