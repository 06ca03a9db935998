package org.rnnzoo.dynamics.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints.Completeness;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

/** Where inputs lead, and graphs of that which are compared. */
class TransitionsTest {

  private static LeakyNetwork unit(Activation activation, double weight, double bias) {
    return new LeakyNetwork(
        Form.RATE,
        activation,
        100,
        0.2,
        new DMatrixRMaj(new double[][] {{weight}}),
        new DMatrixRMaj(new double[][] {{1}}),
        new double[] {bias},
        new DMatrixRMaj(new double[][] {{2}}),
        new double[1],
        new double[1]);
  }

  private static Topology topology(LeakyNetwork unit, double input, int steps, double settleMs) {
    return new TopologySearch(FixedPointSearch.defaults().withSeeds(16), 0, settleMs)
        .of(
            unit,
            List.of(ConstantInput.REST, new ConstantInput("on", Map.of("a", input), steps)),
            List.of("a"),
            List.of(new double[] {-1}, new double[] {1}, new double[] {9}),
            RandomStream.root(2));
  }

  /**
   * From 9 to 9.99 in 20 steps; then the distance falls to 0.8⁵ in each time constant. Alone, a
   * state counts as reached within a hundredth of its size and 1, here 0.1.
   */
  @Test
  void aSingleStateIsReachedInTime() {
    LeakyNetwork leak = unit(Activation.LINEAR, 0, 9);
    assertThat(topology(leak, 1, 20, 201).transitions()).isDeepEqualTo(new int[][] {{0}});
    assertThat(topology(leak, 1, 20, 200).transitions())
        .as("0.106 away after two time constants")
        .isDeepEqualTo(new int[][] {{Topology.ELSEWHERE}});
  }

  /**
   * The states are ±0.9575. Two steps of an input of −2 lead 0.451 away from the upper one; after
   * one time constant 0.224 are left, after two 0.097. Reached is within a tenth of 1.915.
   */
  @Test
  void oneOfTwoStatesIsReachedWithinATenthOfTheirDistance() {
    LeakyNetwork memory = unit(Activation.TANH, 2, 0);
    Topology reached = topology(memory, -2, 2, 200);
    int upper = reached.outputs()[0][0] > 0 ? 0 : 1;
    assertThat(reached.outputs()[upper]).containsExactly(new double[] {1.915}, within(1e-3));
    assertThat(reached.outputs()[1 - upper]).containsExactly(new double[] {-1.915}, within(1e-3));
    assertThat(reached.transitions()[upper]).containsExactly(upper);
    assertThat(reached.transitions()[1 - upper]).containsExactly(1 - upper);
    assertThat(topology(memory, -2, 2, 100).transitions()[upper])
        .containsExactly(Topology.ELSEWHERE);
    assertThat(topology(memory, -2, 20, 200).transitions()[upper]).containsExactly(1 - upper);
  }

  private static Trials trials(String... names) {
    Channels channels = new Channels(List.of(names), List.of("out"));
    TrialBuilder trial =
        new TrialBuilder(channels, new Clock(20), RandomStream.root(1).generator());
    trial.input(0).set(3, trial.epoch("on", 100));
    trial.epoch("off", 100);
    return new Trials(new Clock(20), channels, List.of(trial.build()));
  }

  @Test
  void inputsForAllNetworksAreTakenFromTheTrialsOfTheFewestChannels() {
    List<Trials> trials = List.of(trials("start", "a"), trials("a"), trials("a", "b", "c"));
    assertThat(TopologySearch.plain(trials)).isSameAs(trials.get(1));
    LeakyNetwork memory = unit(Activation.TANH, 2, 0);
    List<Integer> progress = new ArrayList<>();
    List<DynamicalSystem> systems = List.of(memory, memory);
    List<Trials> shown = List.of(trials("a"), trials("a"));
    List<Topology> found =
        new TopologySearch(FixedPointSearch.defaults().withSeeds(16), 0, 1000)
            .each(
                systems,
                shown,
                List.of(
                    Trajectories.of(memory, shown.get(0)), Trajectories.of(memory, shown.get(1))),
                3,
                RandomStream.root(1),
                progress::add);
    assertThat(progress).containsExactly(0, 1);
    assertThat(found).hasSize(2);
    assertThat(found.get(0).portraits())
        .extracting(Topology.Portrait::input)
        .containsExactly("rest", "a=+3.00");
    assertThat(found.get(0).isLike(found.get(1))).isTrue();
  }

