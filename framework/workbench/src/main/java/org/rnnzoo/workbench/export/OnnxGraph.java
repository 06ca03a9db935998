package org.rnnzoo.workbench.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.io.ProtoMessage;

/**
 * A graph of ONNX on its way to a file: the few messages of {@code onnx.proto3} that a recurrent
 * network needs, all tensors float32 but for sizes.
 */
final class OnnxGraph {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final List<ProtoMessage> nodes = new ArrayList<>();
  private final Map<String, ProtoMessage> constants = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<ProtoMessage> inputs = new ArrayList<>();
  private final List<ProtoMessage> outputs = new ArrayList<>();
  private int names;

  /** A name that no other value of this graph has. */
  private String fresh(String operator) {
    return operator.toLowerCase(Locale.ROOT) + "_" + names++;
  }

  /** An operation with one result, whose name is returned. */
  String apply(String operator, String... arguments) {
    return apply(operator, List.of(), arguments);
  }

  /** An operation with attributes and one result, whose name is returned. */
  String apply(String operator, List<ProtoMessage> attributes, String... arguments) {
    String result = fresh(operator);
    node(operator, attributes, List.of(arguments), List.of(result));
    return result;
  }

  /** An operation whose results get these names. */
  void node(
      String operator,
      List<ProtoMessage> attributes,
      List<String> arguments,
      List<String> results) {
    ProtoMessage node = new ProtoMessage();
    arguments.forEach(name -> node.text(1, name));
    used.addAll(arguments);
    results.forEach(name -> node.text(2, name));
    node.text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute));
    nodes.add(node);
  }

  /** Gives a value a name. */
  void name(String value, String name) {
    node("Identity", List.of(), List.of(value), List.of(name));
  }

  /** A constant in float32. */
  void constant(String name, List<Integer> shape, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    tensor(name, FLOAT, shape, bytes.array());
  }

  /** A constant of sizes. */
  void sizes(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    tensor(name, INT64, List.of(values.length), bytes.array());
  }

  private void tensor(String name, int type, List<Integer> shape, byte[] bytes) {
    ProtoMessage tensor = new ProtoMessage();
    shape.forEach(length -> tensor.number(1, length));
    constants.put(name, tensor.number(2, type).text(8, name).bytes(9, bytes));
  }

  /** An argument of the graph; an axis is a length or the name of one. */
  void input(String name, Object... axes) {
    inputs.add(value(name, axes));
  }

  /** A result of the graph. */
  void output(String name, Object... axes) {
    outputs.add(value(name, axes));
  }

  private static ProtoMessage value(String name, Object... axes) {
    ProtoMessage shape = new ProtoMessage();
    for (Object axis : axes) {
      ProtoMessage dimension = new ProtoMessage();
      shape.message(
          1,
          axis instanceof Integer length
              ? dimension.number(1, length)
              : dimension.text(2, (String) axis));
    }
    ProtoMessage tensor = new ProtoMessage().number(1, FLOAT).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  /** An attribute that is a whole number. */
  static ProtoMessage number(String name, long value) {
    return new ProtoMessage().text(1, name).number(3, value).number(20, 2);
  }

  /** An attribute that is a number in float32. */
  static ProtoMessage real(String name, float value) {
    return new ProtoMessage().text(1, name).float32(2, value).number(20, 1);
  }

  /** An attribute that is a list of whole numbers. */
  static ProtoMessage numbers(String name, long... values) {
    ProtoMessage attribute = new ProtoMessage().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, 7);
  }

  /** An attribute that is a graph. */
  static ProtoMessage graph(String name, OnnxGraph graph) {
    return new ProtoMessage().text(1, name).message(6, graph.message(name)).number(20, 5);
  }

  /** Says that a graph inside uses values of this one. */
  void usedBy(OnnxGraph inner) {
    used.addAll(inner.used);
  }

  /** The graph as a message, without constants that nothing uses. */
  ProtoMessage message(String name) {
    ProtoMessage graph = new ProtoMessage();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, name);
    constants.forEach(
        (constant, tensor) -> {
          if (used.contains(constant)) {
            graph.message(5, tensor);
          }
        });
    inputs.forEach(value -> graph.message(11, value));
    outputs.forEach(value -> graph.message(12, value));
    return graph;
  }
}
