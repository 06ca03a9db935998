package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Stability;

/**
 * Puts what was found into words, numbers, arrays and figures. All measures are of held-out trials;
 * one that is not defined, such as the correlation of a single weight, is left out.
 */
record CircuitReport(
    LatentCircuitParameters parameters,
    Channels channels,
    Teacher heldOut,
    List<Restart> restarts,
    Restart best,
    Assessment assessment,
    Optional<Assessment> unanchored,
    Optional<FixedPoints> points) {

  private static final int TRIALS_STORED = 8;

  Result result() {
    Result.Builder result = Result.builder();
    addLines(result);
    addValues(result);
    addArrays(result);
    addFigures(result);
    return result.build();
  }

  private LeakyNetwork circuit() {
    return assessment.fit().circuit();
  }

  private int nodes() {
    return circuit().dimension();
  }

  // ---- Words

  private void addLines(Result.Builder result) {
    CircuitMetrics metrics = assessment.metrics();
    result.line(
        text(
            "A latent circuit of %d %s explains %.1f %% of the activity (%d principal %s: %.1f %%)"
                + " and %.1f %% of the outputs in held-out trials.",
            nodes(),
            nodes() == 1 ? "node" : "nodes",
            100 * metrics.r2Full(),
            nodes(),
            nodes() == 1 ? "component" : "components",
            100 * metrics.pcaCeiling(),
            100 * metrics.r2Output()));
    PerturbationTest test = assessment.perturbation();
    result.line(
        text(
            "Perturbed latent connections: correlation %.3f and slope %.3f between circuit and"
                + " network; along random directions %.3f and %.3f.",
            test.agreement().correlation(),
            test.agreement().slope(),
            test.control().correlation(),
            test.control().slope()));
    if (nodes() > 1) {
      result.line(connectivityLine());
    }
    points.ifPresent(found -> result.line(fixedPointsLine(found)));
    result.line(
        text(
            "Restart %d of %d has the least held-out loss, %.4f.",
            best.seed(), restarts.size(), best.heldOutLoss()));
  }

  private String connectivityLine() {
    String correlation =
        text(
            "Correlation of w with QᵀWQ: %.3f",
            assessment.conjugation().connectivity().correlation());
    return unanchored
        .map(
            free ->
                text(
                    "%s, but the connectivity anchor asks for it: the perturbation test is the"
                        + " independent one. Without anchor: %.3f, with %.1f %% of the activity and"
                        + " perturbation correlation %.3f, slope %.3f.",
                    correlation,
                    free.conjugation().connectivity().correlation(),
                    100 * free.metrics().r2Full(),
                    free.perturbation().agreement().correlation(),
                    free.perturbation().agreement().slope()))
        .orElse(correlation + ".");
  }

  private static String fixedPointsLine(FixedPoints found) {
    return text(
        "Fixed points of the circuit without input: %s (%s).",
        found.countsInWords(), found.indexCheck());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  // ---- Numbers

  private void addValues(Result.Builder result) {
    CircuitMetrics metrics = assessment.metrics();
    Conjugation conjugation = assessment.conjugation();
    result.value("nodes", nodes());
    result.value("masks", parameters.masks().name());
    result.value("anchor", parameters.anchor());
    add(result, "scale", assessment.fit().embedding().scale());
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
    PerturbationTest test = assessment.perturbation();
    add(result, "perturbationCorrelation", test.agreement().correlation());
    add(result, "perturbationSlope", test.agreement().slope());
    add(result, "perturbationControlCorrelation", test.control().correlation());
    add(result, "perturbationControlSlope", test.control().slope());
    unanchored.ifPresent(free -> addUnanchored(result, free));
    points.ifPresent(found -> addFixedPoints(result, found));
    result.value("bestSeed", best.seed());
    result.table("restarts", restarts.stream().map(CircuitReport::row).toList());
  }

  private static void addUnanchored(Result.Builder result, Assessment free) {
    add(result, "unanchoredR2Full", free.metrics().r2Full());
    add(result, "unanchoredR2Output", free.metrics().r2Output());
    add(
        result,
        "unanchoredConnectivityCorrelation",
        free.conjugation().connectivity().correlation());
    add(result, "unanchoredPerturbationCorrelation", free.perturbation().agreement().correlation());
    add(result, "unanchoredPerturbationSlope", free.perturbation().agreement().slope());
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
    addFinite(row, "trainLoss", restart.fit().loss());
    addFinite(row, "heldOutLoss", restart.heldOutLoss());
    addFinite(row, "r2Full", restart.r2Full());
    return row;
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
    Embedding embedding = assessment.fit().embedding();
    result.array("Q", array(embedding.q()));
    result.array("offset", Nd4j.createFromArray(embedding.offset()));
    result.array("w", array(circuit().recurrent()));
    result.array("w_in", array(circuit().input()));
    result.array("b", Nd4j.createFromArray(circuit().bias()));
    result.array("w_out", array(circuit().readout()));
    result.array("b_out", Nd4j.createFromArray(circuit().readoutBias()));
    Stimuli stored = heldOut.stimuli().first(TRIALS_STORED);
    DMatrixRMaj projected = embedding.project(heldOut.activity().states());
    result.array("trial_starts", Nd4j.createFromArray(stored.starts()));
    result.array("latent_states", firstRows(assessment.activity().states(), stored.samples()));
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

  private void addFigures(Result.Builder result) {
    List<String> names = nodeNames();
    result.figure(
        "circuit", CircuitFigures.circuit(circuit(), parameters.masks(), names, channels));
    result.figure("conjugation", CircuitFigures.conjugation(assessment.conjugation()));
    result.figure("perturbation", CircuitFigures.perturbation(assessment.perturbation()));
    result.figure(
        "trajectories",
        CircuitFigures.trajectories(
            heldOut, assessment.activity(), assessment.fit().embedding(), names));
    if (nodes() <= 2) {
      points.ifPresent(
          found ->
              result.figure(
                  "phase-portrait",
                  CircuitFigures.phasePortrait(heldOut, assessment.fit(), found, names)));
    }
  }

  private List<String> nodeNames() {
    List<String> names = new ArrayList<>();
    for (int node = 0; node < nodes(); node++) {
      names.add("x" + (node + 1));
    }
    if (parameters.masks() == Masks.LABELLED) {
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
