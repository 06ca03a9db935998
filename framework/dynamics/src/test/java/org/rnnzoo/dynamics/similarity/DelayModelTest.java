package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class DelayModelTest {

  /** A model that predicts half of the present activity, whatever came before. */
  private static DelayModel half(int delays, int variables) {
    DMatrixRMaj lift = new DMatrixRMaj(delays * variables, variables);
    DMatrixRMaj lower = new DMatrixRMaj(variables, delays * variables);
    DMatrixRMaj operator = CommonOps_DDRM.identity(variables);
    for (int i = 0; i < variables; i++) {
      lift.set(i, i, 1);
      lower.set(i, i, 1);
      operator.set(i, i, 0.5);
    }
    return new DelayModel(delays, operator, lift, lower);
  }

  @Test
  void theErrorIsScaledByThatOfTheGuessThatNothingChanges() {
    // 2 and 1.5 are predicted for 3 and 1, which differ by 1 and 2 from what was before.
    assertThat(half(1, 1).scaledError(new double[][] {{4, 3, 1}}, 1))
        .isCloseTo(1.5 / 3, within(1e-12));
    assertThat(half(2, 1).scaledError(new double[][] {{4, 3, 1}}, 1))
        .as("the first step has no past")
        .isCloseTo(0.5 / 2, within(1e-12));
    assertThat(half(1, 2).scaledError(new double[][] {{4, 8, 3, 1, 1, 1}}, 2))
        .isCloseTo((1 + 3 + 0.5 + 0.5) / (1 + 7 + 2 + 0), within(1e-12));
    assertThat(half(1, 1).scaledError(new double[][] {{4, 2, 1}, {0, 8}}, 1))
        .as("of all trials")
        .isCloseTo(8.0 / (2 + 1 + 8), within(1e-12));
  }

  @Test
  void whereNothingChangesThereIsNoError() {
    assertThat(half(1, 1).scaledError(new double[][] {{3, 3}}, 1)).isNaN();
  }

  @Test
  void coordinatesAreSumsOverThePresentAndThePast() {
    DelayModel model =
        new DelayModel(
            2,
            CommonOps_DDRM.identity(1),
            new DMatrixRMaj(new double[][] {{1}, {10}}),
            new DMatrixRMaj(1, 2));
    assertThat(model.lifted(new double[] {4, 3, 7}, 1, 1)).containsExactly(43);
    assertThat(model.lifted(new double[] {4, 3, 7}, 1, 2)).containsExactly(37);
  }

  /** x(t+1) = x(t)/2 + 3 u(t+1), in which B is as much larger as the inputs are. */
  @Test
  void aDrivenModelPartsWhatTheNetworkDoesFromWhatInputsDo() {
    double[] inputs = {0, 1, -2, 0.5, 1, 1, -1, 0, 2};
    double[] activity = new double[inputs.length];
    activity[0] = 1;
    double squares = 0;
    for (int t = 1; t < inputs.length; t++) {
      activity[t] = 0.5 * activity[t - 1] + 3 * inputs[t];
      squares += inputs[t] * inputs[t];
    }
    DelayModel coordinates = DelayModel.fit(new double[][] {activity}, 1, 1, 1, 0);
    DrivenModel model =
        DrivenModel.fit(
            coordinates,
            new DrivenModel.Driven(new double[][] {activity}, 1, new double[][] {inputs}, 1),
            0);
    assertThat(model.operator().get(0, 0)).isCloseTo(0.5, within(1e-6));
    assertThat(model.input().get(0, 0))
        .isCloseTo(3 * coordinates.lift().get(0, 0) * Math.sqrt(squares), within(1e-6));
  }

  @Test
  void networksThatInputsDoNotReachAreAlikeAndUnlikeAllOthers() {
    DMatrixRMaj operator = CommonOps_DDRM.identity(2);
    DrivenModel deaf = new DrivenModel(operator, new DMatrixRMaj(2, 1));
    DrivenModel hearing = new DrivenModel(operator, new DMatrixRMaj(new double[][] {{1}, {0}}));
    assertThat(deaf.angle(deaf)).isZero();
    assertThat(deaf.angle(hearing)).isEqualTo(Math.PI / 2);
    assertThat(hearing.angle(deaf)).isEqualTo(Math.PI / 2);
  }
}
