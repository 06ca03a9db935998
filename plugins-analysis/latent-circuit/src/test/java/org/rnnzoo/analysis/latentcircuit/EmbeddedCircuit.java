package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A network that is a known circuit: each node is shared by some units that all do the same, so
 * that {@code y = s Q x} holds exactly, under perturbations too.
 */
record EmbeddedCircuit(LeakyNetwork network, Embedding embedding) {

  static EmbeddedCircuit of(LeakyNetwork circuit, int unitsPerNode) {
    int nodes = circuit.dimension();
    double scale = Math.sqrt(unitsPerNode);
    DMatrixRMaj q = new DMatrixRMaj(nodes * unitsPerNode, nodes);
    double[] bias = new double[q.numRows];
    for (int unit = 0; unit < q.numRows; unit++) {
      // Neighbouring units belong to different nodes.
      q.set(unit, unit % nodes, 1 / scale);
      bias[unit] = circuit.bias()[unit % nodes];
    }
    DMatrixRMaj half = new DMatrixRMaj(q.numRows, nodes);
    CommonOps_DDRM.mult(q, circuit.recurrent(), half);
    DMatrixRMaj recurrent = new DMatrixRMaj(q.numRows, q.numRows);
    CommonOps_DDRM.multTransB(half, q, recurrent);
    DMatrixRMaj input = new DMatrixRMaj(q.numRows, circuit.inputs());
    CommonOps_DDRM.mult(scale, q, circuit.input(), input);
    DMatrixRMaj readout = new DMatrixRMaj(circuit.outputs(), q.numRows);
    CommonOps_DDRM.multTransB(1 / scale, circuit.readout(), q, readout);
    LeakyNetwork network =
        PeerNets.network(circuit.form(), circuit.activation(), recurrent, input, bias, readout);
    return new EmbeddedCircuit(network, new Embedding(q, scale, new double[q.numRows]));
  }
}
