package org.rnnzoo.task.dualmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.NoisyStimuli;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Hold two samples; twice, judge whether the test at the cued location equals the sample there
 * (Rose et al. 2016; Masse et al. 2019).
 *
 * <p>Both locations show a test each time. The cue of the second round is drawn anew, so a sample
 * that was not asked for first may be asked for next.
 */
public final class DualMatchTask implements Task<DualMatchParameters> {

  private static final Cue CUE = Cue.of(Cue.Span.THROUGH_TEST, 1);

  private static final DualMatchParameters BASIC =
      DualMatchParametersBuilder.builder()
          .matches(
              MatchesBuilder.builder()
                  .directions(8)
                  .matchProbability(0.5)
                  .uncuedMatchProbability(0.5)
                  .build())
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(500))
                  .sampleMs(fixed(500))
                  .delayMs(fixed(1000))
                  .testMs(fixed(500))
                  .build())
          .cue(CUE)
          .channels(
              InputChannelsBuilder.builder().encoding(AngleCode.quad(4)).fixationNeurons(1).build())
          .stimuli(NoisyStimuli.STANDARD)
          .choice(ChoiceRule.MATCH)
          .build();

  private static final DualMatchParameters VARIABLE =
      BASIC.withTiming(t -> t.withFixationMs(uniform(300, 700)).withDelayMs(uniform(600, 1400)));

  @Override
  public String name() {
    return "dual-delayed-match-to-sample";
  }

  @Override
  public String title() {
    return "Hold two samples and judge a test against the cued one, twice";
  }

  @Override
  public List<String> aliases() {
    return List.of("dual-dms");
  }

  @Override
  public String citation() {
    return "Masse et al. 2019, Nature Neuroscience 22:1159";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison", "attention");
  }

  @Override
  public List<Version<DualMatchParameters>> versions() {
    return List.of(
        version(
            "v1",
            "basic",
            "Can a network hold two samples and compare with the one that is asked for?",
            BASIC,
            new Version.Card(0.5, 0.75, 0.95, 1)),
        version(
            "v2",
            "variable",
            "Can it when neither the cue nor the test comes at a known time?",
            VARIABLE,
            new Version.Card(0.5, 0.75, 0.95, 1)),
        version(
            "v3",
            "realistic",
            "Can it when it must remember the cue as well and stimuli are noisy?",
            VARIABLE
                .withCue(CUE.withSpan(Cue.Span.BRIEF))
                .withChannels(c -> c.withEncoding(AngleCode.ring(24, 4)))
                .withStimuli(s -> s.withGains(0.7, 1.3).withSigma(0.25)),
            new Version.Card(0.5, 0.75, 0.9, 1)),
        version(
            "v4",
            "reference (Masse 2019)",
            "What does a network learn where ignoring the cue already goes far?",
            BASIC
                .withMatches(m -> m.withUncuedMatchProbability(0.125))
                .withCue(CUE.withNeurons(3))
                .withChannels(c -> c.withEncoding(AngleCode.ring(24, 4)).withFixationNeurons(0))
                .withChoice(new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 50, 2)),
            new Version.Card(0.5, 0.938, 0.96, 1)));
  }

  /** A version whose delays are half as long again under stress. */
  private static Version<DualMatchParameters> version(
      String name,
      String title,
      String question,
      DualMatchParameters parameters,
      Version.Card card) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-delays",
            "Both samples are held for as long as it takes, and the one not asked for, too.",
            p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(1.5))),
            card.stressBar());
  }

  @Override
  public Channels channels(DualMatchParameters p) {
    List<String> inputs = new ArrayList<>(p.channels().fixationChannels());
    for (Location location : Location.values()) {
      inputs.addAll(p.channels().encoding().channels(location.motion()));
    }
    for (Location location : Location.values()) {
      inputs.addAll(location.cues(p.cue().neurons()));
    }
    return new Channels(inputs, List.of("fixation", "match", "nonmatch"));
  }

  @Override
  public Loss loss(DualMatchParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(DualMatchParameters p, TrialBuilder trial) {
    Display display = new Display(p, trial);
    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch sample = trial.epoch("sample", p.timing().sampleMs());
    display.fixate(fixation.through(sample));
    display.time(fixation, sample);
    Map<Location, Integer> samples = new EnumMap<>(Location.class);
    for (Location location : Location.values()) {
      samples.put(location, display.anyDirection());
      display.show("sample." + location.letter(), location, samples.get(location), sample);
    }
    Location first = new Round(display, trial, samples, 1).compose();
    Location second = new Round(display, trial, samples, 2).compose();
    trial.condition("switch", first == second ? 0 : 1);
    p.stimuli().addNoise(trial, channels(p).inputs());
  }

  /**
   * As all tasks with choices are judged, with the accuracy of the second test as a further number:
   * {@code switch} if its cue differs from the first, {@code stay} if not.
   */
  @Override
  public Verdict score(DualMatchParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    boolean switched = trial.condition().get("switch").equals(1.0);
    return verdict.with(switched ? "switch" : "stay", verdict.measures().get("test-2"));
  }
}
