package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class EmbeddingLossTest {

  private static final int UNITS = 11;
  private static final int OUTPUTS = 2;
  private static final int[] STEPS = {7, 12, 9, 10, 12};

  private final Random random = new Random(5);
  private final Trials trials = raggedTrials();

  /** Against the float64 closed form, on trials of different lengths. */
  @ParameterizedTest
  @CsvSource({
    "1, true, true",
    "2, true, false",
    "3, false, false",
    "4, true, true",
    "5, false, true"
  })
  void lossAndGradientsEqualTheFloat64Reference(int nodes, boolean scaled, boolean centred) {
    int samples = Stimuli.of(trials).samples();
    DMatrixRMaj y = RandomMatrices_DDRM.rectangle(samples, UNITS, -1, 2, random);
    DMatrixRMaj z = RandomMatrices_DDRM.rectangle(samples, OUTPUTS, -1, 1, random);
    DMatrixRMaj x = RandomMatrices_DDRM.rectangle(samples, nodes, -1, 1, random);
    DMatrixRMaj zHat = RandomMatrices_DDRM.rectangle(samples, OUTPUTS, -1, 1, random);
    double weight = 0.7;
    LatentCircuitParameters parameters = Fits.parameters(nodes, Masks.FREE, scaled, centred, 0);
    EmbeddingLoss loss =
        new EmbeddingLoss(
            ReducedActivity.of(y, centred, nodes),
            z,
            trials,
            nodes,
            Fits.withStateWeight(parameters, weight));
    float[] stateGradient = new float[trials.size() * trials.time() * nodes];
    float[] outputGradient = new float[trials.size() * trials.time() * OUTPUTS];
    double value = loss.evaluate(padded(x), padded(zHat), stateGradient, outputGradient);

    Embedding best = Embedding.fit(y, x, scaled, centred);
    double perError = weight / Matrices.variation(y);
    double expected = Matrices.squaredDistance(z, zHat) / samples + perError * best.error(y, x);
    assertThat(value).isEqualTo(expected, within(1e-5 * expected));
    DMatrixRMaj gradient = best.gradient(y, x);
    for (int i = 0; i < gradient.getNumElements(); i++) {
      gradient.data[i] *= perError;
    }
    assertThat(PeerNets.largestDifference(widen(stateGradient), widen(padded(gradient))))
        .isLessThan(1e-6);
    DMatrixRMaj outputError = zHat.copy();
    for (int i = 0; i < outputError.getNumElements(); i++) {
      outputError.data[i] = 2 * (zHat.data[i] - z.data[i]) / samples;
    }
    assertThat(PeerNets.largestDifference(widen(outputGradient), widen(padded(outputError))))
        .isLessThan(1e-6);
  }

  private static Trials raggedTrials() {
    Clock clock = new Clock(20);
    Channels channels = new Channels(List.of("u"), List.of("a", "b"));
    List<Trial> trials = new ArrayList<>();
    for (int steps : STEPS) {
      TrialBuilder trial = new TrialBuilder(channels, clock, new Random(1));
      trial.epoch("all", clock.ms(steps));
      trials.add(trial.build());
    }
    return new Trials(clock, channels, trials);
  }

  private float[] padded(DMatrixRMaj rows) {
    float[] padded = new float[trials.size() * trials.time() * rows.numCols];
    for (int trial = 0, k = 0; trial < STEPS.length; trial++) {
      int start = trial * trials.time() * rows.numCols;
      for (int i = 0; i < STEPS[trial] * rows.numCols; i++) {
        padded[start + i] = (float) rows.data[k++];
      }
    }
    return padded;
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
