package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Stability;
import org.rnnzoo.testkit.TestAnalysisContext;

class BranchFigureTest {

  /** One unit, of which the first output is ten times the state, the second twenty times and on. */
  private static Family family(int outputs) {
    double[][] readout = new double[outputs][1];
    Arrays.setAll(readout, output -> new double[] {10 * (output + 1.0)});
    LeakyNetwork system =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            0.2,
            new DMatrixRMaj(1, 1),
            new DMatrixRMaj(1, 1),
            new double[1],
            new DMatrixRMaj(readout),
            new double[outputs],
            new double[1]);
    return new Family("p", 0.5, p -> system, p -> new double[1]);
  }

  private static Place place(double value, Stability stability) {
    FixedPoint point =
        new FixedPoint(
            new double[] {value / 2},
            0,
            0,
            Optional.empty(),
            0,
            0,
            stability,
            false,
            1,
            1,
            0,
            1,
            true);
    return new Place(value, point, new double[] {1, 1});
  }

  private static Figure figure(int outputs, Branch... branches) {
    Scan scan =
        new Scan(
            family(outputs),
            new BifurcationParameters("gain", 0, 4, List.of(), 2, 1),
            List.of(new double[1]),
            new TestAnalysisContext(1));
    scan.branches().addAll(List.of(branches));
    List<String> names = IntStream.range(0, outputs).mapToObj(i -> "z" + i).toList();
    return new BranchFigure(scan, names).draw();
  }

  /** Stable at 0, 1 and 3, a saddle at 2. */
  private static Branch changing() {
    List<Place> places =
        List.of(
            place(0, Stability.STABLE),
            place(1, Stability.STABLE),
            place(2, Stability.SADDLE),
            place(3, Stability.STABLE));
    return new Branch(
        places,
        List.of(
            new Event(Event.Kind.FOLD, places.get(1), places.get(2)),
            new Event(Event.Kind.KINK, places.get(2), places.get(3))),
        List.of(),
        List.of(Branch.End.EDGE, Branch.End.EDGE));
  }

  private static List<Layer> layers(Figure figure, int panel) {
    return ((Panel.Plot) figure.panels().get(panel)).layers();
  }

  @Test
  void stretchesMeetAtThePlaceBeforeTheChange() {
    List<Layer> layers = layers(figure(1, changing()), 0);
    Layer.Curve stable = (Layer.Curve) layers.get(1);
    assertThat(stable.label()).isEqualTo("stable");
    assertThat(stable.style()).isEqualTo(Layer.Style.SOLID);
    assertThat(stable.x()).containsExactly(0, 1, Double.NaN, 2, 3, Double.NaN);
    assertThat(stable.y()).containsExactly(0, 5, Double.NaN, 10, 15, Double.NaN);
    Layer.Curve saddle = (Layer.Curve) layers.get(2);
    assertThat(saddle.label()).isEqualTo("saddle");
    assertThat(saddle.style()).isEqualTo(Layer.Style.DASHED);
    assertThat(saddle.x()).containsExactly(1, 2, Double.NaN, Double.NaN);
  }

  @Test
  void branchesAreParted() {
    Layer.Curve stable = (Layer.Curve) layers(figure(1, changing(), changing()), 0).get(1);
    assertThat(stable.x())
        .containsExactly(0, 1, Double.NaN, 2, 3, Double.NaN, 0, 1, Double.NaN, 2, 3, Double.NaN);
  }

  @Test
  void whatHappensIsMarkedWhereItBegins() {
    List<Layer> layers = layers(figure(1, changing()), 0);
    assertThat(layers).hasSize(5);
    Layer.Points fold = (Layer.Points) layers.get(3);
    assertThat(fold.label()).isEqualTo("fold");
    assertThat(fold.x()).containsExactly(1);
    assertThat(fold.y()).containsExactly(5);
    Layer.Points kink = (Layer.Points) layers.get(4);
    assertThat(kink.label()).isEqualTo("change at a kink");
    assertThat(kink.x()).containsExactly(2);
  }

  @Test
  void theTrainedNetworkIsAnUprightLine() {
    Layer.Rule rule = (Layer.Rule) layers(figure(1, changing()), 0).get(0);
    assertThat(rule.label()).isEqualTo("as trained");
    assertThat(rule.at()).isEqualTo(0.5);
  }

  @Test
  void aSingleOutputHasTheWholeFigure() {
    Figure one = figure(1, changing());
    assertThat(one.title()).isEqualTo("Fixed points over p");
    assertThat(one.width()).isEqualTo(Figure.Width.WIDE);
    assertThat(one.columns()).isEqualTo(1);
  }

  @Test
  void severalOutputsStandSideBySideAndNamesStandOnce() {
    Figure two = figure(2, changing());
    assertThat(two.title()).isEqualTo("Fixed points over p");
    assertThat(two.width()).isEqualTo(Figure.Width.PAGE);
    assertThat(two.columns()).isEqualTo(2);
    assertThat(layers(two, 1)).extracting(Layer::label).containsOnly("").hasSize(5);
    assertThat(((Layer.Curve) layers(two, 1).get(1)).y())
        .containsExactly(0, 10, Double.NaN, 20, 30, Double.NaN);
    assertThat(((Panel.Plot) two.panels().get(1)).y().label()).isEqualTo("z1 at fixed points");
  }

  @Test
  void noMoreThanFourOutputsAreDrawn() {
    assertThat(figure(4, changing()).title()).isEqualTo("Fixed points over p");
    Figure five = figure(5, changing());
    assertThat(five.title()).isEqualTo("Fixed points over p, 4 of 5 outputs");
    assertThat(five.panels()).hasSize(4);
  }
}
