package org.rnnzoo.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses round values on an axis: three to seven of them. */
final class Ticks {

  static final int FEWEST = 3;
  static final int MOST = 7;

  /** Whole numbers are short, and short rows of them are read one by one. */
  static final int MOST_WHOLE = 10;

  /** How far beyond the end of an axis, as a share of a step, a tick may lie through rounding. */
  private static final double SLACK = 1e-6;

  private static final int[] ROUND_STEPS = {1, 2, 5};
  private static final int[][] BETWEEN_DECADES = {{1, 2, 5}, {1, 3}, {1, 2, 3, 5, 7}};
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Ticks() {}

  /**
   * Ticks one, two or five times a power of ten apart.
   *
   * @param low the lower end, finite and less than {@code high}
   * @param most how many there is room for; at least {@link #FEWEST} are given
   */
  static List<Tick> linear(double low, double high, int most) {
    int wanted = Math.max(FEWEST, Math.min(MOST, most));
    int exponent = (int) Math.floor(Math.log10((high - low) / MOST)) - 1;
    List<BigDecimal> previous = List.of();
    while (true) {
      for (int mantissa : ROUND_STEPS) {
        BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
        List<BigDecimal> values = multiples(step, low, high);
        if (values.size() < FEWEST) {
          return labelled(previous);
        }
        if (values.size() <= wanted) {
          return labelled(values);
        }
        previous = values;
      }
      exponent++;
    }
  }

  /**
   * Ticks at whole numbers one, two or five times a power of ten apart, for what is counted; few
   * where the axis is short.
   *
   * @param low the lowest number that may have one
   * @param high the highest, not less than {@code low}
   * @param most how many there is room for; at most {@link #MOST_WHOLE} are given
   */
  static List<Tick> whole(int low, int high, int most) {
    int wanted = Math.max(1, Math.min(MOST_WHOLE, most));
    for (int exponent = 0; ; exponent++) {
      for (int mantissa : ROUND_STEPS) {
        BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
        List<BigDecimal> values = multiples(step, low, high);
        if (values.size() <= wanted) {
          return values.stream().map(v -> new Tick(v.doubleValue(), v.toPlainString())).toList();
        }
      }
    }
  }

  private static List<BigDecimal> multiples(BigDecimal step, double low, double high) {
    double width = step.doubleValue();
    BigDecimal from = new BigDecimal(Math.ceil(low / width - SLACK));
    BigDecimal to = new BigDecimal(Math.floor(high / width + SLACK));
    List<BigDecimal> values = new ArrayList<>();
    for (BigDecimal k = from; k.compareTo(to) <= 0; k = k.add(BigDecimal.ONE)) {
      values.add(k.multiply(step));
    }
    return values;
  }

  /** Labels with the same number of decimals, so that they can be compared at a glance. */
  private static List<Tick> labelled(List<BigDecimal> values) {
    BigDecimal largest =
        values.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
    int magnitude = magnitude(largest);
    boolean scientific = magnitude >= 5 || magnitude < -3;
    return values.stream()
        .map(v -> new Tick(v.doubleValue(), scientific ? scientific(v) : plain(v)))
        .toList();
  }

  /** The power of ten of the leading digit. */
  private static int magnitude(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String plain(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    return minus(
        value.setScale(Math.max(0, value.scale()), RoundingMode.UNNECESSARY).toPlainString());
  }

  private static String scientific(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    int exponent = magnitude(value);
    String mantissa = value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
    return switch (mantissa) {
      case "1" -> power(exponent);
      case "-1" -> "−" + power(exponent);
      default -> minus(mantissa) + "·" + power(exponent);
    };
  }

  /**
   * Ticks at powers of ten, with unlabelled ones between; at round values in between where the axis
   * spans too few powers.
   *
   * @param low the lower end, positive and less than {@code high}
   * @param most how many labels there is room for
   */
  static List<Tick> logarithmic(double low, double high, int most) {
    int wanted = Math.max(FEWEST, Math.min(MOST, most));
    int first = (int) Math.ceil(Math.log10(low) - SLACK);
    int last = (int) Math.floor(Math.log10(high) + SLACK);
    if (last - first + 1 >= FEWEST) {
      return decades(low, high, first, last, wanted);
    }
    List<Tick> sparsest = null;
    for (int[] mantissas : BETWEEN_DECADES) {
      List<Tick> ticks = between(low, high, mantissas);
      long labels = labels(ticks);
      if (labels >= FEWEST && labels <= wanted) {
        return ticks;
      }
      if (labels >= FEWEST && (sparsest == null || labels < labels(sparsest))) {
        sparsest = ticks;
      }
    }
    return sparsest == null ? linear(low, high, most) : sparsest;
  }

  private static long labels(List<Tick> ticks) {
    return ticks.stream().filter(t -> !t.label().isEmpty()).count();
  }

  private static List<Tick> decades(double low, double high, int first, int last, int wanted) {
    int stride = 1;
    while (labels(first, last, stride) > wanted && (last - first) / (stride + 1) + 1 >= FEWEST) {
      stride++;
    }
    // Multiples of the stride are remembered best, but there must be enough of them.
    int phase = labels(first, last, stride) < FEWEST ? first : 0;
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = first - 1; exponent <= last; exponent++) {
      double power = Math.pow(10, exponent);
      if (exponent >= first) {
        boolean labelled = Math.floorMod(exponent - phase, stride) == 0;
        ticks.add(new Tick(power, labelled ? power(exponent) : ""));
      }
      for (int m = 2; m < 10 && stride == 1; m++) {
        if (m * power > low && m * power < high) {
          ticks.add(new Tick(m * power, ""));
        }
      }
    }
    return ticks;
  }

  /** How many multiples of a stride lie in a range. */
  private static int labels(int first, int last, int stride) {
    return Math.floorDiv(last, stride) - Math.floorDiv(first - 1, stride);
  }

  private static List<Tick> between(double low, double high, int[] mantissas) {
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    boolean scientific = first < -3 || last > 5;
    for (int exponent = first; exponent <= last; exponent++) {
      for (int m = 1; m < 10; m++) {
        BigDecimal value = BigDecimal.valueOf(m).scaleByPowerOfTen(exponent);
        double at = value.doubleValue();
        if (at >= low * (1 - SLACK) && at <= high * (1 + SLACK)) {
          boolean labelled = Arrays.binarySearch(mantissas, m) >= 0;
          ticks.add(new Tick(at, !labelled ? "" : scientific ? scientific(value) : plain(value)));
        }
      }
    }
    return ticks;
  }

  /** A number in few digits, with a proper minus sign. */
  static String rounded(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return minus(rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString());
  }

  /** A number in a few significant digits, as short as can be. */
  static String significant(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int magnitude = magnitude(rounded);
    return magnitude >= 5 || magnitude < -3 ? scientific(rounded) : minus(rounded.toPlainString());
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }

  private static String power(int exponent) {
    StringBuilder text = new StringBuilder("10");
    if (exponent < 0) {
      text.append('⁻');
    }
    String.valueOf(Math.abs(exponent))
        .chars()
        .forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
    return text.toString();
  }
}
