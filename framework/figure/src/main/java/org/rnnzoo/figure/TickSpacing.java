package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Keeps the labels of an axis apart.
 *
 * @param place where a tick lies along the axis, in millimetres
 * @param size how long its label is along the axis, in millimetres
 * @param between the least distance between two labels, in millimetres
 */
record TickSpacing(ToDoubleFunction<Tick> place, ToDoubleFunction<Tick> size, double between) {

  boolean fits(List<Tick> ticks) {
    List<Tick> labelled = ticks.stream().filter(t -> !t.label().isEmpty()).toList();
    for (int i = 1; i < labelled.size(); i++) {
      Tick a = labelled.get(i - 1);
      Tick b = labelled.get(i);
      double distance = Math.abs(place.applyAsDouble(b) - place.applyAsDouble(a));
      if (distance < (size.applyAsDouble(a) + size.applyAsDouble(b)) / 2 + between) {
        return false;
      }
    }
    return true;
  }

  /** The ticks with every other label taken away until the rest fit. */
  List<Tick> thinned(List<Tick> ticks) {
    List<Tick> rest = ticks;
    while (!fits(rest)) {
      rest = everyOther(rest);
    }
    return rest;
  }

  private static List<Tick> everyOther(List<Tick> ticks) {
    List<Tick> fewer = new ArrayList<>();
    int labels = 0;
    for (Tick tick : ticks) {
      boolean keep = tick.label().isEmpty() || labels++ % 2 == 0;
      fewer.add(keep ? tick : new Tick(tick.at(), ""));
    }
    return fewer;
  }
}
