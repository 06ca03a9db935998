package org.rnnzoo.workbench.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Npz;

/**
 * A module of PyTorch in at most 40 lines, and the NumPy archive that it loads. Run as a program,
 * it compares itself with the trials in the archive.
 */
final class TorchExport implements ExportFormat.Writer {

  private static final String MODULE =
      """
      %s
      import pathlib

      import numpy as np
      import torch

      DATA = np.load(pathlib.Path(__file__).with_suffix(".npz"))


      class Network(torch.nn.Module):
          def __init__(self):
              super().__init__()
              for name in (%s):
                  value = torch.tensor(DATA[name]).to(torch.get_default_dtype())
                  self.register_parameter(name, torch.nn.Parameter(value))

          def step(self, x, u):
      %s

          def forward(self, inputs):  # [trials, time, channels] to outputs and states
              x, states = self.x0.expand(len(inputs), -1), []
              for t in range(inputs.shape[1]):
                  x = self.step(x, inputs[:, t])
                  states.append(x)
              states = torch.stack(states, dim=1)
              return %s @ self.W_out.T + self.b_out, states
      """;

  private static final String CHECK =
      """


      if __name__ == "__main__":
          torch.set_default_dtype(torch.float64)
          found = Network()(torch.tensor(DATA["trials.inputs"]).double())[0].detach().numpy()
          inside = np.arange(found.shape[1]) < DATA["trials.steps"][:, None]
          off = abs(found - DATA["trials.outputs_noise_free"])[inside].max()
          print("largest difference from the zoo:", off)
          raise SystemExit(not off < 1e-5)
      """;

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    PortableNetwork network = content.network();
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    Npz.write(file.resolveSibling(name + ".npz"), content.flat());
    String about =
        "# "
            + content.title().replaceAll("\\s+", " ")
            + ". The equations are in "
            + file.getFileName()
            + ".json.";
    String names =
        network.weights().keySet().stream()
            .map(weight -> '"' + weight + '"')
            .collect(Collectors.joining(", "));
    String step =
        step(network).stream().map(line -> "        " + line).collect(Collectors.joining("\n"));
    String text = MODULE.formatted(about, names, step, rates(network));
    AtomicFile.write(file, content.trials().isEmpty() ? text : text + CHECK);
    return Map.of("archive", name + ".npz");
  }

  private static String rates(PortableNetwork network) {
    return switch (network.kind()) {
      case RATE, GRU -> "states";
      case CURRENT -> phi(network, "states");
      case LSTM, STSP -> "states[..., :%s]".formatted(network.units());
    };
  }

  private static List<String> step(PortableNetwork network) {
    String alpha = Double.toString(network.alpha());
    String leak = "return (1 - %s) * x + %s * ".formatted(alpha, alpha);
    List<String> lines = new ArrayList<>();
    switch (network.kind()) {
      case RATE -> {
        lines.add("drive = x @ self.W.T + u @ self.W_in.T + self.b");
        lines.add(leak + phi(network, "drive"));
      }
      case CURRENT ->
          lines.add(leak + "(" + phi(network, "x") + " @ self.W.T + u @ self.W_in.T + self.b)");
      case GRU -> {
        lines.add("sent = (x @ self.W.T).chunk(3, dim=-1)");
        lines.add("given = (u @ self.W_in.T + self.b).chunk(3, dim=-1)");
        lines.add("r, z = (torch.sigmoid(sent[i] + given[i]) for i in (0, 1))");
        lines.add("n = torch.tanh(given[2] + r * (sent[2] + self.b_n))");
        lines.add("return (1 - z) * n + z * x");
      }
      case LSTM -> {
        lines.add("h, c = x.chunk(2, dim=-1)");
        lines.add("i, f, g, o = (h @ self.W.T + u @ self.W_in.T + self.b).chunk(4, dim=-1)");
        lines.add("c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)");
        lines.add("return torch.cat([torch.sigmoid(o) * torch.tanh(c), c], dim=-1)");
      }
      case STSP -> {
        lines.add(
            "(r, p, q), s = x.chunk(3, dim=-1), %s * x[..., : x.shape[-1] // 3]"
                .formatted(network.dt() / 1000));
        lines.add("new_p = (p + self.alpha_u * (self.U - p) + self.U * (1 - p) * s).clamp(0, 1)");
        lines.add("new_q = (q + self.alpha_x * (1 - q) - p * q * s).clamp(0, 1)");
        lines.add("drive = (new_p * new_q * r) @ self.W.T + u @ self.W_in.T + self.b");
        lines.add("r = (1 - %s) * r + %s * %s".formatted(alpha, alpha, phi(network, "drive")));
        lines.add("return torch.cat([r, new_p, new_q], dim=-1)");
      }
    }
    return lines;
  }

  private static String phi(PortableNetwork network, String x) {
    String function =
        switch (network.activation()) {
          case TANH -> "torch.tanh(%s)";
          case LINEAR -> "%s";
          case RELU -> "torch.relu(%s)";
          case LEAKY_RELU -> "torch.nn.functional.leaky_relu(%s, 0.01)";
          case SOFTPLUS -> "torch.nn.functional.softplus(%s)";
          case SIGMOID -> "torch.sigmoid(%s)";
          case GELU -> "torch.nn.functional.gelu(%s)";
        };
    return function.formatted(x);
  }
}
