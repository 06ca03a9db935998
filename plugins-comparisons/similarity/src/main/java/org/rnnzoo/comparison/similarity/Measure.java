package org.rnnzoo.comparison.similarity;

import org.rnnzoo.dynamics.similarity.Geometry;

/** The measures, each as a distance that is 0 for two networks that do the same. */
enum Measure {
  DSA("dsa", "DSA distance", "angle (rad)"),
  INPUT_DSA("input-dsa", "InputDSA distance", "angle (rad)"),
  PROCRUSTES("procrustes", "Procrustes distance", "angle (rad)") {
    @Override
    double between(Geometry a, Geometry b) {
      return a.procrustes(b);
    }
  },
  CKA("cka", "CKA distance", "arccos CKA (rad)") {
    @Override
    double between(Geometry a, Geometry b) {
      return Math.acos(a.cka(b));
    }
  },
  CCA("cca", "CCA distance", "1 - mean correlation") {
    @Override
    double between(Geometry a, Geometry b) {
      return 1 - a.cca(b);
    }
  },
  ANGLE("angle", "largest principal angle", "angle (rad)") {
    @Override
    double between(Geometry a, Geometry b) {
      return a.largestAngle(b);
    }
  },
  RSA("rsa", "RSA distance", "1 - correlation") {
    @Override
    double between(Geometry a, Geometry b) {
      return 1 - a.rsa(b);
    }
  };

  private final String key;
  private final String title;
  private final String unit;

  Measure(String key, String title, String unit) {
    this.key = key;
    this.title = title;
    this.unit = unit;
  }

  /** Its name in files. */
  String key() {
    return key;
  }

  /** Its name for people. */
  String title() {
    return title;
  }

  /** Whether it compares dynamics, and not the geometry of rates. */
  boolean isOfDynamics() {
    return this == DSA || this == INPUT_DSA;
  }

  /** What its numbers are. */
  String unit() {
    return unit;
  }

  /** The distance of two geometries. */
  double between(Geometry a, Geometry b) {
    throw new UnsupportedOperationException(key + " compares dynamics.");
  }
}
