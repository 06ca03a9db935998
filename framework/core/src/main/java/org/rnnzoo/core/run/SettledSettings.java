package org.rnnzoo.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.core.config.Chosen;
import org.rnnzoo.core.schema.Condition;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;
import org.rnnzoo.core.schema.Schema;

/**
 * What training has settled: parameters of a model that shape its first weights and nothing else.
 * To change one of them in a trained network would change nothing, so that is refused.
 */
final class SettledSettings {

  private static final Place MODEL = Place.of("model");

  private SettledSettings() {}

  /**
   * Refuses changes that would change nothing.
   *
   * @param trained the model with the parameters it was trained with
   * @param wanted the model with the parameters it is to have
   * @throws org.rnnzoo.core.UserException with a sentence for each such change
   */
  static void requireKept(Chosen<?> trained, Chosen<?> wanted) {
    if (!trained.plugin().getClass().equals(wanted.plugin().getClass())) {
      return;
    }
    Mistakes mistakes = new Mistakes();
    compare(
        MODEL,
        trained.parameters(),
        wanted.parameters(),
        Schema.tree(wanted.parameters()),
        difference -> {
          if (difference.settled()) {
            mistakes.add(
                difference.place(),
                "%s only matters until a network is trained: %s instead of %s would change nothing in this one. Train again with it."
                    .formatted(
                        difference.place().words(),
                        Schema.plainValue(difference.wanted()),
                        Schema.plainValue(difference.trained())));
          }
        });
    mistakes.throwIfAny();
  }

  /**
   * The settings of a trained network that another one has otherwise, a clause for each: {@code
   * model.activation is tanh, not relu}.
   */
  static List<String> differences(Record trained, Record wanted) {
    List<String> clauses = new ArrayList<>();
    compare(
        MODEL,
        trained,
        wanted,
        Schema.tree(wanted),
        difference -> {
          if (!difference.settled()) {
            clauses.add(
                "%s is %s, not %s"
                    .formatted(
                        difference.place().words(),
                        Schema.plainValue(difference.wanted()),
                        Schema.plainValue(difference.trained())));
          }
        });
    return clauses;
  }

  /** A setting that two networks have otherwise, and whether training has settled it. */
  private record Difference(Place place, Object trained, Object wanted, boolean settled) {}

  /**
   * Compares two records.
   *
   * @param beside the wanted values of all keys that stand side by side, which conditions speak of
   */
  private static void compare(
      Place place,
      Record trained,
      Record wanted,
      Map<String, Object> beside,
      Consumer<Difference> witness) {
    for (Schema.Field field : Schema.of(trained.getClass()).fields()) {
      Object before = field.valueIn(trained);
      Object after = field.valueIn(wanted);
      Place where = place.key(field.name());
      if (field.isUnwrapped()) {
        compare(place, (Record) before, (Record) after, beside, witness);
      } else if (field.isGroup()) {
        Record group = (Record) after;
        compare(where, (Record) before, group, Schema.tree(group), witness);
      } else if (!before.equals(after)) {
        witness.accept(new Difference(where, before, after, isSettled(field.about(), beside)));
      }
    }
  }

  private static boolean isSettled(Parameter about, Map<String, Object> beside) {
    return about.acts() == Parameter.Acts.START
        && (about.actsWhen().isEmpty() || !Condition.parse(about.actsWhen()).holds(beside));
  }
}
