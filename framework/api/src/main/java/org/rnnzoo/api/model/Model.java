package org.rnnzoo.api.model;

import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;

/**
 * A family of recurrent networks.
 *
 * @param <P> the record of the model's parameters, the number of units among them
 */
@ConsumerType
public interface Model<P extends Record> extends Plugin<P> {

  /**
   * A fresh, untrained network.
   *
   * @param inputs the number of input channels
   * @param outputs the number of output channels
   * @param clock the sampling period, from which α = dt/τ follows
   * @param random the stream of the initial weights
   * @throws IllegalArgumentException with a sentence for the user, if the parameters do not go with
   *     the sampling period (α must be at most 1)
   */
  Network create(P parameters, int inputs, int outputs, Clock clock, RandomStream random);
}
