package org.rnnzoo.workbench.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One step of a network as a graph: from a state {@code [trials, dimension]} and an input {@code
 * [trials, channels]} to the next state, outputs and rates. Its weights are those of the graph
 * around it, transposed, since states are rows here.
 *
 * @param network the network
 * @param graph the graph of the step
 */
record OnnxStep(PortableNetwork network, OnnxGraph graph) {

  /** Makes the graph of a step. */
  static OnnxGraph of(PortableNetwork network) {
    OnnxStep step = new OnnxStep(network, new OnnxGraph());
    step.make();
    return step.graph;
  }

  private void make() {
    graph.input("state", "trials", network.dimension());
    graph.input("input", "trials", network.inputs());
    graph.name(next(), "next_state");
    graph.name(rates(), "step_rates");
    String sent = graph.apply("MatMul", "step_rates", "W_out_T");
    graph.name(graph.apply("Add", sent, "b_out"), "step_outputs");
    graph.output("next_state", "trials", network.dimension());
    graph.output("step_outputs", "trials", network.outputs());
    graph.output("step_rates", "trials", network.units());
  }

  private String next() {
    return switch (network.kind()) {
      case RATE -> leaked("state", phi(drive("state")));
      case CURRENT -> leaked("state", drive(phi("state")));
      case GRU -> gru();
      case LSTM -> lstm();
      case STSP -> synaptic();
    };
  }

  private String rates() {
    return switch (network.kind()) {
      case RATE, GRU -> graph.apply("Identity", "next_state");
      case CURRENT -> phi("next_state");
      case LSTM -> parts("next_state", 2).get(0);
      case STSP -> parts("next_state", 3).get(0);
    };
  }

  private String drive(String sent) {
    return graph.apply("Add", graph.apply("MatMul", sent, "W_T"), given());
  }

  private String given() {
    return graph.apply("Add", graph.apply("MatMul", "input", "W_in_T"), "b");
  }

  private String leaked(String x, String target) {
    return graph.apply("Add", graph.apply("Mul", x, "keep"), graph.apply("Mul", target, "alpha"));
  }

  private String phi(String x) {
    return switch (network.activation()) {
      case TANH -> graph.apply("Tanh", x);
      case LINEAR -> graph.apply("Identity", x);
      case RELU -> graph.apply("Relu", x);
      case LEAKY_RELU -> graph.apply("LeakyRelu", List.of(OnnxGraph.real("alpha", 0.01f)), x);
      case SOFTPLUS -> graph.apply("Softplus", x);
      case SIGMOID -> graph.apply("Sigmoid", x);
      case GELU -> {
        String erf = graph.apply("Erf", graph.apply("Mul", x, "root_half"));
        String half = graph.apply("Mul", x, "half");
        yield graph.apply("Mul", half, graph.apply("Add", erf, "one"));
      }
    };
  }

  /** Equal parts of the last axis. */
  private List<String> parts(String value, int count) {
    List<String> names =
        new ArrayList<>(
            IntStream.range(0, count).mapToObj(i -> value + "_of_" + count + "_" + i).toList());
    graph.node(
        "Split", List.of(OnnxGraph.number("axis", 1)), List.of(value, "parts_" + count), names);
    return names;
  }

  private String joined(String... values) {
    return graph.apply("Concat", List.of(OnnxGraph.number("axis", 1)), values);
  }

  private String gru() {
    List<String> sent = parts(graph.apply("MatMul", "state", "W_T"), 3);
    List<String> given = parts(given(), 3);
    String r = graph.apply("Sigmoid", graph.apply("Add", sent.get(0), given.get(0)));
    String z = graph.apply("Sigmoid", graph.apply("Add", sent.get(1), given.get(1)));
    String inner = graph.apply("Mul", r, graph.apply("Add", sent.get(2), "b_n"));
    String n = graph.apply("Tanh", graph.apply("Add", given.get(2), inner));
    String fresh = graph.apply("Mul", graph.apply("Sub", "one", z), n);
    return graph.apply("Add", fresh, graph.apply("Mul", z, "state"));
  }

  private String lstm() {
    List<String> state = parts("state", 2);
    List<String> drive = parts(drive(state.get(0)), 4);
    String kept = graph.apply("Mul", graph.apply("Sigmoid", drive.get(1)), state.get(1));
    String candidate = graph.apply("Tanh", drive.get(2));
    String taken = graph.apply("Mul", graph.apply("Sigmoid", drive.get(0)), candidate);
    String c = graph.apply("Add", kept, taken);
    String h = graph.apply("Mul", graph.apply("Sigmoid", drive.get(3)), graph.apply("Tanh", c));
    return joined(h, c);
  }

  private String synaptic() {
    List<String> state = parts("state", 3);
    String r = state.get(0);
    String p = state.get(1);
    String q = state.get(2);
    String spikes = graph.apply("Mul", r, "seconds");
    String back = graph.apply("Mul", "alpha_u", graph.apply("Sub", "U", p));
    String room = graph.apply("Mul", "U", graph.apply("Sub", "one", p));
    String nextP =
        clipped(graph.apply("Add", graph.apply("Add", p, back), graph.apply("Mul", room, spikes)));
    String filled = graph.apply("Mul", "alpha_x", graph.apply("Sub", "one", q));
    String spent = graph.apply("Mul", graph.apply("Mul", p, q), spikes);
    String nextQ = clipped(graph.apply("Sub", graph.apply("Add", q, filled), spent));
    String passed = graph.apply("Mul", graph.apply("Mul", nextP, nextQ), r);
    return joined(leaked(r, phi(drive(passed))), nextP, nextQ);
  }

  private String clipped(String value) {
    return graph.apply("Clip", value, "zero", "one");
  }
}
