package org.rnnzoo.engine;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
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

  float[] floats(String name) {
    double[] source = values(name);
    float[] copy = new float[source.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) source[i];
    }
    return copy;
  }
}
