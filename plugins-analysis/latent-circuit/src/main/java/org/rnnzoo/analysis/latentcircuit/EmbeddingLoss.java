package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.engine.StateObjective;

/**
 * What a fit minimises: the squared error of the circuit's outputs and of its embedded states.
 *
 * <pre>L = Σ (ẑ − z)² / samples + l_y · ‖Y − s X Qᵀ − c‖² / ‖Y − Ȳ‖²</pre>
 *
 * <p>Unless Q is learnt, Q, s and c are at every step the best ones in closed form, see {@link
 * Embedding}, and the gradient of the states is the one at that best embedding. This is the inner
 * loop of the analysis, in float32 and without allocation; samples run along the arrays, and all
 * trials are equally long.
 */
final class EmbeddingLoss implements StateObjective {

  /**
   * What the circuit is to do.
   *
   * @param states the states of the teacher
   * @param outputs its outputs, {@code [samples, outputs]}
   */
  record Aim(ReducedActivity states, float[] outputs) {

    static Aim of(ReducedActivity states, DMatrixRMaj outputs) {
      float[] values = new float[outputs.getNumElements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) outputs.data[i];
      }
      return new Aim(states, values);
    }
  }

  private Aim aim;
  private final Directions directions;
  private final boolean scaled;
  private final boolean centred;
  private final double stateWeight;
  private final int nodes;
  private final int samples;

  /** X, {@code [nodes rounded up to even][samples]}. */
  private final float[][] latent;

  private final float[][] gradient;
  private final double[] latentMean;
  private final DMatrixRMaj product;

  /**
   * @param first what the circuit is to do at first
   * @param directions how Q is found
   */
  EmbeddingLoss(Aim first, Directions directions, LatentCircuitParameters parameters) {
    this.aim = first;
    this.directions = directions;
    this.scaled = parameters.objective().scaled();
    this.centred = parameters.objective().centred();
    this.stateWeight = parameters.objective().stateWeight();
    this.nodes = directions.q().numCols;
    this.samples = first.states().samples();
    this.latent = new float[(nodes + 1) / 2 * 2][samples];
    this.gradient = new float[nodes][samples];
    this.latentMean = new double[nodes];
    this.product = new DMatrixRMaj(first.states().components(), nodes);
  }

  /** Replaces what the circuit is to do, in the same directions and with as many samples. */
  void aimAt(Aim other) {
    aim = other;
  }

  /** Q of the last evaluation along the directions of the reduced activity; live. */
  DMatrixRMaj directions() {
    return directions.q();
  }

  @Override
  public double evaluate(
      float[] states, float[] outputs, float[] stateGradient, float[] outputGradient) {
    takeUp(states);
    double latentEnergy = latentEnergy();
    correlate();
    ReducedActivity teacher = aim.states();
    double perError = stateWeight / teacher.variation();
    directions.take(product, perError);
    double trace = directions.trace();
    double scale = scaled && latentEnergy > 0 ? trace / latentEnergy : 1;
    double error = teacher.energy() - 2 * scale * trace + scale * scale * latentEnergy;
    differentiate((float) (2 * perError * scale), (float) scale);
    handBack(stateGradient);
    return perError * error + outputError(outputs, outputGradient);
  }

  private void takeUp(float[] states) {
    for (int node = 0; node < nodes; node++) {
      float[] x = latent[node];
      double sum = 0;
      for (int sample = 0; sample < samples; sample++) {
        x[sample] = states[sample * nodes + node];
        sum += x[sample];
      }
      latentMean[node] = centred ? sum / samples : 0;
    }
  }

  private double latentEnergy() {
    double energy = 0;
    for (int node = 0; node < nodes; node++) {
      for (float x : latent[node]) {
        energy += (double) x * x;
      }
      energy -= latentMean[node] * latentMean[node] * samples;
    }
    return energy;
  }

  /**
   * {@code YᵀX} in tiles of four by two, so that eight sums run at a time. The mean of X needs no
   * subtraction, as the columns of a centred Y sum to 0.
   */
  private void correlate() {
    for (int node = 0; node < nodes; node += 2) {
      for (int component = 0; component < aim.states().rows().length; component += 4) {
        correlate(component, node);
      }
    }
  }

  private void correlate(int component, int node) {
    float[] y0 = aim.states().rows()[component];
    float[] y1 = aim.states().rows()[component + 1];
    float[] y2 = aim.states().rows()[component + 2];
    float[] y3 = aim.states().rows()[component + 3];
    float[] x0 = latent[node];
    float[] x1 = latent[node + 1];
    float m00 = 0;
    float m01 = 0;
    float m10 = 0;
    float m11 = 0;
    float m20 = 0;
    float m21 = 0;
    float m30 = 0;
    float m31 = 0;
    for (int i = 0; i < x0.length; i++) {
      float a = x0[i];
      float b = x1[i];
      m00 += y0[i] * a;
      m01 += y0[i] * b;
      m10 += y1[i] * a;
      m11 += y1[i] * b;
      m20 += y2[i] * a;
      m21 += y2[i] * b;
      m30 += y3[i] * a;
      m31 += y3[i] * b;
    }
    put(component, node, m00, m01);
    put(component + 1, node, m10, m11);
    put(component + 2, node, m20, m21);
    put(component + 3, node, m30, m31);
  }

  private void put(int component, int node, float left, float right) {
    if (component < aim.states().components()) {
      product.data[component * nodes + node] = left;
      if (node + 1 < nodes) {
        product.data[component * nodes + node + 1] = right;
      }
    }
  }

  /** {@code factor · (s (X − X̄) − Y Q)}. */
  private void differentiate(float factor, float scale) {
    for (int node = 0; node < nodes; node++) {
      float[] g = gradient[node];
      float[] x = latent[node];
      float mean = (float) latentMean[node];
      for (int i = 0; i < g.length; i++) {
        g[i] = factor * scale * (x[i] - mean);
      }
      for (int component = 0; component < aim.states().rows().length; component += 4) {
        subtract(
            g,
            component,
            factor * direction(component, node),
            factor * direction(component + 1, node),
            factor * direction(component + 2, node),
            factor * direction(component + 3, node));
      }
    }
  }

  private float direction(int component, int node) {
    return component < aim.states().components() ? (float) directions.q().get(component, node) : 0;
  }

  private void subtract(float[] g, int component, float q0, float q1, float q2, float q3) {
    float[] y0 = aim.states().rows()[component];
    float[] y1 = aim.states().rows()[component + 1];
    float[] y2 = aim.states().rows()[component + 2];
    float[] y3 = aim.states().rows()[component + 3];
    for (int i = 0; i < g.length; i++) {
      g[i] -= q0 * y0[i] + q1 * y1[i] + q2 * y2[i] + q3 * y3[i];
    }
  }

  private void handBack(float[] stateGradient) {
    for (int node = 0; node < nodes; node++) {
      float[] g = gradient[node];
      for (int sample = 0; sample < samples; sample++) {
        stateGradient[sample * nodes + node] = g[sample];
      }
    }
  }

  private double outputError(float[] outputs, float[] outputGradient) {
    double error = 0;
    float factor = 2f / samples;
    float[] wanted = aim.outputs();
    for (int k = 0; k < wanted.length; k++) {
      float difference = outputs[k] - wanted[k];
      error += (double) difference * difference;
      outputGradient[k] = factor * difference;
    }
    return error / samples;
  }
}
