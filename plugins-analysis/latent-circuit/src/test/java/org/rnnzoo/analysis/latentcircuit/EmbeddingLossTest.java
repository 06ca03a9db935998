package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingLossTest {

  private static final int UNITS = 11;
  private static final int OUTPUTS = 2;
  private static final int SAMPLES = 50;

  private final Random random = new Random(5);

  /** Against the float64 closed form. */
  @ParameterizedTest
  @CsvSource({
    "1, true, true",
    "2, true, false",
    "3, false, false",
    "4, true, true",
    "5, false, true"
  })
  void lossAndGradientsEqualTheFloat64Reference(int nodes, boolean scaled, boolean centred) {
    int samples = SAMPLES;
    DMatrixRMaj y = RandomMatrices_DDRM.rectangle(samples, UNITS, -1, 2, random);
    DMatrixRMaj z = RandomMatrices_DDRM.rectangle(samples, OUTPUTS, -1, 1, random);
    DMatrixRMaj x = RandomMatrices_DDRM.rectangle(samples, nodes, -1, 1, random);
    DMatrixRMaj zHat = RandomMatrices_DDRM.rectangle(samples, OUTPUTS, -1, 1, random);
    double weight = 0.7;
    LatentCircuitParameters parameters = Fits.parameters(nodes, Masks.FREE, scaled, centred, 0);
    EmbeddingLoss loss =
        new EmbeddingLoss(
            EmbeddingLoss.Aim.of(ReducedActivity.of(y, centred, nodes), z),
            new Embedding.Procrustes(ReducedActivity.of(y, centred, nodes).components(), nodes),
            Fits.with(parameters, "stateWeight", weight));
    float[] stateGradient = new float[samples * nodes];
    float[] outputGradient = new float[samples * OUTPUTS];
    double value = loss.evaluate(narrow(x), narrow(zHat), stateGradient, outputGradient);

    Embedding best = Embedding.fit(y, x, scaled, centred);
    double perError = weight / Matrices.variation(y);
    double expected = Matrices.squaredDistance(z, zHat) / samples + perError * best.error(y, x);
    assertThat(value).isEqualTo(expected, within(1e-5 * expected));
    DMatrixRMaj gradient = best.gradient(y, x);
    for (int i = 0; i < gradient.getNumElements(); i++) {
      gradient.data[i] *= perError;
    }
    assertThat(PeerNets.largestDifference(widen(stateGradient), widen(narrow(gradient))))
        .isLessThan(1e-6);
    DMatrixRMaj outputError = zHat.copy();
    for (int i = 0; i < outputError.getNumElements(); i++) {
      outputError.data[i] = 2 * (zHat.data[i] - z.data[i]) / samples;
    }
    assertThat(PeerNets.largestDifference(widen(outputGradient), widen(narrow(outputError))))
        .isLessThan(1e-6);
  }

  private static float[] narrow(DMatrixRMaj rows) {
    float[] values = new float[rows.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows.data[i];
    }
    return values;
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
