package org.rnnzoo.core.run;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;

/**
 * The weights of a network that training can choose: those of trainable tensors that the model does
 * not hold in place, as it does with absent connections.
 *
 * <p>Models need not tell. A weight is free if {@link Network#project} does not always bring it
 * back to the same value. To find out, random weights are put into the network, and then others and
 * their opposites: one sign alone would not do, since a weight may have to be positive, nor one
 * size, since a wrong sign may be turned.
 */
public final class FreeWeights {

  private static final long SEED = 1;

  private final Network network;
  private final float[] live;
  private final BitSet free = new BitSet();

  private FreeWeights(Network network) {
    this.network = network;
    this.live = network.weights().values();
  }

  /** How many there are; the weights of the network are the same afterwards. */
  public static int count(Network network) {
    float[] kept = network.weights().values().clone();
    FreeWeights weights = new FreeWeights(network);
    try {
      weights.find();
    } finally {
      System.arraycopy(kept, 0, weights.live, 0, kept.length);
    }
    return weights.free.cardinality();
  }

  private void find() {
    project(SEED, 1);
    float[] first = live.clone();
    mark(SEED + 1, 1, first);
    mark(SEED + 1, -1, first);
  }

  /** Marks the weights that come back to another value than the first. */
  private void mark(long seed, int sign, float[] first) {
    project(seed, sign);
    for (Weights.Tensor tensor : network.weights().tensors()) {
      for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
        if (tensor.trainable() && live[i] != first[i]) {
          free.set(i);
        }
      }
    }
  }

  private void project(long seed, int sign) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Weights.Tensor tensor : network.weights().tensors()) {
      for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
        if (tensor.trainable()) {
          live[i] = sign * (float) random.nextDouble(-1, 1);
        }
      }
    }
    network.project();
  }
}
