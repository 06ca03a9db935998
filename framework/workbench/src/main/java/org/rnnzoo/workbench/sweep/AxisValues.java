package org.rnnzoo.workbench.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;

/**
 * The values of an axis as a person writes them: a list, a range such as {@code 1..20}, evenly or
 * logarithmically spaced numbers, random draws, or tasks by {@code all} and {@code NAME@*}.
 *
 * @param plugins the plugins at hand, among which tasks are looked for
 */
record AxisValues(Plugins plugins) {

  private static final Pattern RANGE =
      Pattern.compile("(-?\\d{1,15})\\.\\.(-?\\d{1,15})(?: by (\\d{1,15}))?");
  private static final int MOST_VALUES = 100_000;
  private static final String TASK = "task.use";

  /**
   * Reads the values of a key.
   *
   * @throws UserException if they are none of the forms
   */
  List<Object> read(String key, Object given) {
    List<Object> values = new ArrayList<>();
    if (given instanceof List<?> list) {
      list.forEach(element -> values.addAll(element(key, element)));
    } else if (given instanceof Map<?, ?> spacing) {
      values.addAll(spaced(key, spacing));
    } else {
      values.addAll(element(key, given));
    }
    if (values.isEmpty()) {
      throw UserException.input("axes.%s has no values; name one at least.".formatted(key));
    }
    return values;
  }

  private List<Object> element(String key, Object element) {
    if (element instanceof String text) {
      Matcher range = RANGE.matcher(text.strip());
      if (range.matches()) {
        return range(key, range);
      } else if (key.equals(TASK) && text.equals("all")) {
        return plugins.all(PluginKind.TASK).stream()
            .flatMap(task -> versions(task.name()).stream())
            .distinct()
            .toList();
      } else if (key.equals(TASK) && text.endsWith("@*")) {
        return versions(text.substring(0, text.length() - 2));
      }
    }
    if (element == null) {
      throw UserException.input("axes.%s holds an empty value.".formatted(key));
    }
    return List.of(element);
  }

  private static List<Object> range(String key, Matcher range) {
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    long by = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
    if (by < 1 || last < first || (last - first) / by >= MOST_VALUES) {
      throw UserException.input(
          "axes.%s is %s; a range goes upwards and has at most %s values, as in 1..20 or 0..100 by 10."
              .formatted(key, range.group(), MOST_VALUES));
    }
    List<Object> values = new ArrayList<>();
    for (long value = first; value <= last; value += by) {
      values.add(value);
    }
    return values;
  }

  private List<Object> versions(String name) {
    Task<?> task = (Task<?>) plugins.find(PluginKind.TASK, PluginRequest.parse(name)).plugin();
    List<Object> versions = new ArrayList<>();
    task.versions().forEach(version -> versions.add(task.name() + "@" + version.name()));
    return versions;
  }

  private static List<Object> spaced(String key, Map<?, ?> spacing) {
    int count = (int) number(key, spacing, "count", 1, MOST_VALUES);
    boolean logarithmic = spacing.containsKey("log");
    if (spacing.containsKey("random")) {
      return random(key, spacing, count);
    }
    double[] ends = ends(key, spacing.get(logarithmic ? "log" : "linear"), logarithmic);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(between(ends, count == 1 ? 0 : i / (count - 1.0), logarithmic));
    }
    return values;
  }

  private static List<Object> random(String key, Map<?, ?> spacing, int count) {
    boolean logarithmic = "log".equals(spacing.get("scale"));
    double[] ends = ends(key, spacing.get("random"), logarithmic);
    long seed = (long) number(key, spacing, "seed", 0, 1L << 53);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomGenerator random =
          RandomStream.root(seed).named("sweep").named(key).indexed(i).generator();
      values.add(between(ends, random.nextDouble(), logarithmic));
    }
    return values;
  }

  private static double between(double[] ends, double share, boolean logarithmic) {
    return logarithmic
        ? ends[0] * Math.pow(ends[1] / ends[0], share)
        : ends[0] + share * (ends[1] - ends[0]);
  }

  private static double[] ends(String key, Object given, boolean logarithmic) {
    if (given instanceof List<?> list
        && list.size() == 2
        && list.get(0) instanceof Number low
        && list.get(1) instanceof Number high
        && low.doubleValue() <= high.doubleValue()
        && (!logarithmic || low.doubleValue() > 0)) {
      return new double[] {low.doubleValue(), high.doubleValue()};
    }
    throw UserException.input(
        "axes.%s must be a list, a range such as 1..20, {linear: [low, high], count: n}, {log: [low, high], count: n} or {random: [low, high], count: n}; a logarithmic scale needs numbers above 0."
            .formatted(key));
  }

  private static double number(
      String key, Map<?, ?> spacing, String name, double least, double most) {
    Object given = spacing.containsKey(name) ? spacing.get(name) : least;
    if (given instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw UserException.input(
        "axes.%s.%s is %s; it must be a whole number from %s to %s."
            .formatted(key, name, given, Numbers.brief(least), Numbers.brief(most)));
  }
}
