package org.rnnzoo.core.run;

import java.util.Map;
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
    compare(MODEL, trained.parameters(), wanted.parameters(), mistakes);
    mistakes.throwIfAny();
  }

  private static void compare(Place place, Record trained, Record wanted, Mistakes mistakes) {
    Map<String, Object> tree = Schema.tree(wanted);
    for (Schema.Field field : Schema.of(trained.getClass()).fields()) {
      Object before = field.valueIn(trained);
      Object after = field.valueIn(wanted);
      if (field.isGroup()) {
        Place group = field.isUnwrapped() ? place : place.key(field.name());
        compare(group, (Record) before, (Record) after, mistakes);
      } else if (!before.equals(after) && isSettled(field.about(), tree)) {
        Place where = place.key(field.name());
        mistakes.add(
            where,
            "%s only matters until a network is trained: %s instead of %s would change nothing in this one. Train again with it."
                .formatted(where.words(), Schema.plainValue(after), Schema.plainValue(before)));
      }
    }
  }

  private static boolean isSettled(Parameter about, Map<String, Object> tree) {
    return about.acts() == Parameter.Acts.START
        && (about.actsWhen().isEmpty() || !Condition.parse(about.actsWhen()).holds(tree));
  }
}
