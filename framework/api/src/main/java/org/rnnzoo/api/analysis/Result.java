package org.rnnzoo.api.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.figure.Figure;

/**
 * What an analysis found.
 *
 * @param report a few lines for people, the most important first
 * @param values numbers, words, and lists of rows: name to {@code Number}, {@code Boolean}, {@code
 *     String}, or a list of rows, each a map of column name to such a value; in order
 * @param tables tables to print and to store, by name; in order
 * @param arrays larger arrays, by name
 * @param figures figures, by a name that serves as file name
 * @param partial why this is not all that was asked for, one sentence, such as that the time was
 *     used up; empty if it is
 */
public record Result(
    List<String> report,
    Map<String, Object> values,
    Map<String, Table> tables,
    Map<String, INDArray> arrays,
    Map<String, Figure> figures,
    Optional<String> partial) {

  /**
   * Keeps copies: what a plugin does with its lists and maps afterwards changes nothing.
   *
   * @throws IllegalArgumentException if a name cannot be a key or a file name, is reserved, or is
   *     that of a value and of a table, or if lists and maps in a value do not end
   * @throws NullPointerException if one of these, or a line of the report, is null
   */
  public Result {
    report = List.copyOf(Objects.requireNonNull(report, "report"));
    Map<String, Object> copies = new LinkedHashMap<>();
    values.forEach((name, value) -> copies.put(name, Copies.of(name, value)));
    values = Collections.unmodifiableMap(copies);
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    Objects.requireNonNull(partial, "partial");
    values.keySet().forEach(name -> Names.requireFree("value", name));
    for (String name : tables.keySet()) {
      Names.requireFree("table", name);
      if (values.containsKey(name)) {
        throw new IllegalArgumentException(
            "Both a value and a table are named '%s'.".formatted(name));
      }
    }
    arrays.keySet().forEach(name -> Names.requireKey("array", name));
    figures.keySet().forEach(name -> Names.requireSlug("figure", name));
  }

  /** Starts an empty result. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects a result piece by piece. */
  public static final class Builder {

    private final List<String> report = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, INDArray> arrays = new LinkedHashMap<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private Optional<String> partial = Optional.empty();

    private Builder() {}

    /** Adds a line for people. */
    public Builder line(String text) {
      report.add(text);
      return this;
    }

    /** Adds a number, a word or a truth value. */
    public Builder value(String name, Object value) {
      if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
        throw new IllegalArgumentException("Value '" + name + "' is not a number, word or truth.");
      }
      values.put(name, value);
      return this;
    }

    /** Adds a table that is stored as a list of rows and not printed. */
    public Builder table(String name, List<? extends Map<String, ?>> rows) {
      values.put(name, List.copyOf(rows));
      return this;
    }

    /** Adds a table that is printed and stored. */
    public Builder table(String name, Table table) {
      tables.put(name, table);
      return this;
    }

    /** Adds an array. */
    public Builder array(String name, INDArray array) {
      arrays.put(name, array);
      return this;
    }

    /** Adds a figure. */
    public Builder figure(String name, Figure figure) {
      figures.put(name, figure);
      return this;
    }

    /**
     * Says that this is not all that was asked for.
     *
     * @param why one sentence for people
     */
    public Builder partial(String why) {
      partial = Optional.of(why);
      return this;
    }

    /** The result so far. */
    public Result build() {
      return new Result(report, values, tables, arrays, figures, partial);
    }
  }
}
