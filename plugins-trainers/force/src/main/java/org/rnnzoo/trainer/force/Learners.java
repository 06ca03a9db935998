package org.rnnzoo.trainer.force;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.Trials;

/**
 * The outputs in groups that share a matrix P.
 *
 * <p>P depends on the features and on when they count, not on targets. So outputs whose masks have
 * been the same so far have the same P, and it is computed once for all of them. As soon as two
 * masks differ, the group falls apart, and each part goes on with a copy.
 */
final class Learners {

  private static final String GROUP = "force.group";
  private static final String MATRIX = "force.p.";
  private static final String HIGH = ".high";
  private static final String LOW = ".low";

  private final int outputs;
  private List<Learner> learners;

  /** The steps of the batch that have counted for each group. */
  private long[] counted = {};

  /**
   * Outputs that share a matrix.
   *
   * @param outputs the places of the outputs, at least one
   */
  private record Learner(List<Integer> outputs, InverseCorrelation p) {
    int first() {
      return outputs.get(0);
    }
  }

  private Learners(int outputs, List<Learner> learners) {
    this.outputs = outputs;
    this.learners = learners;
  }

  /** All outputs in one group, nothing learned yet. */
  static Learners fresh(int outputs, int features, double alpha) {
    List<Integer> all = new ArrayList<>();
    for (int o = 0; o < outputs; o++) {
      all.add(o);
    }
    return new Learners(
        outputs, List.of(new Learner(all, InverseCorrelation.fresh(features, alpha))));
  }

  /** As they were when they told their {@link #state}. */
  static Learners restored(Map<String, float[]> state) {
    float[] groups = state.get(GROUP);
    List<Learner> learners = new ArrayList<>();
    for (int first = 0; first < groups.length; first++) {
      List<Integer> members = new ArrayList<>();
      for (int o = first; o < groups.length; o++) {
        if (groups[o] == first) {
          members.add(o);
        }
      }
      if (!members.isEmpty()) {
        learners.add(
            new Learner(
                members,
                InverseCorrelation.restored(
                    state.get(MATRIX + first + HIGH), state.get(MATRIX + first + LOW))));
      }
    }
    return new Learners(groups.length, learners);
  }

  /** Everything that the next batch depends on: who shares with whom, and the matrices. */
  Map<String, float[]> state() {
    Map<String, float[]> state = new HashMap<>();
    float[] groups = new float[outputs];
    for (Learner learner : learners) {
      learner.outputs().forEach(output -> groups[output] = learner.first());
      state.put(MATRIX + learner.first() + HIGH, learner.p().high());
      state.put(MATRIX + learner.first() + LOW, learner.p().low());
    }
    state.put(GROUP, groups);
    return state;
  }

  /**
   * Learns from a batch, trial by trial and step by step.
   *
   * @param rates {@code [trials, time, units]}
   * @param every one in so many of the steps that count is used
   */
  void learn(Trials batch, float[] rates, Readout readout, int every) {
    double[] features = new double[readout.features()];
    begin(batch);
    for (int moment = 0; moment < batch.size() * batch.time(); moment++) {
      readout.features(rates, moment, features);
      takeUp(batch, moment, features, readout, every);
    }
    end();
  }

  /** Gets ready for the moments of a batch. */
  void begin(Trials batch) {
    separate(batch.maskValues());
    counted = new long[learners.size()];
  }

  /**
   * Learns from one moment of a batch.
   *
   * @param moment {@code trial · time + step}
   * @param features what the readout reads then
   */
  void takeUp(Trials batch, int moment, double[] features, Readout readout, int every) {
    for (int k = 0; k < learners.size(); k++) {
      Learner learner = learners.get(k);
      double weight = batch.maskValues()[moment * outputs + learner.first()];
      if (weight > 0 && counted[k]++ % every == 0) {
        double[] gain = learner.p().takeUp(features, weight);
        for (int output : learner.outputs()) {
          double target = batch.targetValues()[moment * outputs + output];
          readout.correct(output, readout.output(output, features) - target, gain);
        }
      }
    }
  }

  /** Rounds the matrices to what {@link #state} can tell. */
  void end() {
    learners.forEach(learner -> learner.p().round());
  }

  private void separate(float[] mask) {
    List<Learner> separated = new ArrayList<>();
    for (Learner learner : learners) {
      List<List<Integer>> parts = new ArrayList<>();
      for (int output : learner.outputs()) {
        parts.stream()
            .filter(part -> sameMask(mask, part.get(0), output))
            .findFirst()
            .ifPresentOrElse(part -> part.add(output), () -> parts.add(newPart(output)));
      }
      separated.add(new Learner(parts.get(0), learner.p()));
      for (List<Integer> part : parts.subList(1, parts.size())) {
        separated.add(new Learner(part, learner.p().copy()));
      }
    }
    learners = separated;
  }

  private static List<Integer> newPart(int output) {
    List<Integer> part = new ArrayList<>();
    part.add(output);
    return part;
  }

  private boolean sameMask(float[] mask, int one, int other) {
    for (int at = 0; at < mask.length; at += outputs) {
      if (mask[at + one] != mask[at + other]) {
        return false;
      }
    }
    return true;
  }
}
