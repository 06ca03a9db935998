package org.rnnzoo.analysis.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.model.DynamicalSystem;

/** What was measured, as lines for people, numbers, tables, arrays and figures. */
final class Findings {

  private static final double MS_PER_SECOND = 1000;

  private final double[] input;
  private final double[] times;
  private final double[][] convergence;
  private final double[][] finalStates;
  private final Spectrum spectrum;
  private final double perSecond;

  /**
   * @param orbits the orbits at their ends, at least one
   */
  Findings(DynamicalSystem system, double[] input, Schedule schedule, List<Orbit> orbits) {
    double interval = schedule.steps() * system.alpha();
    double[][] exponents = orbits.stream().map(Orbit::exponents).toArray(double[][]::new);
    this.input = input;
    this.times =
        IntStream.rangeClosed(1, schedule.counted()).mapToDouble(i -> i * interval).toArray();
    this.convergence = orbits.stream().map(Orbit::convergence).toArray(double[][]::new);
    this.finalStates = orbits.stream().map(Orbit::state).toArray(double[][]::new);
    this.spectrum = Spectrum.of(exponents, schedule.counted() * interval, system.dimension());
    this.perSecond = MS_PER_SECOND / system.timeConstant();
  }

  /**
   * The result.
   *
   * @param driven whether the input was that of trials, so that exponents are conditional on it
   * @param lost from how many starts the state grew beyond all numbers
   */
  Result result(boolean driven, int lost) {
    Result.Builder result = Result.builder();
    describeInWords(result);
    if (driven) {
      result.line(
          "Driven by trials one after the other: exponents are those of states that hear the same"
              + " input; below 0 the network forgets where it started");
    }
    result.value("driven", driven);
    if (lost > 0) {
      String why =
          "From %s of %s starts the state of the network grows without bound; they are left out."
              .formatted(lost, lost + convergence.length);
      result.line(why).partial(why);
    }
    addValues(result);
    result.table("exponents", exponents()).table("starts", starts());
    addArrays(result);
    result.figure("spectrum", new SpectrumFigure(spectrum, perSecond).draw());
    result.figure("convergence", convergenceFigure());
    if (convergence.length > 1) {
      result.figure("starts", new StartsFigure(spectrum, perSecond).draw());
    }
    return result.build();
  }

  // ---- In words

  private void describeInWords(Result.Builder result) {
    result.line(largestInWords() + dimensionInWords());
    if (spectrum.estimates().size() < spectrum.computed()) {
      result.line(
          "%s of %s exponents are −∞: the network forgets these directions at once"
              .formatted(spectrum.computed() - spectrum.estimates().size(), spectrum.computed()));
    }
    List<String> motions =
        Arrays.stream(Motion.values())
            .filter(motion -> count(motion) > 0)
            .map(motion -> count(motion) + " " + motion.label())
            .toList();
    if (motions.size() > 1) {
      result.line(
          "The starts differ: %s; the means mix them".formatted(String.join(", ", motions)));
    }
  }

  private long count(Motion motion) {
    return IntStream.range(0, convergence.length)
        .filter(start -> spectrum.motion(start) == motion)
        .count();
  }

  private String largestInWords() {
    if (spectrum.estimates().isEmpty()) {
      return "contracting: every exponent is −∞";
    }
    Estimate largest = spectrum.estimates().get(0);
    return "%s: largest exponent %s 1/s (%s 1/τ), %s positive"
        .formatted(
            spectrum.motion().label(),
            largest.times(perSecond).inWords(),
            largest.inWords(),
            spectrum.positive());
  }

  private String dimensionInWords() {
    return spectrum.kaplanYorkeDimension().isPresent()
        ? String.format(
            Locale.ROOT,
            "; Kaplan–Yorke dimension %.2f",
            spectrum.kaplanYorkeDimension().getAsDouble())
        : "; Kaplan–Yorke dimension above %s, more exponents are needed to tell it"
            .formatted(spectrum.computed());
  }

  // ---- In numbers

  private void addValues(Result.Builder result) {
    result.value("motion", spectrum.motion().label());
    if (!spectrum.estimates().isEmpty()) {
      inBothUnits("largest", spectrum.estimates().get(0)).forEach(result::value);
    }
    result.value("positive", spectrum.positive());
    spectrum
        .kaplanYorkeDimension()
        .ifPresent(dimension -> result.value("kaplanYorkeDimension", dimension));
    spectrum
        .entropyRate()
        .ifPresent(
            rate ->
                result
                    .value("entropyRatePerSecond", rate * perSecond)
                    .value("entropyRatePerTau", rate));
  }

  private Map<String, Object> inBothUnits(String name, Estimate estimate) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(name + "PerSecond", estimate.mean() * perSecond);
    values.put(name + "PerTau", estimate.mean());
    if (!Double.isNaN(estimate.standardError())) {
      values.put(name + "StandardErrorPerSecond", estimate.standardError() * perSecond);
      values.put(name + "StandardErrorPerTau", estimate.standardError());
    }
    return values;
  }

  private List<Map<String, Object>> exponents() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Estimate estimate : spectrum.estimates()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("exponent", rows.size() + 1);
      row.putAll(inBothUnits("lambda", estimate));
      rows.add(row);
    }
    return rows;
  }

  private List<Map<String, Object>> starts() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (double[] found : spectrum.exponents()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("start", rows.size());
      row.put("motion", spectrum.motion(rows.size()).label());
      if (Double.isFinite(found[0])) {
        row.put("largestPerSecond", found[0] * perSecond);
        row.put("largestPerTau", found[0]);
      }
      rows.add(row);
    }
    return rows;
  }

  private void addArrays(Result.Builder result) {
    result
        .array("input", Nd4j.createFromArray(input))
        .array("exponents", Nd4j.createFromArray(spectrum.exponents()))
        .array("times", Nd4j.createFromArray(times))
        .array("convergence", Nd4j.createFromArray(convergence))
        .array("finalStates", Nd4j.createFromArray(finalStates));
  }

  private Figure convergenceFigure() {
    double[] seconds = Arrays.stream(times).map(time -> time / perSecond).toArray();
    double[][] largest =
        Arrays.stream(convergence)
            .map(start -> Arrays.stream(start).map(value -> value * perSecond).toArray())
            .toArray(double[][]::new);
    return new ConvergenceFigure(seconds, largest).draw();
  }
}
