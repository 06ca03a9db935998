package org.rnnzoo.workbench.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.workbench.explore.CircuitChange.Kind;
import org.rnnzoo.workbench.explore.CircuitChange.Link;

/**
 * A network that is nothing but an embedded circuit answers every change exactly as the circuit
 * does. Every unit belongs to one node, and all are driven far above the kink of the rectifier, so
 * that both are linear.
 */
class CircuitChangeTest {

  private static final int UNITS = 12;
  private static final int NODES = 3;
  private static final int INPUTS = 2;
  private static final int OUTPUTS = 2;
  private static final double SCALE = 1.7;
  private static final RandomGenerator RANDOM = RandomStream.root(7).generator();

  private static final DMatrixRMaj Q = columns();
  private static final LeakyNetwork CIRCUIT =
      network(
          random(NODES, NODES, 0.1),
          random(NODES, INPUTS, 1),
          random(OUTPUTS, NODES, 1),
          new double[] {200, 210, 190});
  private static final LeakyNetwork NETWORK = embedded();

  static Stream<CircuitChange> changes() {
    return Stream.of(
        CircuitChange.NONE,
        new CircuitChange(List.of(new Link(Kind.RECURRENT, 0, 2, 0.3)), Set.of()),
        new CircuitChange(List.of(new Link(Kind.RECURRENT, 1, 1, -0.5)), Set.of()),
        new CircuitChange(List.of(new Link(Kind.INPUT, 2, 1, 0.8)), Set.of()),
        new CircuitChange(List.of(new Link(Kind.READOUT, 1, 0, -1.2)), Set.of()),
        new CircuitChange(List.of(), Set.of(1)),
        new CircuitChange(
            List.of(
                new Link(Kind.RECURRENT, 2, 0, 0.2),
                new Link(Kind.INPUT, 0, 0, -0.4),
                new Link(Kind.READOUT, 0, 2, 0.6)),
            Set.of(2)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void anEmbeddedCircuitAnswersAsTheCircuitDoes(CircuitChange change) {
    double[][] inputs = {random(1, 40, 1).data, random(1, 60, 1).data};
    Trajectories predicted = Trajectories.of(change.circuit(CIRCUIT), inputs);
    Trajectories real = Trajectories.of(change.network(NETWORK, Q, SCALE), inputs);
    for (int trial = 0; trial < inputs.length; trial++) {
      assertThat(real.outputs()[trial])
          .containsExactly(predicted.outputs()[trial], within(1e-9 * 200));
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatIsChangedIsACopy(CircuitChange change) {
    double before = NormOps_DDRM.normF(CIRCUIT.recurrent()) + NormOps_DDRM.normF(NETWORK.readout());
    change.circuit(CIRCUIT);
    change.network(NETWORK, Q, SCALE);
    assertThat(NormOps_DDRM.normF(CIRCUIT.recurrent()) + NormOps_DDRM.normF(NETWORK.readout()))
        .isEqualTo(before);
  }

  private static LeakyNetwork embedded() {
    DMatrixRMaj recurrent = new DMatrixRMaj(UNITS, UNITS);
    DMatrixRMaj half = new DMatrixRMaj(UNITS, NODES);
    CommonOps_DDRM.mult(Q, CIRCUIT.recurrent(), half);
    CommonOps_DDRM.multTransB(half, Q, recurrent);
    DMatrixRMaj input = new DMatrixRMaj(UNITS, INPUTS);
    CommonOps_DDRM.mult(SCALE, Q, CIRCUIT.input(), input);
    DMatrixRMaj readout = new DMatrixRMaj(OUTPUTS, UNITS);
    CommonOps_DDRM.multTransB(1 / SCALE, CIRCUIT.readout(), Q, readout);
    double[] bias = new double[UNITS];
    for (int i = 0; i < UNITS; i++) {
      for (int node = 0; node < NODES; node++) {
        bias[i] += SCALE * Q.get(i, node) * CIRCUIT.bias()[node];
      }
    }
    return network(recurrent, input, readout, bias);
  }

  private static LeakyNetwork network(
      DMatrixRMaj recurrent, DMatrixRMaj input, DMatrixRMaj readout, double[] bias) {
    return new LeakyNetwork(
        Form.RATE,
        Activation.RELU,
        100,
        0.2,
        recurrent,
        input,
        bias,
        readout,
        new double[OUTPUTS],
        new double[bias.length]);
  }

  /** Orthonormal columns: the units of a node have positive entries, all others none. */
  private static DMatrixRMaj columns() {
    DMatrixRMaj q = new DMatrixRMaj(UNITS, NODES);
    for (int node = 0; node < NODES; node++) {
      double square = 0;
      for (int i = node; i < UNITS; i += NODES) {
        q.set(i, node, 0.5 + RANDOM.nextDouble());
        square += q.get(i, node) * q.get(i, node);
      }
      for (int i = node; i < UNITS; i += NODES) {
        q.set(i, node, q.get(i, node) / Math.sqrt(square));
      }
    }
    return q;
  }

  private static DMatrixRMaj random(int rows, int columns, double deviation) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = deviation * RANDOM.nextGaussian();
    }
    return matrix;
  }
}
