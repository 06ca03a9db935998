package org.rnnzoo.workbench.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A network as its equations need it: whatever its model made the weights of, W is what acts on the
 * units.
 *
 * @param kind the equations
 * @param activation φ; that of the candidate in a network with gates
 * @param dt the sampling period in ms
 * @param tau the time constant in ms
 * @param alpha dt/τ
 * @param weights float64: {@code W}, {@code W_in}, {@code b}, {@code W_out}, {@code b_out} and
 *     {@code x0}, the whole state before the first step; {@code b_n} of a GRU; {@code U}, {@code
 *     alpha_u} and {@code alpha_x} of plastic synapses
 */
record PortableNetwork(
    NetworkKind kind,
    Activation activation,
    double dt,
    double tau,
    double alpha,
    Map<String, NpyArray> weights) {

  /**
   * The network of a run.
   *
   * @throws UserException if its equations are none of those that can be exported
   */
  static PortableNetwork of(Run run) {
    DynamicalSystem dynamics = run.network().dynamics();
    if (dynamics instanceof LeakyNetwork leaky) {
      return leaky(leaky, run.experiment().clock().dt());
    }
    String model = run.experiment().model().plugin().name();
    return switch (model) {
      case "gru", "lstm" ->
          gated(run, dynamics, NetworkKind.valueOf(model.toUpperCase(Locale.ROOT)));
      case "stsp" -> synaptic(run, dynamics);
      default -> throw unknown(model);
    };
  }

  /** That the equations of a model are not known. */
  static UserException unknown(String model) {
    return UserException.input(
        "The equations of the model %s are none that can be exported: it is neither a leaky network, GRU, LSTM nor STSP. 'zoo weights RUN --out FILE.npz' stores its tensors."
            .formatted(model));
  }

  private static PortableNetwork leaky(LeakyNetwork network, double dt) {
    Integer units = network.units();
    Map<String, NpyArray> weights = new LinkedHashMap<>();
    weights.put("W", NpyArray.of(network.recurrent().data, units, units));
    weights.put("W_in", NpyArray.of(network.input().data, units, network.inputs()));
    weights.put("b", NpyArray.of(network.bias(), units));
    weights.put("W_out", NpyArray.of(network.readout().data, network.outputs(), units));
    weights.put("b_out", NpyArray.of(network.readoutBias(), network.outputs()));
    weights.put("x0", NpyArray.of(network.initial(), units));
    return new PortableNetwork(
        network.form() == Form.RATE ? NetworkKind.RATE : NetworkKind.CURRENT,
        network.activation(),
        dt,
        network.timeConstant(),
        network.alpha(),
        weights);
  }

  private static PortableNetwork gated(Run run, DynamicalSystem dynamics, NetworkKind kind) {
    Map<String, NpyArray> weights = plain(run, dynamics);
    if (kind == NetworkKind.GRU) {
      weights.put("b_n", tensor(run, "b_n", dynamics.units()));
    }
    double dt = run.experiment().clock().dt();
    return new PortableNetwork(kind, Activation.TANH, dt, dt, 1, weights);
  }

  private static PortableNetwork synaptic(Run run, DynamicalSystem dynamics) {
    Map<?, ?> model = (Map<?, ?>) run.experiment().tree().get("model");
    List<Map<?, ?>> kinds = new ArrayList<>();
    for (String key : List.of("facilitating", "depressing")) {
      kinds.add((Map<?, ?>) model.get(key));
    }
    double dt = run.experiment().clock().dt();
    int units = dynamics.units();
    double[] release = new double[units];
    double[] towardsRelease = new double[units];
    double[] towardsFull = new double[units];
    for (int i = 0; i < units; i++) {
      Map<?, ?> synapse = kinds.get(i % kinds.size());
      release[i] = number(synapse, "release");
      towardsRelease[i] = dt / number(synapse, "tauU");
      towardsFull[i] = dt / number(synapse, "tauX");
    }
    Map<String, NpyArray> weights = plain(run, dynamics);
    weights.put("U", NpyArray.of(release, units));
    weights.put("alpha_u", NpyArray.of(towardsRelease, units));
    weights.put("alpha_x", NpyArray.of(towardsFull, units));
    return new PortableNetwork(
        NetworkKind.STSP,
        Activation.valueOf(
            String.valueOf(model.get("activation")).toUpperCase(Locale.ROOT).replace('-', '_')),
        dt,
        dynamics.timeConstant(),
        dynamics.alpha(),
        weights);
  }

  private static double number(Map<?, ?> tree, String key) {
    return ((Number) tree.get(key)).doubleValue();
  }

  private static Map<String, NpyArray> plain(Run run, DynamicalSystem dynamics) {
    Map<String, NpyArray> weights = new LinkedHashMap<>();
    weights.put("W", tensor(run, "W", 0));
    weights.put("W_in", tensor(run, "W_in", 0));
    weights.put("b", tensor(run, "b", weights.get("W").shape().get(0)));
    weights.put("W_out", tensor(run, "W_out", 0));
    weights.put("b_out", tensor(run, "b_out", dynamics.outputs()));
    weights.put("x0", NpyArray.of(dynamics.initialState(), dynamics.dimension()));
    return weights;
  }

  /** A tensor in float64; zeros if the network has none of that name. */
  private static NpyArray tensor(Run run, String name, int zeros) {
    Weights weights = run.network().weights();
    for (Weights.Tensor tensor : weights.tensors()) {
      if (tensor.name().equals(name)) {
        double[] values = new double[tensor.length()];
        for (int i = 0; i < values.length; i++) {
          values[i] = weights.values()[tensor.offset() + i];
        }
        return new NpyArray(tensor.shape(), values);
      }
    }
    if (zeros == 0) {
      throw unknown(run.experiment().model().use());
    }
    return NpyArray.of(new double[zeros], zeros);
  }

  /** Whether the arrays have the shapes that the equations need. */
  boolean fits() {
    int n = units();
    int rows = kind.rows() * n;
    return weights.get("W").shape().equals(List.of(rows, n))
        && weights.get("W_in").shape().equals(List.of(rows, inputs()))
        && weights.get("b").shape().equals(List.of(rows))
        && weights.get("b_out").shape().equals(List.of(outputs()))
        && dimension() == kind.variables() * n;
  }

  int units() {
    return weights.get("W_out").shape().get(1);
  }

  int inputs() {
    return weights.get("W_in").shape().get(1);
  }

  int outputs() {
    return weights.get("W_out").shape().get(0);
  }

  /** The number of state variables. */
  int dimension() {
    return weights.get("x0").shape().get(0);
  }

  private double[] values(String name) {
    return weights.get(name).doubles();
  }

  /** The state before the first step. */
  double[] initialState() {
    return values("x0").clone();
  }

  /** The state after one step, by the equations of the kind. */
  double[] step(double[] x, double[] u) {
    double[] sent =
        switch (kind) {
          case CURRENT -> mapped(x);
          case LSTM, STSP -> Arrays.copyOf(x, units());
          case RATE, GRU -> x;
        };
    return switch (kind) {
      case RATE -> leaked(x, mapped(sum(times("W", sent), given(u))));
      case CURRENT -> leaked(x, sum(times("W", sent), given(u)));
      case GRU -> gru(x, times("W", sent), given(u));
      case LSTM -> lstm(x, sum(times("W", sent), given(u)));
      case STSP -> synaptic(x, u);
    };
  }

  /** The rates in a state. */
  double[] rates(double[] x) {
    return kind == NetworkKind.CURRENT ? mapped(x) : Arrays.copyOf(x, units());
  }

  /** The outputs in a state. */
  double[] output(double[] x) {
    return sum(times("W_out", rates(x)), values("b_out"));
  }

  private double[] given(double[] u) {
    return sum(times("W_in", u), values("b"));
  }

  private double[] leaked(double[] x, double[] target) {
    double[] next = new double[target.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (1 - alpha) * x[i] + alpha * target[i];
    }
    return next;
  }

  private double[] gru(double[] x, double[] sent, double[] given) {
    int n = units();
    double[] inner = values("b_n");
    double[] next = new double[n];
    for (int i = 0; i < n; i++) {
      double r = Activation.SIGMOID.value(sent[i] + given[i]);
      double z = Activation.SIGMOID.value(sent[n + i] + given[n + i]);
      double candidate = Math.tanh(given[2 * n + i] + r * (sent[2 * n + i] + inner[i]));
      next[i] = (1 - z) * candidate + z * x[i];
    }
    return next;
  }

  private double[] lstm(double[] x, double[] drive) {
    int n = units();
    double[] next = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double in = Activation.SIGMOID.value(drive[i]);
      double forget = Activation.SIGMOID.value(drive[n + i]);
      double out = Activation.SIGMOID.value(drive[3 * n + i]);
      double c = forget * x[n + i] + in * Math.tanh(drive[2 * n + i]);
      next[n + i] = c;
      next[i] = out * Math.tanh(c);
    }
    return next;
  }

  private double[] synaptic(double[] x, double[] u) {
    int n = units();
    double[] release = values("U");
    double[] towardsRelease = values("alpha_u");
    double[] towardsFull = values("alpha_x");
    double[] next = new double[3 * n];
    double[] passed = new double[n];
    for (int i = 0; i < n; i++) {
      double spikes = dt / 1000 * x[i];
      double p = x[n + i];
      double q = x[2 * n + i];
      next[n + i] =
          clipped(p + towardsRelease[i] * (release[i] - p) + release[i] * (1 - p) * spikes);
      next[2 * n + i] = clipped(q + towardsFull[i] * (1 - q) - p * q * spikes);
      passed[i] = next[n + i] * next[2 * n + i] * x[i];
    }
    double[] rates = leaked(x, mapped(sum(times("W", passed), given(u))));
    System.arraycopy(rates, 0, next, 0, n);
    return next;
  }

  private static double clipped(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private double[] mapped(double[] x) {
    return Arrays.stream(x).map(activation::value).toArray();
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private double[] times(String name, double[] vector) {
    NpyArray matrix = weights.get(name);
    double[] values = matrix.doubles();
    double[] result = new double[matrix.shape().get(0)];
    for (int i = 0; i < result.length; i++) {
      double value = 0;
      for (int j = 0; j < vector.length; j++) {
        value += values[i * vector.length + j] * vector[j];
      }
      result[i] = value;
    }
    return result;
  }
}
