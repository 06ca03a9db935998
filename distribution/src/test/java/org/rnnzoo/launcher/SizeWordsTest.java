package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.run.NetworkSize;
import org.rnnzoo.testkit.PlainNetwork;

class SizeWordsTest {

  /** 5 units without connections onto themselves, frozen input weights, 2 outputs. */
  private static PlainNetwork network() {
    return PlainNetwork.random(new Dimensions(3, 5, 2), new Clock(20), 0, RandomStream.root(1));
  }

  private static final int FREE = 5 * 4 + 5 + 2 * 5 + 2;

  @Test
  void connectionsThatTheModelDoesNotAllowAreNoParameters() {
    assertThat(NetworkSize.of(network()).parameters()).isEqualTo(FREE);
  }

  @Test
  void aChangeOfOneColumnHasRankOne() {
    PlainNetwork trained = network();
    int w = trained.weights().tensor("W").offset();
    for (int i = 1; i < 5; i++) {
      trained.weights().values()[w + 5 * i] += i;
    }
    NetworkSize size = NetworkSize.of(network(), trained);
    assertThat(size.changed()).hasValue(4);
    assertThat(size.rank().orElseThrow().notable()).isGreaterThan(1);
    assertThat(size.rankOfChange().orElseThrow().notable()).isEqualTo(1);
    assertThat(new SizeWords(size).sentences())
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
    NetworkSize size = NetworkSize.of(network(), trained);
    assertThat(NetworkSize.read(size.tree())).isEqualTo(size);
    assertThat(new SizeWords(NetworkSize.read(Map.of("trainableParameters", 7000))).sentences())
        .containsExactly("7,000 trainable parameters.");
  }

  @Test
  void whatTrainingMadeInfiniteHasNoRank() {
    PlainNetwork trained = network();
    trained.weights().values()[1] = Float.NaN;
    assertThat(NetworkSize.of(network(), trained).tree())
        .containsOnlyKeys("trainableParameters", "changedWeights");
  }
}
