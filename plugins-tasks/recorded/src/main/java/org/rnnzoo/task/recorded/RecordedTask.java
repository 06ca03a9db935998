package org.rnnzoo.task.recorded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Trials from a file, shown to any network.
 *
 * <p>Every stream goes through all of them again and again in an order of its own. They are the
 * same trials for training and for tests, so a network that was trained on them is told how well it
 * fits them, not how well it does on others.
 */
public final class RecordedTask implements Task<RecordedParameters> {

  private static final double STRESS_NOISE = 0.05;

  @Override
  public String name() {
    return "recorded";
  }

  @Override
  public String title() {
    return "Answer trials that were recorded in a file";
  }

  @Override
  public List<String> tags() {
    return List.of("own trials");
  }

  @Override
  public List<Version<RecordedParameters>> versions() {
    StressTest<RecordedParameters> noise =
        new StressTest<>(
            "noise",
            "A network that does what the trials ask for, and does not know them by heart, stands a"
                + " little noise on their inputs.",
            p -> new RecordedParameters(p.file(), p.tolerance(), p.sigma() + STRESS_NOISE),
            0.9);
    return List.of(
        new Version<>(
                "v1",
                "as recorded",
                "Does a network answer trials that somebody recorded?",
                new RecordedParameters("", 0.5, 0),
                new Version.Card(0.5, 0.5, 0.95, 1))
            .stressed(List.of(noise)));
  }

  @Override
  public Channels channels(RecordedParameters p) {
    return Recordings.of(p.file()).channels();
  }

  @Override
  public void compose(RecordedParameters p, TrialBuilder trial) {
    Recording recording = Recordings.of(p.file());
    compose(recording, p, trial.random().nextInt(recording.trials().size()), trial);
  }

  private static void compose(
      Recording recording, RecordedParameters p, int index, TrialBuilder trial) {
    recording.compose(index, trial);
    recording.channels().inputs().forEach(channel -> trial.noise(channel, p.sigma()));
  }

  /** Those of the file; with noise, each time they are shown they are others. */
  @Override
  public OptionalInt differentTrials(RecordedParameters p) {
    return p.sigma() > 0
        ? OptionalInt.empty()
        : OptionalInt.of(Recordings.of(p.file()).trials().size());
  }

  @Override
  public Trials generate(
      RecordedParameters p, Clock clock, RandomStream stream, long first, int count) {
    Recording recording = Recordings.of(p.file());
    List<Integer> order = order(recording.trials().size(), stream);
    List<Trial> trials = new ArrayList<>(count);
    for (long i = first; i < first + count; i++) {
      TrialBuilder trial =
          new TrialBuilder(recording.channels(), clock, stream.indexed(i).generator());
      compose(recording, p, order.get((int) (i % order.size())), trial);
      trials.add(trial.build());
    }
    return new Trials(clock, recording.channels(), trials);
  }

  private static List<Integer> order(int count, RandomStream stream) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, new Random(stream.named("order").generator().nextLong()));
    return order;
  }

  @Override
  public Verdict score(RecordedParameters p, Trial trial, Response response) {
    int decisions = 0;
    int right = 0;
    boolean lastRight = true;
    for (int step = 0; step < trial.steps(); step++) {
      boolean asked = false;
      boolean stepRight = true;
      for (int output = 0; output < trial.channels().outputs().size(); output++) {
        if (trial.mask(step, output) > 0) {
          boolean near =
              Math.abs(response.output(step, output) - trial.target(step, output)) <= p.tolerance();
          decisions++;
          right += near ? 1 : 0;
          asked = true;
          stepRight &= near;
        }
      }
      lastRight = asked ? stepRight : lastRight;
    }
    return decisions == 0 || p.tolerance() == 0
        ? new Verdict(0, false, false)
        : new Verdict((double) right / decisions, lastRight, true);
  }
}
