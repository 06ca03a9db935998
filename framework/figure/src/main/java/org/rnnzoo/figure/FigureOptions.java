package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

/**
 * How a figure is drawn otherwise than it asks for itself. What is left out is said in the figure.
 *
 * @param title another title
 * @param size another size of the page
 * @param colours other ends of the colours of maps
 * @param threshold connections of circuits with a smaller weight are left out
 * @param most the most curves of a panel and rows of a map that are drawn
 */
public record FigureOptions(
    Optional<String> title,
    Size size,
    Colours colours,
    OptionalDouble threshold,
    OptionalInt most) {

  /** A figure as it asks for itself. */
  public static final FigureOptions NONE =
      new FigureOptions(
          Optional.empty(),
          new Size(OptionalDouble.empty(), OptionalDouble.empty()),
          new Colours(OptionalDouble.empty(), OptionalDouble.empty()),
          OptionalDouble.empty(),
          OptionalInt.empty());

  private static final double NARROWEST = 30;
  private static final double LARGEST = 1000;

  /**
   * The size of a page in millimetres.
   *
   * @param width from 30 to 1000; empty for that of the figure
   * @param height from 30 to 1000; empty for what the width asks for
   */
  public record Size(OptionalDouble width, OptionalDouble height) {

    public Size {
      width.ifPresent(value -> require("width", value));
      height.ifPresent(value -> require("height", value));
    }

    private static void require(String name, double value) {
      if (!(value >= NARROWEST && value <= LARGEST)) {
        throw new IllegalArgumentException(
            "The %s is %s mm; it must be from 30 to 1000 mm.".formatted(name, value));
      }
    }
  }

  /**
   * The ends of the colours of all maps of a figure.
   *
   * @param low the value at the lower end; empty for that of the map
   * @param high the value at the upper end; empty for that of the map
   */
  public record Colours(OptionalDouble low, OptionalDouble high) {

    public Colours {
      low.ifPresent(Colours::requireFinite);
      high.ifPresent(Colours::requireFinite);
      if (low.isPresent() && high.isPresent() && !(low.getAsDouble() < high.getAsDouble())) {
        throw new IllegalArgumentException(
            "Colours from %s to %s are not possible; the first must be below the second."
                .formatted(low.getAsDouble(), high.getAsDouble()));
      }
    }

    private static void requireFinite(double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "Colours cannot end at %s; it must be a finite number.".formatted(value));
      }
    }
  }

  public FigureOptions {
    if (most.isPresent() && most.getAsInt() < 1) {
      throw new IllegalArgumentException("At least one curve or row must be drawn.");
    }
    if (threshold.isPresent()
        && !(threshold.getAsDouble() >= 0 && Double.isFinite(threshold.getAsDouble()))) {
      throw new IllegalArgumentException(
          "A threshold of weights must be a finite number of at least 0.");
    }
  }

  /** The figure with what is asked for beside the size. */
  public Figure applied(Figure figure) {
    return new Figure(
        title.orElse(figure.title()),
        figure.description(),
        figure.width(),
        figure.columns(),
        figure.panels().stream().map(this::applied).toList());
  }

  private Panel applied(Panel panel) {
    return panel instanceof Panel.Plot plot ? applied(plot) : applied((Panel.Circuit) panel);
  }

  private Panel applied(Panel.Circuit circuit) {
    if (threshold.isEmpty()) {
      return circuit;
    }
    double least = threshold.getAsDouble();
    return new Panel.Circuit(
        noted(circuit.title(), "weights of at least " + Ticks.significant(least, 3)),
        circuit.aspect(),
        circuit.nodes(),
        circuit.links().stream().filter(link -> Math.abs(link.weight()) >= least).toList());
  }

  private static String noted(String title, String note) {
    return title.isEmpty() ? note : title + "; " + note;
  }

  private Panel applied(Panel.Plot plot) {
    List<Layer> layers = new ArrayList<>();
    String title = plot.title();
    Axis y = plot.y();
    int curves = 0;
    for (Layer layer : plot.layers()) {
      if (layer instanceof Layer.Raster raster) {
        Layer.Raster coloured = coloured(raster);
        int rows = raster.values().length;
        if (most.isPresent() && most.getAsInt() < rows) {
          coloured = upper(coloured, most.getAsInt());
          y = new Axis(y.label(), coloured.bottom(), y.max(), y.logarithmic(), y.categories());
          title = noted(title, "%s of %s rows".formatted(most.getAsInt(), rows));
        }
        layers.add(coloured);
      } else if (!(layer instanceof Layer.Curve) || ++curves <= most.orElse(Integer.MAX_VALUE)) {
        layers.add(layer);
      }
    }
    if (curves > most.orElse(Integer.MAX_VALUE)) {
      title = noted(title, "%s of %s curves".formatted(most.getAsInt(), curves));
    }
    return new Panel.Plot(title, plot.x(), y, plot.aspect(), plot.equalScale(), layers);
  }

  private Layer.Raster coloured(Layer.Raster raster) {
    return raster.between(colours.low().orElse(raster.low()), colours.high().orElse(raster.high()));
  }

  /** The upper rows of a map, which is read from above. */
  private static Layer.Raster upper(Layer.Raster raster, int count) {
    int rows = raster.values().length;
    double[][] values = new double[count][];
    System.arraycopy(raster.values(), rows - count, values, 0, count);
    double bottom = raster.top() - (raster.top() - raster.bottom()) * count / rows;
    return new Layer.Raster(
        raster.label(),
        values,
        raster.left(),
        raster.right(),
        bottom,
        raster.top(),
        raster.scale(),
        raster.low(),
        raster.high());
  }
}
