package org.rnnzoo.analysis.activity;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Tells classes from rates, and says how well by cross-validation.
 *
 * <p>Codes of the classes are regressed on the rates with a ridge; a trial belongs to the class
 * whose mean among the fitted scores is nearest to its own. All is written in inner products of
 * trials, so that many shuffled controls share one decomposition. The accuracy is the mean over
 * classes of the share of right answers, so that chance is one over the number of classes however
 * unequal they are.
 *
 * @param fold the part of each trial, {@code [trials]}
 * @param folds the number of parts
 * @param classes the number of classes
 */
record Decoder(int[] fold, int folds, int classes) {

  /** The ridge as a share of the mean squared length of a trial's rates. */
  private static final double RIDGE = 0.01;

  /**
   * The accuracies of several labellings of the same trials.
   *
   * @param rates {@code [trials][units]}
   * @param labellings each with a class for each trial
   * @return the accuracy for each, in [0, 1]
   */
  double[] accuracies(double[][] rates, List<int[]> labellings) {
    double[][] right = new double[labellings.size()][classes];
    double[][] all = new double[labellings.size()][classes];
    for (int part = 0; part < folds; part++) {
      int held = part;
      int[] train = places(place -> fold[place] != held);
      int[] test = places(place -> fold[place] == held);
      if (train.length > 0 && test.length > 0) {
        predict(new Split(rates, train, test), labellings, right, all);
      }
    }
    double[] accuracies = new double[labellings.size()];
    for (int l = 0; l < accuracies.length; l++) {
      int there = 0;
      for (int c = 0; c < classes; c++) {
        if (all[l][c] > 0) {
          accuracies[l] += right[l][c] / all[l][c];
          there++;
        }
      }
      accuracies[l] /= there;
    }
    return accuracies;
  }

  private int[] places(IntPredicate wanted) {
    return IntStream.range(0, fold.length).filter(wanted).toArray();
  }

  private void predict(Split split, List<int[]> labellings, double[][] right, double[][] all) {
    for (int l = 0; l < labellings.size(); l++) {
      int[] labels = labellings.get(l);
      int[] predicted = split.predict(labels, classes);
      for (int i = 0; i < predicted.length; i++) {
        int truth = labels[split.test[i]];
        all[l][truth]++;
        right[l][truth] += predicted[i] == truth ? 1 : 0;
      }
    }
  }

  /** A training and a test set with the decomposition that all labellings share. */
  private static final class Split {

    private final int[] train;
    private final int[] test;
    private final DMatrixRMaj within;
    private final DMatrixRMaj across;
    private final LinearSolverDense<DMatrixRMaj> solver;

    Split(double[][] rates, int[] train, int[] test) {
      this.train = train;
      this.test = test;
      double[] mean = new double[rates[0].length];
      for (int trial : train) {
        for (int unit = 0; unit < mean.length; unit++) {
          mean[unit] += rates[trial][unit] / train.length;
        }
      }
      DMatrixRMaj trained = centred(rates, train, mean);
      within = new DMatrixRMaj(train.length, train.length);
      CommonOps_DDRM.multOuter(trained, within);
      across = new DMatrixRMaj(test.length, train.length);
      CommonOps_DDRM.multTransB(centred(rates, test, mean), trained, across);
      double size = CommonOps_DDRM.trace(within) / train.length;
      DMatrixRMaj ridged = within.copy();
      for (int i = 0; i < train.length; i++) {
        // Rates that are alike in all trials tell nothing, whatever the ridge.
        ridged.add(i, i, size > 0 ? RIDGE * size : 1);
      }
      solver = LinearSolverFactory_DDRM.chol(train.length);
      if (!solver.setA(ridged)) {
        throw new ArithmeticException("The rates are too much alike to be decoded.");
      }
    }

    private static DMatrixRMaj centred(double[][] rates, int[] trials, double[] mean) {
      DMatrixRMaj matrix = new DMatrixRMaj(trials.length, mean.length);
      for (int row = 0; row < trials.length; row++) {
        for (int unit = 0; unit < mean.length; unit++) {
          matrix.set(row, unit, rates[trials[row]][unit] - mean[unit]);
        }
      }
      return matrix;
    }

    int[] predict(int[] labels, int classes) {
      int[] sizes = new int[classes];
      for (int trial : train) {
        sizes[labels[trial]]++;
      }
      // As the mean of the rates is 0, that of the codes does not matter.
      DMatrixRMaj codes = new DMatrixRMaj(train.length, classes);
      for (int row = 0; row < train.length; row++) {
        codes.set(row, labels[train[row]], 1);
      }
      DMatrixRMaj weights = new DMatrixRMaj(train.length, classes);
      solver.solve(codes, weights);
      DMatrixRMaj fitted = CommonOps_DDRM.mult(within, weights, null);
      DMatrixRMaj scores = CommonOps_DDRM.mult(across, weights, null);
      double[][] means = new double[classes][classes];
      for (int row = 0; row < train.length; row++) {
        for (int c = 0; c < classes; c++) {
          int label = labels[train[row]];
          means[label][c] += fitted.get(row, c) / sizes[label];
        }
      }
      int[] predicted = new int[test.length];
      Arrays.setAll(predicted, row -> nearest(scores, row, means, sizes));
      return predicted;
    }

    private static int nearest(DMatrixRMaj scores, int row, double[][] means, int[] sizes) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < means.length; c++) {
        double distance = 0;
        for (int k = 0; k < means.length; k++) {
          double difference = scores.get(row, k) - means[c][k];
          distance += difference * difference;
        }
        if (sizes[c] > 0 && distance < least) {
          least = distance;
          nearest = c;
        }
      }
      return nearest;
    }
  }
}
