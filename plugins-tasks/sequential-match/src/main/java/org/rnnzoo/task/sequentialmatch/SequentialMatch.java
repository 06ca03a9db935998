package org.rnnzoo.task.sequentialmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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
 * Judge each of several tests: is it the sample? What ABBA and ABCA have in common.
 *
 * <p>Fixation is on throughout; a test itself asks for the answer.
 */
abstract class SequentialMatch implements Task<SequentialMatchParameters> {

  private static final String FIXATION = "fixation";
  private static final String MOTION = "motion";

  private static final SequentialMatchParameters BASIC =
      SequentialMatchParametersBuilder.builder()
          .sequence(
              TestSequenceBuilder.builder()
                  .directions(8)
                  .tests(3)
                  .matchProbability(0.5)
                  .repeatProbability(0.5)
                  .build())
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(500))
                  .sampleMs(fixed(400))
                  .gapMs(fixed(400))
                  .testMs(fixed(400))
                  .tailMs(fixed(200))
                  .build())
          .channels(
              InputChannelsBuilder.builder().encoding(AngleCode.quad(4)).fixationNeurons(1).build())
          .stimuli(NoisyStimuli.STANDARD)
          .choice(ChoiceRule.MATCH)
          .build();

  @Override
  public String citation() {
    return "Masse et al. 2019, Nature Neuroscience 22:1159";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison");
  }

  /**
   * The three versions.
   *
   * @param shortcut the best accuracy without the memory that the task is about
   */
  static List<Version<SequentialMatchParameters>> versions(
      double repeatProbability, double shortcut) {
    SequentialMatchParameters basic =
        BASIC.withSequence(s -> s.withRepeatProbability(repeatProbability));
    SequentialMatchParameters variable =
        basic.withTiming(t -> t.withFixationMs(uniform(300, 700)).withGapMs(uniform(300, 600)));
    return List.of(
        version(
            "v1",
            "basic",
            "Can a network keep the sample apart from the tests that it sees meanwhile?",
            basic,
            new Version.Card(0.5, shortcut, 0.97, 1)),
        version(
            "v2",
            "variable",
            "Can it when the tests do not come at known times?",
            variable,
            new Version.Card(0.5, shortcut, 0.95, 1)),
        version(
            "v3",
            "realistic",
            "Can it when stimuli are noisy and of varying strength?",
            variable
                .withChannels(c -> c.withEncoding(AngleCode.ring(24, 4)))
                .withStimuli(s -> s.withGains(0.7, 1.3).withSigma(0.4)),
            new Version.Card(0.5, shortcut, 0.93, 1)));
  }

  /** A version with longer gaps, and with more tests, under stress. */
  private static Version<SequentialMatchParameters> version(
      String name,
      String title,
      String question,
      SequentialMatchParameters parameters,
      Version.Card card) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-gaps",
            "The sample is held for as long as it takes.",
            p -> p.withTiming(t -> t.withGapMs(t.gapMs().times(2))),
            card.stressBar())
        .stress(
            "more-tests",
            "The sample outlasts any number of tests that it is compared with.",
            p -> p.withSequence(s -> s.withTests(s.tests() + 2)),
            card.stressBar());
  }

  @Override
  public final Channels channels(SequentialMatchParameters p) {
    List<String> inputs = new ArrayList<>(p.channels().fixationChannels());
    inputs.addAll(p.channels().encoding().channels(MOTION));
    return new Channels(inputs, List.of(FIXATION, "match", "nonmatch"));
  }

  @Override
  public final Loss loss(SequentialMatchParameters p) {
    return p.choice().loss();
  }

  @Override
  public final void compose(SequentialMatchParameters p, TrialBuilder trial) {
    Sequence sequence = Sequence.draw(p, trial.random());
    Epoch fixation = trial.epoch(FIXATION, p.timing().fixationMs());
    Epoch sample = trial.epoch("sample", p.timing().sampleMs());
    show(p, trial, "sample", sequence.sample(), sample);
    p.choice().hold(trial, FIXATION, fixation.through(sample));
    time(trial, fixation, sample);
    for (int i = 1; i <= p.sequence().tests(); i++) {
      test(p, trial, sequence.items().get(i - 1), i);
    }
    Epoch tail = trial.epoch("tail", p.timing().tailMs());
    settle(p, trial, tail);
    time(trial, tail);
    p.channels()
        .fixationChannels()
        .forEach(
            name ->
                trial.input(name).set(p.channels().encoding().height(), fixation.through(tail)));
    p.stimuli().addNoise(trial, channels(p).inputs());
  }

  private static void test(
      SequentialMatchParameters p, TrialBuilder trial, Sequence.Item item, int number) {
    Epoch gap = trial.epoch("gap-" + number, p.timing().gapMs());
    Epoch test = trial.epoch("test-" + number, p.timing().testMs());
    if (number == 1) {
      p.choice().hold(trial, FIXATION, gap);
    } else {
      settle(p, trial, gap);
    }
    show(p, trial, "test-" + number, item.direction(), test);
    p.choice().respond(trial, item.matches() ? "match" : "nonmatch", test);
    trial.condition("match-" + number, item.matches() ? 1 : 0);
    trial.condition("testKind-" + number, item.kind().word());
    time(trial, gap, test);
  }

  /** Wants fixation again after a test, once the grace is over. */
  private static void settle(SequentialMatchParameters p, TrialBuilder trial, Epoch after) {
    Epoch grace = trial.part(after, 0, p.choice().graceMs());
    p.choice().want(trial, FIXATION, grace);
    p.choice().hold(trial, FIXATION, trial.after(after, grace));
  }

  /** Shows a direction with a strength drawn anew. */
  private static void show(
      SequentialMatchParameters p, TrialBuilder trial, String what, int direction, Epoch during) {
    double degrees = 360.0 * direction / p.sequence().directions();
    double gain = p.stimuli().drawGain(trial.random());
    p.channels().encoding().show(trial, MOTION, degrees, gain, during);
    trial.condition(what + "Dir", degrees);
    if (p.stimuli().gainVaries()) {
      trial.condition(what + "Gain", gain);
    }
  }

  private static void time(TrialBuilder trial, Epoch... epochs) {
    for (Epoch epoch : epochs) {
      trial.condition(epoch.name() + "Ms", trial.clock().ms(epoch.length()));
    }
  }

  /**
   * As all tasks with choices are judged, with the accuracy on repeated tests as a further number,
   * {@code repeats}.
   */
  @Override
  public final Verdict score(SequentialMatchParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    OptionalDouble repeats =
        IntStream.rangeClosed(1, p.sequence().tests())
            .filter(i -> trial.condition().get("testKind-" + i).equals(Sequence.Kind.REPEAT.word()))
            .mapToDouble(i -> verdict.measures().get("test-" + i))
            .average();
    return repeats.isPresent() ? verdict.with("repeats", repeats.getAsDouble()) : verdict;
  }
}
