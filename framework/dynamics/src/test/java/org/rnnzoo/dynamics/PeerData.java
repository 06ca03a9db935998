package org.rnnzoo.dynamics;

import java.lang.reflect.Array;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.jetbrains.bio.npy.NpyArray;
import org.jetbrains.bio.npy.NpzFile;

/**
 * The arrays of one of the archives of published networks among the test resources, as doubles.
 *
 * <p>The reader knows neither arrays without dimensions nor complex numbers: these stand there as
 * arrays of one element and as pairs.
 */
final class PeerData {

  /** Bytes read at a time. */
  private static final int BUFFER = 1 << 18;

  private final Path file;

  private PeerData(Path file) {
    this.file = file;
  }

  static PeerData load(String name) {
    try {
      return new PeerData(Path.of(PeerData.class.getResource("/peer/" + name + ".npz").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private NpyArray array(String name) {
    try (NpzFile.Reader reader = NpzFile.read(file)) {
      return reader.get(name, BUFFER);
    }
  }

  double[] values(String name) {
    Object data = array(name).getData();
    double[] values = new double[Array.getLength(data)];
    for (int i = 0; i < values.length; i++) {
      values[i] = data instanceof boolean[] flags ? (flags[i] ? 1 : 0) : Array.getDouble(data, i);
    }
    return values;
  }

  int[] shape(String name) {
    return array(name).getShape();
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
