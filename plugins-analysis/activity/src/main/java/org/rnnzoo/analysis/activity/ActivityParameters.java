package org.rnnzoo.analysis.activity;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;

/**
 * What is recorded and how it is laid out.
 *
 * @param course the axis of time and the units shown
 * @param decoding what is decoded
 * @param curves the curves of behaviour
 */
public record ActivityParameters(
    @Parameter(help = "Number of trials that are recorded.", min = 1, max = 20_000) int trials,
    @Parameter(
            help =
                "Whether decoding and behaviour are those of the network with its own noise; all"
                    + " else is without it.")
        boolean noise,
    @Parameter(
            help =
                "Column of the condition table that parts the trials into groups, or choice for"
                    + " what the network answers; empty for one that tells what is wanted at the"
                    + " end of trials, else the first that gives a few groups.")
        String by,
    @Unwrapped Course course,
    @Unwrapped Decoding decoding,
    @Unwrapped Curves curves) {

  /** The settings that suit most networks. */
  static final ActivityParameters DEFAULT =
      new ActivityParameters(
          200,
          true,
          "",
          new Course("", 0, List.of()),
          new Decoding(List.of(), 5, 20),
          new Curves(List.of(), "", 0.5));

  public ActivityParameters {
    Require.between("trials", trials, 1, 20_000);
  }

  /**
   * The axis of time and the units shown.
   *
   * @param align the epoch whose start is time 0
   * @param binMs the width of a bin
   * @param units places of units
   */
  public record Course(
      @Parameter(help = "Epoch whose start is time 0; empty for the start of the trial.")
          String align,
      @Parameter(
              help = "Width of a bin of time; 0 for as many steps as make 60 bins at most.",
              unit = "ms",
              min = 0,
              max = 60_000)
          double binMs,
      @Parameter(
              help =
                  "Units whose rates are drawn, from 0; empty for the six that differ most between"
                      + " groups.",
              maxItems = 24)
          List<Integer> units) {

    public Course {
      units = List.copyOf(units);
      Require.between("binMs", binMs, 0, 60_000);
    }
  }

  /**
   * What is decoded from the rates, and against which control.
   *
   * @param decode columns
   * @param folds the number of parts of the cross-validation
   * @param shuffles the number of shuffled controls
   */
  public record Decoding(
      @Parameter(
              help =
                  "Columns of the condition table, or choice, that are decoded over time; empty for"
                      + " the one that parts the groups.",
              maxItems = 6)
          List<String> decode,
      @Parameter(help = "Number of parts of the cross-validation.", min = 2, max = 50) int folds,
      @Parameter(
              help =
                  "Number of times that labels are shuffled between trials to see what is chance.",
              min = 1,
              max = 1000)
          int shuffles) {

    public Decoding {
      decode = List.copyOf(decode);
      Require.between("folds", folds, 2, 50);
      Require.between("shuffles", shuffles, 1, 1000);
    }
  }

  /**
   * The curves of behaviour.
   *
   * @param graded columns of numbers
   * @param from the epoch from whose start answers are timed
   * @param threshold the lead of an output that counts as an answer
   */
  public record Curves(
      @Parameter(
              help =
                  "Columns of numbers against which choices and their times are drawn; empty for"
                      + " those with four values or more.",
              maxItems = 4)
          List<String> graded,
      @Parameter(
              help =
                  "Epoch from whose start answers are timed; empty for the one before that of the"
                      + " decision.")
          String from,
      @Parameter(
              help =
                  "An answer is given when the output that is chosen leads the others by this much,"
                      + " or when a single output is so far from 0.",
              min = 0,
              max = 1000)
          double threshold) {

    public Curves {
      graded = List.copyOf(graded);
      Require.between("threshold", threshold, 0, 1000);
    }
  }
}
