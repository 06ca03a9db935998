package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction is the sample that was shown before a delay, in which other
 * directions are shown as well (after Masse et al. 2019).
 */
public final class DelayedMatchWithDistractorsTask extends DelayedMatch<DistractorMatch> {

  @Override
  public String name() {
    return "delayed-match-with-distractors";
  }

  @Override
  public List<String> aliases() {
    return List.of("dms-d");
  }

  @Override
  public String title() {
    return "Tell whether a test is the sample, whatever was shown in the delay";
  }

  @Override
  public List<Version<DistractorMatch>> versions() {
    return List.of(
        version(
            "v1",
            "one distractor",
            "Can a network keep a direction while it sees another that does not count?",
            shown(
                List.of(1),
                Frame.BASIC.withTiming(t -> t.withSampleMs(fixed(300)).withDelayMs(fixed(800)))),
            0.75,
            0.97),
        version(
            "v2",
            "variable timing",
            "Can it do so when it cannot know whether and when a distractor comes?",
            shown(
                List.of(0, 1, 1, 1),
                Frame.VARIABLE.withTiming(
                    t -> t.withSampleMs(fixed(300)).withDelayMs(uniform(400, 1000)))),
            0.8125,
            0.95),
        version(
            "v3",
            "realistic, several distractors",
            "Can it do so with up to three distractors, in noise?",
            shown(
                List.of(0, 1, 2, 3),
                Frame.REALISTIC.withTiming(
                    t -> t.withSampleMs(fixed(300)).withDelayMs(uniform(300, 700)))),
            0.8125,
            0.93));
  }

  @Override
  DistractorMatch with(DistractorMatch p, Frame frame) {
    return p.withFrame(frame);
  }

  private static DistractorMatch shown(List<Integer> distractors, Frame frame) {
    return new DistractorMatch(8, 0.5, distractors, fixed(300), frame);
  }

  @Override
  Epoch layDelay(DistractorMatch p, TrialBuilder trial, Comparison drawn) {
    Epoch last = super.layDelay(p, trial, drawn);
    List<Double> distractors = drawn.shown().distractors();
    trial.condition("nDistractors", distractors.size());
    for (int i = 0; i < distractors.size(); i++) {
      String which = i == 0 ? "" : "-" + (i + 1);
      Epoch distractor = trial.epoch("distractor" + which, p.distractorMs());
      present(p.frame(), trial, "distractor" + which, distractors.get(i), distractor);
      trial.condition("distractor%sOnsetMs".formatted(which), trial.clock().ms(distractor.start()));
      last = trial.epoch("delay-" + (i + 2), p.frame().timing().delayMs());
    }
    return last;
  }
}
