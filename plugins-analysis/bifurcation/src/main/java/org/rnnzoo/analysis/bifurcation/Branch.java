package org.rnnzoo.analysis.bifurcation;

import java.util.List;

/**
 * A curve of fixed points over the parameter.
 *
 * @param places in order along it
 * @param events what happens on it, in order
 * @param sections the points on it at the values at which points were searched for
 * @param ends why it ends, at its beginning and at its end
 */
record Branch(List<Place> places, List<Event> events, List<Section> sections, List<End> ends) {

  /** A point of the branch at one of the values at which points were searched for. */
  record Section(int number, double[] state) {}

  /** Why a branch ends. */
  enum End {
    /** The parameter reached an end of the scan. */
    EDGE("end of the scan"),
    /** It closed in itself. */
    CLOSED("closes in itself"),
    /** No step, however small, found it again. */
    LOST("lost"),
    /** Its states grew beyond all bounds. */
    FAR("runs away"),
    /** It has as many places as are kept. */
    LONG("longer than is followed"),
    /** The time was up. */
    TIME_UP("time was up");

    private final String label;

    End(String label) {
      this.label = label;
    }

    /** The words for it in tables. */
    String label() {
      return label;
    }
  }

  double low() {
    return places.stream().mapToDouble(Place::value).min().orElseThrow();
  }

  double high() {
    return places.stream().mapToDouble(Place::value).max().orElseThrow();
  }
}
