package org.rnnzoo.analysis.bifurcation;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.LowRankFactors;

/**
 * Systems with constant inputs, one for each value of a parameter.
 *
 * @param label what is turned, for axes
 * @param trained the value that makes the trained network
 * @param systems the system at a value
 * @param inputs the constant input at a value
 */
record Family(
    String label,
    double trained,
    DoubleFunction<DynamicalSystem> systems,
    DoubleFunction<double[]> inputs) {

  /**
   * The family that words tell.
   *
   * @param turn as users write it
   * @param input the constant input
   * @param channels the names of the inputs
   * @throws IllegalArgumentException with a sentence for the user, if there is none
   */
  static Family of(String turn, DynamicalSystem system, double[] input, List<String> channels) {
    String[] words = turn.strip().split("\\s+", -1);
    return switch (words[0] + " " + words.length) {
      case "gain 1" -> gain(leaky(system), input);
      case "input 2" -> input(words[1], system, input, channels);
      case "weight 3" -> weight(words[1], words[2], leaky(system), input);
      case "factor 2" -> factor(words[1], leaky(system), input);
      default ->
          throw new IllegalArgumentException(
              "turn is '%s'; write gain, input CHANNEL, weight I J or factor K.".formatted(turn));
    };
  }

  private static Family gain(LeakyNetwork network, double[] input) {
    return new Family(
        "gain g",
        1,
        g -> withFactors(network, scaled(network.recurrent(), g), scaled(network, g)),
        p -> input);
  }

  private static Family input(
      String name, DynamicalSystem system, double[] input, List<String> channels) {
    if (!channels.contains(name)) {
      throw new IllegalArgumentException(
          "There is no input channel '%s'; there are %s."
              .formatted(name, String.join(", ", channels)));
    }
    int channel = channels.indexOf(name);
    return new Family(
        "input " + name,
        input[channel],
        p -> system,
        p -> {
          double[] turned = input.clone();
          turned[channel] = p;
          return turned;
        });
  }

  private static Family weight(String onto, String of, LeakyNetwork network, double[] input) {
    int to = place(onto, network.dimension(), "unit");
    int from = place(of, network.dimension(), "unit");
    return new Family(
        "weight onto unit %s from unit %s".formatted(to, from),
        network.recurrent().get(to, from),
        p -> {
          DMatrixRMaj turned = network.recurrent().copy();
          turned.set(to, from, p);
          return withFactors(network, turned, Optional.empty());
        },
        p -> input);
  }

  private static Family factor(String word, LeakyNetwork network, double[] input) {
    if (network.factors().isEmpty()) {
      throw new IllegalArgumentException(
          "turn=factor needs a network whose recurrent weights are of low rank; this one has none"
              + " that it knows of.");
    }
    LowRankFactors factors = network.factors().get();
    int k = place(word, factors.rank(), "factor");
    return new Family(
        "factor on term %s".formatted(k),
        1,
        p -> {
          DMatrixRMaj left = factors.left().copy();
          for (int i = 0; i < left.numRows; i++) {
            left.set(i, k, p * left.get(i, k));
          }
          LowRankFactors turned = new LowRankFactors(left, factors.right());
          return withFactors(
              network, CommonOps_DDRM.multTransB(left, factors.right(), null), Optional.of(turned));
        },
        p -> input);
  }

  private static int place(String word, int count, String thing) {
    if (!word.matches("\\d{1,9}") || Integer.parseInt(word) >= count) {
      throw new IllegalArgumentException(
          "There is no %s '%s'; there are 0 to %s.".formatted(thing, word, count - 1));
    }
    return Integer.parseInt(word);
  }

  private static LeakyNetwork leaky(DynamicalSystem system) {
    if (system instanceof LeakyNetwork network) {
      return network;
    }
    throw new IllegalArgumentException(
        "This network has no single recurrent matrix whose gain or weights could be turned, as one"
            + " of units with gates; turn an input.");
  }

  private static DMatrixRMaj scaled(DMatrixRMaj matrix, double factor) {
    DMatrixRMaj scaled = matrix.copy();
    CommonOps_DDRM.scale(factor, scaled);
    return scaled;
  }

  private static Optional<LowRankFactors> scaled(LeakyNetwork network, double factor) {
    return network.factors().map(f -> new LowRankFactors(scaled(f.left(), factor), f.right()));
  }

  private static LeakyNetwork withFactors(
      LeakyNetwork network, DMatrixRMaj recurrent, Optional<LowRankFactors> factors) {
    return new LeakyNetwork(
        network.form(),
        network.activation(),
        network.timeConstant(),
        network.alpha(),
        recurrent,
        network.input(),
        network.bias(),
        network.readout(),
        network.readoutBias(),
        network.initial(),
        factors);
  }

  DynamicalSystem at(double value) {
    return systems.apply(value);
  }

  double[] inputAt(double value) {
    return inputs.apply(value);
  }

  /** {@code F(x)} at a value. */
  double[] field(double[] x, double value) {
    double[] field = new double[x.length];
    at(value).field(x, inputAt(value), field);
    return field;
  }
}
