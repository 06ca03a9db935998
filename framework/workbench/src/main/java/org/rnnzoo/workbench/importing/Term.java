package org.rnnzoo.workbench.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;

/**
 * How a tensor of ours is made from an array of a file; several terms are added.
 *
 * @param names what the array may be called, the first that fits; {@code *} stands for anything
 * @param transpose whether rows and columns change places
 * @param scale a factor
 * @param perUnit whether it is divided by the number of units, too
 * @param rows names of an array with a factor for each row
 * @param columns names of an array with a factor for each column
 * @param gates the gates whose blocks of rows are taken, the others being 0; empty for all
 * @param gate the only gate of which the block is taken; empty for all
 * @param plus what is added, if it is there
 */
record Term(
    List<String> names,
    boolean transpose,
    double scale,
    boolean perUnit,
    List<String> rows,
    List<String> columns,
    List<String> gates,
    String gate,
    Optional<Term> plus) {

  private static final String PER_UNIT = "1/units";

  static Term read(String where, Object tree) {
    if (!(tree instanceof Map<?, ?>)) {
      return read(where, Map.of("array", tree));
    }
    MapTree keys = MapTree.of(where, tree);
    Term term = read(keys);
    keys.requireEmpty();
    return term;
  }

  static Term read(MapTree keys) {
    Object scale = keys.take("scale").orElse(1);
    if (!(scale instanceof Number) && !scale.equals(PER_UNIT)) {
      throw UserException.input(
          "%s.scale is %s; it must be a number or %s.".formatted(keys.where(), scale, PER_UNIT));
    }
    List<String> names = keys.words("array");
    if (names.isEmpty()) {
      throw UserException.input("%s needs 'array', the name of an array.".formatted(keys.where()));
    }
    return new Term(
        names,
        keys.truth("transpose"),
        scale instanceof Number number ? number.doubleValue() : 1,
        scale.equals(PER_UNIT),
        keys.words("rows"),
        keys.words("columns"),
        keys.words("gates"),
        keys.word("gate", ""),
        keys.take("plus").map(tree -> read(keys.where() + ".plus", tree)));
  }
}
