package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Arrows;
import org.rnnzoo.api.figure.Layer.Band;
import org.rnnzoo.api.figure.Layer.Circle;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Orientation;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Layer.Rule;
import org.rnnzoo.api.figure.Layer.Text;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Plot;

/** The numbers behind a figure, one row per point. */
final class FigureTable {

  private static final String HEADER = "panel,panel title,layer,kind,label,x,y,dx,dy,value";

  private final StringBuilder out = new StringBuilder(HEADER).append("\r\n");
  private int panel;
  private String panelTitle = "";
  private int layer;

  private FigureTable() {}

  static String csv(Figure figure) {
    FigureTable table = new FigureTable();
    for (Panel panel : figure.panels()) {
      table.add(panel);
    }
    return table.out.toString();
  }

  private void add(Panel next) {
    panel++;
    panelTitle = next.title();
    layer = 0;
    if (next instanceof Plot plot) {
      for (Layer one : plot.layers()) {
        layer++;
        add(one);
      }
    } else if (next instanceof Circuit circuit) {
      add(circuit);
    }
  }

  private void add(Circuit circuit) {
    layer = 1;
    for (Node node : circuit.nodes()) {
      row("node", node.label(), node.x(), node.y(), null, null, null);
    }
    layer = 2;
    for (Link link : circuit.links()) {
      String ends =
          circuit.nodes().get(link.from()).label() + " → " + circuit.nodes().get(link.to()).label();
      row("link", ends, null, null, null, null, link.weight());
    }
  }

  private void add(Layer one) {
    if (one instanceof Curve curve) {
      points("curve", curve.label(), curve.x(), curve.y());
    } else if (one instanceof Points points) {
      points("point", points.label(), points.x(), points.y());
    } else if (one instanceof Arrows a) {
      for (int i = 0; i < a.x().length; i++) {
        row("arrow", a.label(), a.x()[i], a.y()[i], a.dx()[i], a.dy()[i], null);
      }
    } else if (one instanceof Band band) {
      row("band begin", band.label(), band.from(), null, null, null, null);
      row("band end", band.label(), band.to(), null, null, null, null);
    } else if (one instanceof Rule rule) {
      boolean vertical = rule.orientation() == Orientation.VERTICAL;
      Double at = rule.at();
      row("rule", rule.label(), vertical ? at : null, vertical ? null : at, null, null, null);
    } else if (one instanceof Raster raster) {
      raster(raster);
    } else if (one instanceof Text text) {
      row("text", text.label(), text.x(), text.y(), null, null, null);
    } else if (one instanceof Circle c) {
      row("circle", c.label(), c.x(), c.y(), null, null, c.radius());
    }
  }

  private void points(String kind, String label, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      row(kind, label, x[i], y[i], null, null, null);
    }
  }

  /** Writes the middles of the cells. */
  private void raster(Raster raster) {
    int rows = raster.values().length;
    for (int row = 0; row < rows; row++) {
      double y = raster.bottom() + (raster.top() - raster.bottom()) * (row + 0.5) / rows;
      double[] values = raster.values()[row];
      for (int column = 0; column < values.length; column++) {
        double share = (column + 0.5) / values.length;
        double x = raster.left() + (raster.right() - raster.left()) * share;
        row("cell", raster.label(), x, y, null, null, values[column]);
      }
    }
  }

  private void row(
      String kind, String label, Double x, Double y, Double dx, Double dy, Double value) {
    out.append(panel).append(',').append(quoted(panelTitle));
    out.append(',').append(layer).append(',').append(kind).append(',').append(quoted(label));
    for (Double number : new Double[] {x, y, dx, dy, value}) {
      out.append(',').append(number == null ? "" : number.toString());
    }
    out.append("\r\n");
  }

  private static String quoted(String text) {
    boolean special = text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
