package org.rnnzoo.workbench.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.core.UserException;

/**
 * Which runs to list: comparisons that must all hold, such as {@code accuracy>0.9 and seed=1}.
 *
 * @param comparisons the comparisons
 */
public record RunFilter(List<Comparison> comparisons) {

  private static final Pattern COMPARISON =
      Pattern.compile("\\s*(\\w+)\\s*(<=|>=|!=|==|=|<|>)\\s*(\\S(?:.*\\S)?)\\s*");

  /**
   * A key, a sign and a value.
   *
   * @param key the key
   * @param sign one of =, !=, &lt;, &lt;=, &gt; and &gt;=
   * @param value the value as it was written
   */
  record Comparison(String key, String sign, String value) {

    /** Whether it holds; it never does for a run without the key. */
    boolean holds(Function<String, Object> run) {
      Object actual = run.apply(key);
      if (actual == null) {
        return false;
      } else if (actual instanceof Number number) {
        return holds(Double.compare(number.doubleValue(), number()));
      }
      return holds(actual.toString().compareTo(value));
    }

    private double number() {
      try {
        return Double.parseDouble(value);
      } catch (NumberFormatException e) {
        throw UserException.input(
            "--where compares %s, a number, with '%s'.".formatted(key, value), e);
      }
    }

    private boolean holds(int order) {
      return switch (sign) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "!=" -> order != 0;
        default -> order == 0;
      };
    }
  }

  /**
   * Reads what a user wrote; an empty text is true for every run.
   *
   * @throws UserException if it is not such a text
   */
  public static RunFilter parse(String text) {
    List<Comparison> comparisons = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.split("\\band\\b", -1)) {
        Matcher comparison = COMPARISON.matcher(part);
        if (!comparison.matches()) {
          throw UserException.input(
              "--where: '%s' is no comparison such as accuracy>0.9.".formatted(part.strip()));
        }
        comparisons.add(
            new Comparison(comparison.group(1), comparison.group(2), comparison.group(3)));
      }
    }
    return new RunFilter(List.copyOf(comparisons));
  }

  /**
   * The runs for which all comparisons hold.
   *
   * @throws UserException if no run has one of the keys
   */
  public List<Map<String, Object>> select(List<Map<String, Object>> runs) {
    Set<String> known = new TreeSet<>();
    runs.forEach(run -> known.addAll(run.keySet()));
    for (Comparison comparison : comparisons) {
      if (!runs.isEmpty() && !known.contains(comparison.key())) {
        throw UserException.input(
            "--where: no run has '%s'; there is %s."
                .formatted(comparison.key(), String.join(", ", known)));
      }
    }
    return runs.stream().filter(run -> selects(run::get)).toList();
  }

  /** Whether all comparisons hold for a run; one with a key that it does not have never does. */
  boolean selects(Function<String, Object> run) {
    return comparisons.stream().allMatch(comparison -> comparison.holds(run));
  }
}
