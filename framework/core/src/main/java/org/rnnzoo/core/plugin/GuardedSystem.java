package org.rnnzoo.core.plugin;

import java.util.Objects;
import java.util.stream.Stream;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A dynamical system of a plugin's own behind the guard of its model, so that an analysis which
 * comes upon its faults is not blamed for them.
 */
record GuardedSystem(Guard guard, DynamicalSystem system) implements DynamicalSystem {

  /** Where the kinds of systems are that analyses tell apart. */
  private static final String FRAMEWORK = "org\\.rnnzoo\\.(dynamics|engine)(\\..*)?";

  /**
   * Puts a system behind a guard, unless it is of a kind of the framework's: analyses look for
   * these, and what goes wrong in them is no fault of the plugin.
   */
  static DynamicalSystem of(Guard guard, DynamicalSystem system) {
    return Stream.<Class<?>>iterate(system.getClass(), Objects::nonNull, Class::getSuperclass)
            .anyMatch(type -> type.getPackageName().matches(FRAMEWORK))
        ? system
        : new GuardedSystem(guard, system).sound();
  }

  /** What every analysis relies on, looked at once where every trial starts. */
  private GuardedSystem sound() {
    require(dimension() > 0, "dimension", dimension(), "it must be above 0");
    require(timeConstant() > 0, "timeConstant", timeConstant(), "it must be above 0");
    require(alpha() > 0 && alpha() <= 1, "alpha", alpha(), "it must be above 0 and at most 1");
    double[] start = sized("initialState", initialState(), dimension());
    double[] silence = new double[inputs()];
    finite("initialState", start);
    double[] flow = new double[dimension()];
    field(start, silence, flow);
    finite("field", flow);
    double[] slopes = new double[dimension() * dimension()];
    jacobian(start, silence, slopes);
    finite("jacobian", slopes);
    double[] rates = new double[units()];
    rates(start, rates);
    finite("rates", rates);
    double[] outputs = new double[outputs()];
    output(start, outputs);
    finite("output", outputs);
    sized("reachable", reachable(silence).lower(), dimension());
    return this;
  }

  private void require(boolean holds, String method, double value, String what) {
    if (!holds) {
      throw guard.failure(method, "it is %s; %s".formatted(value, what));
    }
  }

  private double[] sized(String method, double[] values, int length) {
    if (values.length != length) {
      throw guard.failure(
          method, "it has %s variables where the dimension is %s".formatted(values.length, length));
    }
    return values;
  }

  private void finite(String method, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw guard.failure(method, "it gave %s at the start of a trial".formatted(value));
      }
    }
  }

  @Override
  public int dimension() {
    return guard.call("dimension", system::dimension);
  }

  @Override
  public int inputs() {
    return guard.call("inputs", system::inputs);
  }

  @Override
  public int outputs() {
    return guard.call("outputs", system::outputs);
  }

  @Override
  public int units() {
    return guard.call("units", system::units);
  }

  @Override
  public double timeConstant() {
    return guard.call("timeConstant", system::timeConstant);
  }

  @Override
  public double alpha() {
    return guard.call("alpha", system::alpha);
  }

  @Override
  public double[] initialState() {
    return guard.call("initialState", system::initialState);
  }

  @Override
  public void field(double[] x, double[] u, double[] result) {
    guard.run("field", () -> system.field(x, u, result));
  }

  @Override
  public void jacobian(double[] x, double[] u, double[] result) {
    guard.run("jacobian", () -> system.jacobian(x, u, result));
  }

  @Override
  public void rates(double[] x, double[] result) {
    guard.run("rates", () -> system.rates(x, result));
  }

  @Override
  public void output(double[] x, double[] result) {
    guard.run("output", () -> system.output(x, result));
  }

  @Override
  public boolean bounded() {
    return guard.call("bounded", system::bounded);
  }

  @Override
  public boolean isMap() {
    return guard.call("isMap", system::isMap);
  }

  @Override
  public Box reachable(double[] u) {
    return guard.call("reachable", () -> system.reachable(u));
  }

  @Override
  public boolean differentiable(double[] x, double[] u) {
    return guard.call("differentiable", () -> system.differentiable(x, u));
  }
}
