package org.rnnzoo.comparison.circuittransfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.circuit.EmbeddedCircuit;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/** Whether the circuit of one network foretells what perturbations do to another. */
public final class CircuitTransferComparison implements Comparison<CircuitTransferParameters> {

  @Override
  public String name() {
    return "circuit-transfer";
  }

  @Override
  public String title() {
    return "Whether the latent circuit of one network is the mechanism of another";
  }

  @Override
  public String citation() {
    return "Langdon & Engel, 2025, Nature Neuroscience";
  }

  @Override
  public List<String> tags() {
    return List.of("circuit", "mechanism", "perturbation");
  }

  @Override
  public CircuitTransferParameters defaults() {
    return CircuitTransferParameters.standard();
  }

  @Override
  public List<String> reads() {
    return List.of(EmbeddedCircuit.ANALYSIS);
  }

  @Override
  public Result compare(Cohort cohort, CircuitTransferParameters p, AnalysisContext context) {
    List<ComparedRun> runs = new ArrayList<>();
    List<EmbeddedCircuit> circuits = new ArrayList<>();
    List<Trials> trials = new ArrayList<>();
    List<String> without = new ArrayList<>();
    List<Trials> all = cohort.sameTrials(0, p.trials());
    for (int i = 0; i < all.size(); i++) {
      ComparedRun run = cohort.runs().get(i);
      Optional<EmbeddedCircuit> circuit = EmbeddedCircuit.of(run);
      if (circuit.isPresent()) {
        runs.add(run);
        circuits.add(circuit.get());
        trials.add(all.get(i));
      } else {
        without.add(run.name());
      }
    }
    if (runs.size() < 2) {
      throw new IllegalArgumentException(
          "%s of %s runs have a latent circuit; at least two must. 'zoo analyze RUN latent-circuit' finds one."
              .formatted(runs.size(), cohort.runs().size()));
    }
    Pairs pairs = Pairs.of(runs, circuits, trials, p, context);
    Result.Builder result = Result.builder();
    result.table("summary", summary(runs, pairs, result));
    result.table("runs", table(runs, circuits, pairs));
    for (String run : without) {
      result.line("No latent circuit: %s".formatted(run));
    }
    for (MissingRun missing : cohort.missing()) {
      result.line("Missing: %s (%s)".formatted(missing.name(), missing.reason()));
    }
    DistanceMatrix distances = DistanceMatrix.of(runs.size(), pairs::distance);
    result.array("distances", Nd4j.createFromArray(distances.values()));
    result.array("foretold", Nd4j.createFromArray(pairs.foretold()));
    result.array("explained", Nd4j.createFromArray(pairs.explained()));
    result.array("chance", Nd4j.createFromArray(pairs.chance()));
    result.array("weights", Nd4j.createFromArray(pairs.weights()));
    result.array("errors", Nd4j.createFromArray(pairs.error()));
    result.figure("transfer", TransferFigure.of(runs, pairs, distances.clustered()));
    context.progress("done", 1);
    return result.build();
  }

  /** Means within and between groups, beside a network's own circuit and random directions. */
  private static Table summary(List<ComparedRun> runs, Pairs pairs, Result.Builder result) {
    double within = mean(runs, true, (a, b) -> pairs.foretold()[(int) a][(int) b]);
    double between = mean(runs, false, (a, b) -> pairs.foretold()[(int) a][(int) b]);
    double own = 0;
    double random = 0;
    for (int b = 0; b < runs.size(); b++) {
      own += pairs.foretold()[b][b] / runs.size();
      random += pairs.random()[b] / runs.size();
    }
    result.line(
        "Changes of outputs under a network's own perturbations are foretold with a correlation of %s by its own circuit, %s by circuits of other networks of its group, %s by those of other groups; along random directions its own reaches %s"
            .formatted(text(own), text(within), text(between), text(random)));
    Table.Builder table =
        Table.with(
            Table.Column.of("measure"),
            Table.Column.of("own", "own circuit"),
            Table.Column.of("within", "same group"),
            Table.Column.of("between", "other groups"),
            Table.Column.of("control"));
    table.row("perturbations foretold (correlation)", own, within, between, random);
    table.row(
        "rates explained (part of own, beyond chance)",
        1.0,
        mean(runs, true, (a, b) -> pairs.index((int) a, (int) b)),
        mean(runs, false, (a, b) -> pairs.index((int) a, (int) b)),
        0.0);
    table.row(
        "recurrent weights (correlation after matching)",
        1.0,
        mean(runs, true, (a, b) -> pairs.weights()[(int) a][(int) b]),
        mean(runs, false, (a, b) -> pairs.weights()[(int) a][(int) b]),
        Double.NaN);
    return table.build();
  }

  /** Over ordered pairs of different runs of one group, or of two; NaN if there is none. */
  private static double mean(List<ComparedRun> runs, boolean within, DoubleBinaryOperator value) {
    double sum = 0;
    int count = 0;
    for (int a = 0; a < runs.size(); a++) {
      for (int b = 0; b < runs.size(); b++) {
        if (a != b && runs.get(a).group().equals(runs.get(b).group()) == within) {
          double one = value.applyAsDouble(a, b);
          sum += Double.isNaN(one) ? 0 : one;
          count += Double.isNaN(one) ? 0 : 1;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static Table table(List<ComparedRun> runs, List<EmbeddedCircuit> circuits, Pairs pairs) {
    Table.Builder table =
        Table.with(
            Table.Column.of("place"),
            Table.Column.of("run"),
            Table.Column.of("group"),
            Table.Column.of("seed"),
            Table.Column.of("nodes"),
            Table.Column.of("own", "own circuit foretells"),
            Table.Column.of("random", "along random directions"));
    for (int i = 0; i < runs.size(); i++) {
      table.row(
          i,
          runs.get(i).name(),
          runs.get(i).group(),
          runs.get(i).run().facts().seed(),
          circuits.get(i).nodes(),
          pairs.foretold()[i][i],
          pairs.random()[i]);
    }
    return table.build();
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
