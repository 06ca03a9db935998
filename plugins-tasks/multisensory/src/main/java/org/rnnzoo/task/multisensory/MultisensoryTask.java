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
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** Judge to which side two noisy senses lean together (Raposo et al. 2014). */
public final class MultisensoryTask implements Task<MultisensoryParameters> {

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
            new MultisensoryParameters(
                List.of(0.032, 0.064, 0.128, 0.256),
                2.0 / 3,
                false,
                fixed(300),
                fixed(750),
                fixed(0),
                fixed(300),
                0.1,
                List.of(1.0),
                false,
                ChoiceRule.STANDARD),
            new Version.Card(0.5, 0.74, 0.85, 0.875)),
        new Version<>(
            "v2",
            "conflict",
            "Does it add the evidence of two senses that may contradict each other?",
            new MultisensoryParameters(
                List.of(0.032, 0.064, 0.128, 0.256),
                0,
                true,
                fixed(300),
                fixed(750),
                fixed(0),
                fixed(300),
                0.1,
                List.of(1.0),
                false,
                ChoiceRule.STANDARD),
            new Version.Card(0.5, 0.746, 0.87, 0.898)),
        new Version<>(
            "v3",
            "reliability",
            "Does it trust each sense by how reliable it is, under variable timing?",
            new MultisensoryParameters(
                List.of(0.032, 0.064, 0.128, 0.256),
                0,
                true,
                uniform(200, 600),
                new TruncatedExponential(300, 400, 1200),
                uniform(100, 500),
                fixed(300),
                0.1,
                List.of(0.5, 2.0, 1.0),
                true,
                ChoiceRule.STANDARD),
            new Version.Card(0.5, 0.727, 0.82, 0.857)));
  }

  @Override
  public Channels channels(MultisensoryParameters p) {
    Stream<String> senses = Stream.of(Sense.values()).flatMap(sense -> sense.inputs().stream());
    Stream<String> reliabilities =
        p.reliabilityCue()
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
    Epoch fixation = trial.epoch("fixation", p.fixationMs());
    Epoch stimulus = trial.epoch("stimulus", p.stimulusMs());
    Epoch delay = trial.epoch("delay", p.delayMs());
    Epoch response = trial.epoch("response", p.responseMs());

    trial.input(FIXATION).set(1, fixation, stimulus, delay);
    evidence.show(trial, stimulus);
    reliability.addNoise(p, trial);
    if (p.reliabilityCue()) {
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
