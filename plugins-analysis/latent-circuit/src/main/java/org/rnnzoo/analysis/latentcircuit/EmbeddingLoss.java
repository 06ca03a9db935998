package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.engine.StateObjective;

/**
 * What a fit minimises: the squared error of the circuit's outputs and of its embedded states.
 *
 * <pre>L = Σ (ẑ − z)² / samples + l_y · ‖Y − s X Qᵀ − c‖² / ‖Y − Ȳ‖²</pre>
 *
 * <p>Q, s and c are not trained: at every step they are the best ones in closed form, see {@link
 * Embedding}, and the gradient of the states is the one at that best embedding. This is the inner
 * loop of the analysis, in float32 and without allocation; samples run along the arrays.
 */
final class EmbeddingLoss implements StateObjective {

  private final ReducedActivity teacher;
  private final float[] teacherOutputs;
  private final boolean scaled;
  private final boolean centred;
  private final double stateWeight;

  /** Where each sample stands in the padded arrays, counted in steps. */
  private final int[] places;

  private final int nodes;
  private final int width;

  /** X, {@code [nodes rounded up to even][samples]}. */
  private final float[][] latent;

  private final float[][] gradient;
  private final double[] latentMean;
  private final DMatrixRMaj product;
  private final Embedding.Procrustes procrustes;

  /**
   * @param teacher the states of the teacher
   * @param teacherOutputs its outputs, {@code [samples, outputs]}
   */
  EmbeddingLoss(
      ReducedActivity teacher,
      DMatrixRMaj teacherOutputs,
      Trials trials,
      int nodes,
      LatentCircuitParameters parameters) {
    this.teacher = teacher;
    this.width = teacherOutputs.numCols;
    this.teacherOutputs = new float[teacherOutputs.getNumElements()];
    for (int i = 0; i < this.teacherOutputs.length; i++) {
      this.teacherOutputs[i] = (float) teacherOutputs.data[i];
    }
    this.scaled = parameters.scaled();
    this.centred = parameters.centred();
    this.stateWeight = parameters.stateWeight();
    this.places = places(trials, teacher.samples());
    this.nodes = nodes;
    this.latent = new float[(nodes + 1) / 2 * 2][places.length];
    this.gradient = new float[nodes][places.length];
    this.latentMean = new double[nodes];
    this.product = new DMatrixRMaj(teacher.components(), nodes);
    this.procrustes = new Embedding.Procrustes(teacher.components(), nodes);
  }

  private static int[] places(Trials trials, int samples) {
    int[] places = new int[samples];
    for (int trial = 0, sample = 0; trial < trials.size(); trial++) {
      for (int step = 0; step < trials.get(trial).steps(); step++) {
        places[sample++] = trial * trials.time() + step;
      }
    }
    return places;
  }

  /** Q of the last evaluation along the directions of the reduced activity; live. */
  DMatrixRMaj directions() {
    return procrustes.q();
  }

  @Override
  public double evaluate(
      float[] states, float[] outputs, float[] stateGradient, float[] outputGradient) {
    takeUp(states);
    double latentEnergy = latentEnergy();
    correlate();
    procrustes.solve(product);
    double trace = procrustes.trace();
    double scale = scaled && latentEnergy > 0 ? trace / latentEnergy : 1;
    double error = teacher.energy() - 2 * scale * trace + scale * scale * latentEnergy;
    double perError = stateWeight / teacher.variation();
    differentiate((float) (2 * perError * scale), (float) scale);
    handBack(stateGradient);
    return perError * error + outputError(outputs, outputGradient);
  }

  private void takeUp(float[] states) {
    for (int node = 0; node < nodes; node++) {
      float[] x = latent[node];
      double sum = 0;
      for (int sample = 0; sample < places.length; sample++) {
        x[sample] = states[places[sample] * nodes + node];
        sum += x[sample];
      }
      latentMean[node] = centred ? sum / places.length : 0;
    }
  }

  private double latentEnergy() {
    double energy = 0;
    for (int node = 0; node < nodes; node++) {
      for (float x : latent[node]) {
        energy += (double) x * x;
      }
      energy -= latentMean[node] * latentMean[node] * places.length;
    }
    return energy;
  }

  /**
   * {@code YᵀX} in tiles of four by two, so that eight sums run at a time. The mean of X needs no
   * subtraction, as the columns of a centred Y sum to 0.
   */
  private void correlate() {
    for (int node = 0; node < nodes; node += 2) {
      for (int component = 0; component < teacher.rows().length; component += 4) {
        correlate(component, node);
      }
    }
  }

  private void correlate(int component, int node) {
    float[] y0 = teacher.rows()[component];
    float[] y1 = teacher.rows()[component + 1];
    float[] y2 = teacher.rows()[component + 2];
    float[] y3 = teacher.rows()[component + 3];
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
    if (component < teacher.components()) {
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
      for (int component = 0; component < teacher.rows().length; component += 4) {
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
    return component < teacher.components() ? (float) procrustes.q().get(component, node) : 0;
  }

  private void subtract(float[] g, int component, float q0, float q1, float q2, float q3) {
    float[] y0 = teacher.rows()[component];
    float[] y1 = teacher.rows()[component + 1];
    float[] y2 = teacher.rows()[component + 2];
    float[] y3 = teacher.rows()[component + 3];
    for (int i = 0; i < g.length; i++) {
      g[i] -= q0 * y0[i] + q1 * y1[i] + q2 * y2[i] + q3 * y3[i];
    }
  }

  private void handBack(float[] stateGradient) {
    for (int node = 0; node < nodes; node++) {
      float[] g = gradient[node];
      for (int sample = 0; sample < places.length; sample++) {
        stateGradient[places[sample] * nodes + node] = g[sample];
      }
    }
  }

  private double outputError(float[] outputs, float[] outputGradient) {
    double error = 0;
    float factor = 2f / places.length;
    for (int sample = 0, k = 0; sample < places.length; sample++) {
      int at = places[sample] * width;
      for (int output = 0; output < width; output++, k++) {
        float difference = outputs[at + output] - teacherOutputs[k];
        error += (double) difference * difference;
        outputGradient[at + output] = factor * difference;
      }
    }
    return error / places.length;
  }
}
