package org.rnnzoo.figure;

/** The rectangle between two axes: takes values to places on the page. */
record Frame(Box box, AxisScale x, AxisScale y) {

  double pageX(double value) {
    return box.left() + x.place(value) * box.width();
  }

  double pageY(double value) {
    return box.bottom() - y.place(value) * box.height();
  }

  double[] pageX(double[] values) {
    double[] page = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      page[i] = pageX(values[i]);
    }
    return page;
  }

  double[] pageY(double[] values) {
    double[] page = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      page[i] = pageY(values[i]);
    }
    return page;
  }
}
