package org.rnnzoo.api.task;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * How long something lasts: always the same, or drawn anew in every trial. All values are in ms.
 *
 * <p>{@code toString()} and {@link #parse(String)} convert to and from the text used in files:
 * {@code 500}, {@code U(300, 700)}, {@code C(300, 500, 700)}, {@code TE(lo=200, scale=300,
 * hi=1500)}, {@code E(lo=200, scale=300)}.
 */
public sealed interface DurationLaw {

  /** A duration drawn by this law, in ms. */
  double draw(RandomGenerator random);

  /** The mean of the law in ms. */
  double mean();

  /** The shortest duration the law can draw, in ms. */
  double shortest();

  /** The longest duration the law can draw, in ms; possibly infinite. */
  double longest();

  /** The law of durations that are this many times as long. */
  DurationLaw times(double factor);

  /** Always the same duration. */
  record Fixed(double ms) implements DurationLaw {
    public Fixed {
      requireDuration(ms);
    }

    @Override
    public double draw(RandomGenerator random) {
      return ms;
    }

    @Override
    public double mean() {
      return ms;
    }

    @Override
    public double shortest() {
      return ms;
    }

    @Override
    public double longest() {
      return ms;
    }

    @Override
    public DurationLaw times(double factor) {
      return new Fixed(factor * ms);
    }

    @Override
    public String toString() {
      return plain(ms);
    }
  }

  /** Uniform between two durations. */
  record Uniform(double lo, double hi) implements DurationLaw {
    public Uniform {
      requireDuration(lo);
      requireDuration(hi);
      requireOrder(lo, hi);
    }

    @Override
    public double draw(RandomGenerator random) {
      return lo + (hi - lo) * random.nextDouble();
    }

    @Override
    public double mean() {
      return (lo + hi) / 2;
    }

    @Override
    public double shortest() {
      return lo;
    }

    @Override
    public double longest() {
      return hi;
    }

    @Override
    public DurationLaw times(double factor) {
      return new Uniform(factor * lo, factor * hi);
    }

    @Override
    public String toString() {
      return "U(" + plain(lo) + ", " + plain(hi) + ")";
    }
  }

  /** One of several durations, all equally likely. */
  record Choice(List<Double> values) implements DurationLaw {
    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("A choice of durations needs at least one duration.");
      }
      values.forEach(DurationLaw::requireDuration);
    }

    @Override
    public double draw(RandomGenerator random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public double mean() {
      return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Override
    public double shortest() {
      return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    @Override
    public double longest() {
      return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    @Override
    public DurationLaw times(double factor) {
      return new Choice(values.stream().map(value -> factor * value).toList());
    }

    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(", ", "C(", ")");
      values.forEach(value -> text.add(plain(value)));
      return text.toString();
    }
  }

  /**
   * A shortest duration plus an exponential wait, cut off (by renormalising) at a longest duration.
   *
   * @param lo the shortest duration in ms
   * @param scale the scale of the exponential in ms; the mean wait if there is no cut-off
   * @param hi the longest duration in ms, possibly infinite
   */
  record TruncatedExponential(double lo, double scale, double hi) implements DurationLaw {
    public TruncatedExponential {
      requireDuration(lo);
      if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The scale of an exponential duration is " + scale + " ms; it must be above 0.");
      }
      requireOrder(lo, hi);
    }

    @Override
    public double draw(RandomGenerator random) {
      return lo - scale * Math.log1p(-random.nextDouble() * -Math.expm1(-(hi - lo) / scale));
    }

    @Override
    public double mean() {
      if (hi == Double.POSITIVE_INFINITY) {
        return lo + scale;
      }
      double length = hi - lo;
      if (length == 0) {
        return lo;
      }
      return lo + scale - length * Math.exp(-length / scale) / -Math.expm1(-length / scale);
    }

    @Override
    public double shortest() {
      return lo;
    }

    @Override
    public double longest() {
      return hi;
    }

    @Override
    public DurationLaw times(double factor) {
      return new TruncatedExponential(factor * lo, factor * scale, factor * hi);
    }

    @Override
    public String toString() {
      String common = "lo=" + plain(lo) + ", scale=" + plain(scale);
      return hi == Double.POSITIVE_INFINITY
          ? "E(" + common + ")"
          : "TE(" + common + ", hi=" + plain(hi) + ")";
    }
  }

  /** Always {@code ms} milliseconds. */
  static DurationLaw fixed(double ms) {
    return new Fixed(ms);
  }

  /** Uniform between {@code lo} and {@code hi} milliseconds. */
  static DurationLaw uniform(double lo, double hi) {
    return new Uniform(lo, hi);
  }

  /** At least {@code lo}, plus an exponential wait of mean {@code scale} milliseconds. */
  static DurationLaw exponential(double lo, double scale) {
    return new TruncatedExponential(lo, scale, Double.POSITIVE_INFINITY);
  }

  /**
   * Reads the text form; an optional {@code ms} may follow a number.
   *
   * @throws IllegalArgumentException with the accepted forms, if the text is none of them
   */
  static DurationLaw parse(String text) {
    String compact = text.replaceAll("\\s+", "").replaceAll("ms(?=$|[,)])", "");
    int open = compact.indexOf('(');
    if (open < 0) {
      return new Fixed(number(compact, text));
    }
    if (!compact.endsWith(")")) {
      throw unreadable(text);
    }
    String[] arguments = compact.substring(open + 1, compact.length() - 1).split(",", -1);
    String law = compact.substring(0, open).toUpperCase(Locale.ROOT);
    return switch (law + arguments.length) {
      case "U2" -> new Uniform(number(arguments[0], text), number(arguments[1], text));
      case "E2" -> exponential(named("lo", arguments[0], text), named("scale", arguments[1], text));
      case "TE3" ->
          new TruncatedExponential(
              named("lo", arguments[0], text),
              named("scale", arguments[1], text),
              named("hi", arguments[2], text));
      default -> {
        if (!law.equals("C")) {
          throw unreadable(text);
        }
        yield new Choice(
            List.of(arguments).stream().map(argument -> number(argument, text)).toList());
      }
    };
  }

  private static double named(String name, String argument, String text) {
    if (!argument.startsWith(name + "=")) {
      throw unreadable(text);
    }
    return number(argument.substring(name.length() + 1), text);
  }

  private static double number(String digits, String text) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw unreadable(text);
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a duration. Write milliseconds such as 500, or a law: U(300, 700),"
            + " C(300, 500, 700), E(lo=200, scale=300), TE(lo=200, scale=300, hi=1500).");
  }

  private static void requireDuration(double ms) {
    if (!(ms >= 0 && ms < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A duration of " + plain(ms) + " ms is not possible; it must be 0 or more.");
    }
  }

  private static void requireOrder(double lo, double hi) {
    if (!(lo <= hi)) {
      throw new IllegalArgumentException(
          "The shortest duration, "
              + plain(lo)
              + " ms, is above the longest, "
              + plain(hi)
              + " ms.");
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
