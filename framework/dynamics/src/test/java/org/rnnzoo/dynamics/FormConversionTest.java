package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormConversionTest {

  private static final double TOLERANCE = 1e-12;
  private static final int UNITS = 6;
  private static final int STEPS = 60;

  /** Biases, an initial state that is no fixed point, and inputs that change in every step. */
  @RepeatedTest(100)
  void wholeTrialsAgree(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    Form form = RandomNetworks.any(Form.values(), random);
    Activation activation = RandomNetworks.any(Activation.values(), random);
    LeakyNetwork source = calm(RandomNetworks.of(form, activation, UNITS, random));
    double[] inputs = RandomNetworks.vector(STEPS * source.inputs(), random);
    assertTrialAgrees(source, inputs);
  }

  private static void assertTrialAgrees(LeakyNetwork source, double[] inputs) {
    FormConversion conversion = FormConversion.of(source);
    Trajectories before = trial(source, inputs);
    Trajectories after = trial(conversion.network(), conversion.inputs(inputs));
    assertClose(conversion.outputs(after.outputs()[0]), before.outputs()[0]);
    boolean toCurrent = conversion.network().form() == Form.CURRENT;
    double[] currents = (toCurrent ? after : before).states()[0];
    assertClose(currents, drives(source, conversion, inputs, toCurrent ? before : after));
  }

  /** {@code W r + W_in u + b} of the rate form, with the rates before each step. */
  private static double[] drives(
      LeakyNetwork source, FormConversion conversion, double[] inputs, Trajectories ofRates) {
    boolean sourceIsRate = source.form() == Form.RATE;
    LeakyNetwork rate = sourceIsRate ? source : conversion.network();
    double[] u = sourceIsRate ? inputs : conversion.inputs(inputs);
    int n = rate.units();
    double[] drives = new double[ofRates.steps(0) * n];
    double[] r = rate.initialState();
    for (int t = 0; t < ofRates.steps(0); t++) {
      double[] now = new double[rate.inputs()];
      System.arraycopy(u, t * now.length, now, 0, now.length);
      double[] outside = rate.drive(now);
      DMatrixRMaj inside = CommonOps_DDRM.mult(rate.recurrent(), DMatrixRMaj.wrap(n, 1, r), null);
      for (int i = 0; i < n; i++) {
        drives[t * n + i] = inside.get(i) + outside[i];
      }
      r = ofRates.state(0, t);
    }
    return drives;
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aTrainedFlipFlopAgreesOverWholeTrials(Form form) {
    PeerData data = PeerData.load("own_flipflop_2bit_tanh_s0_scale");
    LeakyNetwork network = PeerNetworks.flipFlop(data, form);
    double[] all = data.values((form == Form.RATE ? "rate" : "current") + "_u");
    for (int trial = 0; trial < 16; trial++) {
      double[] inputs = new double[120 * 2];
      System.arraycopy(all, trial * inputs.length, inputs, 0, inputs.length);
      assertTrialAgrees(network, inputs);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void fixedPointsAndSpectraOfATrainedFlipFlopAgree(Form form) {
    PeerData data = PeerData.load("own_flipflop_2bit_tanh_s0_scale");
    LeakyNetwork network = PeerNetworks.flipFlop(data, form);
    FormConversion conversion = FormConversion.of(network);
    double[] points = data.values((form == Form.RATE ? "rate" : "current") + "_fps");
    double[] silence = new double[2];
    int n = network.units();
    for (int k = 0; k < 9; k++) {
      double[] point = new double[n];
      System.arraycopy(points, k * n, point, 0, n);
      double[] other = conversion.fixedPoint(point, silence);
      double[] field = new double[n];
      conversion.network().field(other, conversion.constantInput(silence), field);
      for (double speed : field) {
        assertThat(speed).isCloseTo(0, within(1e-9));
      }
      Eigen one = spectrum(network, point, silence);
      Eigen two = spectrum(conversion.network(), other, conversion.constantInput(silence));
      for (int i = 0; i < n; i++) {
        assertThat(two.real()[i]).isCloseTo(one.real()[i], within(1e-8));
      }
    }
  }

  private static Eigen spectrum(LeakyNetwork network, double[] x, double[] u) {
    DMatrixRMaj jacobian = new DMatrixRMaj(network.units(), network.units());
    network.jacobian(x, u, jacobian.data);
    return Eigen.of(jacobian);
  }

  @RepeatedTest(50)
  void thereAndBackIsTheSameNetwork(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    Form form = RandomNetworks.any(Form.values(), random);
    LeakyNetwork source = calm(RandomNetworks.of(form, Activation.TANH, UNITS, random));
    double[] inputs = RandomNetworks.vector(STEPS * source.inputs(), random);
    FormConversion there = FormConversion.of(source);
    FormConversion back = FormConversion.of(there.network());
    assertThat(back.network().form()).isEqualTo(form);
    Trajectories after = trial(back.network(), back.inputs(there.inputs(inputs)));
    assertClose(
        there.outputs(back.outputs(after.outputs()[0])), trial(source, inputs).outputs()[0]);
  }

  @RepeatedTest(20)
  void aMapIsConvertedToo(RepetitionInfo seed) {
    RandomGenerator random = new SplittableRandom(seed.getCurrentRepetition());
    Form form = RandomNetworks.any(Form.values(), random);
    LeakyNetwork whole = withAlpha(calm(RandomNetworks.of(form, Activation.TANH, 5, random)), 1);
    assertTrialAgrees(whole, RandomNetworks.vector(STEPS * whole.inputs(), random));
  }

  @RepeatedTest(20)
  void onTheSameInputsTheFormsDiffer(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    LeakyNetwork source = calm(RandomNetworks.of(Form.RATE, Activation.TANH, UNITS, random));
    double[] inputs = RandomNetworks.vector(STEPS * source.inputs(), random);
    LeakyNetwork other = withForm(source, Form.CURRENT);
    double[] one = trial(source, inputs).outputs()[0];
    double[] two = trial(other, inputs).outputs()[0];
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - two[i]));
    }
    assertThat(CommonOps_DDRM.elementMaxAbs(source.readout())).isGreaterThan(0.1);
    assertThat(largest).isGreaterThan(1e-3);
  }

  /** Weights small enough that rounding errors do not grow along a trial. */
  private static LeakyNetwork calm(LeakyNetwork network) {
    DMatrixRMaj small = new DMatrixRMaj(network.units(), network.units());
    CommonOps_DDRM.scale(0.8 / network.units(), network.recurrent(), small);
    return network.withRecurrent(small);
  }

  private static LeakyNetwork withAlpha(LeakyNetwork network, double alpha) {
    return new LeakyNetwork(
        network.form(),
        network.activation(),
        network.timeConstant(),
        alpha,
        network.recurrent(),
        network.input(),
        network.bias(),
        network.readout(),
        network.readoutBias(),
        network.initial());
  }

  private static LeakyNetwork withForm(LeakyNetwork network, Form form) {
    return new LeakyNetwork(
        form,
        network.activation(),
        network.timeConstant(),
        network.alpha(),
        network.recurrent(),
        network.input(),
        network.bias(),
        network.readout(),
        network.readoutBias(),
        network.initial());
  }

  private static Trajectories trial(LeakyNetwork network, double[] inputs) {
    return Trajectories.of(network, new double[][] {inputs});
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i])
          .as("value %d", i)
          .isCloseTo(expected[i], within(TOLERANCE * (1 + Math.abs(expected[i]))));
    }
  }
}
