package org.rnnzoo.workbench.explore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The latent circuit of a network beside the network, ready to be changed: what is done to the
 * circuit predicts, what the embedding makes of it in the network's own weights tells whether the
 * prediction is right.
 *
 * @param network the network
 * @param circuit the circuit
 * @param q Q of the embedding {@code y ≈ s Q x + c}, {@code [units, nodes]}
 * @param scale s
 * @param nodes the names of the nodes
 * @param source the task
 * @param trials trials that took no part in the fit
 */
public record LatentCircuit(
    LeakyNetwork network,
    LeakyNetwork circuit,
    DMatrixRMaj q,
    double scale,
    List<String> nodes,
    TrialSource<?> source,
    Trials trials) {

  /** The analysis that finds circuits. */
  public static final String ANALYSIS = "latent-circuit";

  private static final int MOST_TRIALS = 32;
  private static final int FEWEST_TRIALS = 4;

  /** Multiplications of a simulation that end before somebody waits, in all trials together. */
  private static final double MOST_WORK = 1.5e8;

  /**
   * The circuit of a stored result.
   *
   * @throws UserException if the result is of another analysis, in other circumstances than the run
   *     was trained in, or of other weights than the run has now
   */
  public static LatentCircuit of(Run run, StoredResult result) {
    Map<String, Object> values = Trees.readJson(result.path().resolve("result.json"));
    requireThisNetwork(run, result);
    if (!(run.network().dynamics() instanceof LeakyNetwork network)) {
      throw UserException.input("Only a leaky network has a latent circuit.");
    }
    Path file = result.path().resolve("arrays.npz");
    Map<String, NpyArray> arrays = Npz.read(file);
    DMatrixRMaj q = matrix(arrays, "Q", file);
    double scale = values.get("scale") instanceof Number number ? number.doubleValue() : 1;
    LeakyNetwork circuit =
        new LeakyNetwork(
            network.form(),
            network.activation(),
            network.timeConstant(),
            network.alpha(),
            matrix(arrays, "w", file),
            matrix(arrays, "w_in", file),
            vector(arrays, "b", file),
            matrix(arrays, "w_out", file),
            vector(arrays, "b_out", file),
            vector(arrays, "x0", file));
    TrialSource<?> source = run.experiment().trials("analysis");
    return new LatentCircuit(
        network,
        circuit,
        q,
        scale,
        names(values, circuit.dimension()),
        source,
        heldOut(network, source, result));
  }

  private static void requireThisNetwork(Run run, StoredResult result) {
    if (!ANALYSIS.equals(result.about().get("analysis"))) {
      throw UserException.input(result.name() + " is no latent circuit.");
    } else if (result.about().get("conditions") instanceof Map<?, ?> conditions
        && !conditions.isEmpty()) {
      throw UserException.input(
          result.name()
              + " is of the network in other circumstances than it was trained in; it cannot be"
              + " played with.");
    }
    Object sha256 =
        result.about().get("weights") instanceof Map<?, ?> weights ? weights.get("sha256") : "";
    if (!Hashes.sha256(run.network().weights().values()).equals(sha256)) {
      throw UserException.input(
          "%s is of other weights than the network has now; fit it again."
              .formatted(result.name()));
    }
  }

  private static DMatrixRMaj matrix(Map<String, NpyArray> arrays, String name, Path file) {
    NpyArray array = array(arrays, name, file);
    int rows = array.shape().get(0);
    return DMatrixRMaj.wrap(rows, array.shape().get(1), array.toDoubles());
  }

  private static double[] vector(Map<String, NpyArray> arrays, String name, Path file) {
    return array(arrays, name, file).toDoubles();
  }

  private static NpyArray array(Map<String, NpyArray> arrays, String name, Path file) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw UserException.input(
          "%s has no array '%s', as older circuits; fit it again.".formatted(file, name));
    }
    return array;
  }

  /** The names of the nodes, as the table of their lesions has them. */
  private static List<String> names(Map<String, Object> values, int count) {
    List<String> names = new ArrayList<>();
    if (values.get("lesions") instanceof List<?> rows) {
      rows.forEach(row -> names.add(String.valueOf(((Map<?, ?>) row).get("node"))));
    }
    for (int i = names.size(); i < count; i++) {
      names.add("x" + (i + 1));
    }
    return List.copyOf(names.subList(0, count));
  }

  /** As many of the trials that the circuit was judged by as can be simulated while one waits. */
  private static Trials heldOut(LeakyNetwork network, TrialSource<?> source, StoredResult result) {
    Map<?, ?> parameters =
        result.about().get("parameters") instanceof Map<?, ?> map ? map : Map.of();
    long first = parameters.get("trials") instanceof Number number ? number.longValue() : 0;
    Trials few = source.trials(first, FEWEST_TRIALS);
    double work = (double) few.time() * network.dimension() * network.dimension();
    int count = (int) Math.max(FEWEST_TRIALS, Math.min(MOST_TRIALS, MOST_WORK / work));
    return source.trials(first, count);
  }

  /** Weights, names, and what the network's own weights predict for the circuit's. */
  public Map<String, Object> tree() {
    Channels channels = trials.channels();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("nodes", nodes);
    tree.put("inputs", channels.inputs());
    tree.put("outputs", channels.outputs());
    tree.put("units", network.dimension());
    tree.put("trials", trials.size());
    tree.put("scale", scale);
    tree.put("recurrent", rows(circuit.recurrent()));
    tree.put("input", rows(circuit.input()));
    tree.put("readout", rows(circuit.readout()));
    tree.put("bias", Arrays.stream(circuit.bias()).boxed().toList());
    DMatrixRMaj half = new DMatrixRMaj(q.numCols, network.dimension());
    CommonOps_DDRM.multTransA(q, network.recurrent(), half);
    DMatrixRMaj recurrent = new DMatrixRMaj(q.numCols, q.numCols);
    CommonOps_DDRM.mult(half, q, recurrent);
    DMatrixRMaj input = new DMatrixRMaj(q.numCols, network.inputs());
    CommonOps_DDRM.multTransA(1 / scale, q, network.input(), input);
    DMatrixRMaj readout = new DMatrixRMaj(network.outputs(), q.numCols);
    CommonOps_DDRM.mult(scale, network.readout(), q, readout);
    tree.put("ownRecurrent", rows(recurrent));
    tree.put("ownInput", rows(input));
    tree.put("ownReadout", rows(readout));
    return tree;
  }

  private static List<List<Double>> rows(DMatrixRMaj matrix) {
    List<List<Double>> rows = new ArrayList<>();
    for (int row = 0; row < matrix.numRows; row++) {
      List<Double> cells = new ArrayList<>();
      for (int column = 0; column < matrix.numCols; column++) {
        cells.add(matrix.get(row, column));
      }
      rows.add(cells);
    }
    return rows;
  }

  /**
   * What a change does to circuit and network.
   *
   * @throws UserException if the circuit has no such node or channel
   */
  public ChangedBehaviour change(CircuitChange change) {
    for (CircuitChange.Link link : change.links()) {
      boolean toOutput = link.kind() == CircuitChange.Kind.READOUT;
      boolean fromInput = link.kind() == CircuitChange.Kind.INPUT;
      requirePlace(link.to(), toOutput ? circuit.outputs() : circuit.dimension());
      requirePlace(link.from(), fromInput ? circuit.inputs() : circuit.dimension());
    }
    change.cut().forEach(node -> requirePlace(node, circuit.dimension()));
    return ChangedBehaviour.of(this, change);
  }

  private static void requirePlace(int place, int count) {
    if (place < 0 || place >= count) {
      throw UserException.input(
          "There is no place %s in this circuit; it is from 0 to %s."
              .formatted(place, Numbers.plain(count - 1)));
    }
  }
}
