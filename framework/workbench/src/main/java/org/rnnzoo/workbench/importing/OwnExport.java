package org.rnnzoo.workbench.importing;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.arrays.ArrayFile;
import org.rnnzoo.workbench.export.ExportFormat;

/**
 * What {@code zoo export} wrote, with the names that the map {@code zoo} knows: without the groups
 * of arrays, which formats write each in their way, and with the equation in words.
 *
 * <p>The description that comes with every export says which file is one; it lies beside the file
 * or in it. What the model made its weights of, and what its noise made of a trial, is left out.
 */
final class OwnExport {

  /** Where a file that holds more than arrays keeps the description. */
  private static final List<String> INSIDE = List.of("description", "zoo");

  private static final String WEIGHTS = "weights.";
  private static final String TRIALS = "trials.";
  private static final String TENSORS = "tensors.";
  private static final String NOISE_FREE = "_noise_free";

  private final Map<String, Object> description;

  private OwnExport(Map<String, Object> description) {
    this.description = description;
  }

  /** A file as it is, or an export with the names of the map. */
  static ArrayFile plain(ArrayFile file) {
    return description(file).map(own -> new OwnExport(own).renamed(file)).orElse(file);
  }

  private static Optional<Map<String, Object>> description(ArrayFile file) {
    Stream<String> inside =
        INSIDE.stream()
            .map(file.arrays()::get)
            .filter(array -> array != null && array.values() instanceof String[])
            .map(array -> ((String[]) array.values())[0]);
    Stream<String> beside =
        Stream.of(file.path().resolveSibling(file.path().getFileName() + ".json"))
            .filter(Files::isRegularFile)
            .map(OwnExport::text);
    // Others' files have descriptions as well, in whatever form.
    return Stream.concat(inside, beside)
        .filter(text -> text.contains(ExportFormat.DESCRIPTION))
        .map(text -> Trees.parseJson(text, file.path()))
        .filter(tree -> ExportFormat.DESCRIPTION.equals(tree.get("format")))
        .findFirst();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private ArrayFile renamed(ArrayFile file) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    file.arrays()
        .forEach(
            (name, array) -> {
              if (name.startsWith(TRIALS)) {
                arrays.put(original(name.substring(TRIALS.length())), shaped(array, TRIALS, name));
              } else if (!name.startsWith(TENSORS) && !INSIDE.contains(name)) {
                String plain = name.startsWith(WEIGHTS) ? name.substring(WEIGHTS.length()) : name;
                arrays.put(plain, shaped(array, WEIGHTS, name));
              }
            });
    List.copyOf(arrays.keySet()).stream()
        .filter(name -> name.endsWith(NOISE_FREE))
        .forEach(name -> arrays.remove(name.substring(0, name.length() - NOISE_FREE.length())));
    if (description.get("equations") instanceof Map<?, ?> equations) {
      word(equations.get("kind")).ifPresent(kind -> arrays.put("model", kind));
      word(equations.get("activation")).ifPresent(phi -> arrays.put("activation", phi));
      number(equations.get("alpha")).ifPresent(alpha -> arrays.put("alpha", alpha));
      number(equations.get("dt")).ifPresent(dt -> arrays.put("dt", dt));
    }
    return new ArrayFile(file.path(), file.format(), arrays, file.unread());
  }

  private static Optional<NpyArray> word(Object value) {
    return value instanceof String text
        ? Optional.of(new NpyArray(List.of(), new String[] {text}))
        : Optional.empty();
  }

  private static Optional<NpyArray> number(Object value) {
    return value instanceof Number number
        ? Optional.of(new NpyArray(List.of(), new double[] {number.doubleValue()}))
        : Optional.empty();
  }

  /** The name of an array whose letters MATLAB did not allow. */
  private String original(String name) {
    return description.get("renamedForMatlab") instanceof Map<?, ?> renamed
            && renamed.get(name) instanceof String original
        ? original
        : name;
  }

  /** MATLAB knows no vectors; the description tells which columns and lone numbers are some. */
  private NpyArray shaped(NpyArray array, String group, String name) {
    String plain = name.startsWith(group) ? name.substring(group.length()) : name;
    int length = Array.getLength(array.values());
    boolean isVector = shapeOf(group, plain).filter(List.of(length)::equals).isPresent();
    return isVector ? new NpyArray(List.of(length), array.values()) : array;
  }

  private Optional<List<?>> shapeOf(String group, String name) {
    String key = group.substring(0, group.length() - 1);
    if (!(description.get(key) instanceof List<?> arrays)) {
      return Optional.empty();
    }
    return arrays.stream()
        .filter(array -> array instanceof Map<?, ?> one && original(name).equals(one.get("name")))
        .map(array -> ((Map<?, ?>) array).get("shape"))
        .filter(List.class::isInstance)
        .<List<?>>map(List.class::cast)
        .findFirst();
  }
}
