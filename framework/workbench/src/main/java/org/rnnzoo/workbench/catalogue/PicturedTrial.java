package org.rnnzoo.workbench.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.picture.TrialFigure;

/**
 * The trial that stands for a version of a task in the catalogue, among the first that training
 * with seed 1 would show at 20 ms.
 *
 * <p>It is one in which the wanted outputs change, if there is any; of these the one whose
 * conditions show the most that the pictures of the versions before do not show, such as another
 * rule; then the one that shows the most different things; then the one that shows what was shown
 * least, and not in the same combination; then the first. Only conditions in words count.
 *
 * @param task the name of the task and the version, as in an experiment
 * @param trials the trials it was chosen from
 * @param place which it is, from 0
 */
public record PicturedTrial(String task, Trials trials, int place) {

  private static final Clock CLOCK = new Clock(20);
  private static final RandomStream STREAM = RandomStream.root(1).named("trials").named("training");
  private static final int CANDIDATES = 32;

  /** The trials of all versions of a task, by the name of the version. */
  public static <P extends Record> Map<String, PicturedTrial> of(Task<P> task) {
    return upTo(task, "");
  }

  /**
   * The trial of one version, which depends on those of the versions before alone; empty if there
   * is none.
   */
  public static <P extends Record> Optional<PicturedTrial> of(Task<P> task, String version) {
    return Optional.ofNullable(upTo(task, version).get(version));
  }

  private static <P extends Record> Map<String, PicturedTrial> upTo(Task<P> task, String last) {
    Map<String, PicturedTrial> pictured = new LinkedHashMap<>();
    List<List<Map.Entry<String, String>>> earlier = new ArrayList<>();
    for (Version<P> version : task.versions()) {
      TrialSource<P> source = new TrialSource<>(task, version.parameters(), CLOCK, STREAM);
      Trials trials = source.trials(0, source.atMost(CANDIDATES));
      int place = choose(trials, earlier);
      earlier.add(words(trials.get(place)));
      pictured.put(
          version.name(), new PicturedTrial(task.name() + "@" + version.name(), trials, place));
      if (version.name().equals(last)) {
        break;
      }
    }
    return pictured;
  }

  /**
   * @param earlier what the pictures of the versions before show
   */
  private static int choose(Trials trials, List<List<Map.Entry<String, String>>> earlier) {
    Set<String> seen = new HashSet<>();
    Map<Map.Entry<String, String>, Integer> shown = new HashMap<>();
    for (List<Map.Entry<String, String>> words : earlier) {
      for (Map.Entry<String, String> word : words) {
        seen.add(word.getValue());
        shown.merge(word, 1, Integer::sum);
      }
    }
    Comparator<Integer> best =
        Comparator.<Integer, Boolean>comparing(i -> asks(trials.get(i)))
            .thenComparing(
                i -> values(trials.get(i)).stream().filter(word -> !seen.contains(word)).count())
            .thenComparing(i -> values(trials.get(i)).size())
            .thenComparing(
                i ->
                    -words(trials.get(i)).stream()
                        .mapToInt(word -> shown.getOrDefault(word, 0))
                        .sum())
            .thenComparing(i -> !earlier.contains(words(trials.get(i))))
            .thenComparing(Comparator.<Integer>naturalOrder().reversed());
    return IntStream.range(0, trials.size()).boxed().max(best).orElseThrow();
  }

  /** Whether the wanted outputs change, as they do not where no answer is wanted. */
  private static boolean asks(Trial trial) {
    return IntStream.range(0, trial.channels().outputs().size())
        .anyMatch(
            output ->
                IntStream.range(0, trial.steps())
                        .filter(step -> trial.mask(step, output) > 0)
                        .mapToDouble(step -> trial.target(step, output))
                        .distinct()
                        .count()
                    > 1);
  }

  /** The conditions of a trial that are words, with their names. */
  private static List<Map.Entry<String, String>> words(Trial trial) {
    return trial.condition().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof String)
        .map(entry -> Map.entry(entry.getKey(), (String) entry.getValue()))
        .toList();
  }

  private static Set<String> values(Trial trial) {
    return words(trial).stream().map(Map.Entry::getValue).collect(Collectors.toSet());
  }

  /** The figure of the trial. */
  public Figure figure() {
    return new TrialFigure(task, trials, place, Optional.empty()).figure();
  }
}
