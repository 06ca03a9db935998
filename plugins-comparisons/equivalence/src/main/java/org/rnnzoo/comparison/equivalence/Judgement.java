package org.rnnzoo.comparison.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.random.RandomStream;

/**
 * What was found at a level.
 *
 * @param level the level
 * @param means mean distances
 * @param interval of the excess, at twice the level of the tests, as two one-sided tests have it
 * @param pDifferent of the permutation test, corrected over levels
 * @param pSame of the two one-sided tests, corrected over levels
 * @param verdict what follows
 */
record Judgement(
    Level level,
    GroupTest.Means means,
    GroupTest.Interval interval,
    double pDifferent,
    double pSame,
    Verdict verdict) {

  /** What follows at a level. */
  enum Verdict {
    /** Equivalent within the margin, and no difference seen. */
    SAME,
    /** A difference is seen, but it is smaller than the margin. */
    SAME_WITHIN_MARGIN,
    /** A difference is seen, and it is not shown to be within the margin. */
    DIFFERENT,
    /** Neither. */
    UNDECIDED;

    static Verdict of(double pDifferent, double pSame, double level) {
      if (pSame < level) {
        return pDifferent < level ? SAME_WITHIN_MARGIN : SAME;
      }
      return pDifferent < level ? DIFFERENT : UNDECIDED;
    }

    /** The words for it. */
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Tests all levels, and corrects for how many they are. */
  static List<Judgement> of(
      List<Level> levels,
      boolean[] first,
      long[] seeds,
      EquivalenceParameters p,
      RandomStream random) {
    int n = levels.size();
    double[] different = new double[n];
    double[] same = new double[n];
    List<GroupTest.Means> means = new ArrayList<>();
    List<GroupTest.Interval> intervals = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Level level = levels.get(i);
      GroupTest test = new GroupTest(level.distances(), first, seeds);
      means.add(test.means());
      different[i] =
          test.permuted(
              p.tests().permutations(),
              random.named("permutations").named(level.key()).generator());
      intervals.add(
          test.bootstrapped(
              p.tests().draws(),
              level.margin(),
              1 - 2 * p.tests().level(),
              random.named("draws").named(level.key()).generator()));
      same[i] = intervals.get(i).p();
    }
    double[] differentCorrected = GroupTest.holm(different);
    double[] sameCorrected = GroupTest.holm(same);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      judgements.add(
          new Judgement(
              levels.get(i),
              means.get(i),
              intervals.get(i),
              differentCorrected[i],
              sameCorrected[i],
              Verdict.of(differentCorrected[i], sameCorrected[i], p.tests().level())));
    }
    return judgements;
  }
}
