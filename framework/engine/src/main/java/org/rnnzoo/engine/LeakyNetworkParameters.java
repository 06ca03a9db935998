package org.rnnzoo.engine;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/**
 * The parameters that all leaky networks share, whatever their recurrent matrix: everything but the
 * {@link Connectivity}. A model holds them as an {@link org.rnnzoo.api.Unwrapped unwrapped} group.
 *
 * @param units the number N of units
 * @param tau the time constant in ms
 * @param activation φ
 * @param inputScale s of {@code W_in ~ N(0, s²/inputs)}
 * @param noise σ
 * @param noisePlacement where the noise enters
 * @param bias whether units have a bias
 * @param readoutBias whether outputs have a bias
 * @param trainInitialState whether the state at the start of a trial is trained
 * @param nonNegativeInput whether input weights stay at 0 or above
 * @param nonNegativeReadout whether readout weights stay at 0 or above
 */
public record LeakyNetworkParameters(
    @Parameter(help = "Number of recurrent units.", symbol = "N", min = 1, max = 20_000) int units,
    @Parameter(help = "Time constant of the units.", unit = "ms", symbol = "τ", min = 0.001)
        double tau,
    @Parameter(help = "Nonlinearity of the units.", symbol = "φ") Activation activation,
    @Parameter(
            help = "Size of the initial input weights.",
            symbol = "s",
            min = 0,
            max = 100,
            acts = Parameter.Acts.START)
        double inputScale,
    @Parameter(
            help = "Size of the noise of the units during training.",
            symbol = "σ",
            min = 0,
            max = 10)
        double noise,
    @Parameter(
            help =
                "Where the noise enters: the effect of 'outside' does not depend on dt, that of 'inside'"
                    + " grows and that of 'additive' shrinks with it.")
        Noise.Placement noisePlacement,
    @Parameter(help = "Whether the units have a bias that is trained.", acts = Parameter.Acts.START)
        boolean bias,
    @Parameter(
            help = "Whether the outputs have a bias that is trained.",
            acts = Parameter.Acts.START)
        boolean readoutBias,
    @Parameter(help = "Whether the state at the start of a trial is trained; else it is 0.")
        boolean trainInitialState,
    @Parameter(
            help = "Whether input weights start and stay at 0 or above.",
            acts = Parameter.Acts.START)
        boolean nonNegativeInput,
    @Parameter(
            help = "Whether readout weights start and stay at 0 or above.",
            acts = Parameter.Acts.START)
        boolean nonNegativeReadout) {

  /** 64 tanh units of 100 ms with biases and a little noise. */
  public static final LeakyNetworkParameters DEFAULT =
      new LeakyNetworkParameters(
          64,
          100,
          Activation.TANH,
          1,
          0.05,
          Noise.Placement.OUTSIDE,
          true,
          true,
          false,
          false,
          false);

  /** The same with another number of units. */
  public LeakyNetworkParameters withUnits(int other) {
    return new LeakyNetworkParameters(
        other,
        tau,
        activation,
        inputScale,
        noise,
        noisePlacement,
        bias,
        readoutBias,
        trainInitialState,
        nonNegativeInput,
        nonNegativeReadout);
  }

  /**
   * A fresh network, its input weights drawn from {@code N(0, s²/inputs)} and its readout from
   * {@code N(0, 1/units)}.
   *
   * @throws IllegalArgumentException if the sampling period is longer than the time constant
   */
  public RecurrentNetwork network(
      Form form,
      Connectivity connectivity,
      int inputs,
      int outputs,
      Clock clock,
      RandomStream random) {
    return network(form, connectivity, periphery(inputs), inputs, outputs, clock, random);
  }

  /** A fresh network with a periphery that differs from {@link #periphery}. */
  public RecurrentNetwork network(
      Form form,
      Connectivity connectivity,
      Periphery periphery,
      int inputs,
      int outputs,
      Clock clock,
      RandomStream random) {
    Noise source = new Noise(noisePlacement, noise);
    Cell cell = Cell.sampled(form, activation, tau, clock.dt(), source);
    Dimensions dimensions = new Dimensions(inputs, units, outputs);
    return new RecurrentNetwork(cell, connectivity, periphery, dimensions, random);
  }

  /** What these parameters put around the recurrent matrix. */
  public Periphery periphery(int inputs) {
    WeightLaw input = WeightLaw.normal(inputScale / Math.sqrt(inputs));
    WeightLaw readout = WeightLaw.normal(1 / Math.sqrt(units));
    return new Periphery(
        nonNegativeInput ? input.absolute() : input,
        nonNegativeReadout ? readout.absolute() : readout,
        true,
        bias,
        true,
        readoutBias,
        trainInitialState ? Periphery.InitialState.TRAINED : Periphery.InitialState.ZERO,
        inputBound(),
        readoutBound());
  }

  /** Where the input weights may be. */
  public WeightBound inputBound() {
    return nonNegativeInput ? WeightBound.NON_NEGATIVE : WeightBound.NONE;
  }

  /** Where the readout weights may be. */
  public WeightBound readoutBound() {
    return nonNegativeReadout ? WeightBound.NON_NEGATIVE : WeightBound.NONE;
  }
}
