package org.rnnzoo.core.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;

/** Collects everything that is wrong with a configuration, so that it can be told at once. */
public final class Mistakes {

  private final List<String> sentences = new ArrayList<>();

  public void add(String sentence) {
    sentences.add(sentence);
  }

  public void unknownKey(String path, String key, Collection<String> known) {
    String full = path.isEmpty() ? key : path + "." + key;
    add(
        "There is no key '%s'%s; %s: %s."
            .formatted(
                full,
                Words.suggestion(key, known).orElse(""),
                path.isEmpty() ? "the keys are" : "the keys of " + path + " are",
                String.join(", ", known)));
  }

  /** Throws one exception with all sentences, if there are any. */
  public void throwIfAny() {
    if (!sentences.isEmpty()) {
      throw UserException.input(String.join("\n", sentences));
    }
  }
}
