package org.rnnzoo.analysis.latentcircuit;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/** The arrays of one of the archives of published networks among the test resources, as doubles. */
final class PeerData {

  private final Map<String, NpyArray> arrays;

  PeerData(String resource) {
    try {
      arrays = Npz.read(Path.of(PeerData.class.getResource("/" + resource).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(resource, e);
    }
  }

  int[] shape(String name) {
    return arrays.get(name).shape().stream().mapToInt(Integer::intValue).toArray();
  }

  double[] values(String name) {
    return arrays.get(name).toDoubles();
  }

  double number(String name) {
    return values(name)[0];
  }

  /** The array with all axes but the last taken together. */
  DMatrixRMaj matrix(String name) {
    int[] shape = shape(name);
    int columns = shape[shape.length - 1];
    double[] values = values(name);
    return DMatrixRMaj.wrap(values.length / columns, columns, values);
  }
}
