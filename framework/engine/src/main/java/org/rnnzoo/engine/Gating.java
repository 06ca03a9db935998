package org.rnnzoo.engine;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Weights;

/** The kinds of units with gates, and how their matrices are stacked. */
enum Gating {
  /** The gated recurrent unit: reset gate r, update gate z, candidate n. */
  GRU(3, GruChunk.GATES, 1) {
    @Override
    Chunk chunk(Geometry geometry, Recurrence recurrence, double noise, int index) {
      return new GruChunk(geometry, recurrence, noise, index);
    }

    @Override
    DynamicalSystem dynamics(Weights weights, Dimensions dimensions, double dt) {
      return new GruDynamics(weights, dimensions, dt);
    }
  },
  /** Long short-term memory: input gate i, forget gate f, candidate g, output gate o. */
  LSTM(4, LstmChunk.GATES, 2) {
    @Override
    Chunk chunk(Geometry geometry, Recurrence recurrence, double noise, int index) {
      return new LstmChunk(geometry, recurrence, noise, index);
    }

    @Override
    DynamicalSystem dynamics(Weights weights, Dimensions dimensions, double dt) {
      return new LstmDynamics(weights, dimensions, dt);
    }
  };

  /** The number of matrices that W, W_in and b are stacked from. */
  final int stacked;

  /** The number of drives of a unit in a chunk. */
  final int drives;

  /** The number of state variables of a unit. */
  final int variables;

  Gating(int stacked, int drives, int variables) {
    this.stacked = stacked;
    this.drives = drives;
    this.variables = variables;
  }

  /** A chunk of trials of such units. */
  abstract Chunk chunk(Geometry geometry, Recurrence recurrence, double noise, int index);

  /** Such a network in float64. */
  abstract DynamicalSystem dynamics(Weights weights, Dimensions dimensions, double dt);
}
