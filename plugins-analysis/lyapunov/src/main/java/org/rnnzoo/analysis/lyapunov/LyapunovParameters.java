package org.rnnzoo.analysis.lyapunov;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.HeldInputReader;

/** What is measured, where, and for how long. */
public record LyapunovParameters(
    @Parameter(
            help =
                "Number of exponents, the largest ones; no more than there are state variables are"
                    + " computed.",
            min = 1,
            max = 20_000)
        int exponents,
    @Parameter(
            help =
                "The constant input: one number per input channel; or CHANNEL=VALUE for some, the"
                    + " others being 0; or what trials show on average, as epoch:NAME or as"
                    + " mean(EPOCH|COLUMN=VALUE); an empty list stands for zeros.")
        List<String> input,
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
        double spread,
    @Parameter(
            help = "Time for the state to settle before anything is measured.",
            unit = "τ",
            min = 0,
            max = 1e6)
        double warmUp,
    @Parameter(
            help = "Time after that for the tangent vectors to turn into their directions.",
            unit = "τ",
            min = 0,
            max = 1e6)
        double alignment,
    @Parameter(
            help = "Time over which growth is then averaged.",
            unit = "τ",
            symbol = "T",
            min = 1,
            max = 100_000)
        double duration,
    @Parameter(
            help = "Time between two orthonormalisations of the tangent vectors; at least a step.",
            unit = "τ",
            min = 0.01,
            max = 10)
        double interval) {

  /** The settings that suit most networks. */
  static final LyapunovParameters DEFAULT =
      new LyapunovParameters(12, List.of(), 4, 0.01, 100, 50, 500, 1);

  public LyapunovParameters {
    input = List.copyOf(input);
    Require.between("exponents", exponents, 1, 20_000);
    Require.between("starts", starts, 1, 10_000);
    Require.between("spread", spread, 0, 1000);
    Require.between("warmUp", warmUp, 0, 1e6);
    Require.between("alignment", alignment, 0, 1e6);
    Require.between("duration", duration, 1, 100_000);
    Require.between("interval", interval, 0.01, 10);
  }

  /**
   * The constant input in the words of a task.
   *
   * @throws IllegalArgumentException if they tell none, or several
   */
  double[] inputFor(Trials trials) {
    List<HeldInput> inputs = new HeldInputReader(trials).read(input, List.of());
    if (inputs.size() > 1) {
      throw new IllegalArgumentException(
          "Exponents are measured for one constant input, but the parameter 'input' tells %s."
              .formatted(inputs.size()));
    }
    return inputs.get(0).values();
  }

  /** The number of exponents of a system to compute. */
  int exponentsOf(DynamicalSystem system) {
    return Math.min(exponents, system.dimension());
  }

  /** The times in steps of a system. */
  Schedule scheduleFor(DynamicalSystem system) {
    int steps = (int) Math.max(1, Math.round(interval / system.alpha()));
    double each = steps * system.alpha();
    return new Schedule(
        steps,
        Math.round(warmUp / each),
        Math.round(alignment / each),
        Math.toIntExact(Math.max(1, Math.round(duration / each))));
  }
}
