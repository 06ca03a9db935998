package org.rnnzoo.engine;

import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
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
 * @param unitNoise the noise of the units
 * @param options which weights there are around the recurrent matrix
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
    @Unwrapped UnitNoise unitNoise,
    @Unwrapped PeripheryOptions options) {

  /** 64 tanh units of 100 ms with biases and a little noise. */
  public static final LeakyNetworkParameters DEFAULT =
      new LeakyNetworkParameters(
          64,
          100,
          Activation.TANH,
          1,
          new UnitNoise(0.05, Noise.Placement.OUTSIDE),
          PeripheryOptions.BIASED);

  /** The same with another number of units. */
  public LeakyNetworkParameters withUnits(int other) {
    return new LeakyNetworkParameters(other, tau, activation, inputScale, unitNoise, options);
  }

  /** The same with another time constant in ms. */
  public LeakyNetworkParameters withTau(double other) {
    return new LeakyNetworkParameters(units, other, activation, inputScale, unitNoise, options);
  }

  /** The same with another nonlinearity. */
  public LeakyNetworkParameters withActivation(Activation other) {
    return new LeakyNetworkParameters(units, tau, other, inputScale, unitNoise, options);
  }

  /** The same with initial input weights of another size. */
  public LeakyNetworkParameters withInputScale(double other) {
    return new LeakyNetworkParameters(units, tau, activation, other, unitNoise, options);
  }

  /** The same with other noise. */
  public LeakyNetworkParameters withNoise(double noise, Noise.Placement placement) {
    return new LeakyNetworkParameters(
        units, tau, activation, inputScale, new UnitNoise(noise, placement), options);
  }

  /** The same with other weights around the recurrent matrix. */
  public LeakyNetworkParameters withOptions(UnaryOperator<PeripheryOptions> change) {
    return new LeakyNetworkParameters(
        units, tau, activation, inputScale, unitNoise, change.apply(options));
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
    Cell cell = Cell.sampled(form, activation, tau, clock.dt(), unitNoise.source());
    Dimensions dimensions = new Dimensions(inputs, units, outputs);
    return new RecurrentNetwork(cell, connectivity, periphery, dimensions, random);
  }

  /** What these parameters put around the recurrent matrix. */
  public Periphery periphery(int inputs) {
    WeightLaw input = WeightLaw.normal(inputScale / Math.sqrt(inputs));
    WeightLaw readout = WeightLaw.normal(1 / Math.sqrt(units));
    return Periphery.trained(
            options.nonNegativeInput() ? input.absolute() : input,
            options.nonNegativeReadout() ? readout.absolute() : readout)
        .withInput(side -> side.withBound(inputBound()).withTrainedBias(options.bias()))
        .withReadout(side -> side.withBound(readoutBound()).withTrainedBias(options.readoutBias()))
        .withInitialState(
            options.trainInitialState()
                ? Periphery.InitialState.TRAINED
                : Periphery.InitialState.ZERO);
  }

  /** Where the input weights may be. */
  public WeightBound inputBound() {
    return options.nonNegativeInput() ? WeightBound.NON_NEGATIVE : WeightBound.NONE;
  }

  /** Where the readout weights may be. */
  public WeightBound readoutBound() {
    return options.nonNegativeReadout() ? WeightBound.NON_NEGATIVE : WeightBound.NONE;
  }
}
