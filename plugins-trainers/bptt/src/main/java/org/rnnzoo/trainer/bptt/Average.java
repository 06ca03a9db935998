package org.rnnzoo.trainer.bptt;

/** The mean of the numbers since the last look. */
final class Average {

  private double sum;
  private long count;

  void add(double value) {
    sum += value;
    count++;
  }

  /** The mean so far; starts anew. */
  double take() {
    double mean = sum / count;
    sum = 0;
    count = 0;
    return mean;
  }
}
