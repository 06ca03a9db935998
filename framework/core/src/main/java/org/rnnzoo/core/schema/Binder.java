package org.rnnzoo.core.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.core.Thrown;

/**
 * Makes a parameters record from a tree of values.
 *
 * <p>What the tree leaves out keeps its default. Unknown keys, wrong types and values out of range
 * are mistakes that name the key, the value and what is allowed; the record's own constructor has
 * the last word.
 */
public final class Binder {

  private static final Pattern TIME = Pattern.compile("([0-9.eE+-]+) *(ms|s)");

  /** The largest whole number up to which float64, and so JSON, tells all of them apart. */
  private static final long LARGEST_EXACT = 1L << 53;

  private final Mistakes mistakes;

  public Binder(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * The record with the given values, or the defaults if there are mistakes.
   *
   * @param place where the tree stands in the configuration, for messages
   */
  public <R extends Record> R bind(Place place, R defaults, Map<String, Object> tree) {
    List<String> known = Schema.of(defaults.getClass()).names();
    tree.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> mistakes.unknownKey(place, key, known));
    return known(place, defaults, tree);
  }

  /** The same, but the tree may have other keys; those of the record are taken out of it. */
  public <R extends Record> R take(Place place, R defaults, Map<String, Object> tree) {
    R record = known(place, defaults, tree);
    tree.keySet().removeAll(Schema.of(defaults.getClass()).names());
    return record;
  }

  private <R extends Record> R known(Place place, R defaults, Map<String, Object> tree) {
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) defaults.getClass();
    int before = mistakes.found();
    List<Object> arguments = new ArrayList<>();
    for (Schema.Field field : Schema.of(type).fields()) {
      Object standard = field.valueIn(defaults);
      if (field.isUnwrapped()) {
        arguments.add(known(place, (Record) standard, tree));
        continue;
      }
      arguments.add(
          tree.containsKey(field.name())
              ? value(place.key(field.name()), field, standard, tree.get(field.name()))
              : standard);
    }
    return mistakes.found() > before ? defaults : construct(place, type, arguments, defaults);
  }

  private <R extends Record> R construct(
      Place place, Class<R> type, List<Object> arguments, R defaults) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refusal)
          || refusal.getMessage() == null) {
        throw new BrokenRecordException(
            "The parameters of %s cannot be made, as %s failed: %s."
                .formatted(place.words(), type.getName(), Thrown.words(e.getCause())),
            e.getCause());
      }
      mistakes.add(
          place, (place.words().isEmpty() ? "" : place.words() + ": ") + refusal.getMessage());
      return defaults;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The parameters of " + place.words() + " cannot be made.", e);
    }
  }

  /** The value of a component; null, with a mistake noted, if what is given is none. */
  private Object value(Place place, Schema.Field field, Object standard, Object given) {
    if (field.isGroup()) {
      return given instanceof Map<?, ?> map
          ? bind(place, (Record) standard, tree(map))
          : wrong(place, field, given);
    } else if (field.type() == List.class) {
      Optional<List<?>> list = elements(field, given).filter(l -> field.allowsItems(l.size()));
      return list.isPresent() ? list(place, field, list.get()) : wrong(place, field, given);
    }
    return single(place, field, field.type(), given);
  }

  /** A map from a file, whose keys are words. */
  public static Map<String, Object> tree(Map<?, ?> map) {
    Map<String, Object> tree = new LinkedHashMap<>();
    map.forEach((key, value) -> tree.put(String.valueOf(key), value));
    return tree;
  }

  /**
   * The elements of what stands where a list may. Of words a single one is a list, too, and so are
   * keys with values, each a word such as {@code fixation=4}.
   */
  private static Optional<List<?>> elements(Schema.Field field, Object given) {
    boolean words = field.element() == String.class;
    if (given instanceof List<?> list) {
      return Optional.of(list);
    } else if (words && given instanceof Map<?, ?> map) {
      return Optional.of(
          map.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    }
    return words && (given instanceof String || given instanceof Number)
        ? Optional.of(List.of(given))
        : Optional.empty();
  }

  private Object list(Place place, Schema.Field field, List<?> given) {
    List<Object> values = new ArrayList<>();
    int before = mistakes.found();
    for (Object element : given) {
      Place own = place.index(values.size()).called(place.words());
      values.add(single(own, field, field.element(), element));
    }
    return mistakes.found() > before ? null : List.copyOf(values);
  }

  private Object single(Place place, Schema.Field field, Class<?> type, Object given) {
    if (type == double.class || type == Double.class) {
      Double number = number(given, field.about().unit());
      return number == null || !Double.isFinite(number) || !field.range().allows(number)
          ? wrong(place, field, given)
          : number;
    } else if (Schema.isWhole(type)) {
      boolean isInt = type == int.class || type == Integer.class;
      Long number = whole(given, field.about().unit());
      if (number == null || !field.range().allows(number)) {
        return wrong(place, field, given);
      } else if (isInt && Math.abs(number) > Integer.MAX_VALUE) {
        mistakes.wrong(place, given, field.allowed() + ", at most " + Integer.MAX_VALUE);
        return null;
      }
      return isInt ? (Object) Math.toIntExact(number) : number;
    } else if (type == boolean.class || type == Boolean.class) {
      return given instanceof Boolean ? given : wrong(place, field, given);
    } else if (type == String.class) {
      return given instanceof String || given instanceof Number
          ? given.toString()
          : wrong(place, field, given);
    } else if (type.isEnum()) {
      return constant(place, field, type, given);
    } else if (type == DurationLaw.class) {
      return duration(place, field, given);
    }
    throw new IllegalStateException(
        "Parameter '%s' has type %s, which no file can hold."
            .formatted(place.words(), type.getName()));
  }

  /** A whole number that files of every kind hold exactly, or null. */
  private static Long whole(Object given, String unit) {
    if (given instanceof BigInteger || given instanceof Long) {
      BigInteger number = new BigInteger(given.toString());
      return number.abs().compareTo(BigInteger.valueOf(LARGEST_EXACT)) <= 0
          ? (Long) number.longValueExact()
          : null;
    }
    Double number = number(given, unit);
    return number != null && number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
        ? (Long) number.longValue()
        : null;
  }

  private Object constant(Place place, Schema.Field field, Class<?> type, Object given) {
    String word = String.valueOf(given).toLowerCase(Locale.ROOT).replace('_', '-');
    for (Object constant : type.getEnumConstants()) {
      if (Schema.key((Enum<?>) constant).equals(word)) {
        return constant;
      }
    }
    return wrong(place, field, given);
  }

  private Object duration(Place place, Schema.Field field, Object given) {
    DurationLaw law;
    try {
      Double ms = number(given, "ms");
      law = ms != null ? DurationLaw.fixed(ms) : DurationLaw.parse(String.valueOf(given));
    } catch (IllegalArgumentException e) {
      mistakes.add(place, place.words() + ": " + e.getMessage());
      return null;
    }
    return field.allowsDuration(law) ? law : wrong(place, field, given);
  }

  /** A number, or null; a time may carry its unit. */
  private static Double number(Object given, String unit) {
    if (given instanceof Number number) {
      return number.doubleValue();
    }
    Matcher time = TIME.matcher(String.valueOf(given).strip());
    if (!unit.equals("ms") || !time.matches()) {
      return null;
    }
    try {
      return Double.parseDouble(time.group(1)) * (time.group(2).equals("s") ? 1000 : 1);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Object wrong(Place place, Schema.Field field, Object given) {
    mistakes.wrong(place, given, field.allowed());
    return null;
  }
}
