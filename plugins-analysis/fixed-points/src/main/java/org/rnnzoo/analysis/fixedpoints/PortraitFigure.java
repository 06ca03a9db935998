package org.rnnzoo.analysis.fixedpoints;

import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.PhaseLine;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.Trajectories;

/** The phase portrait on the first two principal components of the trajectories. */
record PortraitFigure(
    DynamicalSystem system,
    double[] input,
    FixedPoints points,
    Trajectories trajectories,
    boolean speed) {

  Figure draw() {
    String title =
        Arrays.stream(input).allMatch(value -> value == 0)
            ? "Phase portrait without input"
            : "Phase portrait for input " + Arrays.toString(input);
    String description =
        "Flow of the network for constant input, the trajectories of trials, and the fixed points: "
            + points.countsInWords()
            + ".";
    return new Figure(title, description, Figure.Width.WIDE, 1, List.of(panel()));
  }

  private Panel panel() {
    if (system.dimension() == 1) {
      return new PhaseLine(system, input, points, trajectories).plot("");
    }
    PhasePlane plane =
        system.dimension() == 2
            ? PhasePlane.ofTwoVariables("x₁", "x₂")
            : PhasePlane.of(PrincipalComponents.of(trajectories.stateSamples()));
    return new PhasePortrait(system, input, plane, points, trajectories, speed).plot("");
  }
}
