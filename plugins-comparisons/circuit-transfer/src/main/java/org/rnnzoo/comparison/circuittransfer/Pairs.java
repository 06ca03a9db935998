package org.rnnzoo.comparison.circuittransfer;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.circuit.CircuitMatch;
import org.rnnzoo.dynamics.circuit.CircuitTransfer;
import org.rnnzoo.dynamics.circuit.CrossPerturbation;
import org.rnnzoo.dynamics.circuit.EmbeddedCircuit;

/**
 * What each circuit says of each network. The row is whose circuit, the column in which network.
 *
 * @param foretold correlation of the foretold with the real changes of outputs under the network's
 *     own perturbations; on the diagonal its own circuit
 * @param random for each network, its own circuit on perturbations along random directions
 * @param explained share of the variance of the network's rates; on the diagonal its own circuit
 * @param chance the same for the inputs of other trials
 * @param weights correlation of recurrent weights after matching; NaN for circuits of few weights
 * @param error relative error of recurrent weights after matching
 */
record Pairs(
    double[][] foretold,
    double[] random,
    double[][] explained,
    double[][] chance,
    double[][] weights,
    double[][] error) {

  static Pairs of(
      List<ComparedRun> runs,
      List<EmbeddedCircuit> circuits,
      List<Trials> trials,
      CircuitTransferParameters p,
      AnalysisContext context) {
    int n = runs.size();
    List<CrossPerturbation> perturbed = new ArrayList<>();
    for (int b = 0; b < n; b++) {
      context.progress("perturbing " + runs.get(b).name(), 0.7 * b / n);
      perturbed.add(
          CrossPerturbation.of(
              circuits.get(b),
              trials.get(b),
              p.perturbation(),
              context.random().named("directions").indexed(b).generator()));
    }
    Pairs pairs =
        new Pairs(
            new double[n][n],
            new double[n],
            new double[n][n],
            new double[n][n],
            new double[n][n],
            new double[n][n]);
    for (int b = 0; b < n; b++) {
      context.progress("asking circuits of " + runs.get(b).name(), 0.7 + 0.3 * b / n);
      pairs.random[b] = perturbed.get(b).random();
      for (int a = 0; a < n; a++) {
        CircuitMatch match =
            CircuitMatch.of(
                circuits.get(a),
                circuits.get(b),
                context.random().named("match").indexed((long) a * n + b).generator());
        pairs.foretold[a][b] =
            a == b ? perturbed.get(b).self() : perturbed.get(b).foretoldBy(match, trials.get(a));
        pairs.explained[a][b] =
            CircuitTransfer.explained(
                circuits.get(a).circuit(), trials.get(a), circuits.get(b).network(), trials.get(b));
        pairs.chance[a][b] =
            CircuitTransfer.explainedByChance(
                circuits.get(a).circuit(), trials.get(a), circuits.get(b).network(), trials.get(b));
        pairs.weights[a][b] = match.recurrentCorrelation();
        pairs.error[a][b] = match.recurrentError();
      }
    }
    return pairs;
  }

  /**
   * How much of what a network's own circuit explains beyond chance another one explains: 1 as
   * much, 0 no more than chance.
   */
  double index(int a, int b) {
    return (explained[a][b] - chance[a][b]) / (explained[b][b] - chance[a][b]);
  }

  /**
   * How far apart two networks are: what their circuits do not foretell of each other, in [0, 2].
   */
  double distance(int a, int b) {
    return a == b ? 0 : 1 - (foretold[a][b] + foretold[b][a]) / 2;
  }
}
