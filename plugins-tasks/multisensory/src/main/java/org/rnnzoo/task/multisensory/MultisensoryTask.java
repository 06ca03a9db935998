package org.rnnzoo.task.multisensory;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw.TruncatedExponential;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** Judge to which side two noisy senses lean together (Raposo et al. 2014). */
public final class MultisensoryTask implements Task<MultisensoryParameters> {

  private static final MultisensoryParameters ONE_SENSE_OR_BOTH =
      MultisensoryParametersBuilder.builder()
          .senses(
              SensesBuilder.builder()
                  .coherences(List.of(0.032, 0.064, 0.128, 0.256))
                  .unimodalProbability(2.0 / 3)
                  .independent(false)
                  .build())
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(300))
                  .stimulusMs(fixed(750))
                  .delayMs(fixed(0))
                  .responseMs(fixed(300))
                  .build())
          .noise(
              SensoryNoiseBuilder.builder()
                  .sigma(0.1)
                  .noiseFactors(List.of(1.0))
                  .reliabilityCue(false)
                  .build())
          .choice(ChoiceRule.STANDARD)
          .build();

  private static final String FIXATION = "fixation";

  /** The columns of the condition table whose words tell accuracies apart. */
  private static final List<String> KINDS = List.of("mode", "congruence", "reliability");

  @Override
  public String name() {
    return "multisensory-integration";
  }

  @Override
  public List<String> aliases() {
    return List.of("multidm");
  }

  @Override
  public String title() {
    return "Judge to which side two noisy senses lean together";
  }

  @Override
  public String citation() {
    return "Raposo, Kaufman & Churchland 2014, Nature Neuroscience 17:1784";
  }

  @Override
  public List<String> tags() {
    return List.of("decision", "integration", "multisensory");
  }

  @Override
  public List<Version<MultisensoryParameters>> versions() {
    return List.of(
        new Version<>(
                "v1",
                "one sense or both",
                "Does a network gain from a second sense as much as an ideal observer?",
                ONE_SENSE_OR_BOTH,
                new Version.Card(0.5, 0.74, 0.85, 0.875))
            .stressed(List.of(longStimulus(0.85))),
        new Version<>(
                "v2",
                "conflict",
                "Does it add the evidence of two senses that may contradict each other?",
                ONE_SENSE_OR_BOTH.withSenses(
                    s -> s.withUnimodalProbability(0).withIndependent(true)),
                new Version.Card(0.5, 0.746, 0.87, 0.898))
            .stressed(List.of(longStimulus(0.87))),
        new Version<>(
                "v3",
                "reliability",
                "Does it trust each sense by how reliable it is, under variable timing?",
                ONE_SENSE_OR_BOTH
                    .withSenses(s -> s.withUnimodalProbability(0).withIndependent(true))
                    .withTiming(
                        t ->
                            t.withFixationMs(uniform(200, 600))
                                .withStimulusMs(new TruncatedExponential(300, 400, 1200))
                                .withDelayMs(uniform(100, 500)))
                    .withNoise(
                        n -> n.withNoiseFactors(List.of(0.5, 2.0, 1.0)).withReliabilityCue(true)),
                new Version.Card(0.5, 0.727, 0.82, 0.857))
            .stress(
                "long-delay",
                "A choice once made is held until the response is due.",
                p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(2))),
                0.775));
  }

  /** Twice the evidence, of which an ideal observer makes more than the bar asks. */
  private static StressTest<MultisensoryParameters> longStimulus(double bar) {
    return new StressTest<>(
        "long-stimulus",
        "An integrator gains from more evidence, or at least loses nothing.",
        p -> p.withTiming(t -> t.withStimulusMs(t.stimulusMs().times(2))),
        bar);
  }

  @Override
  public Channels channels(MultisensoryParameters p) {
    Stream<String> senses = Stream.of(Sense.values()).flatMap(sense -> sense.inputs().stream());
    Stream<String> reliabilities =
        p.noise().reliabilityCue()
            ? Stream.of(Sense.values()).map(Sense::reliabilityInput)
            : Stream.empty();
    return new Channels(
        Stream.of(Stream.of(FIXATION), senses, reliabilities).flatMap(names -> names).toList(),
        List.of(FIXATION, "right", "left"));
  }

  @Override
  public void compose(MultisensoryParameters p, TrialBuilder trial) {
    Evidence evidence = Evidence.draw(p, trial.random());
    Reliability reliability = Reliability.draw(p, trial.random());
    evidence.note(p, trial);
    reliability.note(p, trial);
    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch stimulus = trial.epoch("stimulus", p.timing().stimulusMs());
    Epoch delay = trial.epoch("delay", p.timing().delayMs());
    Epoch response = trial.epoch("response", p.timing().responseMs());

    trial.input(FIXATION).set(1, fixation, stimulus, delay);
    evidence.show(trial, stimulus);
    reliability.addNoise(p, trial);
    if (p.noise().reliabilityCue()) {
      reliability.show(trial, stimulus);
    }

    p.choice().hold(trial, FIXATION, fixation, stimulus, delay);
    p.choice().respond(trial, evidence.sum() > 0 ? "right" : "left", response);
  }

  /** Adds the accuracy of each kind of trial. */
  @Override
  public Verdict score(MultisensoryParameters p, Trial trial, Response response) {
    Map<String, Object> condition = trial.condition();
    Verdict verdict = ChoiceRule.judge(trial, response);
    for (String kind : KINDS) {
      if (condition.containsKey(kind)) {
        verdict = verdict.with((String) condition.get(kind), verdict.accuracy());
      }
    }
    return verdict;
  }

  @Override
  public Loss loss(MultisensoryParameters p) {
    return p.choice().loss();
  }
}
