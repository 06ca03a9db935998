package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.comparison.ComparedRun;

/**
 * The least rank R* with which networks solve a task: the smallest one whose low-rank networks
 * reach the bar and the stress bars in a share of seeds (after Dubreuil et al. 2022).
 *
 * <p>A rank at which a seed is missing that another rank has counts it as not solved.
 *
 * @param byRank for each rank that was tried, how each seed stands
 */
record MinimalRank(NavigableMap<Integer, Map<Long, Standing>> byRank) {

  static MinimalRank of(List<ComparedRun> lowRank) {
    NavigableMap<Integer, Map<Long, Standing>> byRank = new TreeMap<>();
    for (ComparedRun run : lowRank) {
      byRank
          .computeIfAbsent(Role.rank(run).orElseThrow(), unseen -> new TreeMap<>())
          .put(run.run().facts().seed(), run.run().facts().standing());
    }
    return new MinimalRank(byRank);
  }

  /** The seeds that any rank was tried with. */
  List<Long> seeds() {
    return byRank.values().stream()
        .flatMap(seeds -> seeds.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The least rank over some seeds, which may come up more than once; infinite for none. */
  double least(List<Long> seeds, double share) {
    for (Map.Entry<Integer, Map<Long, Standing>> rank : byRank.entrySet()) {
      long solved =
          seeds.stream().filter(seed -> rank.getValue().get(seed) == Standing.SOLVED).count();
      if (solved >= share * seeds.size() - 1e-9) {
        return rank.getKey();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The least rank with its interval; its value is infinite if no rank that was tried suffices. */
  Interval interval(double share, int draws, RandomGenerator random) {
    return Interval.of(seeds(), drawn -> least(drawn, share), draws, random);
  }

  /** How many seeds of a rank stand so. */
  long count(int rank, Standing standing) {
    return byRank.get(rank).values().stream().filter(one -> one == standing).count();
  }

  /** What was tried, in words: {@code rank 1: 0 of 3 solved, 1 fits}. */
  List<String> words() {
    int planned = seeds().size();
    List<String> words = new ArrayList<>();
    byRank.forEach(
        (rank, seeds) -> {
          String others =
              seeds.values().stream()
                  .filter(standing -> standing != Standing.SOLVED)
                  .collect(
                      Collectors.groupingBy(Standing::word, TreeMap::new, Collectors.counting()))
                  .entrySet()
                  .stream()
                  .map(entry -> ", %s %s".formatted(entry.getValue(), entry.getKey()))
                  .collect(Collectors.joining());
          int missing = planned - seeds.size();
          words.add(
              "rank %s: %s of %s solved%s%s"
                  .formatted(
                      rank,
                      count(rank, Standing.SOLVED),
                      planned,
                      others,
                      missing > 0 ? ", %s missing".formatted(missing) : ""));
        });
    return words;
  }
}
