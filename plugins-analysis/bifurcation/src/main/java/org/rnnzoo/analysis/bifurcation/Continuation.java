package org.rnnzoo.analysis.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Follows branches of fixed points in arc length, through folds (Keller 1977).
 *
 * @param corrector the family and its units
 * @param low the lower end of the scan
 * @param high the upper end
 * @param values the values at which points are noted
 * @param timeUp whether to stop; may throw to stop at once
 */
record Continuation(
    Corrector corrector, double low, double high, double[] values, BooleanSupplier timeUp) {

  private static final double LARGEST_STEP = 0.03;
  private static final double SMALLEST_STEP = 1e-6;
  private static final double FIRST_STEP = 0.01;
  private static final int MOST_PLACES = 1500;
  private static final int FEW_ITERATIONS = 4;
  private static final double STRAIGHT = 0.9;

  /** A step this short that turns sharply goes round a corner, if there is a kink to make one. */
  private static final double CORNER = 1e-4;

  /** So many times the size of states is where none is; less than all places are long. */
  private static final double FAR = 25;

  /** An event is told between places this near, in scaled units of length. */
  private static final double RESOLUTION = 1e-5;

  /** What happens at two places this near is one thing. */
  private static final double ONE = 4 * RESOLUTION;

  /** A part of a branch and why it ends. */
  private record Half(List<Place> places, List<Branch.Section> sections, Branch.End end) {}

  /** The branch through a fixed point, in both directions. */
  Branch through(double[] state, double value) {
    Half forward = follow(state, value, 1);
    if (forward.end() == Branch.End.CLOSED) {
      return branch(forward.places(), forward.sections(), List.of(forward.end(), forward.end()));
    }
    Half backward = follow(state, value, -1);
    List<Place> places = new ArrayList<>();
    for (Place place : backward.places()) {
      double[] turned = place.tangent().clone();
      for (int i = 0; i < turned.length; i++) {
        turned[i] = -turned[i];
      }
      places.add(new Place(place.value(), place.point(), turned));
    }
    Collections.reverse(places);
    // The first place is on both halves.
    places.addAll(forward.places().subList(places.isEmpty() ? 0 : 1, forward.places().size()));
    List<Branch.Section> sections = new ArrayList<>(backward.sections());
    sections.addAll(forward.sections());
    return branch(places, sections, List.of(backward.end(), forward.end()));
  }

  private Branch branch(List<Place> places, List<Branch.Section> sections, List<Branch.End> ends) {
    List<Event> events = new ArrayList<>();
    for (int i = 1; i < places.size(); i++) {
      locate(places.get(i - 1), places.get(i), events);
    }
    return new Branch(places, merged(events), sections, ends);
  }

  private Half follow(double[] state, double value, int direction) {
    List<Place> places = new ArrayList<>();
    List<Branch.Section> sections = new ArrayList<>();
    double[] x = corrector.unknowns(state, value);
    double[] along = new double[x.length];
    along[state.length] = direction;
    Optional<double[]> tangent = corrector.tangent(x, along);
    places.add(new Place(value, corrector.judge(state, value), tangent.orElse(along)));
    note(places.get(0), places.get(0), sections);
    if (tangent.isEmpty()) {
      return new Half(places, sections, Branch.End.LOST);
    }
    double step = FIRST_STEP;
    while (places.size() < MOST_PLACES) {
      if (timeUp.getAsBoolean()) {
        return new Half(places, sections, Branch.End.TIME_UP);
      }
      Place last = places.get(places.size() - 1);
      Optional<Corrector.Solution> solution = step(last, step);
      double length = step;
      Optional<Place> next = solution.flatMap(found -> place(found.unknowns(), last, length));
      if (next.isEmpty()) {
        step /= 2;
        if (step < SMALLEST_STEP) {
          return new Half(places, sections, Branch.End.LOST);
        }
        continue;
      }
      Place found = next.get();
      if (found.value() < low || found.value() > high) {
        atEdge(last, found).ifPresent(places::add);
        note(last, places.get(places.size() - 1), sections);
        return new Half(places, sections, Branch.End.EDGE);
      }
      places.add(found);
      note(last, found, sections);
      if (isFar(found)) {
        return new Half(places, sections, Branch.End.FAR);
      } else if (isClosed(places, step)) {
        return new Half(places, sections, Branch.End.CLOSED);
      }
      if (solution.get().iterations() <= FEW_ITERATIONS) {
        step = Math.min(LARGEST_STEP, 1.4 * step);
      }
    }
    return new Half(places, sections, Branch.End.LONG);
  }

  private Optional<Corrector.Solution> step(Place last, double step) {
    double[] guess = corrector.unknowns(last.state(), last.value());
    for (int i = 0; i < guess.length; i++) {
      guess[i] += step * last.tangent()[i];
    }
    return corrector.solve(guess, last.tangent());
  }

  /**
   * The place at a solution, unless the branch turns so sharply that it may be another branch. The
   * branch of units with kinks has corners: it goes on where a short step passes one.
   */
  private Optional<Place> place(double[] unknowns, Place last, double step) {
    return corrector
        .tangent(unknowns, last.tangent())
        .filter(
            tangent ->
                dot(tangent, last.tangent()) > STRAIGHT
                    || (step <= CORNER && corrector.partedByKink(last, unknowns)))
        .map(
            tangent ->
                new Place(
                    corrector.value(unknowns),
                    corrector.judge(corrector.state(unknowns), corrector.value(unknowns)),
                    tangent));
  }

  private Optional<Place> atEdge(Place last, Place beyond) {
    double edge = beyond.value() < low ? low : high;
    return at(last, beyond, edge)
        .map(state -> new Place(edge, corrector.judge(state, edge), beyond.tangent()));
  }

  /** The state of the branch between two places at a value of the parameter between theirs. */
  private Optional<double[]> at(Place a, Place b, double value) {
    double share = a.value() == b.value() ? 0 : (value - a.value()) / (b.value() - a.value());
    double[] guess = a.state().clone();
    for (int i = 0; i < guess.length; i++) {
      guess[i] += share * (b.state()[i] - a.state()[i]);
    }
    return corrector.at(guess, value);
  }

  /** Notes the points at values that were passed. */
  private void note(Place from, Place to, List<Branch.Section> sections) {
    for (int k = 0; k < values.length; k++) {
      double value = values[k];
      boolean passed =
          (from.value() - value) * (to.value() - value) <= 0
              && (from.value() != value || from.equals(to));
      if (passed) {
        int number = k;
        at(from, to, value).ifPresent(s -> sections.add(new Branch.Section(number, s)));
      }
    }
  }

  private boolean isFar(Place place) {
    double squares = 0;
    for (double x : place.state()) {
      squares += x * x;
    }
    return !(Math.sqrt(squares / place.state().length) < FAR * corrector.scale());
  }

  private boolean isClosed(List<Place> places, double step) {
    Place first = places.get(0);
    Place last = places.get(places.size() - 1);
    return places.size() > 10
        && distance(first, last) < step
        && dot(first.tangent(), last.tangent()) > STRAIGHT;
  }

  private double distance(Place a, Place b) {
    double[] x = corrector.unknowns(a.state(), a.value());
    double[] y = corrector.unknowns(b.state(), b.value());
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.sqrt(squares);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Halves the way between two places of different kinds until what happens can be named. */
  private void locate(Place a, Place b, List<Event> events) {
    if (a.sameKind(b)) {
      return;
    }
    double length = distance(a, b);
    Optional<Place> middle =
        length < RESOLUTION
            ? Optional.empty()
            : step(a, length / 2).flatMap(solution -> place(solution.unknowns(), a, length / 2));
    // A place that is not between the two is on another branch.
    if (middle.isEmpty()
        || distance(a, middle.get()) > 0.75 * length
        || distance(middle.get(), b) > 0.75 * length) {
      events.add(new Classifier(corrector.family()).of(a, b));
      return;
    }
    locate(a, middle.get(), events);
    locate(middle.get(), b, events);
  }

  /** A fold turns the branch and changes its stability at the same place but for rounding. */
  private List<Event> merged(List<Event> events) {
    List<Event> merged = new ArrayList<>();
    for (Event event : events) {
      Event last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && distance(last.after(), event.before()) < ONE) {
        merged.remove(merged.size() - 1);
        if (!last.before().sameKind(event.after())) {
          merged.add(new Classifier(corrector.family()).of(last.before(), event.after()));
        }
      } else {
        merged.add(event);
      }
    }
    return merged;
  }
}
