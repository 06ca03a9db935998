package org.rnnzoo.workbench.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;

/**
 * The tensors of a network, made of the arrays of a file.
 *
 * @param tensors the tensors by the names that the model knows them by
 * @param units the number of units
 * @param inputs the number of inputs
 * @param outputs the number of outputs
 * @param from the names of the arrays that each was made of
 */
record ImportedTensors(
    Map<String, Tensor> tensors,
    int units,
    int inputs,
    int outputs,
    Map<String, List<String>> from) {

  /**
   * A tensor.
   *
   * @param shape the lengths of its axes
   * @param values its values in C order
   */
  record Tensor(List<Integer> shape, double[] values) {

    boolean isZero() {
      for (double value : values) {
        if (value != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Makes the tensors of a map.
   *
   * @throws UserException if the file lacks one, or one is of a shape that does not go with the
   *     others
   */
  static ImportedTensors of(ImportMap map, ArraySearch search) {
    return new Maker(map, search).make();
  }

  /** Makes one tensor after the other, since the shapes of the first tell those of the others. */
  private static final class Maker {

    private final ImportMap map;
    private final ArraySearch search;
    private final int gates;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, List<String>> from = new LinkedHashMap<>();
    private int units;

    Maker(ImportMap map, ArraySearch search) {
      this.map = map;
      this.search = search;
      this.gates = Math.max(1, map.fileGates().size());
    }

    ImportedTensors make() {
      for (Map.Entry<String, ImportMap.Role> entry : map.tensors().entrySet()) {
        String name = entry.getKey();
        ImportMap.Role role = entry.getValue();
        from.put(name, new ArrayList<>());
        Optional<Tensor> made = sum(name, role.term());
        if (made.isPresent()) {
          tensors.put(name, made.get());
          learnUnits(name, made.get());
        } else if (role.identity()) {
          tensors.put(name, identity());
        } else if (!role.optional()) {
          throw UserException.input(
              "%s needs an array for %s, which is called %s%s; %s has %s."
                  .formatted(
                      map.name(),
                      name,
                      String.join(" or ", role.term().names()),
                      shapeWords(name),
                      search.file().path(),
                      search.words(List.copyOf(search.file().arrays().keySet()))));
        }
      }
      requireFinite();
      requireZero();
      return new ImportedTensors(
          tensors, units, inputs(), tensors.get("W_out").shape().get(0), from);
    }

    private int inputs() {
      Tensor input = tensors.get("W_in");
      if (input == null || tensors.get("W_out") == null) {
        throw UserException.input(
            "%s tells no %s.".formatted(map.name(), input == null ? "W_in" : "W_out"));
      }
      return input.shape().get(1);
    }

    private void learnUnits(String name, Tensor tensor) {
      if (name.equals("W")) {
        units = tensor.shape().get(1);
      } else if (name.equals("M")) {
        units = tensor.shape().get(0);
      }
    }

    private Tensor identity() {
      double[] values = new double[units * units];
      for (int i = 0; i < units; i++) {
        values[i * units + i] = 1;
      }
      return new Tensor(List.of(units, units), values);
    }

    private void requireFinite() {
      tensors.forEach(
          (name, tensor) -> {
            for (double value : tensor.values()) {
              if (!Float.isFinite((float) value)) {
                throw UserException.input(
                    "%s: %s holds %s, which no weight can be."
                        .formatted(search.file().path(), String.join(", ", from.get(name)), value));
              }
            }
          });
    }

    private void requireZero() {
      for (String name : map.zero()) {
        if (search.file().arrays().containsKey(name)
            && !new Tensor(List.of(), search.use(name).toDoubles()).isZero()) {
          throw UserException.input(
              "%s: %s is not 0, and the model %s has no place for it."
                  .formatted(search.file().path(), name, map.model()));
        }
      }
    }

    private Optional<Tensor> sum(String role, Term term) {
      // One array may hold several gates, each of which goes elsewhere.
      boolean again = !term.gate().isEmpty();
      Optional<String> name =
          search.find(term.names(), array -> part(role, term, array) != null, again);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      from.get(role).add(name.get());
      Tensor first = scaled(role, term, part(role, term, search.use(name.get())));
      Optional<Tensor> second = term.plus().flatMap(plus -> sum(role, plus));
      if (second.isPresent()) {
        if (second.get().values().length != first.values().length) {
          throw UserException.input(
              "%s: %s cannot be added, as their shapes differ."
                  .formatted(search.file().path(), String.join(" and ", from.get(role))));
        }
        for (int i = 0; i < first.values().length; i++) {
          first.values()[i] += second.get().values()[i];
        }
      }
      return Optional.of(first);
    }

    /** What an array contributes, in the shape of the tensor; null if it cannot be. */
    private Tensor part(String role, Term term, NpyArray array) {
      if (array.values() instanceof String[] || array.values() instanceof boolean[]) {
        return null;
      }
      List<Integer> shape = new ArrayList<>(array.shape());
      double[] values = array.toDoubles();
      if (term.transpose() && shape.size() == 2) {
        values = transposed(values, shape.get(0), shape.get(1));
        java.util.Collections.reverse(shape);
      }
      Tensor tensor = shaped(role, new Tensor(shape, values), !term.gate().isEmpty());
      if (tensor == null || map.fileGates().isEmpty() || !isStacked(role, term)) {
        return tensor;
      }
      return blocks(tensor, term);
    }

    private static boolean isStacked(String role, Term term) {
      return List.of("W", "W_in", "b").contains(role) || !term.gate().isEmpty();
    }

    private static double[] transposed(double[] values, int rows, int columns) {
      double[] turned = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        turned[i % columns * rows + i / columns] = values[i];
      }
      return turned;
    }

    /** The tensor in the shape that its role has; null if it cannot have it. */
    private Tensor shaped(String role, Tensor tensor, boolean oneOfSeveral) {
      List<Integer> shape = tensor.shape();
      int length = tensor.values().length;
      boolean matrix = shape.size() == 2;
      return switch (role) {
        case "W" ->
            matrix && shape.get(1) > 0 && shape.get(0) == gates * shape.get(1) ? tensor : null;
        case "M" -> matrix && shape.get(1) > 0 && shape.get(0) >= shape.get(1) ? tensor : null;
        case "N" -> shape.equals(tensors.get("M").shape()) ? tensor : null;
        case "W_in" -> {
          int rows = gates * units;
          yield matrix && shape.get(0) == rows && shape.get(1) > 0
              ? tensor
              : length == rows ? new Tensor(List.of(rows, 1), tensor.values()) : null;
        }
        case "W_out" ->
            matrix && shape.get(1) == units && shape.get(0) > 0
                ? tensor
                : length == units ? new Tensor(List.of(1, units), tensor.values()) : null;
        case "b" -> vector(tensor, gates * units);
        case "b_n" -> vector(tensor, oneOfSeveral ? gates * units : units);
        case "b_out" -> vector(tensor, tensors.get("W_out").shape().get(0));
        case "x0" -> length % Math.max(1, units) == 0 ? vector(tensor, length) : null;
        default -> tensor;
      };
    }

    private static Tensor vector(Tensor tensor, int length) {
      long long_ = tensor.shape().stream().filter(axis -> axis != 1).count();
      return tensor.values().length == length && long_ <= 1
          ? new Tensor(List.of(length), tensor.values())
          : null;
    }

    /** The blocks of rows of the gates in our order, or one of them. */
    private Tensor blocks(Tensor tensor, Term term) {
      int block = tensor.values().length / gates;
      double[] values = new double[tensor.values().length];
      for (int ours = 0; ours < gates; ours++) {
        String gate = map.ourGates().get(ours);
        if (term.gates().isEmpty() || term.gates().contains(gate)) {
          int theirs = map.fileGates().indexOf(gate);
          System.arraycopy(tensor.values(), theirs * block, values, ours * block, block);
        }
      }
      if (term.gate().isEmpty()) {
        return new Tensor(tensor.shape(), values);
      }
      int at = map.ourGates().indexOf(term.gate()) * block;
      return new Tensor(List.of(block), java.util.Arrays.copyOfRange(values, at, at + block));
    }

    private Tensor scaled(String role, Term term, Tensor tensor) {
      int columns = tensor.shape().size() == 2 ? tensor.shape().get(1) : 1;
      int rows = tensor.values().length / Math.max(1, columns);
      double[] byRow = factors(role, term.rows(), rows);
      double[] byColumn = factors(role, term.columns(), columns);
      double scale = term.perUnit() ? term.scale() / units : term.scale();
      for (int i = 0; i < tensor.values().length; i++) {
        tensor.values()[i] *= scale * byRow[i / columns] * byColumn[i % columns];
      }
      return tensor;
    }

    private double[] factors(String role, List<String> names, int length) {
      Optional<String> found =
          search.find(
              names,
              array ->
                  vector(new Tensor(array.shape(), new double[length]), length) != null
                      && java.lang.reflect.Array.getLength(array.values()) == length);
      if (found.isEmpty()) {
        double[] ones = new double[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
      }
      from.get(role).add(found.get());
      return search.use(found.get()).toDoubles();
    }

    private String shapeWords(String role) {
      return switch (role) {
        case "W" ->
            " and has %s as many rows as columns"
                .formatted(gates == 1 ? "" : gates + " times")
                .replace("  ", " ");
        case "W_in" -> " and has %s rows".formatted(gates * units);
        case "W_out" -> " and has %s columns".formatted(units);
        default -> "";
      };
    }
  }
}
