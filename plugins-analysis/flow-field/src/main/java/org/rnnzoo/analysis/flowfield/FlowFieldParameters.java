package org.rnnzoo.analysis.flowfield;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.PhasePortrait.Background;

/**
 * Which flow is drawn, and on which plane.
 *
 * @param held the constant inputs
 * @param choice the plane
 */
public record FlowFieldParameters(
    @Parameter(
            help = "Number of trials that are simulated to learn where the network goes.",
            min = 1,
            max = 10_000)
        int trials,
    @Unwrapped Held held,
    @Unwrapped PlaneChoice choice,
    @Parameter(help = "What is shown by colour behind the arrows.") Background background,
    @Parameter(
            help = "Number of places along each side of the grid of velocities in arrays.npz.",
            min = 2,
            max = 401)
        int grid,
    @Parameter(
            help =
                "Time for the search of the fixed points that are drawn; the flow does not depend"
                    + " on it.",
            unit = "s",
            min = 0.001,
            max = 86_400)
        double seconds) {

  /** The settings that suit most networks. */
  static final FlowFieldParameters DEFAULT =
      new FlowFieldParameters(
          64,
          new Held(List.of(), List.of(), ""),
          new PlaneChoice("components", "mean", List.of(), List.of()),
          Background.NONE,
          25,
          20);

  public FlowFieldParameters {
    Require.between("trials", trials, 1, 10_000);
    Require.between("grid", grid, 2, 401);
    Require.between("seconds", seconds, 0.001, 86_400);
  }

  /** The inputs under which the flow is drawn. */
  public record Held(
      @Parameter(
              help =
                  "The constant input: one number per input channel; or CHANNEL=VALUE for some, the"
                      + " others being 0; or what trials show on average, as epoch:NAME, as"
                      + " mean(EPOCH|COLUMN=VALUE), or as epochs for each in turn; an empty list"
                      + " stands for zeros.")
          List<String> input,
      @Parameter(
              help =
                  "Columns of the condition table; an input that is taken from trials is taken for"
                      + " each of their values.")
          List<String> by,
      @Parameter(
              help =
                  "Column of the condition table that colours the trajectories; empty for one that"
                      + " parts them into a few groups.")
          String colour) {

    public Held {
      input = List.copyOf(input);
      by = List.copyOf(by);
    }
  }
}
