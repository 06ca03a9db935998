package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.run.NetworkSize;
import org.rnnzoo.dynamics.EffectiveRank;

/**
 * The size of a network in words.
 *
 * @param size the size
 */
record SizeWords(NetworkSize size) {

  /** One or two sentences, each for a line of its own. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        size.changed().isPresent() && size.changed().getAsInt() < size.parameters()
            ? "%s, of which training changed %s."
                .formatted(words(), number(size.changed().getAsInt()))
            : words() + ".");
    size.rank()
        .ifPresent(
            known ->
                sentences.add(
                    "Effective rank of the recurrent weights %s%s."
                        .formatted(
                            words(known),
                            size.rankOfChange()
                                .map(change -> ", of their change in training " + words(change))
                                .orElse(""))));
    return sentences;
  }

  private String words() {
    return number(size.parameters()) + " trainable parameters";
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
    table.row("trainable parameters", size.parameters());
    size.rank()
        .ifPresent(
            known -> {
              table.row("effective rank", Numbers.brief(known.participationRatio()));
              table.row("notable singular values", known.notable());
            });
  }
}
