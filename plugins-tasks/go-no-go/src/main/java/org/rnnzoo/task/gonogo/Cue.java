package org.rnnzoo.task.gonogo;

import java.util.List;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** What tells a network whether to go. */
public enum Cue {
  /** One of two inputs. */
  CHANNELS {
    @Override
    List<String> inputs() {
      return List.of("go", "no-go");
    }

    @Override
    void show(TrialBuilder trial, Stimulus p, boolean go, Epoch during) {
      trial.input(go ? "go" : "no-go").set(p.height(), during);
    }
  },
  /** How high one input is: go if above a criterion. */
  VALUE {
    @Override
    List<String> inputs() {
      return List.of("value");
    }

    @Override
    void show(TrialBuilder trial, Stimulus p, boolean go, Epoch during) {
      double lowest = go ? p.criterion() + p.margin() : 0;
      double highest = go ? 1 : p.criterion() - p.margin();
      double value = lowest + (highest - lowest) * trial.random().nextDouble();
      trial.input("value").set(p.height() * value, during);
      trial.condition("value", value);
    }
  };

  /** The inputs that carry the cue. */
  abstract List<String> inputs();

  /** Shows a cue drawn from those that mean go, or no-go. */
  abstract void show(TrialBuilder trial, Stimulus p, boolean go, Epoch during);
}
