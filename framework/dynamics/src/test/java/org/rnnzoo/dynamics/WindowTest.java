package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowTest {

  private static void assertEnds(
      Window window, double left, double right, double bottom, double top) {
    assertThat(new double[] {window.left(), window.right(), window.bottom(), window.top()})
        .containsExactly(new double[] {left, right, bottom, top}, within(1e-12));
  }

  @Test
  void theLongerSideHasATenthMoreAtEachEndAndTheShorterIsThreeFifthsOfIt() {
    assertEnds(Window.around(new double[] {5, 7}, new double[] {10, 14}), 4.56, 7.44, 9.6, 14.4);
    assertEnds(Window.around(new double[] {10, 14}, new double[] {5, 7}), 9.6, 14.4, 4.56, 7.44);
  }

  @Test
  void aShorterSideOfMoreThanThreeFifthsStaysAsItIs() {
    assertEnds(Window.around(new double[] {0, 10}, new double[] {2, 10}), -1, 11, 1.2, 10.8);
  }

  @Test
  void aroundASinglePlaceItIsOneWideAndHigh() {
    assertEnds(Window.around(new double[] {3, 3}, new double[] {2, 2}), 2.4, 3.6, 1.4, 2.6);
  }

  @Test
  void itsEdgesBelongToIt() {
    Window window = new Window(1, 2, 3, 4);
    assertThat(window.width()).isEqualTo(1);
    assertThat(window.height()).isEqualTo(1);
    for (double[] corner : new double[][] {{1, 3}, {2, 3}, {1, 4}, {2, 4}}) {
      assertThat(window.contains(corner[0], corner[1])).isTrue();
    }
    assertThat(window.contains(Math.nextDown(1.0), 3)).isFalse();
    assertThat(window.contains(Math.nextUp(2.0), 3)).isFalse();
    assertThat(window.contains(1, Math.nextDown(3.0))).isFalse();
    assertThat(window.contains(1, Math.nextUp(4.0))).isFalse();
  }
}
