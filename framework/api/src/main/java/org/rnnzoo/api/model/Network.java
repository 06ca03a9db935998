package org.rnnzoo.api.model;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A recurrent network with weights that can be trained. */
@ConsumerType
public interface Network {

  /** The sizes of the network. */
  Dimensions dimensions();

  /** The weights, live. */
  Weights weights();

  /**
   * A workspace for batches.
   *
   * @param trials the largest number of trials in a batch
   * @param time the largest number of steps in a trial
   * @param threads the number of threads it may use, at least 1
   */
  Propagation propagation(int trials, int time, int threads);

  /**
   * The network without noise as a dynamical system in float64, with the weights of this moment.
   */
  DynamicalSystem dynamics();

  /**
   * Brings the weights back to where the model allows them, such as signs under Dale's law. A
   * trainer calls it after every update.
   */
  default void project() {}

  /**
   * Lesions units for good: what they send to other units and to the outputs is 0 from now on.
   *
   * @param units their places, from 0
   * @throws IllegalArgumentException if the model has no way to do so
   */
  default void silence(List<Integer> units) {
    throw new IllegalArgumentException("This model cannot silence units.");
  }

  /**
   * Takes weights over from a network of another model, whose tensors are laid out differently.
   * Tensors of equal name and shape have been copied before.
   *
   * @param other the weights of the other network
   * @return the names of the tensors that were made from them; none if the model sees no way
   */
  default List<String> adopt(Weights other) {
    return List.of();
  }

  /**
   * Writes the same network in its canonical weights, if many weights make the same network. Called
   * once, when training is over: it may turn what a trainer remembers meaningless.
   */
  default void canonicalise() {}
}
