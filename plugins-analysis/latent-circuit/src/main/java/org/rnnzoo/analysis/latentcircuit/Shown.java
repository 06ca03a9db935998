package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;

/** What the report and its figures show. */
public record Shown(
    @Parameter(
            help = "Change of a connection in the perturbation test.",
            min = 1e-3,
            max = 10,
            symbol = "ε")
        double perturbation,
    @Parameter(
            help =
                "Connection whose change is shown condition by condition, such as 'x1->x2'; empty"
                    + " for the one that matters most.")
        String connection,
    @Parameter(
            help =
                "Plane of the phase portrait: outputs, components, or the numbers of three fixed"
                    + " points of the circuit, such as '1 2 5'; empty for one that suits the"
                    + " circuit.")
        String plane) {

  public Shown {
    PortraitPlane.parse(plane);
  }
}
