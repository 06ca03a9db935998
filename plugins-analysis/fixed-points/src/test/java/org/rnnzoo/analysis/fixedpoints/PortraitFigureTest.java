package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnnzoo.analysis.fixedpoints.Points.stable;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.testkit.HoldTask;

class PortraitFigureTest {

  private static final LeakyNetwork THREE_UNITS =
      new LeakyNetwork(
          Form.RATE,
          Activation.TANH,
          100,
          0.2,
          new DMatrixRMaj(3, 3),
          new DMatrixRMaj(3, 1),
          new double[3],
          new DMatrixRMaj(1, 3),
          new double[1],
          new double[3]);

  /** A state along an axis. */
  private static double[] along(int axis, double value) {
    double[] state = new double[3];
    state[axis] = value;
    return state;
  }

  /** Under inputs that no trial shows, so that all states of the trial stand for each. */
  private static Figure figure(int inputs, int states, IntFunction<double[]> state) {
    HoldTask task = new HoldTask();
    Trials trials = task.generate(task.defaults(), new Clock(20), RandomStream.root(1), 0, 1);
    double[] flat = new double[3 * states];
    for (int i = 0; i < states; i++) {
      System.arraycopy(state.apply(i), 0, flat, 3 * i, 3);
    }
    Trajectories made =
        new Trajectories(
            3, 3, 1, new double[][] {flat}, new double[][] {flat}, new double[1][states]);
    Search[] searches = new Search[inputs];
    Arrays.setAll(
        searches,
        i -> new Search(HeldInput.of("input " + i, new double[] {5}), Points.of(stable(0, 0, 0))));
    return new PortraitFigure(THREE_UNITS, trials, made, false).draw(List.of(searches));
  }

  private static String title(int states, IntFunction<double[]> state) {
    return ((Panel.Plot) figure(1, states, state).panels().get(0)).title();
  }

  private static IntFunction<double[]> toAndFro(double third, double second, double first) {
    double[] sizes = {first, second, third};
    return i -> along(2 - i / 2, i % 2 == 0 ? sizes[2 - i / 2] : -sizes[2 - i / 2]);
  }

  @Test
  void thePlaneIsThatOfTheLargestVariances() {
    // 13 of 14.
    assertThat(title(6, toAndFro(1, 2, 3))).isEqualTo("the plane holds 93 % of the variance");
  }

  @Test
  void whereThePlaneHoldsLittleTheArrowsAreSaidToBeASlice() {
    // 1.44 + 1.21 of 3.65.
    assertThat(title(6, toAndFro(1, 1.1, 1.2)))
        .isEqualTo("the plane holds 73 % of the variance, arrows are a slice");
  }

  /** Of four states one is along the second axis, one along the third and two along the first. */
  private static double[] mixed(int i) {
    double value = i / 4 % 2 == 0 ? 1 : -1;
    return i % 2 == 1 ? along(0, value) : along(i % 4 == 0 ? 1 : 2, value);
  }

  @Test
  void aThousandStatesAreAllTaken() {
    assertThat(title(1000, PortraitFigureTest::mixed)).startsWith("the plane holds 75 % ");
  }

  @Test
  void ofMoreStatesSomeAreTakenAtEqualDistances() {
    // Of every second state none is along the first axis, which has half of the variance.
    assertThat(title(2000, PortraitFigureTest::mixed)).startsWith("the plane holds 50 % ");
  }

  @Test
  void noMoreThanSixInputsAreDrawn() {
    Figure figure = figure(7, 6, toAndFro(1, 2, 3));
    assertThat(figure.title()).isEqualTo("Phase portraits of 6 inputs");
    assertThat(figure.panels()).hasSize(6);
    assertThat(((Panel.Plot) figure.panels().get(5)).title())
        .isEqualTo("input 5: the plane holds 93 % of the variance");
  }
}
