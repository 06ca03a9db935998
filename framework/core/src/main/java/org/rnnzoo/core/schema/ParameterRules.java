package org.rnnzoo.core.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;

/**
 * What the parameters of a plugin must be like for files, forms and schemas to be made of them.
 * Told when the plugin is loaded, since its author can mend it and its user cannot.
 */
public final class ParameterRules {

  /** Keys that stand beside parameters in an experiment and mean something else. */
  public static final Set<String> TAKEN =
      Set.of(
          "use",
          "as",
          "share",
          "active",
          "timing",
          "blind",
          "balance",
          "shuffled",
          "converted",
          "parallel",
          "interleaved");

  /** The most components of a record that is constructed rightly at a glance. */
  public static final int MOST_COMPONENTS = 6;

  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Set<Class<?>> ELEMENTS =
      Set.of(Integer.class, Long.class, Double.class, String.class);

  /** The fault of a type, found once: many plugins share their groups of parameters. */
  private static final ClassValue<Optional<String>> FAULTS =
      new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
          return ofType(type.asSubclass(Record.class));
        }
      };

  private ParameterRules() {}

  /**
   * What is wrong with the parameters of a plugin, a clause without a full stop; usually nothing.
   */
  public static Optional<String> fault(Plugin<?> plugin) {
    if (plugin instanceof Task<?> task && (task.versions() == null || task.versions().isEmpty())) {
      return Optional.of("it has no versions");
    }
    Record defaults = plugin.defaults();
    if (defaults == null) {
      return Optional.of("it has no defaults");
    }
    Optional<String> fault =
        FAULTS
            .get(defaults.getClass())
            .or(() -> taken(defaults.getClass()))
            .or(() -> conditions(defaults))
            .or(() -> values(defaults));
    return plugin instanceof Task<?> task && fault.isEmpty() ? versions(task) : fault;
  }

  /**
   * The records among parameters, groups included, with more than {@link #MOST_COMPONENTS}
   * components, a clause for each. They work; their author is advised to split them.
   */
  public static List<String> crowded(Class<? extends Record> type) {
    List<String> clauses = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    if (components.length > MOST_COMPONENTS) {
      clauses.add(
          "%s has %s components; split it by meaning into records of at most %s that are @Unwrapped, which changes no key"
              .formatted(type.getSimpleName(), components.length, MOST_COMPONENTS));
    }
    for (RecordComponent component : components) {
      if (component.getType().isRecord()) {
        clauses.addAll(crowded(component.getType().asSubclass(Record.class)));
      }
    }
    return clauses;
  }

  private static Optional<String> versions(Task<?> task) {
    Class<?> type = task.defaults().getClass();
    Set<String> names = new HashSet<>();
    for (Version<?> version : task.versions()) {
      if (version == null || version.name() == null || !VERSION.matcher(version.name()).matches()) {
        return Optional.of(
            "a version is named '%s', not by letters, digits and - . _ such as v1"
                .formatted(version == null ? null : version.name()));
      }
      Optional<String> fault =
          names.add(version.name()) ? ofVersion(version, type) : Optional.of("it comes twice");
      if (fault.isPresent()) {
        return fault.map(clause -> "in version " + version.name() + ", " + clause);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofVersion(Version<?> version, Class<?> type) {
    if (isHalf(version)) {
      return Optional.of("its title, question, card or parameters are null");
    }
    Class<?> given = version.parameters().getClass();
    return given == type
        ? values(version.parameters())
        : Optional.of(
            "the parameters are a %s, not a %s"
                .formatted(given.getSimpleName(), type.getSimpleName()));
  }

  private static boolean isHalf(Version<?> version) {
    return version.title() == null
        || version.question() == null
        || version.card() == null
        || version.parameters() == null;
  }

  private static Optional<String> taken(Class<? extends Record> type) {
    return Schema.of(type).names().stream()
        .filter(TAKEN::contains)
        .findFirst()
        .map(name -> "'" + name + "' is a key that experiments use for something else");
  }

  private static Optional<String> ofType(Class<? extends Record> type) {
    for (RecordComponent component : Schema.components(type)) {
      Parameter about = component.getAnnotation(Parameter.class);
      boolean unwrapped = component.isAnnotationPresent(Unwrapped.class);
      Class<?> given = component.getType();
      Optional<String> fault = Optional.empty();
      if (about == null && !unwrapped) {
        fault = Optional.of("has neither @Parameter nor @Unwrapped");
      } else if (unwrapped && !given.isRecord()) {
        fault = Optional.of("is @Unwrapped, but no record");
      } else if (given.isRecord()) {
        fault = FAULTS.get(given);
        if (fault.isPresent()) {
          return fault;
        }
      } else if (!isSupported(component)) {
        fault = Optional.of("has the type " + component.getGenericType() + ", which no file holds");
      } else if (Range.of(about).isEmpty()) {
        fault = Optional.of("has a range that no number lies in");
      }
      if (fault.isPresent()) {
        return fault.map(clause -> "'" + component.getName() + "' " + clause);
      }
    }
    return Optional.empty();
  }

  private static boolean isSupported(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == List.class) {
      return component.getGenericType() instanceof ParameterizedType list
          && ELEMENTS.contains(list.getActualTypeArguments()[0]);
    }
    return type == int.class
        || type == long.class
        || type == double.class
        || type == boolean.class
        || type == String.class
        || type == DurationLaw.class
        || type.isEnum();
  }

  /** The first value of a record that its annotation does not allow. */
  private static Optional<String> values(Record record) {
    for (Schema.Leaf leaf : Schema.leaves(record)) {
      if (leaf.value() == null || !leaf.field().allowsValue(leaf.value())) {
        Object told = leaf.value() == null ? "null" : Schema.plainValue(leaf.value());
        return Optional.of(
            "'%s' is %s, but must be %s".formatted(leaf.path(), told, leaf.field().allowed()));
      }
    }
    return Optional.empty();
  }

  /** The first condition that asks for what is no parameter. */
  private static Optional<String> conditions(Record record) {
    List<String> names = Schema.of(record.getClass()).names();
    for (Schema.Leaf leaf : Schema.leaves(record)) {
      Parameter about = leaf.field().about();
      for (String text : List.of(about.when(), about.actsWhen())) {
        boolean beside = !leaf.path().contains(".");
        if (beside && !text.isEmpty() && !names.contains(Condition.parse(text).key())) {
          return Optional.of(
              "'%s' depends on '%s', which is no parameter".formatted(leaf.path(), text));
        }
      }
    }
    return Optional.empty();
  }
}
