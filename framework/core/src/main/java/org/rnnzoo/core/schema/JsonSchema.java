package org.rnnzoo.core.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.api.Help;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/**
 * Records of parameters as JSON Schema 2020-12, for editors and forms. Properties keep the order of
 * the record.
 *
 * <p>What JSON Schema has no word for stands under keys that begin with {@code x-}: {@code x-unit},
 * {@code x-symbol}, {@code x-scale}, {@code x-advanced}, {@code x-visible-if} with a key and the
 * values at which the property means something, {@code x-enum-help} with a sentence for each
 * constant, and {@code x-kind} for what a text stands for.
 */
public final class JsonSchema {

  /** The dialect, for the key {@code $schema} of a whole schema. */
  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final String TIME = "^ *[0-9.eE+-]+ *(ms|s) *$";

  private JsonSchema() {}

  /** The object that a record is in a file, with its values as defaults and no other keys. */
  public static Map<String, Object> object(Record defaults) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties(defaults));
    schema.put("additionalProperties", false);
    return schema;
  }

  /** The properties of a record, those of unwrapped groups among them. */
  public static Map<String, Object> properties(Record defaults) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Schema.Field field : Schema.of(defaults.getClass()).fields()) {
      Object value = field.valueIn(defaults);
      if (field.isUnwrapped()) {
        properties.putAll(properties((Record) value));
      } else {
        properties.put(field.name(), property(field, value));
      }
    }
    return properties;
  }

  private static Map<String, Object> property(Schema.Field field, Object value) {
    Parameter about = field.about();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", about.label().isEmpty() ? words(field.name()) : about.label());
    schema.put("description", about.help());
    if (field.isGroup()) {
      schema.putAll(object((Record) value));
    } else {
      schema.putAll(values(field));
      schema.put("default", Schema.plainValue(value));
    }
    putUnless(about.unit().isEmpty(), schema, "x-unit", about.unit());
    putUnless(about.symbol().isEmpty(), schema, "x-symbol", about.symbol());
    putUnless(about.scale() == Parameter.Scale.LINEAR, schema, "x-scale", "log");
    putUnless(!about.advanced(), schema, "x-advanced", true);
    if (!about.when().isEmpty()) {
      Condition condition = Condition.parse(about.when());
      schema.put("x-visible-if", Map.of("key", condition.key(), "values", condition.values()));
    }
    return schema;
  }

  private static void putUnless(
      boolean absent, Map<String, Object> schema, String key, Object value) {
    if (!absent) {
      schema.put(key, value);
    }
  }

  /** What values a component may have. */
  private static Map<String, Object> values(Schema.Field field) {
    if (field.type() != List.class) {
      return single(field, field.type());
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", field.element() == String.class ? List.of("array", "string") : "array");
    list.put("items", single(field, field.element()));
    putUnless(field.about().minItems() == 0, list, "minItems", field.about().minItems());
    putUnless(
        field.about().maxItems() == Integer.MAX_VALUE, list, "maxItems", field.about().maxItems());
    return list;
  }

  private static Map<String, Object> single(Schema.Field field, Class<?> type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (type == boolean.class || type == Boolean.class) {
      schema.put("type", "boolean");
    } else if (type.isEnum()) {
      schema.put("enum", Schema.constants(type));
      Map<String, Object> help = help(type);
      putUnless(help.isEmpty(), schema, "x-enum-help", help);
    } else if (type == String.class) {
      schema.put("type", List.of("string", "number"));
    } else if (type == DurationLaw.class) {
      schema.put("type", List.of("number", "string"));
      schema.put("x-kind", "duration");
      putRange(field, schema);
    } else {
      String number = Schema.isWhole(type) ? "integer" : "number";
      if (field.about().unit().equals("ms")) {
        schema.put("type", List.of(number, "string"));
        schema.put("pattern", TIME);
      } else {
        schema.put("type", number);
      }
      putRange(field, schema);
    }
    return schema;
  }

  private static void putRange(Schema.Field field, Map<String, Object> schema) {
    Parameter about = field.about();
    if (Double.isFinite(about.min()) && about.min() > about.above()) {
      schema.put("minimum", number(about.min()));
    }
    if (Double.isFinite(about.above()) && about.above() >= about.min()) {
      schema.put("exclusiveMinimum", number(about.above()));
    }
    if (Double.isFinite(about.max()) && about.max() < about.below()) {
      schema.put("maximum", number(about.max()));
    }
    if (Double.isFinite(about.below()) && about.below() <= about.max()) {
      schema.put("exclusiveMaximum", number(about.below()));
    }
  }

  private static Number number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= 1L << 53;
    return whole ? (Number) (long) value : (Number) value;
  }

  private static Map<String, Object> help(Class<?> type) {
    Map<String, Object> sentences = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      try {
        Help help = type.getField(((Enum<?>) constant).name()).getAnnotation(Help.class);
        if (help != null) {
          sentences.put(Schema.key((Enum<?>) constant), help.value());
        }
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("An enum has a field for each constant.", e);
      }
    }
    return sentences;
  }

  /** A key as words: {@code inputScale} is {@code Input scale}. */
  private static String words(String key) {
    String words = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    String text = words.replaceAll(" ms$", "");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
