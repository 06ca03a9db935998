package org.rnnzoo.task.proanti;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Respond towards a stimulus or away from it, as a rule says (Munoz &amp; Everling 2004).
 *
 * <p>An answer that is a direction is right if fixation has been let go and the direction is less
 * than {@code toleranceDeg} off (the criterion of Yang et al. 2019).
 */
public final class ProAntiTask implements Task<ProAntiParameters> {

  private static final ChoiceRule ANGLE = new ChoiceRule(Loss.SQUARED_ERROR, 0, 1, 100, 100, 5);

  private static final ProAntiParameters BINARY =
      ProAntiParametersBuilder.builder()
          .directions(
              DirectionsBuilder.builder().report(Report.SIDE).encoding(AngleCode.quad(1)).build())
          .rules(
              RulesBuilder.builder().antiProbability(0.5).ruleCue(RuleCue.UNTIL_RESPONSE).build())
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(300))
                  .stimulusMs(fixed(500))
                  .delayMs(fixed(0))
                  .responseMs(fixed(500))
                  .build())
          .sigma(0.01)
          .toleranceDeg(36)
          .choice(ChoiceRule.STANDARD)
          .build();

  @Override
  public String name() {
    return "pro-anti";
  }

  @Override
  public List<String> aliases() {
    return List.of("antigo");
  }

  @Override
  public String title() {
    return "Respond towards a stimulus or away from it, as a rule says";
  }

  @Override
  public String citation() {
    return "Munoz & Everling 2004, Nature Reviews Neuroscience 5:218";
  }

  @Override
  public List<String> tags() {
    return List.of("rule", "memory", "ring attractor", "motor");
  }

  @Override
  public List<Version<ProAntiParameters>> versions() {
    return List.of(
        new Version<>(
                "v1",
                "binary",
                "Can a network send the same stimulus to either of two sides, as a rule says?",
                BINARY,
                new Version.Card(0.5, 0.5, 0.98, 1))
            .stress(
                "long-stimulus",
                "Stimulus and rule say the same for as long as they are on.",
                p -> p.withTiming(t -> t.withStimulusMs(t.stimulusMs().times(3))),
                0.93),
        new Version<>(
                "v2",
                "continuous, delayed",
                "Can it do so for any direction, and over a delay?",
                BINARY
                    .withChoice(ANGLE)
                    .withDirections(d -> d.withReport(Report.VECTOR))
                    .withTiming(t -> t.withStimulusMs(fixed(300)).withDelayMs(fixed(700)))
                    .withSigma(0.05),
                new Version.Card(0.2, 0.5, 0.97, 1))
            .stressed(List.of(longDelay(0.9))),
        new Version<>(
                "v3",
                "population",
                "Can it also remember the rule, with a population code, noise and unknown delays?",
                BINARY
                    .withChoice(ANGLE)
                    .withDirections(
                        d -> d.withReport(Report.POPULATION).withEncoding(AngleCode.ring(16, 1)))
                    .withRules(r -> r.withRuleCue(RuleCue.FIXATION))
                    .withTiming(
                        t ->
                            t.withFixationMs(uniform(300, 700))
                                .withStimulusMs(uniform(200, 500))
                                .withDelayMs(uniform(300, 1500)))
                    .withSigma(0.1),
                new Version.Card(0.2, 0.5, 0.93, 1))
            .stressed(List.of(longDelay(0.85))));
  }

  private static StressTest<ProAntiParameters> longDelay(double bar) {
    return new StressTest<>(
        "long-delay",
        "The direction is held on a ring, where it can drift by chance but does not fade.",
        p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(2))),
        bar);
  }

  @Override
  public Channels channels(ProAntiParameters p) {
    List<String> inputs = new ArrayList<>(List.of("fixation"));
    inputs.addAll(p.directions().report().stimuli(p.directions().encoding()));
    inputs.addAll(List.of(Rule.PRO.channel(), Rule.ANTI.channel()));
    List<String> outputs = new ArrayList<>(List.of("fixation"));
    outputs.addAll(p.directions().report().answers(p.directions().encoding()));
    return new Channels(inputs, outputs);
  }

  @Override
  public Loss loss(ProAntiParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(ProAntiParameters p, TrialBuilder trial) {
    Rule rule = trial.random().nextDouble() < p.rules().antiProbability() ? Rule.ANTI : Rule.PRO;
    double direction = p.directions().report().draw(trial.random());
    double answer = rule.answer(direction);

    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch stimulus = trial.epoch("stimulus", p.timing().stimulusMs());
    Epoch delay = trial.epoch("delay", p.timing().delayMs());
    Epoch response = trial.epoch("response", p.timing().responseMs());
    Epoch before = fixation.through(delay);

    trial.input("fixation").set(1, before);
    trial.input(rule.channel()).set(1, p.rules().ruleCue() == RuleCue.FIXATION ? fixation : before);
    p.directions().report().show(trial, p.directions().encoding(), direction, stimulus);
    trial.noise(p.directions().report().stimuli(p.directions().encoding()), p.sigma());

    p.choice().hold(trial, "fixation", before);
    p.directions().report().ask(trial, p, answer, response);

    trial.condition("rule", rule.word());
    trial.condition("stimulusDeg", direction);
    trial.condition("answerDeg", answer);
    for (Epoch epoch : List.of(fixation, stimulus, delay, response)) {
      trial.condition(epoch.name() + "Ms", trial.clock().ms(epoch.length()));
    }
  }

  @Override
  public Verdict score(ProAntiParameters p, Trial trial, Response response) {
    Verdict verdict = p.directions().report().judge(p, trial, response);
    return verdict.with((String) trial.condition().get("rule"), verdict.accuracy());
  }
}
