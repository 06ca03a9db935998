package org.rnnzoo.dynamics.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

class TopologyTest {

  private static final List<ConstantInput> INPUTS =
      List.of(
          ConstantInput.REST,
          new ConstantInput("a=+1", Map.of("a", 1.0), 20),
          new ConstantInput("a=-1", Map.of("a", -1.0), 20),
          new ConstantInput("b=+1", Map.of("b", 1.0), 20));

  private static Topology topology(int[][] transitions, int saddles) {
    TreeMap<Integer, Integer> counts = new TreeMap<>(Map.of(0, transitions.length, 1, saddles));
    Topology.Portrait rest =
        new Topology.Portrait("rest", counts, FixedPoints.Completeness.CONSISTENT);
    Topology.Portrait up =
        new Topology.Portrait(
            "up", new TreeMap<>(Map.of(0, 1)), FixedPoints.Completeness.CONSISTENT);
    double[][] outputs = new double[transitions.length][];
    for (int s = 0; s < outputs.length; s++) {
      outputs[s] = new double[] {s};
    }
    return new Topology(List.of(rest, up), outputs, transitions);
  }

  /** Two pairs of units, each of which holds the sign of its input. */
  private static LeakyNetwork twoBits(Form form) {
    DMatrixRMaj w =
        new DMatrixRMaj(new double[][] {{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}});
    DMatrixRMaj in = new DMatrixRMaj(new double[][] {{2, 0}, {2, 0}, {0, 2}, {0, 2}});
    DMatrixRMaj out = new DMatrixRMaj(new double[][] {{0.5, 0.5, 0, 0}, {0, 0, 0.5, 0.5}});
    return new LeakyNetwork(
        form,
        Activation.TANH,
        100,
        0.2,
        w,
        in,
        new double[4],
        out,
        new double[2],
        new double[4],
        Optional.empty());
  }

  private static Topology of(LeakyNetwork network, List<String> channels) {
    return of(network, channels, 0);
  }

  private static Topology of(LeakyNetwork network, List<String> channels, double holdMs) {
    return new TopologySearch(FixedPointSearch.defaults().withSeeds(64), holdMs, 5000)
        .of(
            network,
            INPUTS,
            channels,
            List.of(new double[] {0.5, 0.5, 0.5, 0.5}, new double[] {-0.5, -0.5, 0.5, 0.5}),
            RandomStream.root(2));
  }

  @Test
  void twoBitsHaveFourStatesAndInputsSetThem() {
    Topology found = of(twoBits(Form.RATE), List.of("a", "b"));
    assertThat(found.portraits().get(0).words()).isEqualTo("4 with 0, 4 with 1, 1 with 2");
    assertThat(found.portraits().get(1).words()).isEqualTo("2 with 0, 1 with 1");
    assertThat(found.consistent()).isTrue();
    Topology touched = of(twoBits(Form.RATE), List.of("a", "b"), 20);
    for (int s = 0; s < 4; s++) {
      assertThat(touched.transitions()[s]).as("after a touch").containsOnly(s);
    }
    for (int s = 0; s < 4; s++) {
      double[] before = found.outputs()[s];
      assertThat(found.outputs()[found.transitions()[s][0]])
          .containsExactly(new double[] {Math.abs(before[0]), before[1]}, within(1e-6));
      assertThat(found.outputs()[found.transitions()[s][1]])
          .containsExactly(new double[] {-Math.abs(before[0]), before[1]}, within(1e-6));
      assertThat(found.outputs()[found.transitions()[s][2]])
          .containsExactly(new double[] {before[0], Math.abs(before[1])}, within(1e-6));
    }
  }

  @Test
  void theFormDoesNotMatterAndTheChannelsDo() {
    Topology rate = of(twoBits(Form.RATE), List.of("a", "b"));
    Topology current = of(twoBits(Form.CURRENT), List.of("a", "b"));
    assertThat(rate.distance(current)).isZero();
    assertThat(rate.isLike(current)).isTrue();
    Topology deaf = of(twoBits(Form.RATE), List.of("x", "b"));
    assertThat(deaf.signatureDistance(rate)).isGreaterThan(0.2);
    assertThat(deaf.graphDistance(rate)).isCloseTo(4 / 12.0, within(1e-12));
  }

  @Test
  void statesAreMatchedHoweverTheyAreNumbered() {
    Topology a = topology(new int[][] {{1}, {1}, {0}}, 2);
    Topology b = topology(new int[][] {{2}, {0}, {2}}, 2);
    assertThat(a.graphDistance(b)).isZero();
    Topology c = topology(new int[][] {{1}, {1}, {1}}, 2);
    assertThat(a.graphDistance(c)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(c.graphDistance(a)).isCloseTo(1 / 3.0, within(1e-12));
    Topology d = topology(new int[][] {{Topology.ELSEWHERE}, {1}, {1}}, 2);
    assertThat(d.graphDistance(c)).isCloseTo(1 / 3.0, within(1e-12));
    Topology fewer = topology(new int[][] {{1}, {1}}, 2);
    assertThat(fewer.graphDistance(c)).isCloseTo(1 / 3.0, within(1e-12));
    int[][] ring = new int[8][1];
    int[][] turned = new int[8][1];
    for (int s = 0; s < 8; s++) {
      ring[s][0] = (s + 1) % 8;
      turned[s][0] = (s + 7) % 8;
    }
    assertThat(topology(ring, 0).graphDistance(topology(ring, 0))).isZero();
    assertThat(topology(ring, 0).graphDistance(topology(turned, 0))).isBetween(0.0, 1.0);
  }

  @Test
  void signaturesDifferByTheShareOfLonePoints() {
    Topology a = topology(new int[][] {{0}, {1}}, 1);
    Topology b = topology(new int[][] {{0}, {1}}, 3);
    assertThat(a.signatureDistance(b)).isCloseTo(2 / 8.0 / 2, within(1e-12));
    Topology other =
        new Topology(
            List.of(
                new Topology.Portrait(
                    "rest", new TreeMap<>(Map.of(0, 1)), FixedPoints.Completeness.EXACT)),
            new double[1][1],
            new int[1][0]);
    assertThatThrownBy(() -> a.distance(other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(other.distance(other)).isZero();
  }

  @Test
  void classesHoldThoseThatAreAlike() {
    Topology a = topology(new int[][] {{1}, {1}, {0}}, 2);
    Topology b = topology(new int[][] {{2}, {0}, {2}}, 2);
    Topology c = topology(new int[][] {{1}, {1}, {1}}, 2);
    assertThat(Topology.classes(List.of(c, a, b))).containsExactly(List.of(1, 2), List.of(0));
  }
}
