package org.rnnzoo.core.schema;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnnzoo.core.Mistake;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;

/** Collects everything that is wrong with a configuration, so that it can be told at once. */
public final class Mistakes {

  private final Set<Mistake> mistakes = new LinkedHashSet<>();
  private int found;

  public void add(Place place, String sentence) {
    mistakes.add(new Mistake(place.pointer(), sentence));
    found++;
  }

  /** Says that what stands at a place is not what may stand there. */
  public void wrong(Place place, Object given, String allowed) {
    add(place, "%s is %s; it must be %s.".formatted(place.words(), told(given), allowed));
  }

  /**
   * Says that a group has no such key.
   *
   * @param place the group
   */
  public void unknownKey(Place place, String key, Collection<String> known) {
    Place full = place.key(key);
    String keys =
        place.words().isEmpty() ? "the keys are" : "the keys of " + place.words() + " are";
    add(
        full,
        "There is no key '%s'%s"
            .formatted(
                full.words(),
                Words.suggestion(key, known)
                    .orElseGet(() -> "; " + keys + ": " + String.join(", ", known) + ".")));
  }

  private static String told(Object given) {
    if (given == null) {
      return "empty";
    }
    String text = given.toString();
    return text.isBlank() ? "empty" : text.length() > 60 ? text.substring(0, 59) + "…" : text;
  }

  public boolean isEmpty() {
    return mistakes.isEmpty();
  }

  /** How often something was wrong; what stands in one place is counted whenever it is read. */
  int found() {
    return found;
  }

  /** All that were found, each once, in the order in which they were. */
  public List<Mistake> all() {
    return List.copyOf(mistakes);
  }

  /** Throws one exception with all of them, if there are any. */
  public void throwIfAny() {
    if (!mistakes.isEmpty()) {
      throw UserException.input(all());
    }
  }
}
