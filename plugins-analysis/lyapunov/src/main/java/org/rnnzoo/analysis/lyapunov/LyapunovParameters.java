package org.rnnzoo.analysis.lyapunov;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
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
                    + " mean(EPOCH|COLUMN=VALUE); an empty list stands for zeros. Or trials, for"
                    + " the changing input of trials one after the other.")
        List<String> input,
    @Unwrapped StartingStates starting,
    @Unwrapped Times times) {

  private static final String DRIVEN = "trials";

  /** The settings that suit most networks. */
  static final LyapunovParameters DEFAULT =
      new LyapunovParameters(
          12, List.of(), new StartingStates(4, 0.01), new Times(100, 50, 500, 1));

  public LyapunovParameters {
    input = List.copyOf(input);
    Require.between("exponents", exponents, 1, 20_000);
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

  /** Whether orbits are driven by what trials show, one after the other. */
  boolean isDriven() {
    return input.equals(List.of(DRIVEN));
  }

  /** The number of exponents of a system to compute. */
  int exponentsOf(DynamicalSystem system) {
    return Math.min(exponents, system.dimension());
  }
}
