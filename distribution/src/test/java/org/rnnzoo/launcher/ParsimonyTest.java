package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.testkit.PlainNetwork;

class ParsimonyTest {

  /** 5 units without connections onto themselves, frozen input weights, 2 outputs. */
  private static PlainNetwork network() {
    return PlainNetwork.random(new Dimensions(3, 5, 2), new Clock(20), 0, RandomStream.root(1));
  }

  private static final int FREE = 5 * 4 + 5 + 2 * 5 + 2;

  @Test
  void connectionsThatTheModelDoesNotAllowAreNoParameters() {
    assertThat(Parsimony.of(network()).parameters()).isEqualTo(FREE);
  }

  @Test
  void aChangeOfOneColumnHasRankOne() {
    PlainNetwork trained = network();
    int w = trained.weights().tensor("W").offset();
    for (int i = 1; i < 5; i++) {
      trained.weights().values()[w + 5 * i] += i;
    }
    Parsimony parsimony = Parsimony.of(network(), trained);
    assertThat(parsimony.changed()).hasValue(4);
    assertThat(parsimony.rank().orElseThrow().notable()).isGreaterThan(1);
    assertThat(parsimony.rankOfChange().orElseThrow().notable()).isEqualTo(1);
    assertThat(parsimony.sentences())
        .startsWith(FREE + " trainable parameters, of which training changed 4.")
        .hasSize(2)
        .last(STRING)
        .startsWith("Effective rank of the recurrent weights ")
        .endsWith(", of their change in training 1.0 (1 notable singular value).");
  }

  @Test
  void aSummaryTellsItAgain() {
    PlainNetwork trained = network();
    trained.weights().values()[1] += 1;
    Parsimony parsimony = Parsimony.of(network(), trained);
    assertThat(Parsimony.read(parsimony.tree())).isEqualTo(parsimony);
    assertThat(Parsimony.read(Map.of("trainableParameters", 7000)).sentences())
        .containsExactly("7,000 trainable parameters.");
  }

  @Test
  void whatTrainingMadeInfiniteHasNoRank() {
    PlainNetwork trained = network();
    trained.weights().values()[1] = Float.NaN;
    assertThat(Parsimony.of(network(), trained).tree())
        .containsOnlyKeys("trainableParameters", "changedWeights");
  }
}
