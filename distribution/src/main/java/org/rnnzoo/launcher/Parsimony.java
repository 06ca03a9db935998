package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.run.FreeWeights;
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
record Parsimony(
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
  static Parsimony of(Network network) {
    return new Parsimony(
        FreeWeights.count(network),
        OptionalInt.empty(),
        RecurrentWeights.rank(network),
        Optional.empty());
  }

  /** Of a network of which is known where its training began. */
  static Parsimony of(Network untrained, Network trained) {
    float[] before = untrained.weights().values();
    float[] after = trained.weights().values();
    int changed = 0;
    for (int i = 0; i < after.length; i++) {
      changed += before[i] == after[i] ? 0 : 1;
    }
    return new Parsimony(
        FreeWeights.count(trained),
        OptionalInt.of(changed),
        RecurrentWeights.rank(trained),
        RecurrentWeights.rankOfChange(untrained, trained));
  }

  /** What the summary of a run tells of it. */
  static Map<String, Object> measures(Network untrained, Network trained) {
    return of(untrained, trained).tree();
  }

  /** Reads it from a summary. */
  static Parsimony read(Map<String, Object> summary) {
    return new Parsimony(
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
  Map<String, Object> tree() {
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

  /** One or two sentences, each for a line of its own. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        changed.isPresent() && changed.getAsInt() < parameters
            ? "%s, of which training changed %s.".formatted(words(), number(changed.getAsInt()))
            : words() + ".");
    rank.ifPresent(
        known ->
            sentences.add(
                "Effective rank of the recurrent weights %s%s."
                    .formatted(
                        words(known),
                        rankOfChange
                            .map(change -> ", of their change in training " + words(change))
                            .orElse(""))));
    return sentences;
  }

  private String words() {
    return number(parameters) + " trainable parameters";
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String words(EffectiveRank rank) {
    return String.format(
        Locale.ROOT,
        "%.1f (%d notable singular value%s)",
        rank.participationRatio(),
        rank.notable(),
        rank.notable() == 1 ? "" : "s");
  }

  /** Adds its numbers to a table of measures. */
  void addTo(Table table) {
    table.row("trainable parameters", parameters);
    rank.ifPresent(
        known -> {
          table.row("effective rank", Numbers.brief(known.participationRatio()));
          table.row("notable singular values", known.notable());
        });
  }
}
