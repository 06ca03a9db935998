package org.rnnzoo.dynamics;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/** The arrays of one of the archives of published networks among the test resources, as doubles. */
final class PeerData {

  private final Map<String, NpyArray> arrays;

  private PeerData(Map<String, NpyArray> arrays) {
    this.arrays = arrays;
  }

  static PeerData load(String name) {
    try {
      return new PeerData(
          Npz.read(Path.of(PeerData.class.getResource("/peer/" + name + ".npz").toURI())));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  double[] values(String name) {
    if (!arrays.containsKey(name)) {
      throw new IllegalArgumentException("no " + name + " in " + arrays.keySet());
    }
    return arrays.get(name).toDoubles();
  }

  int[] shape(String name) {
    return arrays.get(name).shape().stream().mapToInt(Integer::intValue).toArray();
  }

  DMatrixRMaj matrix(String name) {
    int[] shape = shape(name);
    return DMatrixRMaj.wrap(shape[0], shape[1], values(name));
  }

  /** The i-th part along the first axis. */
  double[] part(String name, int i) {
    double[] all = values(name);
    int length = all.length / shape(name)[0];
    return Arrays.copyOfRange(all, i * length, (i + 1) * length);
  }

  double[][] parts(String name) {
    double[][] parts = new double[shape(name)[0]][];
    Arrays.setAll(parts, i -> part(name, i));
    return parts;
  }
}
