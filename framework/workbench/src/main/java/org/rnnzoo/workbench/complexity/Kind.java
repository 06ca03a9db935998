package org.rnnzoo.workbench.complexity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of networks that are trained on a task. */
enum Kind {
  /** By the task's own recipe; its latent circuit and fixed points are found. */
  FULL,
  /** A control: as the full network, without nonlinearity. */
  LINEAR,
  /** A control: as the full network, with the inputs of other trials. */
  SHUFFLED,
  /**
   * Of rank 1, 2, …: units that saturate, and initial modes that do not fade, without which ranks
   * this low are not learnt.
   */
  LOW_RANK;

  /** What sets it apart from the recipe. */
  private Map<String, Object> own() {
    return switch (this) {
      case FULL -> Map.of();
      case LINEAR -> Map.of("model.activation", "linear");
      case SHUFFLED -> Map.of("task.shuffled", true);
      case LOW_RANK ->
          Map.of(
              "model.use",
              "low-rank",
              "model.units",
              64,
              "model.activation",
              "tanh",
              "model.overlap",
              1,
              "trainer.use",
              "bptt",
              "trainer.learningRate",
              0.01);
    };
  }

  /** Its word, which names its sweep and begins a key that is meant for it alone. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words of all kinds. */
  static List<String> words() {
    return Arrays.stream(values()).map(Kind::word).toList();
  }

  /**
   * What its networks have beside or in place of the recipe.
   *
   * @param given what a user wants, by key; one that begins with the word of a kind is for that
   *     kind alone, and one that begins with {@code full} for the controls as well
   */
  Map<String, Object> changes(Map<String, Object> given) {
    Map<String, Object> changes = new LinkedHashMap<>(own());
    given.forEach((key, value) -> meant(key).ifPresent(rest -> changes.put(rest, value)));
    // What makes a control one is not up for change.
    if (this != LOW_RANK) {
      changes.putAll(own());
    }
    return changes;
  }

  private Optional<String> meant(String key) {
    for (Kind kind : values()) {
      if (key.startsWith(kind.word() + ".")) {
        boolean mine = kind == this || (kind == FULL && this != LOW_RANK);
        return mine ? Optional.of(key.substring(kind.word().length() + 1)) : Optional.empty();
      }
    }
    return Optional.of(key);
  }
}
