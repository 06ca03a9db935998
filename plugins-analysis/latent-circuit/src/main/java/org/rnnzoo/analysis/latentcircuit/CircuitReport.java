package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Stability;

/**
 * Puts what was found into words, numbers, arrays and figures. All measures are of held-out trials;
 * one that is not defined, such as the correlation of a single weight, is left out.
 *
 * @param parameters resolved
 * @param trials all held-out trials
 * @param kept the places of those in which the network stays finite
 * @param heldOut the network in these
 * @param candidates the judged circuits, by size
 * @param chosen the one that is shown
 */
record CircuitReport(
    LatentCircuitParameters parameters,
    Channels channels,
    Trials trials,
    int[] kept,
    Teacher heldOut,
    List<Candidate> candidates,
    Candidate chosen,
    Workers workers) {

  private static final int TRIALS_STORED = 8;

  Result result() {
    Result.Builder result = Result.builder();
    List<Lesion> lesions = Lesion.all(chosen.assessment(), heldOut, workers, () -> {});
    ConnectionChange change = connectionChange();
    addLines(result);
    addValues(result);
    result.table("lesions", lesionTable(lesions));
    addChange(result, change);
    addArrays(result);
    addFigures(result, change);
    return result.build();
  }

  private LeakyNetwork circuit() {
    return chosen.assessment().fit().circuit();
  }

  private int nodes() {
    return chosen.nodes();
  }

  static String number(double value) {
    return value == Math.rint(value) ? text("%.0f", value) : text("%s", value);
  }

  // ---- Words

  private void addLines(Result.Builder result) {
    result.line(chosen.judgement().sentence(nodes()));
    int lost = trials.size() - kept.length;
    if (lost > 0) {
      result.partial(
          text(
              "The network's activity grows without end in %d of %d held-out trials, which were"
                  + " left out.",
              lost, trials.size()));
    }
    if (candidates.stream().map(Candidate::nodes).distinct().count() > 1) {
      result.line(growthLine());
    }
    for (Candidate candidate : sideBySide()) {
      result.line(line(candidate));
    }
    result.line(pointsLine());
    result.line(
        text(
            "%d of %d restarts are within %.3f of the best r2Full, and %d of them have the"
                + " network's stable points; restart %d is shown.",
            chosen.pool().agreeing().size(),
            chosen.pool().restarts().size(),
            Bars.AGREES,
            chosen.matching(),
            chosen.chosen().seed()));
  }

  /** The circuits of the size that is shown: with the anchor, and without. */
  private List<Candidate> sideBySide() {
    return candidates.stream().filter(candidate -> candidate.nodes() == nodes()).toList();
  }

  private String growthLine() {
    StringBuilder words = new StringBuilder("Verdicts by size:");
    for (Candidate candidate : candidates) {
      if (candidate.anchor() == chosen.anchor()) {
        words.append(text(" %d %s,", candidate.nodes(), candidate.grade().word()));
      }
    }
    words.setLength(words.length() - 1);
    return words.append("; the smallest with the best verdict is shown.").toString();
  }

  private String line(Candidate candidate) {
    CircuitMetrics metrics = candidate.metrics();
    PerturbationTest test = candidate.perturbation();
    String correlation =
        nodes() > 1
            ? text(
                ", w against QᵀWQ %.2f%s",
                candidate.assessment().conjugation().connectivity().correlation(),
                candidate.anchor() > 0 ? " (asked for by the anchor)" : "")
            : "";
    return text(
        "%s (%s): activity %.1f %% (%d principal %s: %.1f %%), outputs %.1f %%, perturbations r ="
            + " %.2f, slope %.2f (along random directions %.2f, %.2f), of the states r = %.2f%s.",
        candidate.anchor() > 0 ? "Anchor " + number(candidate.anchor()) : "Without anchor",
        candidate.grade().word(),
        100 * metrics.r2Full(),
        nodes(),
        nodes() == 1 ? "component" : "components",
        100 * metrics.pcaCeiling(),
        100 * metrics.r2Output(),
        test.agreement().correlation(),
        test.agreement().slope(),
        test.control().correlation(),
        test.control().slope(),
        test.states().correlation(),
        correlation);
  }

  private String pointsLine() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < chosen.points().size(); i++) {
      Optional<PointMatch> match = chosen.matches().get(i);
      String own = PointMatch.text(PointMatch.counts(chosen.points().get(i)));
      parts.add(
          match
              .map(
                  both ->
                      text(
                          "%s: circuit %s, network %s, %d stable points in common%s",
                          both.input().name(),
                          own,
                          PointMatch.text(both.network()),
                          both.matched(),
                          both.caveat()))
              .orElse(text("circuit %s, those of the network were not looked for", own)));
    }
    return "Fixed points with 0/1/2/… unstable dimensions: " + String.join("; ", parts) + ".";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  // ---- Numbers

  private void addValues(Result.Builder result) {
    CircuitMetrics metrics = chosen.metrics();
    Conjugation conjugation = chosen.assessment().conjugation();
    result.value("verdict", chosen.grade().word());
    result.table("reasons", chosen.judgement().table());
    result.value("nodes", nodes());
    result.value("preset", parameters.preset().name());
    result.value("masks", parameters.shape().masks().name());
    result.value("anchor", chosen.anchor());
    add(result, "scale", chosen.assessment().fit().embedding().scale());
    add(result, "r2Full", metrics.r2Full());
    add(result, "r2Subspace", metrics.r2Subspace());
    add(result, "projectedVariance", metrics.projectedVariance());
    add(result, "pcaCeiling", metrics.pcaCeiling());
    add(result, "r2Relative", metrics.r2Relative());
    add(result, "r2Output", metrics.r2Output());
    add(result, "connectivity", conjugation.connectivity());
    add(result, "connectivityOffDiagonal", conjugation.offDiagonal());
    add(result, "connectivityOnDiagonal", conjugation.onDiagonal());
    add(result, "input", conjugation.inputs());
    add(result, "readout", conjugation.readouts());
    PerturbationTest test = chosen.perturbation();
    add(result, "perturbationCorrelation", test.agreement().correlation());
    add(result, "perturbationSlope", test.agreement().slope());
    add(result, "perturbationControlCorrelation", test.control().correlation());
    add(result, "perturbationControlSlope", test.control().slope());
    add(result, "perturbationStateCorrelation", test.states().correlation());
    add(result, "perturbationStateSlope", test.states().slope());
    add(result, "perturbationStateControlCorrelation", test.statesControl().correlation());
    Behaviour behaviour = chosen.behaviour();
    add(result, "accuracyNetwork", behaviour.network());
    add(result, "accuracyCircuit", behaviour.circuit());
    add(result, "decisionAgreement", behaviour.agreement());
    addFixedPoints(result, chosen.points().get(0));
    result.table("pointsByInput", pointsByInput());
    result.table("circuits", GrowthFigure.table(candidates));
    result.value("bestSeed", chosen.chosen().seed());
    result.value("restartsAgreeing", chosen.pool().agreeing().size());
    result.value("restartsMatching", chosen.matching());
    result.table("restarts", chosen.pool().restarts().stream().map(CircuitReport::row).toList());
  }

  private List<Map<String, Object>> pointsByInput() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Optional<PointMatch> match : chosen.matches()) {
      match.ifPresent(
          both -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("input", both.input().name());
            row.put("circuit", PointMatch.text(both.circuit()));
            row.put("network", PointMatch.text(both.network()));
            row.put("matchedStablePoints", both.matched());
            row.put("stableAsFlowOnly", both.flowOnly());
            row.put("notKnownToBeStable", both.open().count());
            row.put("same", both.same());
            rows.add(row);
          });
    }
    return rows;
  }

  private static void addFixedPoints(Result.Builder result, FixedPoints found) {
    for (Stability stability : List.of(Stability.STABLE, Stability.SADDLE, Stability.UNSTABLE)) {
      result.value(stability.label(), found.count(stability));
    }
    if (found.indexSumApplies()) {
      result.value("indexSum", found.indexSum());
    }
    result.table("fixedPoints", CircuitFixedPoints.table(found));
  }

  private static Map<String, Object> row(Restart restart) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("seed", restart.seed());
    row.put("grown", restart.grown());
    addFinite(row, "trainLoss", restart.fit().loss());
    addFinite(row, "heldOutLoss", restart.heldOutLoss());
    addFinite(row, "r2Full", restart.r2Full());
    return row;
  }

  private List<Map<String, Object>> lesionTable(List<Lesion> lesions) {
    List<String> names = nodeNames();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Lesion lesion : lesions) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("node", names.get(lesion.node()));
      addFinite(row, "predictedChange", lesion.predicted());
      addFinite(row, "realChange", lesion.real());
      addFinite(row, "correlation", lesion.agreement().correlation());
      rows.add(row);
    }
    return rows;
  }

  // ---- One connection

  private ConnectionChange connectionChange() {
    List<Trial> shown = Arrays.stream(kept).mapToObj(trials::get).toList();
    int[] connection =
        parameters.shown().connection().isBlank()
            ? strongest(shown)
            : named(parameters.shown().connection());
    return change(shown, connection[0], connection[1]);
  }

  private ConnectionChange change(List<Trial> shown, int to, int from) {
    return ConnectionChange.of(
        chosen.assessment(), heldOut, shown, to, from, parameters.shown().perturbation());
  }

  /** Of the connections that the diagram shows, the one whose change does most in the circuit. */
  private int[] strongest(List<Trial> shown) {
    int[] drawn =
        IntStream.range(0, nodes() * nodes())
            .filter(k -> CircuitDiagram.draws(circuit(), k / nodes(), k % nodes()))
            .toArray();
    IntStream among =
        drawn.length > 0 ? Arrays.stream(drawn) : IntStream.range(0, nodes() * nodes());
    return among
        .boxed()
        .max(
            Comparator.comparingDouble(
                k -> {
                  double[] changes =
                      ConnectionChange.predicted(
                          chosen.assessment(),
                          heldOut.stimuli(),
                          shown,
                          k / nodes(),
                          k % nodes(),
                          parameters.shown().perturbation());
                  return Arrays.stream(changes).map(x -> x * x).sum();
                }))
        .map(k -> new int[] {k / nodes(), k % nodes()})
        .orElseThrow();
  }

  private int[] named(String connection) {
    List<String> names = nodeNames();
    String[] ends = connection.split("->|→", -1);
    if (ends.length == 2) {
      int from = place(ends[0].strip(), names);
      int to = place(ends[1].strip(), names);
      if (from >= 0 && to >= 0) {
        return new int[] {to, from};
      }
    }
    throw new IllegalArgumentException(
        "connection is '"
            + connection
            + "'; write two nodes such as '"
            + names.get(0)
            + "->"
            + names.get(names.size() - 1)
            + "'. The nodes are "
            + String.join(", ", names)
            + ".");
  }

  private static int place(String name, List<String> names) {
    return names.contains(name) ? names.indexOf(name) : numbered(name, names.size());
  }

  /** Nodes with the name of a channel can be called by their number, too. */
  private static int numbered(String name, int count) {
    for (int i = 0; i < count; i++) {
      if (name.equals("x" + (i + 1))) {
        return i;
      }
    }
    return -1;
  }

  private void addChange(Result.Builder result, ConnectionChange change) {
    List<String> names = nodeNames();
    result.value("changedConnection", names.get(change.from()) + " → " + names.get(change.to()));
    result.value("changedBy", change.size());
    add(result, "changedConnectionCorrelation", change.agreement().correlation());
    result.table("changedOutputs", change.table(channels.outputs()));
  }

  private static void addFinite(Map<String, Object> row, String name, double value) {
    if (Double.isFinite(value)) {
      row.put(name, value);
    }
  }

  private static void add(Result.Builder result, String name, Agreement agreement) {
    add(result, name + "Correlation", agreement.correlation());
    add(result, name + "RelativeError", agreement.relativeError());
  }

  private static void add(Result.Builder result, String name, double value) {
    if (Double.isFinite(value)) {
      result.value(name, value);
    }
  }

  // ---- Arrays

  private void addArrays(Result.Builder result) {
    Embedding embedding = chosen.assessment().fit().embedding();
    result.array("Q", array(embedding.q()));
    result.array("offset", Nd4j.createFromArray(embedding.offset()));
    result.array("w", array(circuit().recurrent()));
    result.array("w_in", array(circuit().input()));
    result.array("b", Nd4j.createFromArray(circuit().bias()));
    result.array("w_out", array(circuit().readout()));
    result.array("b_out", Nd4j.createFromArray(circuit().readoutBias()));
    result.array("x0", Nd4j.createFromArray(circuit().initial()));
    Stimuli stored = heldOut.stimuli().first(TRIALS_STORED);
    DMatrixRMaj projected = embedding.project(heldOut.activity().states());
    result.array("trial_starts", Nd4j.createFromArray(stored.starts()));
    result.array(
        "latent_states", firstRows(chosen.assessment().activity().states(), stored.samples()));
    result.array("projected_states", firstRows(projected, stored.samples()));
  }

  private static INDArray firstRows(DMatrixRMaj matrix, int rows) {
    DMatrixRMaj kept = matrix.copy();
    kept.reshape(rows, matrix.numCols);
    return array(kept);
  }

  private static INDArray array(DMatrixRMaj matrix) {
    double[] values = Arrays.copyOf(matrix.data, matrix.getNumElements());
    return Nd4j.createFromArray(values).reshape(matrix.numRows, matrix.numCols);
  }

  // ---- Figures

  private void addFigures(Result.Builder result, ConnectionChange change) {
    List<String> names = nodeNames();
    FittedCircuit fit = chosen.assessment().fit();
    result.figure(
        "circuit",
        CircuitDiagram.of(
            chosen.judgement().title(nodes()),
            circuit(),
            parameters.shape().masks(),
            names,
            channels));
    result.figure("conjugation", CircuitFigures.conjugation(chosen.assessment().conjugation()));
    result.figure("perturbation", CircuitFigures.perturbation(sideBySide()));
    result.figure("connection", CircuitFigures.connection(change, names, channels));
    result.figure(
        "trajectories",
        CircuitFigures.trajectories(
            heldOut, trials.clock(), chosen.assessment().activity(), fit.embedding(), names));
    if (candidates.size() > sideBySide().size()) {
      result.figure("growth", GrowthFigure.of(candidates, chosen));
    }
    result.figure(
        "phase-portrait",
        CircuitFigures.phasePortrait(
            heldOut,
            fit,
            chosen.points().get(0),
            PortraitPlane.parse(parameters.shown().plane()),
            names,
            channels));
  }

  private List<String> nodeNames() {
    List<String> names = new ArrayList<>();
    for (int node = 0; node < nodes(); node++) {
      names.add("x" + (node + 1));
    }
    if (parameters.shape().masks() == Masks.LABELLED) {
      int firstOutput = nodes() - channels.outputs().size();
      for (int i = 0; i < channels.inputs().size(); i++) {
        names.set(i, distinct(channels.inputs().get(i), " in", channels.outputs()));
      }
      for (int i = 0; i < channels.outputs().size(); i++) {
        names.set(firstOutput + i, distinct(channels.outputs().get(i), " out", channels.inputs()));
      }
    }
    return names;
  }

  /** A flip-flop names its inputs and outputs alike. */
  private static String distinct(String name, String suffix, List<String> others) {
    return others.contains(name) ? name + suffix : name;
  }
}
