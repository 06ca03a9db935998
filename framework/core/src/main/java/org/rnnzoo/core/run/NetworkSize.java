package org.rnnzoo.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.plugin.PluginFailure;
import org.rnnzoo.dynamics.EffectiveRank;
import org.rnnzoo.dynamics.RecurrentWeights;

/**
 * How little a network needs for what it does.
 *
 * @param parameters the number of its trainable parameters
 * @param changed how many weights are not as they were before training, if that is known
 * @param rank the effective rank of its recurrent weights, if there is a matrix of them
 * @param rankOfChange the effective rank of what training added to them, if that is known
 */
public record NetworkSize(
    int parameters,
    OptionalInt changed,
    Optional<EffectiveRank> rank,
    Optional<EffectiveRank> rankOfChange) {

  private static final String PARAMETERS = "trainableParameters";
  private static final String CHANGED = "changedWeights";
  private static final String RANK = "effectiveRank";
  private static final String NOTABLE = "notableSingularValues";
  private static final String OF_CHANGE = "OfChange";

  /** Of a network by itself. */
  public static NetworkSize of(Network network) {
    return new NetworkSize(
        FreeWeights.count(network),
        OptionalInt.empty(),
        known(() -> RecurrentWeights.rank(network)),
        Optional.empty());
  }

  /** Of a network of which is known where its training began. */
  public static NetworkSize of(Network untrained, Network trained) {
    float[] before = untrained.weights().values();
    float[] after = trained.weights().values();
    int changed = 0;
    for (int i = 0; i < after.length; i++) {
      changed += before[i] == after[i] ? 0 : 1;
    }
    return new NetworkSize(
        FreeWeights.count(trained),
        OptionalInt.of(changed),
        known(() -> RecurrentWeights.rank(trained)),
        known(() -> RecurrentWeights.rankOfChange(untrained, trained)));
  }

  /** A rank, if the model can tell; a network without dynamics can still be trained and asked. */
  private static Optional<EffectiveRank> known(Supplier<Optional<EffectiveRank>> rank) {
    try {
      return rank.get();
    } catch (PluginFailure e) {
      return Optional.empty();
    }
  }

  /** Reads it from a summary. */
  public static NetworkSize read(Map<String, Object> summary) {
    return new NetworkSize(
        whole(summary, PARAMETERS).orElse(0),
        whole(summary, CHANGED),
        rank(summary, ""),
        rank(summary, OF_CHANGE));
  }

  private static OptionalInt whole(Map<String, Object> summary, String key) {
    return summary.get(key) instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static Optional<EffectiveRank> rank(Map<String, Object> summary, String of) {
    return summary.get(RANK + of) instanceof Number ratio
            && summary.get(NOTABLE + of) instanceof Number notable
        ? Optional.of(new EffectiveRank(ratio.doubleValue(), notable.intValue()))
        : Optional.empty();
  }

  /** As keys of a summary; without what is not known. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(PARAMETERS, parameters);
    changed.ifPresent(count -> tree.put(CHANGED, count));
    put(tree, "", rank);
    put(tree, OF_CHANGE, rankOfChange);
    return tree;
  }

  private static void put(Map<String, Object> tree, String of, Optional<EffectiveRank> rank) {
    rank.ifPresent(
        known -> {
          tree.put(RANK + of, known.participationRatio());
          tree.put(NOTABLE + of, known.notable());
        });
  }
}
