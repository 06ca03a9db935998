package org.rnnzoo.analysis.flowfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PrincipalComponents;

/**
 * A plane through state space as a user writes it.
 *
 * @param plane which directions span it
 * @param through where it cuts the state space
 * @param xVector the first direction of {@code plane=vectors}
 * @param yVector the second direction of {@code plane=vectors}
 */
public record PlaneChoice(
    @Parameter(
            help =
                "The plane: components or components I J, principal components from 1; outputs or"
                    + " outputs A B, the directions that move these outputs; inputs A B, the"
                    + " directions in which these inputs push; units I J, two state variables from"
                    + " 0; points I J K, through three fixed points from 1; or vectors, spanned by"
                    + " xVector and yVector.")
        String plane,
    @Parameter(
            help =
                "A state that the plane goes through: mean of the trajectories shown, zero, or"
                    + " point I, a fixed point from 1. A plane of points goes through its first"
                    + " point.")
        String through,
    @Parameter(help = "First direction, one number per state variable.", when = "plane=vectors")
        List<Double> xVector,
    @Parameter(help = "Second direction, one number per state variable.", when = "plane=vectors")
        List<Double> yVector) {

  private static final double NUDGE = 1e-4;

  public PlaneChoice {
    xVector = List.copyOf(xVector);
    yVector = List.copyOf(yVector);
  }

  /**
   * The plane of a system with at least two state variables.
   *
   * @param input the constant input
   * @param points the fixed points under it
   * @param states states that are shown, at least one
   * @param channels the names of inputs and outputs
   * @throws IllegalArgumentException with a sentence for the user, if there is no such plane
   */
  PhasePlane of(
      DynamicalSystem system,
      double[] input,
      FixedPoints points,
      List<double[]> states,
      Channels channels) {
    String[] words = plane.strip().split("[\\s,]+", -1);
    List<String> rest = Arrays.asList(words).subList(1, words.length);
    if (words[0].equals("points")) {
      return throughPoints(rest, points);
    }
    double[] origin = origin(system, points, states);
    return switch (words[0]) {
      case "components", "" -> components(rest, origin, states);
      case "outputs" -> outputs(system, rest, origin, channels.outputs());
      case "inputs" -> inputs(system, rest, origin, input, channels.inputs());
      case "units" -> units(rest, origin);
      case "vectors" ->
          spanned(
              origin,
              vector("xVector", xVector, origin.length),
              vector("yVector", yVector, origin.length),
              "along xVector",
              "along yVector");
      default ->
          throw new IllegalArgumentException(
              "plane is '%s'; write components, components I J, outputs, outputs A B, inputs A B,"
                      .formatted(plane)
                  + " units I J, points I J K or vectors.");
    };
  }

  private double[] origin(DynamicalSystem system, FixedPoints points, List<double[]> states) {
    String[] words = through.strip().split("\\s+", -1);
    if (words[0].equals("mean") || words[0].isEmpty()) {
      return mean(states);
    } else if (words[0].equals("zero")) {
      return new double[system.dimension()];
    } else if (words[0].equals("point") && words.length == 2) {
      return point(words[1], points);
    }
    throw new IllegalArgumentException(
        "through is '%s'; write mean, zero or point I.".formatted(through));
  }

  private static double[] mean(List<double[]> states) {
    double[] mean = new double[states.get(0).length];
    for (double[] state : states) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += state[k] / states.size();
      }
    }
    return mean;
  }

  private double[] point(String word, FixedPoints points) {
    int count = points.points().size();
    int number = number(word, 1, count, "fixed point", count);
    return points.points().get(number - 1).state();
  }

  /** A whole number in a range, or a sentence. */
  private int number(String word, int least, int most, String thing, int count) {
    try {
      int number = Integer.parseInt(word);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "plane is '%s', through is '%s'; '%s' is no number of a %s."
              .formatted(plane, through, word, thing),
          e);
    }
    throw new IllegalArgumentException(
        count == 0
            ? "A %s is named, but there is none here.".formatted(thing)
            : "There is no %s %s; there are %s to %s.".formatted(thing, word, least, most));
  }

  private PhasePlane components(List<String> words, double[] origin, List<double[]> states) {
    int n = origin.length;
    PrincipalComponents components =
        PrincipalComponents.of(new DMatrixRMaj(states.toArray(double[][]::new)));
    List<String> numbers = two(words, List.of("1", "2"));
    int first = number(numbers.get(0), 1, n, "principal component", n) - 1;
    int second = number(numbers.get(1), 1, n, "principal component", n) - 1;
    if (first == second) {
      throw flat();
    }
    PhasePlane plane = PhasePlane.of(components, first, second);
    return new PhasePlane(origin, plane.xAxis(), plane.yAxis(), plane.xLabel(), plane.yLabel());
  }

  private List<String> two(List<String> words, List<String> otherwise) {
    if (words.isEmpty() && !otherwise.isEmpty()) {
      return otherwise;
    } else if (words.size() != 2) {
      throw new IllegalArgumentException(
          "plane is '%s'; name two things that span a plane, parted by a space.".formatted(plane));
    }
    return words;
  }

  /** Towards states in which outputs are larger: the gradients of the outputs where it cuts. */
  private PhasePlane outputs(
      DynamicalSystem system, List<String> words, double[] origin, List<String> names) {
    if (words.isEmpty() && names.size() < 2) {
      throw new IllegalArgumentException(
          "plane=outputs needs two outputs, and the task has one; write plane=components.");
    }
    List<String> chosen = two(words, names.size() < 2 ? List.of() : names.subList(0, 2));
    return spanned(
        origin,
        gradient(system, origin, place(chosen.get(0), names, "output")),
        gradient(system, origin, place(chosen.get(1), names, "output")),
        "towards " + chosen.get(0),
        "towards " + chosen.get(1));
  }

  /** The direction of a gradient, of no certain length. */
  private static double[] gradient(DynamicalSystem system, double[] state, int output) {
    double[] gradient = new double[state.length];
    double[] above = new double[system.outputs()];
    double[] below = new double[system.outputs()];
    double[] moved = state.clone();
    for (int k = 0; k < state.length; k++) {
      moved[k] = state[k] + NUDGE;
      system.output(moved, above);
      moved[k] = state[k] - NUDGE;
      system.output(moved, below);
      moved[k] = state[k];
      gradient[k] = above[output] - below[output];
    }
    return gradient;
  }

  private static int place(String name, List<String> names, String kind) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "There is no %s '%s'; there are %s.".formatted(kind, name, String.join(", ", names)));
    }
    return names.indexOf(name);
  }

  /** In which inputs push: how the velocity changes with them. */
  private PhasePlane inputs(
      DynamicalSystem system,
      List<String> words,
      double[] origin,
      double[] input,
      List<String> names) {
    List<String> chosen = two(words, List.of());
    return spanned(
        origin,
        push(system, origin, input, place(chosen.get(0), names, "input")),
        push(system, origin, input, place(chosen.get(1), names, "input")),
        "push of " + chosen.get(0),
        "push of " + chosen.get(1));
  }

  /** The direction of a push, of no certain length. */
  private static double[] push(
      DynamicalSystem system, double[] state, double[] input, int channel) {
    double[] above = new double[state.length];
    double[] below = new double[state.length];
    double[] changed = input.clone();
    changed[channel] = input[channel] + NUDGE;
    system.field(state, changed, above);
    changed[channel] = input[channel] - NUDGE;
    system.field(state, changed, below);
    Arrays.setAll(above, k -> above[k] - below[k]);
    return above;
  }

  private PhasePlane units(List<String> words, double[] origin) {
    List<String> chosen = two(words, List.of());
    List<double[]> axes = new ArrayList<>();
    for (String word : chosen) {
      double[] axis = new double[origin.length];
      axis[number(word, 0, origin.length - 1, "state variable", origin.length)] = 1;
      axes.add(axis);
    }
    return spanned(
        origin,
        axes.get(0),
        axes.get(1),
        "x of unit " + chosen.get(0),
        "x of unit " + chosen.get(1));
  }

  private PhasePlane throughPoints(List<String> words, FixedPoints points) {
    if (words.size() != 3) {
      throw new IllegalArgumentException(
          "plane is '%s'; name three fixed points, such as points 1 2 5.".formatted(plane));
    }
    double[] origin = point(words.get(0), points);
    return spanned(
        origin,
        minus(point(words.get(1), points), origin),
        minus(point(words.get(2), points), origin),
        "from point %s to %s".formatted(words.get(0), words.get(1)),
        "across, to point " + words.get(2));
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private double[] vector(String name, List<Double> values, int dimension) {
    if (values.size() != dimension) {
      throw new IllegalArgumentException(
          "%s has %s numbers; plane=vectors needs one for each of the %s state variables."
              .formatted(name, values.size(), dimension));
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private PhasePlane spanned(
      double[] origin, double[] first, double[] second, String xLabel, String yLabel) {
    return PhasePlane.spanned(origin, first, second, xLabel, yLabel).orElseThrow(this::flat);
  }

  private IllegalArgumentException flat() {
    return new IllegalArgumentException(
        "plane is '%s'; its two directions are one and the same, or one is 0: choose others."
            .formatted(plane));
  }
}
