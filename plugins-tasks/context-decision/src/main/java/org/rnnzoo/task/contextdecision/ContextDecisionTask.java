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
import org.rnnzoo.api.task.StressTest;
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

  /** The task of Langdon &amp; Engel 2025. */
  private static final ContextDecisionParameters LATENT_CIRCUIT =
      ContextDecisionParametersBuilder.builder()
          .coherences(List.of(0.04, 0.12, 0.2))
          .context(
              ContextCueBuilder.builder()
                  .contextVariant(ContextVariant.CUED)
                  .contextHeight(1.2)
                  .build())
          .fixation(false)
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(160))
                  .cueMs(fixed(340))
                  .gapMs(fixed(100))
                  .stimulusMs(fixed(520))
                  .delayMs(fixed(0))
                  .responseMs(fixed(380))
                  .build())
          .inputs(
              InputLevelsBuilder.builder()
                  .stimulusInResponse(true)
                  .baseline(0.2)
                  .sigma(0.01)
                  .noisyContext(true)
                  .rectifyInput(true)
                  .build())
          .choice(new ChoiceRule(Loss.SQUARED_ERROR, 0.2, 1.2, 0, 0, 1))
          .build();

  private static final ContextDecisionParameters GRADED =
      ContextDecisionParametersBuilder.builder()
          .coherences(List.of(0.05, 0.15, 0.5))
          .context(
              ContextCueBuilder.builder()
                  .contextVariant(ContextVariant.STEADY)
                  .contextHeight(1)
                  .build())
          .fixation(true)
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(300))
                  .cueMs(fixed(0))
                  .gapMs(fixed(0))
                  .stimulusMs(fixed(750))
                  .delayMs(new TruncatedExponential(300, 300, 1000))
                  .responseMs(fixed(300))
                  .build())
          .inputs(
              InputLevelsBuilder.builder()
                  .stimulusInResponse(false)
                  .baseline(0)
                  .sigma(0.1)
                  .noisyContext(false)
                  .rectifyInput(false)
                  .build())
          .choice(ChoiceRule.STANDARD)
          .build();

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
                LATENT_CIRCUIT,
                new Version.Card(0.5, 0.75, 0.97, 1))
            .stress(
                "late-stimulus",
                "The context is a state that lasts when its cue has gone.",
                p -> p.withTiming(t -> t.withGapMs(t.gapMs().times(3))),
                0.92)
            .stress(
                "unseen-coherences",
                "Relevant evidence decides by its sign, whatever its strength and that of the"
                    + " other.",
                p -> p.withCoherences(List.of(0.08, 0.16)),
                0.95),
        new Version<>(
                "v2",
                "graded",
                "Can a network integrate one noisy stimulus and ignore another as noisy and"
                    + " strong?",
                GRADED,
                new Version.Card(0.5, 0.738, 0.88, 0.911))
            .stressed(List.of(longDelay(0.83))),
        new Version<>(
                "v3",
                "remembered context",
                "Can it do so when the context is gone before the stimulus, and all times vary?",
                GRADED
                    .withCoherences(List.of(0.0, 0.032, 0.064, 0.128, 0.256, 0.512))
                    .withTiming(
                        t ->
                            t.withFixationMs(uniform(200, 500))
                                .withCueMs(fixed(300))
                                .withGapMs(uniform(100, 500))
                                .withStimulusMs(new TruncatedExponential(300, 400, 1500))
                                .withDelayMs(uniform(100, 600)))
                    .withContext(c -> c.withContextVariant(ContextVariant.CUED)),
                new Version.Card(0.5, 0.744, 0.84, 0.874))
            .stress(
                "late-stimulus",
                "The context is a state that lasts when its cue has gone.",
                p -> p.withTiming(t -> t.withGapMs(t.gapMs().times(2))),
                0.79)
            .stressed(List.of(longDelay(0.79))));
  }

  private static StressTest<ContextDecisionParameters> longDelay(double bar) {
    return new StressTest<>(
        "long-delay",
        "A choice once made is held until the response is due.",
        p -> p.withTiming(t -> t.withDelayMs(t.delayMs().times(2))),
        bar);
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
        .set(p.context().contextHeight(), course.contextOn(p.context().contextVariant()));
    evidence.show(trial, course.stimulus());
    if (p.inputs().stimulusInResponse()) {
      evidence.show(trial, course.response());
    }
    channels(p)
        .inputs()
        .forEach(input -> trial.input(input).add(p.inputs().baseline(), course.whole()));
    trial.noise(EVIDENCE, p.inputs().sigma());
    if (p.inputs().noisyContext()) {
      trial.noise(CONTEXTS, p.inputs().sigma());
    }
    if (p.inputs().rectifyInput()) {
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
