package org.rnnzoo.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Points on the page joined by straight lines. */
record Polyline(double[] x, double[] y) {

  /** Half the width of the thinnest line we draw could hide this deviation, in millimetres. */
  private static final double TOLERANCE = 0.01;

  /** The pieces that lie within a box; a NaN or an infinite coordinate breaks the line. */
  List<Polyline> within(Box box) {
    List<Polyline> pieces = new ArrayList<>();
    List<double[]> piece = new ArrayList<>();
    for (int i = 1; i < x.length; i++) {
      double[] segment = clip(x[i - 1], y[i - 1], x[i], y[i], box);
      if (segment == null) {
        finish(piece, pieces);
        continue;
      }
      boolean joins = !piece.isEmpty() && segment[0] == x[i - 1] && segment[1] == y[i - 1];
      if (!joins) {
        finish(piece, pieces);
        piece.add(new double[] {segment[0], segment[1]});
      }
      piece.add(new double[] {segment[2], segment[3]});
    }
    finish(piece, pieces);
    return pieces;
  }

  private static void finish(List<double[]> piece, List<Polyline> pieces) {
    if (piece.size() > 1) {
      pieces.add(
          new Polyline(
              piece.stream().mapToDouble(p -> p[0]).toArray(),
              piece.stream().mapToDouble(p -> p[1]).toArray()));
    }
    piece.clear();
  }

  /** The part of a segment within a box (Liang and Barsky 1984); null if there is none. */
  static double[] clip(double x0, double y0, double x1, double y1, Box box) {
    if (!Double.isFinite(x0 + y0 + x1 + y1)) {
      return null;
    }
    double dx = x1 - x0;
    double dy = y1 - y0;
    double[] towards = {-dx, dx, -dy, dy};
    double[] room = {x0 - box.left(), box.right() - x0, y0 - box.top(), box.bottom() - y0};
    double enter = 0;
    double leave = 1;
    for (int side = 0; side < 4; side++) {
      if (towards[side] == 0) {
        if (room[side] < 0) {
          return null;
        }
      } else {
        double t = room[side] / towards[side];
        if (towards[side] < 0) {
          enter = Math.max(enter, t);
        } else {
          leave = Math.min(leave, t);
        }
      }
    }
    if (enter > leave) {
      return null;
    }
    return new double[] {
      enter == 0 ? x0 : x0 + enter * dx,
      enter == 0 ? y0 : y0 + enter * dy,
      leave == 1 ? x1 : x0 + leave * dx,
      leave == 1 ? y1 : y0 + leave * dy
    };
  }

  /** A line through fewer points that looks the same (Douglas and Peucker 1973). */
  Polyline simplified() {
    boolean[] kept = new boolean[x.length];
    kept[0] = true;
    kept[x.length - 1] = true;
    Deque<int[]> stretches = new ArrayDeque<>(List.of(new int[] {0, x.length - 1}));
    while (!stretches.isEmpty()) {
      int[] stretch = stretches.pop();
      int farthest = farthest(stretch[0], stretch[1]);
      if (farthest > 0) {
        kept[farthest] = true;
        stretches.push(new int[] {stretch[0], farthest});
        stretches.push(new int[] {farthest, stretch[1]});
      }
    }
    double[] newX = new double[x.length];
    double[] newY = new double[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (kept[i]) {
        newX[count] = x[i];
        newY[count++] = y[i];
      }
    }
    return new Polyline(Arrays.copyOf(newX, count), Arrays.copyOf(newY, count));
  }

  /**
   * The point between two others that lies farthest from the segment that joins them; 0 if near.
   */
  private int farthest(int from, int to) {
    double dx = x[to] - x[from];
    double dy = y[to] - y[from];
    double squaredLength = dx * dx + dy * dy;
    double largest = TOLERANCE * TOLERANCE;
    int farthest = 0;
    for (int i = from + 1; i < to; i++) {
      double px = x[i] - x[from];
      double py = y[i] - y[from];
      double t = squaredLength == 0 ? 0 : (px * dx + py * dy) / squaredLength;
      double clamped = Math.max(0, Math.min(1, t));
      double offX = px - clamped * dx;
      double offY = py - clamped * dy;
      double squared = offX * offX + offY * offY;
      if (squared > largest) {
        largest = squared;
        farthest = i;
      }
    }
    return farthest;
  }

  void appendTo(Outline path) {
    path.moveTo(x[0], y[0]);
    for (int i = 1; i < x.length; i++) {
      path.lineTo(x[i], y[i]);
    }
  }
}
