package org.rnnzoo.dynamics;

import org.rnnzoo.api.model.DynamicalSystem;

/**
 * The velocity of a system over a plane through its state space, for constant input.
 *
 * <p>A system of two variables moves within the plane. With more variables the flow on the plane
 * itself says little: it mostly shows how the state falls from the plane onto the curved surface on
 * which the network works. So at each place the state is first let go in all directions but the two
 * of the plane, for a few time constants, and the velocity is taken there. This is the adiabatic
 * elimination of the fast variables; with it the nullclines cross at the fixed points. It says
 * nothing about a plane on which the network does not work, and there the velocity is that on the
 * plane itself.
 *
 * @param input the constant input, {@code [inputs]}
 * @param relaxed whether the other directions are let go first
 */
public record PlanarFlow(
    DynamicalSystem system, double[] input, PhasePlane plane, boolean relaxed) {

  /** In units of τ. */
  private static final double STEP = 0.5;

  private static final int STEPS_AT_EDGE = 20;
  private static final int STEPS_FROM_NEIGHBOUR = 6;

  /**
   * A velocity, per second.
   *
   * @param dx its first coordinate on the plane
   * @param dy its second coordinate on the plane
   * @param speed its size in state space
   */
  public record Velocity(double dx, double dy, double speed) {

    /** The share of the velocity that leads out of the plane, in [0, 1]; 0 where nothing moves. */
    public double leaving() {
      double within = Math.hypot(dx, dy) / speed;
      return speed > 0 ? Math.sqrt(Math.max(0, 1 - within * within)) : 0;
    }
  }

  /** The velocities on a grid of places that includes the edges, {@code [ny][nx]}, from below. */
  public Velocity[][] onNodes(Window window, int nx, int ny) {
    Velocity[][] grid = new Velocity[ny][nx];
    for (int j = 0; j < ny; j++) {
      grid[j] =
          row(
              window.left(),
              window.width() / (nx - 1),
              nx,
              window.bottom() + window.height() * j / (ny - 1));
    }
    return grid;
  }

  /** The velocities in the middle of equal cells, {@code [ny][nx]}, from below. */
  public Velocity[][] inCells(Window window, int nx, int ny) {
    Velocity[][] grid = new Velocity[ny][nx];
    double width = window.width() / nx;
    for (int j = 0; j < ny; j++) {
      grid[j] =
          row(
              window.left() + width / 2,
              width,
              nx,
              window.bottom() + window.height() * (j + 0.5) / ny);
    }
    return grid;
  }

  /** A row from left to right. Each place starts off the plane where its left neighbour ended. */
  private Velocity[] row(double left, double spacing, int count, double y) {
    Velocity[] row = new Velocity[count];
    double[] lift = new double[system.dimension()];
    for (int i = 0; i < count; i++) {
      row[i] = at(left + spacing * i, y, lift, i == 0 ? STEPS_AT_EDGE : STEPS_FROM_NEIGHBOUR);
    }
    return row;
  }

  private Velocity at(double x, double y, double[] lift, int steps) {
    int n = system.dimension();
    double[] state = plane.state(x, y);
    for (int i = 0; i < n; i++) {
      state[i] += lift[i];
    }
    double[] field = new double[n];
    system.field(state, input, field);
    for (int k = 0; relaxed && n > 2 && k < steps; k++) {
      letGo(state, lift, field);
    }
    double perSecond = 1000 / system.timeConstant();
    return new Velocity(
        perSecond * PhasePlane.dot(plane.xAxis(), field),
        perSecond * PhasePlane.dot(plane.yAxis(), field),
        perSecond * Math.sqrt(PhasePlane.dot(field, field)));
  }

  /** One step along the part of the field that is at right angles to the plane. */
  private void letGo(double[] state, double[] lift, double[] field) {
    double step = Math.max(STEP, system.alpha());
    double dx = PhasePlane.dot(plane.xAxis(), field);
    double dy = PhasePlane.dot(plane.yAxis(), field);
    for (int i = 0; i < state.length; i++) {
      double move = step * (field[i] - dx * plane.xAxis()[i] - dy * plane.yAxis()[i]);
      state[i] += move;
      lift[i] += move;
    }
    system.field(state, input, field);
  }
}
