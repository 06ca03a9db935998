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
 * @param conditions one for each condition
 */
record ConnectionChange(int to, int from, double size, List<Condition> conditions) {

  /** More conditions than this are told apart by nobody. */
  private static final int MOST_CONDITIONS = 24;

  /**
   * One condition. All values are outputs at the last scored step of a trial, the mean over its
   * trials, {@code [outputs]}.
   *
   * @param name what was shown
   * @param trials the number of trials
   * @param circuit of the circuit
   * @param changedCircuit of the changed circuit
   * @param network of the network
   * @param changedNetwork of the changed network
   */
  record Condition(
      String name,
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
    Map<String, List<Integer>> groups = groups(trials);
    List<Condition> conditions = new ArrayList<>();
    groups.forEach(
        (name, places) ->
            conditions.add(
                new Condition(
                    name,
                    places.size(),
                    mean(outputs.get(0), stimuli, places),
                    mean(outputs.get(1), stimuli, places),
                    mean(outputs.get(2), stimuli, places),
                    mean(outputs.get(3), stimuli, places))));
    return new ConnectionChange(to, from, size, conditions);
  }

  /**
   * Trials by what was drawn for them, if these are few words and numbers; else by what is wanted
   * at the end.
   */
  private static Map<String, List<Integer>> groups(List<Trial> trials) {
    Map<String, List<Integer>> byCondition = new LinkedHashMap<>();
    Map<String, List<Integer>> byWords = new LinkedHashMap<>();
    Map<String, List<Integer>> byTarget = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      Map<String, Object> words = new LinkedHashMap<>();
      trial
          .condition()
          .forEach(
              (name, value) -> {
                if (value instanceof String) {
                  words.put(name, value);
                }
              });
      byCondition.computeIfAbsent(inWords(trial.condition()), name -> new ArrayList<>()).add(i);
      byWords.computeIfAbsent(inWords(words), name -> new ArrayList<>()).add(i);
      byTarget.computeIfAbsent(wanted(trial), name -> new ArrayList<>()).add(i);
    }
    for (Map<String, List<Integer>> groups : List.of(byCondition, byWords)) {
      if (groups.size() > 1 && groups.size() <= MOST_CONDITIONS) {
        return groups;
      }
    }
    return byTarget;
  }

  private static String inWords(Map<String, Object> condition) {
    StringBuilder words = new StringBuilder();
    condition.forEach(
        (name, value) ->
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value));
    return words.toString();
  }

  /** The signs of the targets at the last step. */
  private static String wanted(Trial trial) {
    StringBuilder words = new StringBuilder("wanted");
    for (int output = 0; output < trial.channels().outputs().size(); output++) {
      double target = trial.target(trial.steps() - 1, output);
      words.append(target > 0.5 ? " +" : target < -0.5 ? " −" : " 0");
    }
    return words.toString();
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
