package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;

/**
 * Where values lie along an axis.
 *
 * @param axis the axis as it was asked for
 * @param low the value at its left or lower end; greater than {@code high} where the axis runs
 *     backwards
 * @param high the value at its right or upper end
 */
record AxisScale(Axis axis, double low, double high) {

  /** The share of an axis left free beyond the data. */
  private static final double PADDING = 0.05;

  private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

  /**
   * Fits an axis to what it shows.
   *
   * @param padded whether some space is left beyond the data where the axis has no given end
   */
  static AxisScale fit(Axis axis, Extent data, boolean padded) {
    boolean logarithmic = axis.logarithmic();
    boolean lowGiven = usable(axis.min(), logarithmic);
    boolean highGiven = usable(axis.max(), logarithmic);
    double a = to(lowGiven ? axis.min() : data.min(), logarithmic);
    double b = to(highGiven ? axis.max() : data.max(), logarithmic);
    if (data.isEmpty()) {
      a = lowGiven ? a : highGiven ? b - breadth(b, logarithmic) : 0;
      b = highGiven ? b : a + breadth(a, logarithmic);
    }
    boolean backwards = lowGiven && highGiven && a > b;
    if (a >= b && !backwards) {
      double breadth = breadth(lowGiven ? a : b, logarithmic);
      boolean neither = !lowGiven && !highGiven;
      double middle = neither ? b - breadth / 2 : b - breadth;
      a = lowGiven ? a : middle;
      b = lowGiven || neither ? a + breadth : b;
    }
    double padding = padded ? PADDING * (b - a) : 0;
    return new AxisScale(
        axis,
        lowGiven ? axis.min() : from(a - padding, logarithmic),
        highGiven && axis.max() != axis.min() ? axis.max() : from(b + padding, logarithmic));
  }

  /** The breadth of an axis on which all values are the same. */
  private static double breadth(double value, boolean logarithmic) {
    return logarithmic || value == 0 ? 1 : Math.abs(value);
  }

  private static boolean usable(double end, boolean logarithmic) {
    return Double.isFinite(end) && (!logarithmic || end > 0);
  }

  /** Whether another axis shows the same values at the same places. */
  boolean sameAs(AxisScale other) {
    return low == other.low
        && high == other.high
        && axis.logarithmic() == other.axis.logarithmic()
        && axis.categories().equals(other.axis.categories());
  }

  /** The same axis with other ends. */
  AxisScale between(double newLow, double newHigh) {
    return new AxisScale(axis, newLow, newHigh);
  }

  /** Whether both ends follow the data. */
  boolean isFree() {
    return !usable(axis.min(), axis.logarithmic()) && !usable(axis.max(), axis.logarithmic());
  }

  /** The place of a value, 0 at the low end to 1 at the high one; NaN for what cannot be shown. */
  double place(double value) {
    boolean logarithmic = axis.logarithmic();
    double a = to(low, logarithmic);
    double b = to(high, logarithmic);
    return (to(value, logarithmic) - a) / (b - a);
  }

  private static double to(double value, boolean logarithmic) {
    if (!logarithmic) {
      return value;
    }
    return value > 0 ? Math.log10(value) : Double.NaN;
  }

  private static double from(double place, boolean logarithmic) {
    return logarithmic ? Math.pow(10, place) : place;
  }

  /** Ticks for an axis with room for a number of labels. */
  List<Tick> ticks(int room) {
    double from = Math.min(low, high);
    double to = Math.max(low, high);
    if (countsUp()) {
      return counts(from, to, room);
    }
    if (!axis.categories().isEmpty()) {
      return categories(from, to, room);
    }
    return axis.logarithmic() ? Ticks.logarithmic(from, to, room) : Ticks.linear(from, to, room);
  }

  /**
   * Whether the names are whole numbers that follow one another, as for counts: then a few round
   * ones tell where the others lie.
   */
  boolean countsUp() {
    List<String> names = axis.categories();
    if (names.isEmpty() || !WHOLE.matcher(names.get(0)).matches()) {
      return false;
    }
    int first = Integer.parseInt(names.get(0));
    return IntStream.range(0, names.size())
        .allMatch(i -> names.get(i).equals(Integer.toString(first + i)));
  }

  private List<Tick> counts(double from, double to, int room) {
    int first = Integer.parseInt(axis.categories().get(0));
    int lowest = Math.max(0, (int) Math.ceil(from));
    int highest = Math.min(axis.categories().size() - 1, (int) Math.floor(to));
    return Ticks.whole(first + lowest, first + highest, room).stream()
        .map(tick -> new Tick(tick.at() - first, tick.label()))
        .toList();
  }

  /** Names at regular places, unless some are empty: then somebody has chosen among them. */
  private List<Tick> categories(double from, double to, int room) {
    int stride =
        axis.categories().contains("")
            ? 1
            : Math.max(1, (int) Math.ceil((to - from) / Math.max(1, room)));
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < axis.categories().size(); i += stride) {
      String name = axis.categories().get(i);
      if (i >= from && i <= to && !name.isEmpty()) {
        ticks.add(new Tick(i, name));
      }
    }
    return ticks;
  }
}
