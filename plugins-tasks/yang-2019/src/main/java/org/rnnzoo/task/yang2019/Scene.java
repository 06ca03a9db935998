package org.rnnzoo.task.yang2019;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** One trial in the making, in the terms of the paper. */
final class Scene {

  private final Yang2019Parameters p;
  private final TrialBuilder trial;
  private final Schedule schedule;

  Scene(Yang2019Parameters p, TrialBuilder trial, Schedule schedule) {
    this.p = p;
    this.trial = trial;
    this.schedule = schedule;
  }

  RandomGenerator random() {
    return trial.random();
  }

  Schedule schedule() {
    return schedule;
  }

  /** Whether strengths differ more than in the paper's standard set. */
  boolean easy() {
    return p.ruleSet().easy();
  }

  /** Any direction, in degrees. */
  double direction() {
    return 360 * trial.random().nextDouble();
  }

  /** The first or the second modality, 1 or 2. */
  int modality() {
    return 1 + trial.random().nextInt(2);
  }

  /** Adds a stimulus to the ring of a modality. */
  void show(int modality, double degrees, double strength, Epoch during) {
    if (strength != 0) {
      for (int unit = 0; unit < p.unitsPerRing(); unit++) {
        trial.input(p.place(modality, unit)).add(strength * p.ring().value(unit, degrees), during);
      }
    }
  }

  /** Wants a look at a direction. */
  void go(double degrees) {
    trial.target(0).set(p.levels().high(), schedule.before());
    for (int unit = 0; unit < p.unitsPerRing(); unit++) {
      trial.target(1 + unit).add(p.ring().value(unit, degrees), schedule.response());
    }
    trial.condition("go", 1);
    trial.condition("answerDeg", degrees);
  }

  /** Wants fixation to the end. */
  void stay() {
    trial.target(0).set(p.levels().high(), schedule.all());
    trial.condition("go", 0);
  }

  void note(String column, double value) {
    trial.condition(column, value);
  }
}
