package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

class PhasePortraitTest {

  private static final PeerData DATA = PeerData.load("own_flipflop_2bit_tanh_s0_scale");

  private static Panel.Plot portrait(LeakyNetwork network, double[][] inputs, boolean speed) {
    Trajectories trajectories = Trajectories.of(network, inputs);
    double[] input = new double[network.inputs()];
    FixedPoints points =
        FixedPointSearch.defaults()
            .find(network, input, trajectories.allStates(), new SplittableRandom(2));
    PhasePlane plane =
        network.dimension() == 2
            ? PhasePlane.ofTwoVariables("x", "y")
            : PhasePlane.of(PrincipalComponents.of(trajectories.stateSamples()));
    return new PhasePortrait(network, input, plane, points, trajectories, speed).plot("portrait");
  }

  private static Panel.Plot circuit() {
    return portrait(PeerNetworks.circuit(DATA, Form.RATE, 2), DATA.parts("rate_u"), true);
  }

  private static List<String> labels(Panel.Plot plot) {
    return plot.layers().stream().map(Layer::label).toList();
  }

  @Test
  void theLegendNamesEverythingOnce() {
    assertThat(labels(circuit()))
        .containsExactly(
            "log₁₀ speed (1/s)",
            "",
            "trajectories",
            "x nullcline",
            "y nullcline",
            "unstable manifold",
            "stable manifold",
            "stable",
            "saddle",
            "unstable");
  }

  @Test
  void theVelocityAlongItsNullclineIsZero() {
    LeakyNetwork network = PeerNetworks.circuit(DATA, Form.RATE, 2);
    Layer.Curve nullcline = curve(circuit(), "x nullcline");
    double[] field = new double[2];
    for (int i = 0; i < nullcline.x().length; i++) {
      if (!Double.isNaN(nullcline.x()[i])) {
        network.field(new double[] {nullcline.x()[i], nullcline.y()[i]}, new double[2], field);
        assertThat(field[0]).isCloseTo(0, within(1e-4));
      }
    }
  }

  @Test
  void theStableManifoldsPartTheMemories() {
    Layer.Curve manifold = curve(circuit(), "stable manifold");
    Panel.Plot plot = circuit();
    long leaving =
        IntStream.range(0, manifold.x().length)
            .filter(
                i ->
                    manifold.x()[i] < plot.x().min()
                        || manifold.x()[i] > plot.x().max()
                        || manifold.y()[i] < plot.y().min()
                        || manifold.y()[i] > plot.y().max())
            .count();
    assertThat(leaving).as("ends outside the window, one for each saddle").isEqualTo(4);
  }

  @Test
  void arrowsPointAlongTheFlow() {
    LeakyNetwork network = PeerNetworks.circuit(DATA, Form.RATE, 2);
    Layer.Arrows arrows =
        circuit().layers().stream()
            .filter(Layer.Arrows.class::isInstance)
            .map(Layer.Arrows.class::cast)
            .findFirst()
            .orElseThrow();
    double[] field = new double[2];
    for (int i = 0; i < arrows.x().length; i++) {
      double[] middle = {arrows.x()[i] + arrows.dx()[i] / 2, arrows.y()[i] + arrows.dy()[i] / 2};
      network.field(middle, new double[2], field);
      double sine = arrows.dx()[i] * field[1] - arrows.dy()[i] * field[0];
      assertThat(sine).isCloseTo(0, within(1e-9));
      assertThat(arrows.dx()[i] * field[0] + arrows.dy()[i] * field[1]).isNotNegative();
    }
  }

  @Test
  void theSpeedIsSlowestNearFixedPoints() {
    Layer.Raster raster = (Layer.Raster) circuit().layers().get(0);
    double[] speeds =
        Arrays.stream(raster.values()).flatMapToDouble(Arrays::stream).sorted().toArray();
    Layer.Points stable =
        circuit().layers().stream()
            .filter(Layer.Points.class::isInstance)
            .map(Layer.Points.class::cast)
            .findFirst()
            .orElseThrow();
    for (int k = 0; k < 4; k++) {
      int columns = raster.values()[0].length;
      int rows = raster.values().length;
      int i = (int) ((stable.x()[k] - raster.left()) / (raster.right() - raster.left()) * columns);
      int j = (int) ((stable.y()[k] - raster.bottom()) / (raster.top() - raster.bottom()) * rows);
      assertThat(raster.values()[j][i]).isLessThan(speeds[speeds.length / 50]);
    }
  }

  @Test
  void threeBitsHaveNoNullclinesOnAPlane() {
    PeerData data = PeerData.load("fpf_flipflop_tanh_3bit_16_s1_p0.5");
    Panel.Plot plot = portrait(PeerNetworks.elman(data), data.parts("test_inputs"), false);
    assertThat(labels(plot)).containsExactly("", "trajectories", "stable", "saddle");
  }

