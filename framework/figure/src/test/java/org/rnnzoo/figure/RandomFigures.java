package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Arrows;
import org.rnnzoo.api.figure.Layer.Band;
import org.rnnzoo.api.figure.Layer.Circle;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Mark;
import org.rnnzoo.api.figure.Layer.Orientation;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Layer.Rule;
import org.rnnzoo.api.figure.Layer.Scale;
import org.rnnzoo.api.figure.Layer.Style;
import org.rnnzoo.api.figure.Layer.Text;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Plot;
import org.rnnzoo.api.figure.Panel.Role;

/** Figures that no one would draw: all kinds mixed, with numbers of every size and long names. */
final class RandomFigures {

  private static final String[] WORDS = {
    "x", "rate", "τ (ms)", "donaudampfschifffahrtsgesellschaft", "λ₁", "participation ratio", "<&>",
  };

  private final Random random;

  RandomFigures(long seed) {
    random = new Random(seed);
  }

  Figure next() {
    List<Panel> panels = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      panels.add(random.nextInt(4) == 0 ? circuit() : plot());
    }
    return new Figure(words(), words(), pick(Figure.Width.values()), 1 + random.nextInt(3), panels);
  }

  private Plot plot() {
    double size = Math.pow(10, random.nextInt(13) - 6);
    List<Layer> layers = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      layers.add(layer(size));
    }
    double aspect = 0.1 + 1.5 * random.nextDouble();
    return new Plot(words(), axis(size), axis(size), aspect, random.nextBoolean(), layers);
  }

  private Axis axis(double size) {
    return switch (random.nextInt(5)) {
      case 0 -> Axis.logarithmic(words());
      case 1 -> Axis.categories(words(), List.of(words(), words(), words(), words()));
      case 2 -> Axis.of(words(), number(size), number(size));
      default -> Axis.of(words());
    };
  }

  private Layer layer(double size) {
    int n = random.nextInt(30);
    return switch (random.nextInt(8)) {
      case 0 -> new Points(words(), numbers(n, size), numbers(n, size), ink(), pick(Mark.values()));
      case 1 ->
          new Arrows(
              words(),
              numbers(n, size),
              numbers(n, size),
              numbers(n, size),
              numbers(n, size),
              ink());
      case 2 -> new Band(words(), number(size), number(size));
      case 3 -> new Rule(words(), pick(Orientation.values()), number(size), ink());
      case 4 -> raster(size);
      case 5 -> new Text(words(), number(size), number(size), ink());
      case 6 -> new Circle(words(), number(size), number(size), Math.abs(number(size)), ink());
      default ->
          new Curve(words(), numbers(n, size), numbers(n, size), ink(), pick(Style.values()));
    };
  }

  private Raster raster(double size) {
    double[][] values = new double[random.nextInt(5)][];
    int columns = random.nextInt(6);
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers(columns, size);
    }
    double left = number(size);
    double bottom = number(size);
    return new Raster(
        words(), values, left, left + size, bottom, bottom + size, pick(Scale.values()));
  }

  private Circuit circuit() {
    List<Node> nodes = new ArrayList<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      nodes.add(new Node(words(), pick(Role.values()), random.nextDouble(), random.nextDouble()));
    }
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < count * count / 2; i++) {
      links.add(new Link(random.nextInt(count), random.nextInt(count), random.nextGaussian()));
    }
    return new Circuit(words(), 0.3 + random.nextDouble(), nodes, links);
  }

  private double[] numbers(int count, double size) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt(20) == 0 ? Double.NaN : number(size);
    }
    return numbers;
  }

  private double number(double size) {
    return size * random.nextGaussian();
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(pick(WORDS));
    }
    return words.toString();
  }

  private Ink ink() {
    return pick(Ink.values());
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
