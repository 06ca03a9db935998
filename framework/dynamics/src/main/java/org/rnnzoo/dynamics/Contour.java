package org.rnnzoo.dynamics;

import java.util.Arrays;

/**
 * The curves on which a function sampled on a grid is 0, by marching squares (Lorensen &amp; Cline
 * 1987, in two dimensions), joined into curves as long as possible.
 */
final class Contour {

  private static final int NONE = -1;

  private final double[][] values;
  private final Window window;
  private final int nx;
  private final int ny;

  /** For each edge of the grid, the at most two edges that the curve through it goes on to. */
  private final int[] next;

  private Contour(double[][] values, Window window) {
    this.values = values;
    this.window = window;
    ny = values.length;
    nx = values[0].length;
    next = new int[4 * nx * ny];
    Arrays.fill(next, NONE);
  }

  /**
   * The curves of value 0.
   *
   * @param values {@code [ny][nx]}, rows from below, on a grid that includes the window's edges
   */
  static Polyline zero(double[][] values, Window window) {
    Contour contour = new Contour(values, window);
    for (int j = 0; j + 1 < contour.ny; j++) {
      for (int i = 0; i + 1 < contour.nx; i++) {
        contour.march(i, j);
      }
    }
    return contour.join();
  }

  /** The edge from node (i, j) to the right. */
  private int across(int i, int j) {
    return 2 * (j * nx + i);
  }

  /** The edge from node (i, j) upwards. */
  private int upwards(int i, int j) {
    return 2 * (j * nx + i) + 1;
  }

  private void march(int i, int j) {
    boolean a = values[j][i] > 0;
    boolean b = values[j][i + 1] > 0;
    boolean c = values[j + 1][i + 1] > 0;
    boolean d = values[j + 1][i] > 0;
    int below = across(i, j);
    int right = upwards(i + 1, j);
    int above = across(i, j + 1);
    int left = upwards(i, j);
    if (a == c && b == d && a != b) {
      double middle = values[j][i] + values[j][i + 1] + values[j + 1][i + 1] + values[j + 1][i];
      if (middle > 0 == a) {
        link(below, right);
        link(above, left);
      } else {
        link(below, left);
        link(above, right);
      }
      return;
    }
    int from = NONE;
    int[] edges = {below, right, above, left};
    boolean[] crossed = {a != b, b != c, c != d, d != a};
    for (int k = 0; k < edges.length; k++) {
      if (crossed[k] && from == NONE) {
        from = edges[k];
      } else if (crossed[k]) {
        link(from, edges[k]);
      }
    }
  }

  private void link(int a, int b) {
    next[2 * a + (next[2 * a] == NONE ? 0 : 1)] = b;
    next[2 * b + (next[2 * b] == NONE ? 0 : 1)] = a;
  }

  /** First the curves that end at the border, then the closed ones. */
  private Polyline join() {
    Polyline curves = new Polyline();
    for (int edge = 0; edge < next.length / 2; edge++) {
      if (next[2 * edge] != NONE && next[2 * edge + 1] == NONE) {
        trace(edge, curves);
      }
    }
    for (int edge = 0; edge < next.length / 2; edge++) {
      if (next[2 * edge] != NONE) {
        trace(edge, curves);
      }
    }
    return curves;
  }

  private void trace(int start, Polyline curves) {
    int edge = start;
    int to = next[2 * edge];
    place(edge, curves);
    while (to != NONE) {
      unlink(edge, to);
      unlink(to, edge);
      edge = to;
      place(edge, curves);
      to = next[2 * edge] != NONE ? next[2 * edge] : next[2 * edge + 1];
    }
    curves.lift();
  }

  private void unlink(int from, int to) {
    next[2 * from + (next[2 * from] == to ? 0 : 1)] = NONE;
  }

  /** Where the function, taken as linear along the edge, is 0. */
  private void place(int edge, Polyline curves) {
    int node = edge / 2;
    int i = node % nx;
    int j = node / nx;
    boolean across = edge % 2 == 0;
    double from = values[j][i];
    double to = across ? values[j][i + 1] : values[j + 1][i];
    double share = from / (from - to);
    curves.add(
        window.left() + window.width() * (i + (across ? share : 0)) / (nx - 1),
        window.bottom() + window.height() * (j + (across ? 0 : share)) / (ny - 1));
  }
}
