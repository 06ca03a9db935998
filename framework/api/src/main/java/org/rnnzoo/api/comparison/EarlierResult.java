package org.rnnzoo.api.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an analysis found in a run before, as it lies with the run.
 *
 * @param name the name of the analysis, such as {@code latent-circuit}
 * @param label what the result is called beside the name; empty for one with default settings
 * @param values everything in its {@code result.json}: numbers, words, and tables as lists of rows
 * @param arrays its arrays, by name
 */
public record EarlierResult(
    String name, String label, Map<String, Object> values, Map<String, INDArray> arrays) {

  public EarlierResult {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    arrays = Map.copyOf(arrays);
  }
}
