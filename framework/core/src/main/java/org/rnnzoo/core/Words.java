package org.rnnzoo.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
public final class Words {

  private Words() {}

  /** The known word that differs least, or an empty one if none is near. */
  public static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(1, (word.length() + 1) / 3))
        .orElse("");
  }

  /** The clause that goes on "There is no …" by naming the word that was meant, if one is near. */
  public static Optional<String> suggestion(String word, Collection<String> known) {
    String meant = nearest(word, known);
    return meant.isEmpty() ? Optional.empty() : Optional.of(", did you mean '" + meant + "'?");
  }

  /** Edits between two words without regard to case; swapping two neighbours is one edit. */
  private static int distance(String a, String b) {
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[][] edits = new int[x.length() + 1][y.length() + 1];
    for (int i = 0; i <= x.length(); i++) {
      for (int j = 0; j <= y.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int changed = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
        edits[i][j] =
            Math.min(edits[i - 1][j - 1] + changed, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && x.charAt(i - 1) == y.charAt(j - 2)
                && x.charAt(i - 2) == y.charAt(j - 1);
        if (swapped) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[x.length()][y.length()];
  }
}