  private static PhasePortrait portraitOn(double share) {
    LeakyNetwork network = PeerNetworks.flipFlop(DATA, Form.RATE);
    Trajectories trajectories = Trajectories.of(network, DATA.parts("rate_u"));
    FixedPoints points =
        FixedPointSearch.defaults()
            .find(network, new double[2], trajectories.allStates(), new SplittableRandom(2));
    PrincipalComponents components = PrincipalComponents.of(trajectories.stateSamples());
    double[] tilted = new double[network.dimension()];
    for (int k = 0; k < tilted.length; k++) {
      tilted[k] =
          Math.sqrt(share) * components.axis(0)[k] + Math.sqrt(1 - share) * components.axis(60)[k];
    }
    PhasePlane plane =
        new PhasePlane(components.mean(), tilted, components.axis(50), "tilted", "silent");
    return new PhasePortrait(network, new double[2], plane, points, trajectories, false);
  }

  @Test
  void theVarianceOfAPlaneIsThatOfItsAxes() {
    LeakyNetwork network = PeerNetworks.flipFlop(DATA, Form.RATE);
    PrincipalComponents components =
        PrincipalComponents.of(Trajectories.of(network, DATA.parts("rate_u")).stateSamples());
    assertThat(portraitOn(0.5).variance())
        .isCloseTo(0.5 * components.cumulative()[0], within(1e-3));
    assertThat(portraitOn(0.5).faithful()).isFalse();
  }

  @Test
  void aPlaneOnWhichTheNetworkDoesNotWorkHasTheFieldOfItsSliceAndNoNullclines() {
    PhasePortrait portrait = portraitOn(0.5);
    Panel.Plot plot = portrait.plot("");
    assertThat(labels(plot)).noneMatch(label -> label.contains("nullcline"));
    Layer.Arrows arrows = (Layer.Arrows) plot.layers().get(0);
    PhasePlane plane = portrait.plane();
    double[] field = new double[64];
    for (int i = 0; i < arrows.x().length; i++) {
      double[] middle =
          plane.state(arrows.x()[i] + arrows.dx()[i] / 2, arrows.y()[i] + arrows.dy()[i] / 2);
      portrait.system().field(middle, new double[2], field);
      double x = PhasePlane.dot(plane.xAxis(), field);
      double y = PhasePlane.dot(plane.yAxis(), field);
      assertThat(arrows.dx()[i] * y - arrows.dy()[i] * x).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void withoutTrajectoriesFixedPointsAreInThePictureAllTheSame() {
    LeakyNetwork network = PeerNetworks.circuit(DATA, Form.RATE, 2);
    FixedPoints points =
        FixedPointSearch.defaults()
            .find(
                network,
                new double[2],
                Trajectories.of(network, DATA.parts("rate_u")).allStates(),
                new SplittableRandom(2));
    // Coordinates count from here, so that all points lie far from 0.
    PhasePlane plane =
        new PhasePlane(
            new double[] {-5, -5}, new double[] {1, 0}, new double[] {0, 1}, "x + 5", "y + 5");
    Panel.Plot plot =
        new PhasePortrait(network, new double[2], plane, points, List.<StatePaths>of(), false)
            .plot("");
    Layer.Arrows arrows = (Layer.Arrows) plot.layers().get(0);
    for (FixedPoint point : points.points()) {
      assertThat(plane.x(point.state())).isLessThan(Arrays.stream(arrows.x()).max().orElseThrow());
      assertThat(plane.y(point.state())).isLessThan(Arrays.stream(arrows.y()).max().orElseThrow());
    }
  }

  @Test
  void aSystemOfOneVariableIsALine() {
    PeerData data = PeerData.load("own_flipflop_1bit_tanh_s0_scale");
    LeakyNetwork network = PeerNetworks.circuit(data, Form.RATE, 1);
    Trajectories trajectories = Trajectories.of(network, data.parts("rate_u"));
    FixedPoints points =
        FixedPointSearch.defaults()
            .find(network, new double[1], trajectories.allStates(), new SplittableRandom(2));
    Panel.Plot plot = new PhaseLine(network, new double[1], points, trajectories).plot("");
    assertThat(labels(plot)).containsExactly("", "", "stable", "unstable");
    Layer.Curve velocity = (Layer.Curve) plot.layers().get(1);
    long crossings =
        IntStream.range(1, velocity.y().length)
            .filter(i -> velocity.y()[i] > 0 != velocity.y()[i - 1] > 0)
            .count();
    assertThat(crossings).isEqualTo(3);
  }

  private static Layer.Curve curve(Panel.Plot plot, String label) {
    return plot.layers().stream()
        .filter(Layer.Curve.class::isInstance)
        .map(Layer.Curve.class::cast)
        .filter(curve -> curve.label().equals(label))
        .findFirst()
        .orElseThrow();
  }
}
