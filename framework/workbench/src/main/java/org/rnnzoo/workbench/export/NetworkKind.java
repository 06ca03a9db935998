package org.rnnzoo.workbench.export;

import java.util.List;
import java.util.Locale;

/** The equations that the networks of the zoo come down to. */
enum NetworkKind {
  RATE(
      "x",
      "the rates",
      "x <- (1 - alpha) x + alpha phi(W x + W_in u + b)",
      "r = x",
      "z = W_out r + b_out"),
  CURRENT(
      "x",
      "the currents",
      "x <- (1 - alpha) x + alpha (W phi(x) + W_in u + b)",
      "r = phi(x)",
      "z = W_out r + b_out"),
  GRU(
      "x",
      "the rates",
      "rows of W, W_in and b: gates r, z and the candidate n, below each other",
      "g_r = sigmoid(W_r x + W_in_r u + b_r)",
      "g_z = sigmoid(W_z x + W_in_z u + b_z)",
      "n = tanh(W_in_n u + b_n_rows + g_r * (W_n x + b_n)), b_n_rows being the last rows of b",
      "x <- (1 - g_z) * n + g_z * x",
      "r = x",
      "z = W_out r + b_out"),
  LSTM(
      "h then c",
      "the rates, then the cells",
      "rows of W, W_in and b: gates i, f, the candidate g and gate o, below each other",
      "i, f, o = sigmoid(W h + W_in u + b) of their rows; g = tanh(W h + W_in u + b) of its rows",
      "c <- f * c + i * g",
      "h <- o * tanh(c)",
      "r = h",
      "z = W_out r + b_out"),
  STSP(
      "r, then p, then q",
      "the rates, release probabilities and resources",
      "s = seconds * r, the spikes expected in a step; all right-hand sides are of the step before",
      "p <- clip(p + alpha_u (U - p) + U (1 - p) s, 0, 1)",
      "q <- clip(q + alpha_x (1 - q) - p q s, 0, 1)",
      "r <- (1 - alpha) r + alpha phi(W (p * q * r) + W_in u + b), with the new p and q, the old r",
      "z = W_out r + b_out");

  private final String state;
  private final String stateMeans;
  private final String equations;

  NetworkKind(String state, String stateMeans, String... equations) {
    this.state = state;
    this.stateMeans = stateMeans;
    this.equations = String.join("\n", equations);
  }

  /** The name in files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many rows of W and W_in a unit has. */
  int rows() {
    return this == GRU ? 3 : this == LSTM ? 4 : 1;
  }

  /** How many state variables a unit has. */
  int variables() {
    return this == STSP ? 3 : this == LSTM ? 2 : 1;
  }

  /** What the state is made of, in symbols. */
  String state() {
    return state;
  }

  /** What the state is made of, in words. */
  String stateMeans() {
    return stateMeans;
  }

  /** One step, in order; {@code *} between vectors is a product by elements. */
  List<String> equations() {
    return equations.lines().toList();
  }
}
