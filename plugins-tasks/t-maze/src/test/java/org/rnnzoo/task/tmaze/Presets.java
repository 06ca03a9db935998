package org.rnnzoo.task.tmaze;

import org.rnnzoo.api.task.Version;

/** The parameters of the versions, and variations of them. */
final class Presets {

  private Presets() {}

  static TMazeParameters version(String name) {
    return new TMazeTask()
        .versions().stream()
            .filter(version -> version.name().equals(name))
            .map(Version::parameters)
            .findFirst()
            .orElseThrow();
  }

  /** A version without input noise. */
  static TMazeParameters quiet(String name) {
    TMazeParameters p = version(name);
    return new TMazeParameters(
        p.startMs(),
        p.layout(),
        p.observation(),
        p.sequence(),
        p.towers(),
        p.junctionMs(),
        p.choice(),
        0);
  }

  static TMazeParameters with(CueSequence sequence) {
    TMazeParameters p = quiet("v2");
    return new TMazeParameters(
        p.startMs(),
        p.layout(),
        p.observation(),
        sequence,
        p.towers(),
        p.junctionMs(),
        p.choice(),
        0);
  }

  static TMazeParameters with(Towers towers) {
    TMazeParameters p = quiet("v3");
    return new TMazeParameters(
        p.startMs(),
        p.layout(),
        p.observation(),
        p.sequence(),
        towers,
        p.junctionMs(),
        p.choice(),
        0);
  }
}
