package org.rnnzoo.task.contextdecision;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import java.util.stream.Stream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw.TruncatedExponential;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Judge motion or colour, whichever the context says, and ignore the other (Mante et al. 2013;
 * Langdon &amp; Engel 2025).
 *
 * <p>A trial whose judged coherence is 0 asks for no answer and is not scored.
 */
public final class ContextDecisionTask implements Task<ContextDecisionParameters> {

  private static final String FIXATION = "fixation";
  private static final List<String> CONTEXTS = List.of("context.motion", "context.color");
  private static final List<String> EVIDENCE =
      List.of("motion.right", "motion.left", "color.right", "color.left");
  private static final List<String> CHOICES = List.of("right", "left");

  @Override
  public String name() {
    return "context-dependent-decision";
  }

  @Override
  public List<String> aliases() {
    return List.of("ctxdm");
  }

  @Override
  public String title() {
    return "Judge motion or colour, whichever the context says, and ignore the other";
  }

  @Override
  public String citation() {
    return "Mante, Sussillo, Shenoy & Newsome 2013, Nature 503:78";
  }

  @Override
  public List<String> tags() {
    return List.of("decision", "context", "integration");
  }

  @Override
  public List<Version<ContextDecisionParameters>> versions() {
    return List.of(
        new Version<>(
            "v1",
            "latent circuit",
            "Which circuit selects the evidence that a cue has made relevant?",
            new ContextDecisionParameters(
                List.of(0.04, 0.12, 0.2),
                ContextVariant.CUED,
                1.2,
                false,
                fixed(160),
                fixed(340),
                fixed(100),
                fixed(520),
                fixed(0),
                fixed(380),
                true,
                0.2,
                0.01,
                true,
                true,
                new ChoiceRule(Loss.SQUARED_ERROR, 0.2, 1.2, 0, 0, 1)),
            new Version.Card(0.5, 0.75, 0.97, 1)),
        new Version<>(
            "v2",
            "graded",
            "Can a network integrate one noisy stimulus and ignore another as noisy and strong?",
            new ContextDecisionParameters(
                List.of(0.05, 0.15, 0.5),
                ContextVariant.STEADY,
                1,
                true,
                fixed(300),
                fixed(0),
                fixed(0),
                fixed(750),
                new TruncatedExponential(300, 300, 1000),
                fixed(300),
                false,
                0,
                0.1,
                false,
                false,
                ChoiceRule.STANDARD),
            new Version.Card(0.5, 0.738, 0.88, 0.911)),
        new Version<>(
            "v3",
            "remembered context",
            "Can it do so when the context is gone before the stimulus, and all times vary?",
            new ContextDecisionParameters(
                List.of(0.0, 0.032, 0.064, 0.128, 0.256, 0.512),
                ContextVariant.CUED,
                1,
                true,
                uniform(200, 500),
                fixed(300),
                uniform(100, 500),
                new TruncatedExponential(300, 400, 1500),
                uniform(100, 600),
                fixed(300),
                false,
                0,
                0.1,
                false,
                false,
                ChoiceRule.STANDARD),
            new Version.Card(0.5, 0.744, 0.84, 0.874)));
  }

  @Override
  public Channels channels(ContextDecisionParameters p) {
    List<String> fixation = p.fixation() ? List.of(FIXATION) : List.of();
    return new Channels(
        Stream.of(fixation, CONTEXTS, EVIDENCE).flatMap(List::stream).toList(),
        Stream.of(fixation, CHOICES).flatMap(List::stream).toList());
  }

  @Override
  public void compose(ContextDecisionParameters p, TrialBuilder trial) {
    Evidence evidence = Evidence.draw(p.coherences(), trial.random());
    evidence.note(trial);
    Course course = Course.lay(p, trial);
    show(p, trial, evidence, course);
    ask(p, trial, evidence, course);
  }

  private void show(
      ContextDecisionParameters p, TrialBuilder trial, Evidence evidence, Course course) {
    if (p.fixation()) {
      trial.input(FIXATION).set(1, course.beforeResponse());
    }
    trial
        .input("context." + evidence.context())
        .set(p.contextHeight(), course.contextOn(p.contextVariant()));
    evidence.show(trial, course.stimulus());
    if (p.stimulusInResponse()) {
      evidence.show(trial, course.response());
    }
    channels(p).inputs().forEach(input -> trial.input(input).add(p.baseline(), course.whole()));
    trial.noise(EVIDENCE, p.sigma());
    if (p.noisyContext()) {
      trial.noise(CONTEXTS, p.sigma());
    }
    if (p.rectifyInput()) {
      trial.rectify();
    }
  }

  private static void ask(
      ContextDecisionParameters p, TrialBuilder trial, Evidence evidence, Course course) {
    if (p.fixation()) {
      p.choice().hold(trial, FIXATION, course.beforeResponse());
    } else {
      trial.targets(p.choice().low(), course.beforeResponse());
    }
    if (evidence.attended() != 0) {
      p.choice().respond(trial, evidence.attended() > 0 ? "right" : "left", course.response());
    }
  }

  /** Adds the accuracy of trials in which motion and colour agree and in which they do not. */
  @Override
  public Verdict score(ContextDecisionParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    return verdict.scored()
        ? verdict.with((String) trial.condition().get("congruence"), verdict.accuracy())
        : verdict;
  }

  @Override
  public Loss loss(ContextDecisionParameters p) {
    return p.choice().loss();
  }
}
