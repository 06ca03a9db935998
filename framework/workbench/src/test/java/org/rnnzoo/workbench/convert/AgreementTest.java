package org.rnnzoo.workbench.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.FormConversion;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.task.delayedmatch.DelayedMatchToSampleTask;
import org.rnnzoo.task.flipflop.FlipFlopTask;

class AgreementTest {

  private static final int UNITS = 32;

  private static <P extends Record> Trials trials(Task<P> task) {
    return task.generate(task.defaults(), new Clock(20), RandomStream.root(4), 0, 16);
  }

  /** Random weights of gain 1, biases, a start that is no rest, and outputs of size 1. */
  private static LeakyNetwork network(Form form, Trials trials) {
    RandomGenerator random = new SplittableRandom(7);
    int inputs = trials.channels().inputs().size();
    int outputs = trials.channels().outputs().size();
    return new LeakyNetwork(
        form,
        Activation.TANH,
        100,
        0.2,
        matrix(UNITS, UNITS, 1 / Math.sqrt(UNITS), random),
        matrix(UNITS, inputs, 1, random),
        matrix(UNITS, 1, 0.3, random).data,
        matrix(outputs, UNITS, 1 / Math.sqrt(UNITS), random),
        matrix(outputs, 1, 0.1, random).data,
        matrix(UNITS, 1, 0.5, random).data);
  }

  private static DMatrixRMaj matrix(int rows, int columns, double size, RandomGenerator random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = size * random.nextGaussian();
    }
    return matrix;
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theFormsAreOneNetworkOverWholeTrialsOfTheFlipFlop(Form form) {
    assertOneNetwork(form, trials(new FlipFlopTask()));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theFormsAreOneNetworkOverWholeTrialsOfDelayedMatchToSample(Form form) {
    assertOneNetwork(form, trials(new DelayedMatchToSampleTask()));
  }

  private static void assertOneNetwork(Form form, Trials trials) {
    FormConversion forms = FormConversion.of(network(form, trials));
    Agreement exact = Agreement.of(forms, trials, JobListener.SILENT);
    assertThat(exact.outputs()).isPositive().isLessThan(1e-12);
    assertThat(exact.rates()).isPositive().isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aSlightlyDifferentNetworkIsFoundOut(Form form) {
    Trials trials = trials(new FlipFlopTask());
    FormConversion forms = FormConversion.of(network(form, trials));
    DMatrixRMaj other = forms.network().recurrent().copy();
    CommonOps_DDRM.scale(1 + 1e-6, other);
    Agreement agreement =
        Agreement.of(
            new FormConversion(forms.source(), forms.network().withRecurrent(other)),
            trials,
            JobListener.SILENT);
    assertThat(agreement.outputs()).isBetween(1e-8, 1e-3);
    assertThat(agreement.rates()).isBetween(1e-8, 1e-3);
  }
}
