package org.rnnzoo.task.delayeddiscrimination;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

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

/** Tell which of two vibrations, one after the other, was faster (Romo et al. 1999). */
public final class DelayedDiscriminationTask implements Task<DelayedDiscriminationParameters> {

  private static final String FIXATION = "fixation";
  private static final String RISING = "frequency.positive";
  private static final String FALLING = "frequency.negative";

  private static final List<Double> FREQUENCIES = List.of(10.0, 14.0, 18.0, 22.0, 26.0, 30.0, 34.0);

  /** The outermost frequencies stay, since they say what value an input has. */
  private static final List<Double> BETWEEN_THE_FREQUENCIES =
      List.of(10.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0, 34.0);

  private static final DelayedDiscriminationParameters ROMO =
      DelayedDiscriminationParametersBuilder.builder()
          .pairing(
              PairingBuilder.builder().frequencies(FREQUENCIES).differences(List.of(8.0)).build())
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(300))
                  .f1Ms(fixed(500))
                  .delayMs(fixed(1000))
                  .f2Ms(fixed(500))
                  .responseMs(fixed(300))
                  .build())
          .levels(LevelsBuilder.builder().lowest(0.4).highest(1.2).build())
          .sigma(0.01)
          .choice(ChoiceRule.STANDARD)
          .build();

  @Override
  public String name() {
    return "delayed-discrimination";
  }

  @Override
  public List<String> aliases() {
    return List.of("delaydisc");
  }

  @Override
  public String title() {
    return "Tell which of two vibrations, one after the other, was faster";
  }

  @Override
  public String citation() {
    return "Romo, Brody, Hernández & Lemus 1999, Nature 399:470";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison", "continuous attractors");
  }

  @Override
  public List<Version<DelayedDiscriminationParameters>> versions() {
    return List.of(
        version(
            "v1",
            "Romo's pairs",
            "Can a network hold a frequency and compare another with it?",
            ROMO,
            new Version.Card(0.5, 0.7, 0.97, 1)),
        version(
            "v2",
            "balanced grid",
            "Does it compare, where the second frequency alone says little?",
            ROMO.withPairing(p -> p.withDifferences(List.of(4.0, 8.0))).withSigma(0.05),
            new Version.Card(0.5, 0.636, 0.95, 1)),
        version(
            "v3",
            "variable delay",
            "Does the memory last for any delay, under noise?",
            ROMO.withPairing(p -> p.withDifferences(List.of(4.0, 8.0)))
                .withTiming(
                    t ->
                        t.withFixationMs(uniform(200, 600))
                            .withF1Ms(uniform(300, 700))
                            .withDelayMs(uniform(500, 2000))
                            .withF2Ms(uniform(300, 700)))
                .withSigma(0.1),
            new Version.Card(0.5, 0.636, 0.92, 0.99)));
  }

  /** A version with a longer delay, and with frequencies between the known ones, under stress. */
  private static Version<DelayedDiscriminationParameters> version(
      String name,
      String title,
      String question,
      DelayedDiscriminationParameters parameters,
      Version.Card card) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-delay",
            "A frequency is held on a line of states along which it does not drift.",
            p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(1.5))),
            card.stressBar())
        .stress(
            "unseen-frequencies",
            "A frequency is compared by its height, whether or not it was ever shown before.",
            p -> p.withPairing(pairs -> pairs.withFrequencies(BETWEEN_THE_FREQUENCIES)),
            card.stressBar());
  }

  @Override
  public Channels channels(DelayedDiscriminationParameters p) {
    return new Channels(
        List.of(FIXATION, RISING, FALLING), List.of(FIXATION, "f1-higher", "f2-higher"));
  }

  @Override
  public void compose(DelayedDiscriminationParameters p, TrialBuilder trial) {
    List<Pair> pairs = p.pairing().pairs();
    Pair pair = pairs.get(trial.random().nextInt(pairs.size()));
    trial.condition("f1", pair.f1());
    trial.condition("f2", pair.f2());
    trial.condition("difference", pair.f1() - pair.f2());
    Epoch fixation = trial.epoch("fixation", p.timing().fixationMs());
    Epoch f1 = trial.epoch("f1", p.timing().f1Ms());
    Epoch delay = trial.epoch("delay", p.timing().delayMs());
    Epoch f2 = trial.epoch("f2", p.timing().f2Ms());
    Epoch response = trial.epoch("response", p.timing().responseMs());

    trial.input(FIXATION).set(1, fixation, f1, delay, f2);
    show(p, trial, pair.f1(), f1);
    show(p, trial, pair.f2(), f2);
    trial.noise(List.of(RISING, FALLING), p.sigma());

    p.choice().hold(trial, FIXATION, fixation, f1, delay, f2);
    p.choice().respond(trial, pair.firstIsHigher() ? "f1-higher" : "f2-higher", response);
  }

  private static void show(
      DelayedDiscriminationParameters p, TrialBuilder trial, double frequency, Epoch during) {
    trial.input(RISING).set(p.rising(frequency), during);
    trial.input(FALLING).set(p.falling(frequency), during);
  }

  /** Adds the accuracy of the trials in which the second frequency leaves both answers open. */
  @Override
  public Verdict score(DelayedDiscriminationParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    return p.pairing().needsFirst((double) trial.condition().get("f2"))
        ? verdict.with("f1-needed", verdict.accuracy())
        : verdict;
  }

  @Override
  public Loss loss(DelayedDiscriminationParameters p) {
    return p.choice().loss();
  }
}
