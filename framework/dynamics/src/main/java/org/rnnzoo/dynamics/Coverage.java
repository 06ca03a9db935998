package org.rnnzoo.dynamics;

/**
 * How a set of fixed points was found, and how far that was pursued.
 *
 * @param method how
 * @param end why it ended
 * @param starts the number of starting states from which a way down was followed to its end
 * @param ledOutside the number of those that were led to the wall of the {@linkplain
 *     org.rnnzoo.api.model.DynamicalSystem#reachable reachable box}, where no fixed point can be,
 *     and were given up there
 * @param lines the number of whole lines of fixed points beside the points, where that is known
 */
public record Coverage(Method method, End end, int starts, int ledOutside, int lines) {

  /** How fixed points are found. */
  public enum Method {
    /** From many starting states. */
    SEARCH("search"),
    /** From many starting states, in the few variables that decide in a network of low rank. */
    REDUCED_SEARCH("search in the exact reduction of a network of low rank"),
    /** One by one, all there are. */
    ENUMERATION("exact enumeration");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /** The words for it in results. */
    public String label() {
      return label;
    }
  }

  /** Why a search ends. */
  public enum End {
    /** It is known that there is nothing else. */
    ALL_FOUND("all were found"),
    /** Several batches of starts in a row found nothing new. */
    NOTHING_NEW("nothing new was found"),
    /** All batches of starts were used. */
    ALL_BATCHES("all batches were used"),
    /** The time was up; what had been found by then is kept. */
    TIME_UP("the time was up"),
    /** So many points were found that there may be no end of them. */
    MOST_POINTS("as many points as are kept were found");

    private final String label;

    End(String label) {
      this.label = label;
    }

    /** The words for it in results. */
    public String label() {
      return label;
    }
  }

  /** Points that are given and not searched for. */
  static final Coverage GIVEN = new Coverage(Method.SEARCH, End.NOTHING_NEW, 0, 0, 0);

  /** Whether the search was broken off by its time limit, so that its result is only a part. */
  public boolean partial() {
    return end == End.TIME_UP;
  }

  /** The same by another method. */
  Coverage by(Method other) {
    return new Coverage(other, end, starts, ledOutside, lines);
  }
}
