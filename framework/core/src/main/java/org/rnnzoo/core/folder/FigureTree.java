package org.rnnzoo.core.folder;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Figure;

/**
 * A figure as a tree, so that it can be stored and drawn again without computing again.
 *
 * <p>A figure is made of records all through. Each becomes a map of its components; where one of
 * several kinds may stand, such as a layer, the map says which under {@code kind}. A number that is
 * not finite becomes null, and null becomes NaN again, which is what a figure has for none. Only
 * the records of {@code org.rnnzoo.api.figure} are ever made, whatever a file names.
 */
public final class FigureTree {

  private static final String KIND = "kind";

  private FigureTree() {}

  /** The tree of a figure. */
  public static Object of(Figure figure) {
    return tree(figure, Figure.class);
  }

  /**
   * The figure of a tree.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Figure figure(Object tree) {
    return (Figure) value(tree, Figure.class);
  }

  private static Object tree(Object value, Class<?> declared) {
    if (value instanceof Record) {
      Map<String, Object> map = new LinkedHashMap<>();
      if (declared.isSealed()) {
        map.put(KIND, kind(value.getClass()));
      }
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        map.put(component.getName(), tree(read(component, value), element(component)));
      }
      return map;
    } else if (value instanceof List<?> list) {
      return list.stream().map(element -> tree(element, declared)).toList();
    } else if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    } else if (value instanceof double[][] rows) {
      return Arrays.stream(rows).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }
    return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
  }

  private static String kind(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Object read(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The type of a component, or of its elements if it is a list. */
  private static Class<?> element(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : component.getType();
  }

  private static Object value(Object tree, Type type) {
    if (type instanceof ParameterizedType list) {
      return elements(tree).stream()
          .map(element -> value(element, list.getActualTypeArguments()[0]))
          .toList();
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == double.class) {
      return tree == null ? Double.NaN : number(tree).doubleValue();
    } else if (wanted == int.class) {
      return number(tree).intValue();
    } else if (wanted == boolean.class) {
      return matching(tree, Boolean.class);
    } else if (wanted == String.class) {
      return matching(tree, String.class);
    } else if (wanted.isArray()) {
      List<?> elements = elements(tree);
      Object array = Array.newInstance(wanted.getComponentType(), elements.size());
      IntStream.range(0, elements.size())
          .forEach(i -> Array.set(array, i, value(elements.get(i), wanted.getComponentType())));
      return array;
    } else if (wanted.isEnum()) {
      return constant(matching(tree, String.class), wanted);
    }
    Map<?, ?> map = matching(tree, Map.class);
    return record(map, wanted.isSealed() ? chosen(map, wanted) : wanted);
  }

  private static Number number(Object tree) {
    return matching(tree, Number.class);
  }

  private static List<?> elements(Object tree) {
    return matching(tree, List.class);
  }

  private static <T> T matching(Object tree, Class<T> type) {
    if (!type.isInstance(tree)) {
      throw new IllegalArgumentException(
          "It has %s where a figure has a %s.".formatted(tree, kind(type)));
    }
    return type.cast(tree);
  }

  private static Object constant(String name, Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No figure has the %s '%s'.".formatted(kind(type), name)));
  }

  private static Class<?> chosen(Map<?, ?> map, Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .filter(type -> kind(type).equals(map.get(KIND)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No figure has a %s of kind '%s'.".formatted(kind(sealed), map.get(KIND))));
  }

  private static Object record(Map<?, ?> map, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(value(map.get(component.getName()), component.getGenericType()));
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
