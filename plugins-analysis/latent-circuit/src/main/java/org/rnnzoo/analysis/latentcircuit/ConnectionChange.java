package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * What a change of one connection of the circuit does to the outputs, condition by condition: in
 * the circuit, where it is predicted, and in the network, where the embedding says which weights
 * change with it.
 *
 * @param to the place of the target node
 * @param from the place of the source node
 * @param size the change of the weight
 * @param columns what parts the conditions: the words of a condition's label in order
 * @param conditions one for each condition
 */
record ConnectionChange(
    int to, int from, double size, List<String> columns, List<Condition> conditions) {

  /**
   * One condition. All values are outputs at the last scored step of a trial, the mean over its
   * trials, {@code [outputs]}.
   *
   * @param name what was shown, with the names of columns
   * @param label the values of the columns that part the conditions alone
   * @param trials the number of trials
   * @param circuit of the circuit
   * @param changedCircuit of the changed circuit
   * @param network of the network
   * @param changedNetwork of the changed network
   */
  record Condition(
      String name,
      String label,
      int trials,
      double[] circuit,
      double[] changedCircuit,
      double[] network,
      double[] changedNetwork) {}

  /**
   * Changes a connection.
   *
   * @param trials the trials of the teacher, for their conditions
   */
  static ConnectionChange of(
      Assessment assessment, Teacher teacher, List<Trial> trials, int to, int from, double size) {
    LeakyNetwork circuit = assessment.fit().circuit();
    DMatrixRMaj q = assessment.fit().embedding().q();
    DMatrixRMaj nodes = CommonOps_DDRM.identity(circuit.dimension());
    Stimuli stimuli = teacher.stimuli();
    List<DMatrixRMaj> outputs =
        List.of(
            assessment.activity().outputs(),
            Activity.of(PerturbationTest.perturbed(circuit, nodes, to, from, size), stimuli)
                .outputs(),
            teacher.activity().outputs(),
            Activity.of(PerturbationTest.perturbed(teacher.network(), q, to, from, size), stimuli)
                .outputs());
    ConditionGroups groups = ConditionGroups.of(trials);
    List<Condition> conditions = new ArrayList<>();
    for (List<Integer> places : groups.trials()) {
      Trial first = trials.get(places.get(0));
      conditions.add(
          new Condition(
              groups.name(first),
              groups.label(first),
              places.size(),
              mean(outputs.get(0), stimuli, places),
              mean(outputs.get(1), stimuli, places),
              mean(outputs.get(2), stimuli, places),
              mean(outputs.get(3), stimuli, places)));
    }
    return new ConnectionChange(to, from, size, groups.needed(), conditions);
  }

  private static double[] mean(DMatrixRMaj outputs, Stimuli stimuli, List<Integer> trials) {
    double[] mean = new double[outputs.numCols];
    for (int trial : trials) {
      int row = stimuli.lastScored(trial);
      for (int output = 0; output < mean.length; output++) {
        mean[output] += outputs.get(row, output) / trials.size();
      }
    }
    return mean;
  }

  /** The changes of the outputs of the circuit alone at the end of every trial. */
  static double[] predicted(
      Assessment assessment, Stimuli stimuli, List<Trial> trials, int to, int from, double size) {
    LeakyNetwork circuit = assessment.fit().circuit();
    DMatrixRMaj nodes = CommonOps_DDRM.identity(circuit.dimension());
    DMatrixRMaj before = assessment.activity().outputs();
    DMatrixRMaj after =
        Activity.of(PerturbationTest.perturbed(circuit, nodes, to, from, size), stimuli).outputs();
    double[] changes = new double[trials.size() * before.numCols];
    for (int trial = 0, k = 0; trial < trials.size(); trial++) {
      int row = stimuli.lastScored(trial);
      for (int output = 0; output < before.numCols; output++, k++) {
        changes[k] = after.get(row, output) - before.get(row, output);
      }
    }
    return changes;
  }

  /** How well the changes of the network are predicted, over conditions and outputs. */
  Agreement agreement() {
    return Agreement.of(predicted(), real());
  }

  /** The predicted changes, condition after condition, {@code [conditions · outputs]}. */
  double[] predicted() {
    return conditions.stream()
        .flatMapToDouble(
            condition ->
                IntStream.range(0, condition.circuit().length)
                    .mapToDouble(k -> condition.changedCircuit()[k] - condition.circuit()[k]))
        .toArray();
  }

  /** The real changes, condition after condition, {@code [conditions · outputs]}. */
  double[] real() {
    return conditions.stream()
        .flatMapToDouble(
            condition ->
                IntStream.range(0, condition.network().length)
                    .mapToDouble(k -> condition.changedNetwork()[k] - condition.network()[k]))
        .toArray();
  }

  /** One row for each condition and output. */
  List<Map<String, Object>> table(List<String> outputs) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Condition condition : conditions) {
      for (int k = 0; k < outputs.size(); k++) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("condition", condition.name());
        row.put("trials", condition.trials());
        row.put("output", outputs.get(k));
        row.put("circuit", condition.circuit()[k]);
        row.put("changedCircuit", condition.changedCircuit()[k]);
        row.put("network", condition.network()[k]);
        row.put("changedNetwork", condition.changedNetwork()[k]);
        rows.add(row);
      }
    }
    return rows;
  }
}
