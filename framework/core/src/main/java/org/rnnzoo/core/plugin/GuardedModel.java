package org.rnnzoo.core.plugin;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;

/** A model whose networks have the size that was asked for, and stay behind its guard. */
final class GuardedModel<P extends Record> extends Guarded<P, Model<P>> implements Model<P> {

  GuardedModel(Guard guard, Model<P> model) {
    super(guard, model);
  }

  @Override
  public Network create(P parameters, int inputs, int outputs, Clock clock, RandomStream random) {
    Network network =
        guard.callWhatMayRefuse(
            "create", () -> plugin.create(parameters, inputs, outputs, clock, random));
    GuardedNetwork guarded = new GuardedNetwork(guard, network);
    Dimensions dimensions = guarded.dimensions();
    if (dimensions.inputs() != inputs || dimensions.outputs() != outputs) {
      throw guard.failure(
          "create",
          "its network has %s inputs and %s outputs, not %s and %s"
              .formatted(dimensions.inputs(), dimensions.outputs(), inputs, outputs));
    }
    for (float weight : guarded.weights().values()) {
      if (!Float.isFinite(weight)) {
        throw guard.failure("create", "one of its weights is " + weight);
      }
    }
    return guarded;
  }
}
