package org.rnnzoo.task.perceptualdecision;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import java.util.stream.Stream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw.TruncatedExponential;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Version;

/**
 * Judge which way noisy motion goes (Britten et al. 1992; Roitman &amp; Shadlen 2002; four choices:
 * Churchland et al. 2008).
 *
 * <p>A trial without motion, of coherence 0, asks for no answer and is not scored.
 */
public final class PerceptualDecisionTask implements Task<PerceptualDecisionParameters> {

  private static final PerceptualDecisionParameters TWO_CHOICES =
      PerceptualDecisionParametersBuilder.builder()
          .choices(2)
          .coherences(List.of(0.064, 0.128, 0.256, 0.512))
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(300))
                  .stimulusMs(fixed(800))
                  .delayMs(fixed(0))
                  .responseMs(fixed(300))
                  .build())
          .sigma(0.1)
          .choice(ChoiceRule.STANDARD)
          .build();

  private static final String FIXATION = "fixation";

  @Override
  public String name() {
    return "perceptual-decision";
  }

  @Override
  public List<String> aliases() {
    return List.of("pdm");
  }

  @Override
  public String title() {
    return "Judge which way noisy motion goes";
  }

  @Override
  public String citation() {
    return "Britten, Shadlen, Newsome & Movshon 1992, Journal of Neuroscience 12:4745";
  }

  @Override
  public List<String> tags() {
    return List.of("decision", "integration");
  }

  @Override
  public List<Version<PerceptualDecisionParameters>> versions() {
    return List.of(
        new Version<>(
                "v1",
                "two choices",
                "Can a network integrate evidence for as long as it is shown?",
                TWO_CHOICES,
                new Version.Card(0.5, 0.5, 0.917, 0.9455))
            .stress(
                "long-stimulus",
                "An integrator gains from more evidence, or at least loses nothing; an ideal one is"
                    + " right in 0.974.",
                p -> p.withTiming(t -> t.withStimulusMs(t.stimulusMs().times(2))),
                0.917)
            .stress(
                "unseen-coherences",
                "Evidence is added up whatever its strength; an ideal observer of these is right in"
                    + " 0.973.",
                p -> p.withCoherences(List.of(0.1, 0.2, 0.4)),
                0.94),
        new Version<>(
                "v2",
                "four choices and delay",
                "Can it weigh four alternatives, and hold the winner over a delay?",
                TWO_CHOICES.withChoices(4).withTiming(t -> t.withDelayMs(fixed(300))),
                new Version.Card(0.25, 0.25, 0.86, 0.888))
            .stressed(List.of(longDelay(0.81))),
        new Version<>(
                "v3",
                "variable timing",
                "Can it make the most of evidence of unknown length, down to none at all?",
                TWO_CHOICES
                    .withCoherences(List.of(0.0, 0.032, 0.064, 0.128, 0.256, 0.512))
                    .withTiming(
                        t ->
                            t.withFixationMs(uniform(200, 600))
                                .withStimulusMs(new TruncatedExponential(200, 400, 1500))
                                .withDelayMs(uniform(100, 1000))),
                new Version.Card(0.5, 0.5, 0.83, 0.862))
            .stressed(List.of(longDelay(0.78))));
  }

  private static StressTest<PerceptualDecisionParameters> longDelay(double bar) {
    return new StressTest<>(
        "long-delay",
        "A choice once made is held until the response is due.",
        p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(2))),
        bar);
  }

  @Override
  public Channels channels(PerceptualDecisionParameters p) {
    return new Channels(withFixation(p.motionInputs()), withFixation(p.choiceOutputs()));
  }

  private static List<String> withFixation(List<String> others) {
    return Stream.concat(Stream.of(FIXATION), others.stream()).toList();
  }

  @Override
  public void compose(PerceptualDecisionParameters p, TrialBuilder trial) {
    Motion motion = Motion.draw(p, trial.random());
    motion.note(p, trial);
    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch stimulus = trial.epoch("stimulus", p.timing().stimulusMs());
    Epoch delay = trial.epoch("delay", p.timing().delayMs());
    Epoch response = trial.epoch("response", p.timing().responseMs());

    trial.input(FIXATION).set(1, fixation, stimulus, delay);
    motion.show(p, trial, stimulus);
    trial.noise(p.motionInputs(), p.sigma());

    p.choice().hold(trial, FIXATION, fixation, stimulus, delay);
    if (motion.hasDirection()) {
      p.choice().respond(trial, p.choiceOutputs().get(motion.direction()), response);
    }
  }

  @Override
  public Loss loss(PerceptualDecisionParameters p) {
    return p.choice().loss();
  }
}
