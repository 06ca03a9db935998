package org.rnnzoo.workbench.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.ProtoMessage;
import org.rnnzoo.core.io.Trees;

/**
 * A model of ONNX, opset 17: {@code inputs [trials, time, channels]} to {@code outputs [trials,
 * time, outputs]} and {@code rates [trials, time, units]}, without noise, in float32. All networks
 * are a {@code Scan} over their step, since ONNX has operators of its own for two of them only.
 */
final class OnnxExport implements ExportFormat.Writer {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    ProtoMessage description =
        new ProtoMessage().text(1, "zoo").text(2, Trees.jsonLine(content.description()));
    byte[] model =
        new ProtoMessage()
            .number(1, IR_VERSION)
            .text(2, "zoo")
            .text(3, ZooVersion.TEXT)
            .text(6, content.title())
            .message(7, graph(content.network()).message("network"))
            .message(8, new ProtoMessage().text(1, "").number(2, OPSET))
            .message(14, description)
            .toBytes();
    AtomicFile.write(file, out -> out.write(model));
    return Map.of("opset", OPSET);
  }

  private static OnnxGraph graph(PortableNetwork network) {
    OnnxGraph graph = new OnnxGraph();
    constants(graph, network);
    graph.input("inputs", "trials", "time", network.inputs());
    String shape = graph.apply("Shape", "inputs");
    String trials =
        graph.apply("Gather", List.of(OnnxGraph.number("axis", 0)), shape, "first_axis");
    String size = graph.apply("Concat", List.of(OnnxGraph.number("axis", 0)), trials, "dimension");
    String start = graph.apply("Expand", "x0", size);
    OnnxGraph step = OnnxStep.of(network);
    graph.usedBy(step);
    graph.node(
        "Scan",
        List.of(
            OnnxGraph.graph("body", step),
            OnnxGraph.number("num_scan_inputs", 1),
            OnnxGraph.numbers("scan_input_axes", 1),
            OnnxGraph.numbers("scan_output_axes", 1, 1)),
        List.of(start, "inputs"),
        List.of("final_state", "outputs", "rates"));
    graph.output("outputs", "trials", "time", network.outputs());
    graph.output("rates", "trials", "time", network.units());
    graph.output("final_state", "trials", network.dimension());
    return graph;
  }

  private static void constants(OnnxGraph graph, PortableNetwork network) {
    network
        .weights()
        .forEach(
            (name, array) -> {
              if (array.shape().size() == 2) {
                transposed(graph, name + "_T", array);
              } else if (name.equals("x0")) {
                graph.constant(name, List.of(1, network.dimension()), array.toFloats());
              } else {
                graph.constant(name, array.shape(), array.toFloats());
              }
            });
    graph.constant("alpha", List.of(), new float[] {(float) network.alpha()});
    graph.constant("keep", List.of(), new float[] {(float) (1 - network.alpha())});
    graph.constant("zero", List.of(), new float[] {0});
    graph.constant("one", List.of(), new float[] {1});
    graph.constant("half", List.of(), new float[] {0.5f});
    graph.constant("root_half", List.of(), new float[] {(float) Math.sqrt(0.5)});
    graph.constant("seconds", List.of(), new float[] {(float) (network.dt() / 1000)});
    graph.sizes("first_axis", 0);
    graph.sizes("dimension", network.dimension());
    long n = network.units();
    graph.sizes("parts_2", n, n);
    graph.sizes("parts_3", n, n, n);
    graph.sizes("parts_4", n, n, n, n);
  }

  private static void transposed(OnnxGraph graph, String name, NpyArray matrix) {
    int rows = matrix.shape().get(0);
    int columns = matrix.shape().get(1);
    float[] values = matrix.toFloats();
    float[] turned = new float[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    graph.constant(name, List.of(columns, rows), turned);
  }
}
