package org.rnnzoo.task.delayedmatch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * The trial that all delayed-match tasks share: fixation, sample, delay, test.
 *
 * <p>Inputs are the fixation cue, the channels of {@code motion} and what a subclass adds; all are
 * at least 0 and noisy. The fixation cue goes off when the answer is due. In a catch trial it stays
 * on, no test comes, and nothing is to be answered.
 *
 * @param <P> the parameters
 */
abstract class DelayedMatch<P extends Record & Matching> implements Task<P> {

  static final String FIXATION = "fixation";

  private static final String MOTION = "motion";
  private static final double CHANCE = 0.5;
  private static final double CEILING = 1;

  @Override
  public String citation() {
    return "Masse, Yang, Song, Wang & Freedman 2019, Nature Neuroscience 22:1159";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison");
  }

  /** The outputs other than fixation. */
  List<String> answers() {
    return List.of("match", "nonmatch");
  }

  /** The output that is wanted when the answer is due. */
  String answer(boolean match) {
    return match ? "match" : "nonmatch";
  }

  /** The inputs other than fixation and motion. */
  List<String> cues(P p) {
    return List.of();
  }

  /** Appends what lies between sample and test, and returns its last epoch. */
  Epoch layDelay(P p, TrialBuilder trial, Comparison drawn) {
    return trial.epoch("delay", p.frame().timing().delayMs());
  }

  /** Shows the inputs other than fixation and motion, unless {@link #layDelay} has shown them. */
  void showCues(P p, TrialBuilder trial, Rule rule, Course course) {}

  @Override
  public final Channels channels(P p) {
    List<String> outputs = new ArrayList<>(List.of(FIXATION));
    outputs.addAll(answers());
    return new Channels(inputs(p), outputs);
  }

  private List<String> inputs(P p) {
    List<String> inputs =
        new ArrayList<>(numbered(FIXATION, p.frame().channels().fixationNeurons()));
    inputs.addAll(p.frame().channels().encoding().channels(MOTION));
    inputs.addAll(cues(p));
    return inputs;
  }

  /** The names of channels that carry the same; a single one has no number. */
  static List<String> numbered(String name, int count) {
    return count == 1
        ? List.of(name)
        : IntStream.rangeClosed(1, count).mapToObj(i -> name + "." + i).toList();
  }

  @Override
  public final void compose(P p, TrialBuilder trial) {
    Comparison drawn = Comparison.draw(p, trial.random());
    Course course = lay(p, trial, drawn);
    course.describe(trial);

    numbered(FIXATION, p.frame().channels().fixationNeurons())
        .forEach(
            name ->
                trial.input(name).set(p.frame().channels().encoding().height(), course.fixated()));
    showCues(p, trial, drawn.rule(), course);
    p.frame().choice().hold(trial, FIXATION, course.hold());
    if (course.caught()) {
      withhold(p, trial, course.response());
    } else {
      present(p.frame(), trial, "test", drawn.test(), course.test());
      describe(p, trial, drawn);
      p.frame().choice().respond(trial, answer(drawn.match()), course.response());
    }
    p.frame().stimuli().addNoise(trial, inputs(p));
  }

  /** Lays the epochs and shows all directions but the test. */
  private Course lay(P p, TrialBuilder trial, Comparison drawn) {
    boolean caught = Draw.happens(p.frame().catchProbability(), trial.random());
    Epoch fixation = trial.epoch(FIXATION, p.frame().timing().fixationMs());
    Epoch sample = trial.epoch("sample", p.frame().timing().sampleMs());
    present(p.frame(), trial, "sample", drawn.shown().sample(), sample);
    p.describeSample(drawn, trial);
    Epoch delay = layDelay(p, trial, drawn);
    Epoch test = trial.epoch("test", p.frame().timing().testMs());
    Epoch response =
        p.frame().timing().hasDecision()
            ? trial.epoch("decision", p.frame().timing().decisionMs())
            : test;
    return new Course(fixation, sample, delay, test, response, caught);
  }

  /** Shows a direction and records it. */
  static void present(Frame frame, TrialBuilder trial, String what, double degrees, Epoch during) {
    double gain = frame.stimuli().drawGain(trial.random());
    frame.channels().encoding().show(trial, MOTION, degrees, gain, during);
    trial.condition(what + "Dir", degrees);
    if (frame.stimuli().gainVaries()) {
      trial.condition(what + "Gain", gain);
    }
  }

  /** Wants fixation where an answer would be due; with the weight of the time before it. */
  private void withhold(P p, TrialBuilder trial, Epoch response) {
    Epoch grace = trial.part(response, 0, p.frame().choice().graceMs());
    p.frame().choice().want(trial, FIXATION, response);
    trial.mask(1, trial.after(response, grace));
  }

  private void describe(P p, TrialBuilder trial, Comparison drawn) {
    trial.condition("match", drawn.match() ? 1 : 0);
    trial.condition("distanceDeg", drawn.distance());
    trial.condition("lureType", drawn.lure());
    p.describeTest(drawn, trial);
  }

  /**
   * As all tasks with choices are judged, with the accuracy on lures as a further number, {@code
   * lures}.
   */
  @Override
  public Verdict score(P p, Trial trial, Response response) {
    Verdict verdict = Task.super.score(p, trial, response);
    return verdict.scored() && !trial.condition().get("lureType").equals(Rule.NO_LURE)
        ? verdict.with("lures", verdict.accuracy())
        : verdict;
  }

  @Override
  public final Loss loss(P p) {
    return p.frame().choice().loss();
  }

  /** The same parameters with another frame. */
  abstract P with(P p, Frame frame);

  /**
   * A version whose best constant answer is right in half of the trials, and whose delays are half
   * as long again under stress.
   */
  final Version<P> version(
      String name, String title, String question, P parameters, double shortcut, double solved) {
    Version.Card card = new Version.Card(CHANCE, shortcut, solved, CEILING);
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-delay",
            "What has to be kept of the sample is a state that lasts until the test.",
            p -> with(p, p.frame().withTiming(t -> t.withDelayMs(t.delayMs().times(1.5)))),
            card.stressBar());
  }
}
