package org.rnnzoo.model.lowrank;

import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.RecurrentNetwork;

/**
 * A network of the engine with what only those of low rank have: gains of channels, a canonical
 * gauge, and a way from a full matrix to its factors.
 *
 * <p>Its tensors are those of the plain network, in the same places, and then the gains. Before the
 * plain network does anything it gets the weights of this one, each multiplied with its gain.
 */
final class LowRankNetwork implements Network {

  private final RecurrentNetwork plain;
  private final LowRankConnectivity connectivity;
  private final List<ChannelGain> gains;
  private final Weights weights;

  /**
   * @param plain a fresh network, which belongs to this one from now on; what has a gain is
   *     trainable there
   */
  LowRankNetwork(
      RecurrentNetwork plain, LowRankConnectivity connectivity, List<ChannelGain> gains) {
    this.plain = plain;
    this.connectivity = connectivity;
    this.gains = List.copyOf(gains);
    this.weights = layOut(plain.weights(), gains);
    float[] fresh = plain.weights().values();
    System.arraycopy(fresh, 0, weights.values(), 0, fresh.length);
    gains.forEach(gain -> gain.initialise(weights));
  }

  private static Weights layOut(Weights plain, List<ChannelGain> gains) {
    Weights.Layout layout = Weights.layout();
    for (Weights.Tensor tensor : plain.tensors()) {
      int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
      if (tensor.trainable() && !isScaled(tensor, gains)) {
        layout.trainable(tensor.name(), shape);
      } else {
        layout.frozen(tensor.name(), shape);
      }
    }
    gains.forEach(gain -> gain.declare(layout, plain.tensor(gain.of().matrix)));
    return layout.build();
  }

  private static boolean isScaled(Weights.Tensor tensor, List<ChannelGain> gains) {
    return gains.stream().anyMatch(gain -> gain.of().matrix.equals(tensor.name()));
  }

  /** The plain network with the weights of this moment. */
  RecurrentNetwork plain() {
    float[] target = plain.weights().values();
    System.arraycopy(weights.values(), 0, target, 0, target.length);
    gains.forEach(gain -> gain.apply(weights, target));
    plain.project();
    return plain;
  }

  /** Carries the gradient of the plain network to the weights of this one. */
  void pullBack(float[] plainGradient, float[] gradient) {
    System.arraycopy(plainGradient, 0, gradient, 0, plainGradient.length);
    gains.forEach(gain -> gain.pullBack(weights, gradient));
    for (Weights.Tensor tensor : weights.tensors()) {
      if (!tensor.trainable()) {
        Arrays.fill(gradient, tensor.offset(), tensor.offset() + tensor.length(), 0f);
      }
    }
  }

  @Override
  public Dimensions dimensions() {
    return plain.dimensions();
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public Propagation propagation(int trials, int time, int threads) {
    return new LowRankPropagation(this, plain.propagation(trials, time, threads));
  }

  @Override
  public LeakyNetwork dynamics() {
    return plain().dynamics();
  }

  @Override
  public void project() {
    gains.forEach(gain -> gain.project(weights));
    float[] unscaled = plain.weights().values();
    System.arraycopy(weights.values(), 0, unscaled, 0, unscaled.length);
    plain.project();
    System.arraycopy(unscaled, 0, weights.values(), 0, unscaled.length);
  }

  @Override
  public void silence(List<Integer> units) {
    plain.silence(units);
    project();
  }

  /** Takes W of a network of as many units over, cut down to the rank, or longer factors of it. */
  @Override
  public List<String> adopt(Weights other) {
    return connectivity.adopt(other, weights) ? List.of("M", "N") : List.of();
  }

  /** Turns the factors into the canonical gauge, unless one of them must stay as it is. */
  @Override
  public void canonicalise() {
    if (weights.tensor("M").trainable() && weights.tensor("N").trainable()) {
      connectivity.canonicalise(weights);
    }
  }
}
