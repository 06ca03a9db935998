package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ReducedActivityTest {

  private static final Offset<Double> CLOSE = within(1e-12);
  private static final Offset<Float> CLOSE_AS_FLOATS = within(1e-6f);

  /** Of two units the second varies most; the third is nearly still. */
  private static final DMatrixRMaj STATES =
      new DMatrixRMaj(new double[][] {{1, 4, 0}, {1, -4, 0.01}, {3, 0, 0}});

  @Test
  void asFewDirectionsAreKeptAsHoldNearlyAll() {
    assertThat(ReducedActivity.of(STATES, false, 1).components()).isEqualTo(2);
    assertThat(ReducedActivity.of(STATES, false, 3).components()).isEqualTo(3);
    assertThat(ReducedActivity.of(STATES, false, 9).components()).isEqualTo(3);
    assertThat(ReducedActivity.of(STATES, false, 1).samples()).isEqualTo(3);
  }

  @Test
  void theDirectionOfMostEnergyComesFirst() {
    DMatrixRMaj basis = ReducedActivity.of(STATES, false, 1).basis();
    assertThat(Math.abs(basis.get(1, 0))).isCloseTo(1, within(1e-2));
    assertThat(Math.abs(basis.get(0, 1))).isCloseTo(1, within(1e-2));
  }

  @Test
  void statesAreRowsAlongTheDirectionsFilledUpToFour() {
    ReducedActivity reduced = ReducedActivity.of(STATES, false, 1);
    assertThat(reduced.rows()).hasDimensions(4, 3);
    for (int sample = 0; sample < 3; sample++) {
      for (int component = 0; component < 2; component++) {
        double along = 0;
        for (int unit = 0; unit < 3; unit++) {
          along += STATES.get(sample, unit) * reduced.basis().get(unit, component);
        }
        assertThat(reduced.rows()[component][sample]).isCloseTo((float) along, CLOSE_AS_FLOATS);
      }
    }
    assertThat(reduced.rows()[2]).containsOnly(0);
  }

  @Test
  void theEnergyIsAboutZeroOrTheMean() {
    double variation = 8.0 / 3 + 32 + 2 * 1e-4 / 3;
    assertThat(ReducedActivity.of(STATES, false, 1).energy())
        .isCloseTo(1 + 16 + 1 + 16 + 1e-4 + 9, CLOSE);
    assertThat(ReducedActivity.of(STATES, true, 1).energy()).isCloseTo(variation, CLOSE);
    assertThat(ReducedActivity.of(STATES, false, 1).variation()).isCloseTo(variation, CLOSE);
  }

  @Test
  void otherStatesAreTakenAlongTheSameDirections() {
    ReducedActivity first = ReducedActivity.of(STATES, false, 1);
    DMatrixRMaj others = new DMatrixRMaj(new double[][] {{2, 0, 0}, {4, 0, 0}});
    ReducedActivity second = first.of(others, true);
    assertThat(second.basis()).isSameAs(first.basis());
    assertThat(second.energy()).isCloseTo(2, CLOSE);
    assertThat(second.rows()[1][0]).isCloseTo((float) -first.basis().get(0, 1), CLOSE_AS_FLOATS);
    assertThat(first.of(others, false).energy()).isCloseTo(20, CLOSE);
  }
}
