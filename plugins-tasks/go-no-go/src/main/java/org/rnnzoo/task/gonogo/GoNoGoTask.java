package org.rnnzoo.task.gonogo;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Respond to one stimulus and withhold the response to another, after a delay.
 *
 * <p>Fixation goes off in both kinds of trials; in a no-go trial it must be held all the same.
 */
public final class GoNoGoTask implements Task<GoNoGoParameters> {

  private static final GoNoGoParameters BINARY =
      GoNoGoParametersBuilder.builder()
          .stimulus(
              StimulusBuilder.builder()
                  .cue(Cue.CHANNELS)
                  .goProbability(0.5)
                  .criterion(0.5)
                  .margin(0.02)
                  .height(1)
                  .distractorHeight(0)
                  .build())
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(200))
                  .stimulusMs(fixed(500))
                  .delayMs(fixed(500))
                  .responseMs(fixed(500))
                  .build())
          .sigma(0.01)
          .choice(ChoiceRule.STANDARD)
          .build();

  @Override
  public String name() {
    return "go-no-go";
  }

  @Override
  public List<String> aliases() {
    return List.of("gonogo");
  }

  @Override
  public String title() {
    return "Respond to one stimulus and withhold the response to another";
  }

  @Override
  public String citation() {
    return "Donders 1868, translated 1969, Acta Psychologica 30:412";
  }

  @Override
  public List<String> tags() {
    return List.of("inhibition", "decision", "memory");
  }

  @Override
  public List<Version<GoNoGoParameters>> versions() {
    return List.of(
        version(
            "v1",
            "binary",
            "Can a network remember whether to act, and withhold the act if not?",
            BINARY,
            new Version.Card(0.5, 0.5, 0.98, 1)),
        version(
            "v2",
            "graded",
            "Can it set a criterion on a graded stimulus?",
            BINARY.withStimulus(s -> s.withCue(Cue.VALUE)).withSigma(0.05),
            new Version.Card(0.5, 0.5, 0.95, 0.989)),
        version(
            "v3",
            "rare no-go",
            "Can it withhold a frequent act, with weak cues, a distractor and unknown delays?",
            BINARY
                .withStimulus(
                    s -> s.withGoProbability(0.75).withHeight(0.5).withDistractorHeight(1))
                .withTiming(
                    t ->
                        t.withFixationMs(uniform(200, 600))
                            .withStimulusMs(uniform(200, 600))
                            .withDelayMs(uniform(100, 1000)))
                .withSigma(0.1),
            new Version.Card(0.75, 0.75, 0.97, 1)));
  }

  /** A version whose delay is twice as long under stress. */
  private static Version<GoNoGoParameters> version(
      String name, String title, String question, GoNoGoParameters parameters, Version.Card card) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-delay",
            "Whether to act is decided by the stimulus and kept until the response is due.",
            p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(2))),
            card.stressBar());
  }

  @Override
  public Channels channels(GoNoGoParameters p) {
    List<String> inputs = new ArrayList<>(List.of("fixation"));
    inputs.addAll(p.stimulus().inputs());
    return new Channels(inputs, List.of("fixation", "go"));
  }

  @Override
  public Loss loss(GoNoGoParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(GoNoGoParameters p, TrialBuilder trial) {
    boolean go = trial.random().nextDouble() < p.stimulus().goProbability();
    trial.condition("go", go ? 1 : 0);

    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch stimulus = trial.epoch("stimulus", p.timing().stimulusMs());
    Epoch delay = trial.epoch("delay", p.timing().delayMs());
    Epoch response = trial.epoch("response", p.timing().responseMs());
    Epoch before = fixation.through(delay);

    trial.input("fixation").set(1, before);
    p.stimulus().cue().show(trial, p.stimulus(), go, stimulus);
    if (p.stimulus().hasDistractor()) {
      double distractor = p.stimulus().distractorHeight() * trial.random().nextDouble();
      trial.input("distractor").set(distractor, stimulus);
      trial.condition("distractor", distractor);
    }
    trial.noise(p.stimulus().inputs(), p.sigma());

    p.choice().hold(trial, "fixation", before);
    p.choice().respond(trial, go ? "go" : "fixation", response);

    for (Epoch epoch : List.of(fixation, stimulus, delay, response)) {
      trial.condition(epoch.name() + "Ms", trial.clock().ms(epoch.length()));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A go trial has the further number {@code hit}, a no-go trial {@code correctRejection}, each
   * 1 if right. So their means over trials are the hit rate and the correct-rejection rate, and the
   * mean of these two is the balanced accuracy.
   */
  @Override
  public Verdict score(GoNoGoParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    boolean go = (double) trial.condition().get("go") == 1;
    return verdict.with(go ? "hit" : "correctRejection", verdict.accuracy());
  }
}
