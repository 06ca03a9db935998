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
    return p.withSigma(0);
  }

  static TMazeParameters with(CueSequence sequence) {
    TMazeParameters p = quiet("v2");
    return p.withMaze(m -> m.withSequence(sequence));
  }

  static TMazeParameters with(Towers towers) {
    TMazeParameters p = quiet("v3");
    return p.withMaze(m -> m.withTowers(towers));
  }
}
