package org.rnnzoo.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.Parameter;

/** Records of parameters that differ in one component from another. */
final class Variations {

  private Variations() {}

  /**
   * One other record.
   *
   * @param path the component that differs, dotted if it stands in a group
   * @param acts whether the component is declared to matter in a trained network
   * @param parameters the other record
   */
  record Variation<P extends Record>(String path, boolean acts, P parameters) {}

  /** All of a record that its constructor allows, several for each component. */
  static <P extends Record> List<Variation<P>> of(P parameters) {
    return of("", parameters, parameters);
  }

  private static <P extends Record> List<Variation<P>> of(
      String prefix, P parameters, Record outermost) {
    List<Variation<P>> variations = new ArrayList<>();
    RecordComponent[] components = parameters.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String path = prefix + components[i].getName();
      Object value = read(components[i], parameters);
      if (value instanceof Record group && components[i].getType().isRecord()) {
        for (Variation<Record> inner : of(path + ".", group, outermost)) {
          add(variations, parameters, i, inner.parameters(), inner.path(), inner.acts());
        }
        continue;
      }
      Parameter about = components[i].getAnnotation(Parameter.class);
      for (Object other : others(value, about)) {
        add(variations, parameters, i, other, path, acts(about, outermost));
      }
    }
    return variations;
  }

  private static <P extends Record> void add(
      List<Variation<P>> variations,
      P parameters,
      int index,
      Object value,
      String path,
      boolean acts) {
    RecordComponent[] components = parameters.getClass().getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(component -> read(component, parameters)).toArray();
    values[index] = value;
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      @SuppressWarnings("unchecked")
      Constructor<P> constructor =
          (Constructor<P>) parameters.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      variations.add(new Variation<>(path, acts, constructor.newInstance(values)));
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw new LinkageError("Parameters with another " + path + " cannot be made.", e);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Parameters with another " + path + " cannot be made.", e);
    }
  }

  private static boolean acts(Parameter about, Record outermost) {
    return about.acts() == Parameter.Acts.ALWAYS
        || (!about.actsWhen().isEmpty() && holds(about.actsWhen(), outermost));
  }

  private static boolean holds(String condition, Record outermost) {
    String key = condition.substring(0, condition.indexOf('='));
    List<String> values = List.of(condition.substring(key.length() + 1).split("\\|"));
    for (RecordComponent component : outermost.getClass().getRecordComponents()) {
      Object value = read(component, outermost);
      if (component.getName().equals(key)) {
        return values.contains(word(value));
      } else if (value instanceof Record group && component.getType().isRecord()) {
        if (holds(condition, group)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String word(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : String.valueOf(value);
  }

  private static List<Object> others(Object value, Parameter about) {
    List<Object> others = new ArrayList<>();
    if (value instanceof Boolean truth) {
      others.add(!truth);
    } else if (value instanceof Enum<?> constant) {
      others.addAll(Arrays.asList(constant.getDeclaringClass().getEnumConstants()));
      others.remove(constant);
    } else if (value instanceof Integer number) {
      addWithin(others, number + 1, about);
      addWithin(others, number - 1, about);
    } else if (value instanceof Double number) {
      addWithin(others, 1.5 * number + 0.1, about);
      addWithin(others, 0.5 * number, about);
      others.remove(value);
    }
    return others;
  }

  private static void addWithin(List<Object> others, Number number, Parameter about) {
    double value = number.doubleValue();
    if (value >= about.min()
        && value <= about.max()
        && value > about.above()
        && value < about.below()) {
      others.add(number);
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Parameter " + component.getName() + " cannot be read.", e);
    }
  }
}
