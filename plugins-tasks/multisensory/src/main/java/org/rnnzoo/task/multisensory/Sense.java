package org.rnnzoo.task.multisensory;

import java.util.List;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** One of the two senses and its inputs. */
enum Sense {
  VISUAL("visual"),
  AUDITORY("auditory");

  private final String word;

  Sense(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  List<String> inputs() {
    return List.of(word + ".right", word + ".left");
  }

  String reliabilityInput() {
    return "reliability." + word;
  }

  void show(TrialBuilder trial, double coherence, Epoch stimulus) {
    trial.input(word + ".right").set((1 + coherence) / 2, stimulus);
    trial.input(word + ".left").set((1 - coherence) / 2, stimulus);
  }
}
