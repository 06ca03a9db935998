package org.rnnzoo.core.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.api.task.DurationLaw;

/**
 * Makes a parameters record from a tree of values.
 *
 * <p>What the tree leaves out keeps its default. Unknown keys, wrong types and values out of range
 * are mistakes that name the key, the value and what is allowed; the record's own constructor has
 * the last word.
 */
public final class Binder {

  private static final Pattern TIME = Pattern.compile("([0-9.eE+-]+) *(ms|s)");

  private final Mistakes mistakes;

  public Binder(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * The record with the given values, or the defaults if there are mistakes.
   *
   * @param path where the tree stands in the configuration, for messages
   */
  public <R extends Record> R bind(String path, R defaults, Map<String, Object> tree) {
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) defaults.getClass();
    Schema schema = Schema.of(type);
    List<String> known = schema.names();
    tree.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> mistakes.unknownKey(path, key, known));
    List<Object> arguments = new ArrayList<>();
    for (Schema.Field field : schema.fields()) {
      Object standard = field.valueIn(defaults);
      if (field.isUnwrapped()) {
        arguments.add(unwrapped(path, (Record) standard, tree));
        continue;
      }
      arguments.add(
          tree.containsKey(field.name())
              ? value(path + "." + field.name(), field, standard, tree.get(field.name()))
              : standard);
    }
    return construct(path, type, arguments, defaults);
  }

  /** A group whose keys stand beside those of the record around it. */
  private <R extends Record> R unwrapped(String path, R defaults, Map<String, Object> tree) {
    Map<String, Object> own = new LinkedHashMap<>(tree);
    own.keySet().retainAll(Schema.of(defaults.getClass()).names());
    return bind(path, defaults, own);
  }

  private <R extends Record> R construct(
      String path, Class<R> type, List<Object> arguments, R defaults) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refusal)) {
        throw new IllegalStateException("The parameters of " + path + " cannot be made.", e);
      }
      mistakes.add(path + ": " + refusal.getMessage());
      return defaults;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The parameters of " + path + " cannot be made.", e);
    }
  }

  private Object value(String key, Schema.Field field, Object standard, Object given) {
    if (standard instanceof Record nested && !(standard instanceof DurationLaw)) {
      if (given instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked")
        Map<String, Object> tree = (Map<String, Object>) map;
        return bind(key, nested, tree);
      }
      return wrong(key, field, standard, given);
    } else if (field.type() == List.class) {
      return given instanceof List<?> list
          ? list(key, field, standard, list)
          : wrong(key, field, standard, given);
    }
    return single(key, field, field.type(), standard, given);
  }

  private Object list(String key, Schema.Field field, Object standard, List<?> given) {
    List<Object> values = new ArrayList<>();
    for (Object element : given) {
      Object value = single(key, field, field.element(), null, element);
      if (value == null) {
        return standard;
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  private Object single(
      String key, Schema.Field field, Class<?> type, Object standard, Object given) {
    if (type == double.class || type == Double.class) {
      Double number = number(given, field.about().unit());
      return number == null || !within(field, number, number)
          ? wrong(key, field, standard, given)
          : number;
    } else if (type == int.class || type == Integer.class || type == long.class) {
      Double number = number(given, field.about().unit());
      boolean whole = number != null && number == Math.rint(number) && Math.abs(number) < 1L << 53;
      if (!whole || !within(field, number, number)) {
        return wrong(key, field, standard, given);
      } else if (type == long.class) {
        return number.longValue();
      }
      return Math.abs(number) > Integer.MAX_VALUE
          ? wrong(key, field, standard, given)
          : (Object) number.intValue();
    } else if (type == boolean.class) {
      return given instanceof Boolean ? given : wrong(key, field, standard, given);
    } else if (type == String.class) {
      return given instanceof String || given instanceof Number
          ? given.toString()
          : wrong(key, field, standard, given);
    } else if (type.isEnum()) {
      return constant(key, field, type, standard, given);
    } else if (type == DurationLaw.class) {
      return duration(key, field, standard, given);
    }
    throw new IllegalStateException(
        "Parameter '" + key + "' has type " + type.getName() + ", which no file can hold.");
  }

  private Object constant(
      String key, Schema.Field field, Class<?> type, Object standard, Object given) {
    String word = String.valueOf(given).toLowerCase(Locale.ROOT).replace('_', '-');
    for (Object constant : type.getEnumConstants()) {
      if (Schema.key((Enum<?>) constant).equals(word)) {
        return constant;
      }
    }
    return wrong(key, field, standard, given);
  }

  private Object duration(String key, Schema.Field field, Object standard, Object given) {
    DurationLaw law;
    try {
      Double ms = number(given, "ms");
      law = ms != null ? DurationLaw.fixed(ms) : DurationLaw.parse(String.valueOf(given));
    } catch (IllegalArgumentException e) {
      mistakes.add(key + ": " + e.getMessage());
      return standard;
    }
    return within(field, law.shortest(), law.longest()) ? law : wrong(key, field, standard, given);
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

  private static boolean within(Schema.Field field, double lowest, double highest) {
    boolean unlimited = field.about().max() == Double.POSITIVE_INFINITY;
    return lowest >= field.about().min()
        && (highest <= field.about().max())
        && Double.isFinite(lowest)
        && (Double.isFinite(highest) || unlimited);
  }

  private Object wrong(String key, Schema.Field field, Object standard, Object given) {
    mistakes.add(
        "%s is %s; it must be %s."
            .formatted(key, given == null ? "empty" : given, field.allowed()));
    return standard;
  }
}
