package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolylineTest {

  private static final Box BOX = new Box(0, 0, 10, 10);

  @Test
  void linesAreCutAtTheBox() {
    List<Polyline> pieces = line(-5, 5, 15, 5).within(BOX);
    assertThat(pieces).hasSize(1);
    assertThat(pieces.get(0).x()).containsExactly(0, 10);
  }

  @Test
  void aLineThatLeavesAndComesBackHasTwoPieces() {
    assertThat(line(5, 5, 20, 5, 20, 8, 5, 8).within(BOX)).hasSize(2);
  }

  @Test
  void aNanBreaksALine() {
    assertThat(line(1, 1, 2, 2, Double.NaN, 3, 4, 4, 5, 5).within(BOX)).hasSize(2);
    assertThat(line(1, 1, Double.NaN, 2).within(BOX)).isEmpty();
  }

  @Test
  void noPieceReachesBeyondTheBox() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double[] xy = random.doubles(20, -20, 30).toArray();
      for (Polyline piece : line(xy).within(BOX)) {
        for (int k = 0; k < piece.x().length; k++) {
          assertThat(BOX.grown(1e-9).contains(piece.x()[k], piece.y()[k])).isTrue();
        }
      }
    }
  }

  @Test
  void simplifyingKeepsCornersAndDropsPointsOnStraightLines() {
    Polyline simple = line(0, 0, 1, 0.001, 2, 0, 5, 0, 5, 3, 5, 5).simplified();
    assertThat(simple.x()).containsExactly(0, 5, 5);
    assertThat(simple.y()).containsExactly(0, 0, 5);
  }

  @Test
  void simplifyingMovesNothingByMoreThanNobodyCanSee() {
    Random random = new Random(2);
    double[] x = new double[500];
    double[] y = new double[500];
    for (int i = 1; i < 500; i++) {
      x[i] = x[i - 1] + 0.02;
      y[i] = y[i - 1] + 0.02 * random.nextGaussian();
    }
    Polyline simple = new Polyline(x, y).simplified();
    assertThat(simple.x().length).isLessThan(450);
    for (int i = 0; i < 500; i++) {
      assertThat(distance(simple, x[i], y[i])).isLessThan(0.0101);
    }
  }

  private static double distance(Polyline line, double px, double py) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < line.x().length; i++) {
      double dx = line.x()[i] - line.x()[i - 1];
      double dy = line.y()[i] - line.y()[i - 1];
      double t = ((px - line.x()[i - 1]) * dx + (py - line.y()[i - 1]) * dy) / (dx * dx + dy * dy);
      double s = Math.max(0, Math.min(1, t));
      double qx = line.x()[i - 1] + s * dx - px;
      double qy = line.y()[i - 1] + s * dy - py;
      nearest = Math.min(nearest, Math.hypot(qx, qy));
    }
    return nearest;
  }

  private static Polyline line(double... xy) {
    double[] x = new double[xy.length / 2];
    double[] y = new double[xy.length / 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = xy[2 * i];
      y[i] = xy[2 * i + 1];
    }
    return new Polyline(x, y);
  }
}
