package org.rnnzoo.analysis.lyapunov;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** Where trajectories start. */
public record StartingStates(
    @Parameter(
            help =
                "Number of starting states, each the state at the end of a trial; the standard"
                    + " errors are over them.",
            min = 1,
            max = 10_000)
        int starts,
    @Parameter(
            help =
                "Deviation of the normal numbers that are added to each starting state, so that it"
                    + " does not rest on an unstable fixed point.",
            min = 0,
            max = 1000)
        double spread) {

  public StartingStates {
    Require.between("starts", starts, 1, 10_000);
    Require.between("spread", spread, 0, 1000);
  }
}
