package org.rnnzoo.task.clicks;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Hear clicks from two sides and choose the side with more (Brunton, Botvinick &amp; Brody 2013).
 *
 * <p>What counts is how many clicks there were, not which side was meant to have more. Ties do not
 * occur.
 */
public final class ClicksTask implements Task<ClicksParameters> {

  private static final String FIXATION = "fixation";

  /** Up to this difference a trial is called close. */
  private static final double CLOSE = 3;

  private static final List<String> SIDES = List.of(Side.LEFT.word(), Side.RIGHT.word());
  private static final Channels CHANNELS =
      new Channels(
          List.of(FIXATION, SIDES.get(0), SIDES.get(1)),
          List.of(FIXATION, SIDES.get(0), SIDES.get(1)));

  private static final Bins BINS = new Bins(8, fixed(40), fixed(160), 0.7, 0.3);
  private static final List<Double> LOG_RATIOS = List.of(0.5, 1.5, 2.5, 3.5);
  private static final PoissonTrains TRAINS = new PoissonTrains(fixed(1000), 20, LOG_RATIOS, 0, 20);
  private static final DurationLaw HELD_FOR_HALF_A_SECOND = fixed(500);

  private static final ClicksParameters BINNED =
      ClicksParametersBuilder.builder()
          .fixationMs(fixed(200))
          .clicks(
              ClickStimulusBuilder.builder()
                  .layout(ClickLayout.BINS)
                  .bins(BINS)
                  .trains(TRAINS)
                  .build())
          .delayMs(fixed(0))
          .responseMs(fixed(300))
          .choice(ChoiceRule.STANDARD)
          .sigma(0.01)
          .build();
  private static final ClicksParameters POISSON =
      BINNED.withClicks(c -> c.withLayout(ClickLayout.POISSON));

  @Override
  public String name() {
    return "pulse-accumulation";
  }

  @Override
  public String title() {
    return "Choose the side from which more clicks came";
  }

  @Override
  public List<String> aliases() {
    return List.of("clicks");
  }

  @Override
  public String citation() {
    return "Brunton, Botvinick & Brody 2013, Science 340:95";
  }

  @Override
  public List<String> tags() {
    return List.of("evidence accumulation", "decision");
  }

  @Override
  public List<Version<ClicksParameters>> versions() {
    return List.of(
        version(
            "v1",
            "binned",
            "Can a network count clicks that come at known times?",
            BINNED,
            new Version.Card(0.5, 0.715, 0.97, 1),
            HELD_FOR_HALF_A_SECOND),
        version(
            "v2",
            "Poisson",
            "Can it count clicks that come at any time?",
            POISSON,
            new Version.Card(0.5, 0.893, 0.95, 1),
            HELD_FOR_HALF_A_SECOND),
        version(
            "v3",
            "noisy Poisson",
            "Can it when clicks differ in size, the stimulus in length, and the result must be"
                + " held?",
            POISSON
                .withClicks(
                    c ->
                        c.withTrains(
                            TRAINS.withStimulusMs(uniform(300, 1500)).withAmplitudeDeviation(0.3)))
                .withFixationMs(uniform(200, 600))
                .withDelayMs(uniform(100, 500))
                .withSigma(0.05),
            new Version.Card(0.5, 0.9, 0.93, 0.992),
            fixed(1000)),
        version(
            "v4",
            "hard",
            "Can it count when both sides have nearly as many?",
            POISSON.withClicks(
                c -> c.withTrains(TRAINS.withLogRatios(List.of(0.25, 0.5, 1.0, 2.0)))),
            new Version.Card(0.5, 0.791, 0.93, 1),
            HELD_FOR_HALF_A_SECOND));
  }

  /** A version in which the response is due later under stress. */
  private static Version<ClicksParameters> version(
      String name,
      String title,
      String question,
      ClicksParameters parameters,
      Version.Card card,
      DurationLaw delayMs) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-delay",
            "What has been counted stays where it is when the clicks have ceased.",
            p -> p.withDelayMs(delayMs),
            card.stressBar());
  }

  @Override
  public Channels channels(ClicksParameters p) {
    return CHANNELS;
  }

  @Override
  public Loss loss(ClicksParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(ClicksParameters p, TrialBuilder trial) {
    Epoch fixation = trial.epoch(FIXATION, p.fixationMs());
    Clicks clicks = p.clicks().stimulus().lay(trial);
    Epoch delay = trial.epoch("delay", p.delayMs());
    Epoch response = trial.epoch("response", p.responseMs());
    Epoch before = fixation.through(delay);
    trial.input(FIXATION).set(1, before);
    clicks.show(trial);
    trial.noise(SIDES, p.sigma());
    p.choice().hold(trial, FIXATION, before);
    p.choice().respond(trial, clicks.richer().word(), response);
    clicks.record(trial);
    trial.condition("fixationMs", trial.clock().ms(fixation.length()));
    trial.condition("delayMs", trial.clock().ms(delay.length()));
    trial.condition("responseMs", trial.clock().ms(response.length()));
  }

  /** Adds {@code close}, the accuracy of trials in which the sides differ by at most 3 clicks. */
  @Override
  public Verdict score(ClicksParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    double difference = (double) trial.condition().get("diff");
    return Math.abs(difference) <= CLOSE ? verdict.with("close", verdict.accuracy()) : verdict;
  }
}
