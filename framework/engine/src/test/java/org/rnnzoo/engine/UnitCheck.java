package org.rnnzoo.engine;

import java.util.Locale;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/**
 * One of the published cases. There, state 0 is the start; here, states are counted after the
 * steps, of which there is one less.
 */
final class UnitCheck {
  final int trials;
  final int steps;
  final int units;
  final Cell cell;
  final double[] w;
  final double[] in;
  final double[] b;
  final double[] inputs;
  final double[] states;
  final double[] stateGradient;
  final double[] dW;
  final double[] dIn;
  final double[] dB;

  UnitCheck(Form form, Activation activation) {
    PeerData data = PeerData.load("own_unit_checks");
    String name =
        "bptt_"
            + form.name().toLowerCase(Locale.ROOT)
            + "_"
            + activation.name().toLowerCase(Locale.ROOT)
            + "_";
    int[] shape = data.shape(name + "x");
    this.trials = shape[0];
    this.steps = shape[1] - 1;
    this.units = shape[2];
    this.cell = new Cell(form, activation, 100, 0.2, Noise.NONE);
    this.w = data.values(name + "W");
    this.in = data.values(name + "Wi");
    this.b = data.values(name + "b");
    this.inputs = part(data.values(name + "u"), 0);
    this.states = part(data.values(name + "x"), 1);
    this.stateGradient = part(data.values(name + "G"), 1);
    this.dW = data.values(name + "dW");
    this.dIn = data.values(name + "dWi");
    this.dB = data.values(name + "db");
  }

  /** All moments but one from the {@code first} on. */
  private double[] part(double[] all, int first) {
    int width = all.length / trials / (steps + 1);
    double[] part = new double[trials * steps * width];
    for (int k = 0; k < trials; k++) {
      int from = (k * (steps + 1) + first) * width;
      System.arraycopy(all, from, part, k * steps * width, steps * width);
    }
    return part;
  }

  Dimensions sizes() {
    return new Dimensions(in.length / units, units, 1);
  }

  Float64Network reference() {
    Float64Network network = new Float64Network(cell, sizes());
    System.arraycopy(w, 0, network.w, 0, w.length);
    System.arraycopy(in, 0, network.in, 0, in.length);
    System.arraycopy(b, 0, network.b, 0, b.length);
    return network;
  }
}
