package org.rnnzoo.figure;

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
import org.rnnzoo.api.figure.Panel.Plot;

/** The two axes of a plot, fitted to its layers. */
record PlotScales(AxisScale x, AxisScale y) {

  static PlotScales of(Plot plot) {
    Extent x = new Extent(plot.x().logarithmic());
    Extent y = new Extent(plot.y().logarithmic());
    plot.layers().forEach(layer -> extend(layer, x, y));
    boolean raster = plot.layers().stream().anyMatch(Raster.class::isInstance);
    // Curves may begin and end at the axes; what has a size needs room around it.
    boolean curvesOnly =
        plot.layers().stream().noneMatch(l -> l instanceof Points || l instanceof Circle);
    return new PlotScales(
        AxisScale.fit(plot.x(), x, !raster && !curvesOnly), AxisScale.fit(plot.y(), y, !raster));
  }

  private static void extend(Layer layer, Extent x, Extent y) {
    if (layer instanceof Curve curve) {
      x.add(curve.x());
      y.add(curve.y());
    } else if (layer instanceof Points points) {
      x.add(points.x());
      y.add(points.y());
    } else if (layer instanceof Arrows arrows) {
      for (int i = 0; i < arrows.x().length; i++) {
        x.add(arrows.x()[i]);
        x.add(arrows.x()[i] + arrows.dx()[i]);
        y.add(arrows.y()[i]);
        y.add(arrows.y()[i] + arrows.dy()[i]);
      }
    } else if (layer instanceof Band band) {
      x.add(band.from());
      x.add(band.to());
    } else if (layer instanceof Rule rule) {
      (rule.orientation() == Orientation.VERTICAL ? x : y).add(rule.at());
    } else if (layer instanceof Raster raster) {
      x.add(raster.left());
      x.add(raster.right());
      y.add(raster.bottom());
      y.add(raster.top());
    } else if (layer instanceof Text text) {
      x.add(text.x());
      y.add(text.y());
    } else if (layer instanceof Circle circle) {
      x.add(circle.x() - circle.radius());
      x.add(circle.x() + circle.radius());
      y.add(circle.y() - circle.radius());
      y.add(circle.y() + circle.radius());
    }
  }

  /**
   * The frame of these axes.
   *
   * @param aspect the height of the frame over its width
   * @param equal whether a unit of x and of y are equally long: axes without given ends then show
   *     more, and where the ends are given the frame becomes smaller
   * @param tight whether no axis may show more than its layers
   */
  Frame frame(Slot slot, double aspect, boolean equal, boolean tight) {
    double width = slot.width();
    double height = aspect * width;
    if (!equal || x.axis().logarithmic() || y.axis().logarithmic()) {
      return new Frame(new Box(slot.left(), slot.top(), width, height), x, y);
    }
    double spanX = Math.abs(x.high() - x.low());
    double spanY = Math.abs(y.high() - y.low());
    double unit = Math.min(width / spanX, height / spanY);
    AxisScale wideX = x.isFree() && !tight ? widened(x, width / unit) : x;
    AxisScale wideY = y.isFree() && !tight ? widened(y, height / unit) : y;
    double newWidth = Math.min(width, unit * Math.abs(wideX.high() - wideX.low()));
    double newHeight = Math.min(height, unit * Math.abs(wideY.high() - wideY.low()));
    Box box = new Box(slot.left() + (width - newWidth) / 2, slot.top(), newWidth, newHeight);
    return new Frame(box, wideX, wideY);
  }

  private static AxisScale widened(AxisScale scale, double span) {
    double extra = (span - (scale.high() - scale.low())) / 2;
    return scale.between(scale.low() - extra, scale.high() + extra);
  }
}
