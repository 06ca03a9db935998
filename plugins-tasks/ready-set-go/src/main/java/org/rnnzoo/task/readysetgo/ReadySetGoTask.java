package org.rnnzoo.task.readysetgo;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Measure the interval between two pulses, ready and set, and produce it (Jazayeri &amp; Shadlen
 * 2010).
 *
 * <p>The produced time runs from the onset of set to the moment the output passes 1. It is right if
 * it is off by at most a share {@code tolerance} of the wanted time.
 */
public final class ReadySetGoTask implements Task<ReadySetGoParameters> {

  private static final String GO = "go";

  /** The five intervals of Egger et al. 2019. */
  private static final DurationLaw INTERVALS =
      new DurationLaw.Choice(List.of(600.0, 700.0, 800.0, 900.0, 1000.0));

  private static final DurationLaw BETWEEN_THE_INTERVALS =
      new DurationLaw.Choice(List.of(650.0, 750.0, 850.0, 950.0));

  private static final ReadySetGoParameters FIVE_INTERVALS =
      ReadySetGoParametersBuilder.builder()
          .intervals(
              IntervalsBuilder.builder().intervalMs(INTERVALS).gains(List.of(1.0)).weber(0).build())
          .timing(TimingBuilder.builder().fixationMs(fixed(300)).pulseMs(100).build())
          .ramp(TargetRampBuilder.builder().rampAlpha(2.8).overshoot(0.25).tolerance(0.1).build())
          .sigma(0.01)
          .weighting(WeightingBuilder.builder().burnInMs(100).produceWeight(5).build())
          .build();

  @Override
  public String name() {
    return "ready-set-go";
  }

  @Override
  public List<String> aliases() {
    return List.of("rsg");
  }

  @Override
  public String title() {
    return "Measure the interval between two pulses and produce it";
  }

  @Override
  public String citation() {
    return "Jazayeri & Shadlen 2010, Nature Neuroscience 13:1020";
  }

  @Override
  public List<String> tags() {
    return List.of("timing", "temporal scaling", "ramp");
  }

  @Override
  public List<Version<ReadySetGoParameters>> versions() {
    return List.of(
        version(
            "v1",
            "five intervals",
            "Can a network measure an interval and produce it?",
            FIVE_INTERVALS,
            new Version.Card(0.4, 0.4, 0.95, 1),
            0.9),
        version(
            "v2",
            "two gains",
            "Can it produce the interval or one and a half times as long, as a context says?",
            FIVE_INTERVALS.withIntervals(i -> i.withGains(List.of(1.0, 1.5))).withSigma(0.05),
            new Version.Card(0.4, 0.5, 0.93, 1),
            0.85),
        version(
            "v3",
            "scalar variability",
            "Does it use what it knows of the intervals when its measurements are noisy?",
            FIVE_INTERVALS
                .withIntervals(i -> i.withWeber(0.15))
                .withTiming(t -> t.withFixationMs(uniform(300, 900)))
                .withRamp(r -> r.withTolerance(0.15))
                .withSigma(0.05),
            new Version.Card(0.6, 0.7, 0.76, 0.91),
            0.72));
  }

  private static Version<ReadySetGoParameters> version(
      String name,
      String title,
      String question,
      ReadySetGoParameters parameters,
      Version.Card card,
      double stressBar) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "unseen-intervals",
            "Speed is set by the interval measured, so that intervals between those of the"
                + " training are produced as well.",
            p -> p.withIntervals(i -> i.withIntervalMs(BETWEEN_THE_INTERVALS)),
            stressBar)
        .stress(
            "late-ready",
            "Nothing is measured before ready, however late it comes.",
            p -> p.withTiming(t -> t.withFixationMs(t.fixationMs().times(4))),
            stressBar);
  }

  @Override
  public Channels channels(ReadySetGoParameters p) {
    List<String> inputs = new ArrayList<>(List.of("ready", "set"));
    if (p.intervals().hasContext()) {
      p.intervals().gains().forEach(gain -> inputs.add(Intervals.context(gain)));
    }
    return new Channels(inputs, List.of(GO));
  }

  @Override
  public void compose(ReadySetGoParameters p, TrialBuilder trial) {
    p.intervals().requireDistinct(trial.clock());
    RandomGenerator random = trial.random();
    double gain = p.intervals().gains().get(random.nextInt(p.intervals().gains().size()));
    double intervalMs =
        trial.clock().ms(trial.clock().steps(p.intervals().intervalMs().draw(random)));
    double wantedMs = gain * intervalMs;

    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch measure =
        trial.epoch("measure", intervalMs * (1 + p.intervals().weber() * within3(random)));
    Epoch produce = trial.epoch("produce", wantedMs * (1 + p.ramp().overshoot()));

    trial.input("ready").set(1, trial.pulse("ready", measure, 0, fixed(p.timing().pulseMs())));
    trial.input("set").set(1, trial.pulse("set", produce, 0, fixed(p.timing().pulseMs())));
    if (p.intervals().hasContext()) {
      trial.input(Intervals.context(gain)).set(1, fixation.through(produce));
    }
    trial.noise("ready", p.sigma());
    trial.noise("set", p.sigma());

    new Ramp(p.ramp().rampAlpha()).aim(trial, GO, wantedMs, produce);
    trial.mask(1, fixation, measure);
    trial.mask(p.weighting().produceWeight(), produce);
    trial.mask(0, trial.part(fixation.through(produce), 0, p.weighting().burnInMs()));

    trial.condition("intervalMs", intervalMs);
    trial.condition("measuredMs", trial.clock().ms(measure.length()));
    trial.condition("gain", gain);
    trial.condition("wantedMs", wantedMs);
    trial.condition("fixationMs", trial.clock().ms(fixation.length()));
  }

  /** A standard normal number, drawn again until it is within 3 of 0. */
  private static double within3(RandomGenerator random) {
    double z = random.nextGaussian();
    while (Math.abs(z) > 3) {
      z = random.nextGaussian();
    }
    return z;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The further numbers are {@code premature}, 1 if the output is at 1 before set, {@code
   * produced}, 1 if it passes 1 after set, and if so {@code producedMs}, and, as shares of the
   * wanted time, the signed error {@code bias}, {@code absoluteError} and {@code squaredError}.
   */
  @Override
  public Verdict score(ReadySetGoParameters p, Trial trial, Response response) {
    Epoch produce = trial.epoch("produce");
    double wantedMs = (double) trial.condition().get("wantedMs");
    double producedMs = stepMs(trial) * Ramp.crossing(response, 0, produce);
    boolean premature = isPremature(trial, response, produce);
    double error = producedMs / wantedMs - 1;
    Verdict verdict =
        Verdict.of(!premature && Math.abs(error) <= p.ramp().tolerance())
            .with("premature", premature ? 1 : 0)
            .with("produced", Double.isNaN(error) ? 0 : 1);
    return Double.isNaN(error)
        ? verdict
        : verdict
            .with("producedMs", producedMs)
            .with("bias", error)
            .with("absoluteError", Math.abs(error))
            .with("squaredError", error * error);
  }

  /** The sampling period, as the table and the epochs tell it. */
  private static double stepMs(Trial trial) {
    return (double) trial.condition().get("measuredMs") / trial.epoch("measure").length();
  }

  private static boolean isPremature(Trial trial, Response response, Epoch produce) {
    for (int step = 0; step < produce.start(); step++) {
      if (trial.mask(step, 0) > 0 && response.output(step, 0) >= Ramp.THRESHOLD) {
        return true;
      }
    }
    return false;
  }
}
