package org.rnnzoo.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the words that somebody may have meant. */
public final class Words {

  private Words() {}

  private static final int MOST_NEAR = 3;

  /** The known words that differ little, at most three, the nearest first. */
  public static List<String> near(String word, Collection<String> known) {
    int most = Math.max(1, (word.length() + 1) / 3);
    return known.stream()
        .distinct()
        .filter(candidate -> distance(word, candidate) <= most)
        .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .limit(MOST_NEAR)
        .toList();
  }

  /** The clause that goes on "There is no …" by naming the words that may be meant, if any is. */
  public static Optional<String> suggestion(String word, Collection<String> known) {
    List<String> near = near(word, known).stream().map("'%s'"::formatted).toList();
    if (near.isEmpty()) {
      return Optional.empty();
    }
    String last = near.get(near.size() - 1);
    String others = String.join(", ", near.subList(0, near.size() - 1));
    return Optional.of(
        ", did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?");
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
