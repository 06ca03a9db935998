package org.rnnzoo.comparison.complexity;

import java.util.Locale;
import java.util.Map;

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

  /** The role of a run, from its configuration by dotted key. */
  static Role of(Map<String, Object> settings) {
    if (Boolean.TRUE.equals(settings.get("task.shuffled"))) {
      return SHUFFLED;
    } else if ("linear".equals(settings.get("model.activation"))) {
      return LINEAR;
    }
    return settings.get("model.rank") instanceof Number ? LOW_RANK : FULL;
  }

  /** The word in tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
