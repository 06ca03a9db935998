package org.rnnzoo.comparison.complexity;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.dynamics.LeakyNetwork;

/** What a run is there for. */
enum Role {
  /** A network that is free to use all its connections. */
  FULL,
  /** A network whose recurrent matrix has the rank that it was made with. */
  LOW_RANK,
  /** A control: a network without nonlinearity. */
  LINEAR,
  /** A control: a network whose targets belong to other trials than its inputs. */
  SHUFFLED;

  /** The role of a run, from its configuration and its network. */
  static Role of(ComparedRun run) {
    Map<String, Object> settings = run.settings();
    if (Boolean.TRUE.equals(settings.get("task.shuffled"))) {
      return SHUFFLED;
    } else if ("linear".equals(settings.get("model.activation"))) {
      return LINEAR;
    }
    return rank(run).isPresent() ? LOW_RANK : FULL;
  }

  /**
   * The rank that the recurrent matrix of a network was made with, if it was. That a model has a
   * parameter for a rank does not say so: structure of low rank may lie beside a full matrix.
   */
  static OptionalInt rank(ComparedRun run) {
    return run.run().network().dynamics() instanceof LeakyNetwork network
            && network.factors().isPresent()
        ? OptionalInt.of(network.factors().get().left().numCols)
        : OptionalInt.empty();
  }

  /** The word in tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
