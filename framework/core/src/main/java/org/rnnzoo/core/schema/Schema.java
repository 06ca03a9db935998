package org.rnnzoo.core.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;

/**
 * The parameters of a plugin, read from its record.
 *
 * @param type the record
 * @param fields its components in order
 */
public record Schema(Class<? extends Record> type, List<Field> fields) {

  private static final ClassValue<Schema> KNOWN =
      new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
          return read(type.asSubclass(Record.class));
        }
      };

  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  /** With a list of its own. */
  public Schema {
    fields = List.copyOf(fields);
  }

  /**
   * One parameter.
   *
   * @param name the key in files
   * @param type its Java type
   * @param element the type of the elements if it is a list, else null
   * @param about its annotation; null if it is unwrapped
   * @param range the numbers that may stand there; all if it is unwrapped
   * @param component the record component it is read from
   */
  public record Field(
      String name,
      Class<?> type,
      Class<?> element,
      Parameter about,
      Range range,
      RecordComponent component) {

    /** The value in a record. */
    public Object valueIn(Record record) {
      try {
        return component.getAccessor().invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("Cannot read '" + name + "' of " + record.getClass(), e);
      }
    }

    /** Whether it is a group whose parameters stand beside those of the record around it. */
    public boolean isUnwrapped() {
      return component.isAnnotationPresent(Unwrapped.class);
    }

    /** Whether it is a group of parameters with a schema of its own. */
    public boolean isGroup() {
      return type.isRecord();
    }

    /**
     * The kind of value, one word: {@code integer}, {@code number}, {@code boolean}, {@code
     * choice}, {@code duration}, {@code text} or {@code list}.
     */
    public String kind() {
      if (type.isEnum()) {
        return "choice";
      } else if (type == List.class) {
        return "list";
      } else if (type == int.class || type == long.class) {
        return "integer";
      } else if (type == double.class) {
        return "number";
      } else if (type == boolean.class) {
        return "boolean";
      }
      return type == DurationLaw.class ? "duration" : "text";
    }

    /** What may stand there, in words: {@code a whole number from 1 to 6}. */
    public String allowed() {
      if (type.isEnum()) {
        return "one of " + String.join(", ", constants(type));
      } else if (type == List.class) {
        return "a list" + items() + ", each " + describe(element);
      }
      return describe(type);
    }

    private String describe(Class<?> type) {
      if (type == boolean.class) {
        return "true or false";
      } else if (isWhole(type)) {
        return "a whole number" + range.words(about.unit());
      } else if (type == double.class || type == Double.class) {
        return "a number" + range.words(about.unit());
      } else if (type == DurationLaw.class) {
        return "a duration" + range.words(about.unit());
      } else if (type == String.class) {
        return "a word";
      }
      return "a group of keys";
    }

    /** Whether a value of the component's type lies in the range. */
    boolean allowsValue(Object value) {
      if (value instanceof Number number) {
        return Double.isFinite(number.doubleValue()) && range.allows(number.doubleValue());
      } else if (value instanceof DurationLaw law) {
        return allowsDuration(law);
      }
      return !(value instanceof List<?> list)
          || (allowsItems(list.size()) && list.stream().allMatch(this::allowsValue));
    }

    /** Whether all durations of a law lie in the range. */
    boolean allowsDuration(DurationLaw law) {
      return range.allows(law.shortest())
          && (Double.isFinite(law.longest()) ? range.allows(law.longest()) : !range.hasHighest());
    }

    /** Whether a list may have so many elements. */
    boolean allowsItems(int count) {
      return count >= about.minItems() && count <= about.maxItems();
    }

    private String items() {
      if (about.minItems() == about.maxItems()) {
        return " of " + about.minItems();
      } else if (about.minItems() > 0 && about.maxItems() < Integer.MAX_VALUE) {
        return " of " + about.minItems() + " to " + about.maxItems();
      } else if (about.minItems() > 0) {
        return " of at least " + about.minItems();
      }
      return about.maxItems() < Integer.MAX_VALUE ? " of at most " + about.maxItems() : "";
    }
  }

  /** Whether a type is one of the whole numbers. */
  static boolean isWhole(Class<?> type) {
    return type == int.class || type == long.class || type == Integer.class || type == Long.class;
  }

  /**
   * The schema of a parameters record. It is read once, since reading annotations takes most of the
   * time of reading an experiment.
   */
  public static Schema of(Class<? extends Record> type) {
    return KNOWN.get(type);
  }

  /** The components of a record, which are read once, as Java reads their annotations anew. */
  static List<RecordComponent> components(Class<? extends Record> type) {
    return COMPONENTS.get(type);
  }

  private static Schema read(Class<? extends Record> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components(type)) {
      Parameter about = component.getAnnotation(Parameter.class);
      if (about == null && !component.isAnnotationPresent(Unwrapped.class)) {
        throw new IllegalArgumentException(
            "Component '%s' of %s has neither @Parameter nor @Unwrapped."
                .formatted(component.getName(), type.getName()));
      }
      Class<?> element =
          component.getGenericType() instanceof ParameterizedType list
              ? (Class<?>) list.getActualTypeArguments()[0]
              : null;
      component.getAccessor().setAccessible(true);
      fields.add(
          new Field(
              component.getName(),
              component.getType(),
              element,
              about,
              about == null ? Range.ALL : Range.of(about),
              component));
    }
    return new Schema(type, fields);
  }

  /**
   * One parameter of a record, or of a group within it.
   *
   * @param path the key, dotted if it stands in a group
   * @param field what it is
   * @param value its value
   */
  public record Leaf(String path, Field field, Object value) {}

  /** All parameters of a record, those of groups at the place of the group. */
  public static List<Leaf> leaves(Record record) {
    List<Leaf> leaves = new ArrayList<>();
    addLeaves("", record, leaves);
    return leaves;
  }

  private static void addLeaves(String prefix, Record record, List<Leaf> leaves) {
    for (Field field : of(record.getClass()).fields()) {
      Object value = field.valueIn(record);
      if (field.isGroup()) {
        String inner = field.isUnwrapped() ? prefix : prefix + field.name() + ".";
        addLeaves(inner, (Record) value, leaves);
      } else {
        leaves.add(new Leaf(prefix + field.name(), field, value));
      }
    }
  }

  /** The keys of the parameters in order. */
  public List<String> names() {
    return fields.stream()
        .flatMap(
            field -> field.isUnwrapped() ? inner(field).names().stream() : Stream.of(field.name()))
        .toList();
  }

  private static Schema inner(Field group) {
    return of(group.type().asSubclass(Record.class));
  }

  /** The values of a record as a tree that {@link Binder} turns into an equal record. */
  public static Map<String, Object> tree(Record record) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Field field : of(record.getClass()).fields()) {
      Object value = field.valueIn(record);
      if (field.isUnwrapped()) {
        tree.putAll(tree((Record) value));
      } else {
        tree.put(field.name(), plainValue(value));
      }
    }
    return tree;
  }

  /** A value of a parameter as it stands in a file. */
  public static Object plainValue(Object value) {
    if (value instanceof Enum<?> constant) {
      return key(constant);
    } else if (value instanceof DurationLaw.Fixed fixed) {
      return fixed.ms();
    } else if (value instanceof DurationLaw law) {
      return law.toString();
    } else if (value instanceof Record nested) {
      return tree(nested);
    } else if (value instanceof List<?> list) {
      return list.stream().map(Schema::plainValue).toList();
    }
    return value;
  }

  /** The names of an enum's constants as users write them: lower case, with hyphens. */
  public static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> key((Enum<?>) c)).toList();
  }

  public static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A number without needless digits. */
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e16
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