  private static Topology graph(Completeness completeness, double[][] outputs, int[]... edges) {
    List<Topology.Portrait> portraits = new ArrayList<>();
    for (int i = 0; i <= edges[0].length; i++) {
      portraits.add(new Topology.Portrait("input " + i, new TreeMap<>(Map.of(0, 1)), completeness));
    }
    return new Topology(portraits, outputs, edges);
  }

  private static Topology graph(int[]... edges) {
    return graph(Completeness.EXACT, new double[edges.length][1], edges);
  }

  @Test
  void aPortraitThatMustLackAPointMakesATopologyInconsistent() {
    int[] edges = {0};
    for (Completeness completeness : Completeness.values()) {
      assertThat(graph(completeness, new double[1][1], edges).consistent())
          .as("%s", completeness)
          .isEqualTo(
              completeness != Completeness.INCONSISTENT && completeness != Completeness.PARTIAL);
    }
  }

  @Test
  void aStateThatOneGraphLacksCountsWithAllItsTransitions() {
    Topology two = graph(new int[] {0, 1}, new int[] {1, 1});
    Topology three = graph(new int[] {0, 1}, new int[] {1, 1}, new int[] {2, 2});
    assertThat(two.graphDistance(three)).isCloseTo(2 / 6.0, within(1e-12));
    assertThat(three.graphDistance(two)).isCloseTo(2 / 6.0, within(1e-12));
    assertThat(two.distance(three)).as("with equal signatures").isCloseTo(1 / 6.0, within(1e-12));
    assertThatThrownBy(() -> two.graphDistance(graph(new int[] {0}, new int[] {1})))
        .hasMessageStartingWith("Topologies for other inputs cannot be compared: [input 0");
    assertThat(two.toString()).endsWith("[[0, 1], [1, 1]]");
  }

  /** A chain of eight states whose numbers are shifted by three; outputs tell which is which. */
  private static Topology shifted(double... outputs) {
    int[][] edges = new int[8][1];
    double[][] told = new double[8][1];
    for (int s = 0; s < 8; s++) {
      edges[(s + 3) % 8][0] = (s == 7 ? 7 + 3 : s + 1 + 3) % 8;
      told[(s + 3) % 8][0] = outputs[s];
    }
    return graph(Completeness.EXACT, told, edges);
  }

  private static Topology chain() {
    int[][] edges = new int[8][1];
    double[][] told = new double[8][1];
    for (int s = 0; s < 8; s++) {
      edges[s][0] = Math.min(7, s + 1);
      told[s][0] = s;
    }
    return graph(Completeness.EXACT, told, edges);
  }

  @Test
  void moreThanSixStatesAreMatchedByTheirOutputs() {
    assertThat(chain().graphDistance(shifted(0, 1, 2, 3, 4, 5, 6, 7))).isZero();
  }

  @Test
  void statesWhoseOutputsMisleadAreExchanged() {
    assertThat(chain().graphDistance(shifted(0, 1, 5, 3, 4, 2, 6, 7))).isZero();
    assertThat(chain().graphDistance(shifted(3, 1, 5, 0, 4, 2, 6, 7))).isZero();
  }

  @Test
  void whatNoExchangeMendsIsCounted() {
    int[][] edges = chain().transitions().clone();
    edges[3] = new int[] {Topology.ELSEWHERE};
    Topology broken = graph(Completeness.EXACT, chain().outputs(), edges);
    assertThat(chain().graphDistance(broken)).isCloseTo(1 / 8.0, within(1e-12));
  }
}
