package org.rnnzoo.task.yang2019;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Twenty cognitive tasks in one, each named by a rule input (Yang et al. 2019).
 *
 * <p>An answer is read at the last step: fixation is held if its output is above 0.5; else the
 * output ring points in the direction of its population vector.
 */
public final class Yang2019Task implements Task<Yang2019Parameters> {

  private static final double HELD = 0.5;

  private static final List<String> COMPOSED_RULES =
      List.of(
          "fdgo",
          "delaygo",
          "fdanti",
          "delayanti",
          "contextdm1",
          "contextdm2",
          "contextdelaydm1",
          "contextdelaydm2");

  private static final Yang2019Parameters TWENTY_RULES =
      Yang2019ParametersBuilder.builder()
          .ruleSet(
              RuleSetBuilder.builder().rules(Rule.words()).contextWeight(5).easy(false).build())
          .unitsPerRing(32)
          .sigma(0.01)
          .levels(LevelsBuilder.builder().low(0.05).high(0.8).build())
          .weighting(
              WeightingBuilder.builder()
                  .burnInMs(100)
                  .graceMs(100)
                  .responseWeight(25)
                  .fixationWeight(4)
                  .build())
          .toleranceDeg(36)
          .build();

  @Override
  public String name() {
    return "yang-2019";
  }

  @Override
  public List<String> aliases() {
    return List.of("yang20");
  }

  @Override
  public String title() {
    return "Twenty cognitive tasks in one, each named by a rule";
  }

  @Override
  public String citation() {
    return "Yang, Joglekar, Song, Newsome & Wang 2019, Nature Neuroscience 22:297";
  }

  @Override
  public List<String> tags() {
    return List.of("many tasks", "rule", "memory", "decision", "comparison");
  }

  @Override
  public List<Version<Yang2019Parameters>> versions() {
    return List.of(
        version(
            "v1",
            "twenty rules",
            "Can one network do twenty tasks, and which parts do they share?",
            TWENTY_RULES,
            new Version.Card(0.19, 0.714, 0.95, 0.999)),
        version(
            "v2",
            "easy",
            "Can it do them when all decisions are easy?",
            TWENTY_RULES.withRuleSet(r -> r.withEasy(true)),
            new Version.Card(0.19, 0.714, 0.95, 1)),
        version(
            "v3",
            "composed rules, noisy",
            "Are delayanti and the delayed decisions made of parts of the others, under noise?",
            TWENTY_RULES
                .withRuleSet(r -> r.withRules(COMPOSED_RULES).withContextWeight(1).withEasy(true))
                .withSigma(0.05),
            new Version.Card(0.2, 0.625, 0.95, 1)));
  }

  /** A version with twice the input noise under stress. */
  private static Version<Yang2019Parameters> version(
      String name,
      String title,
      String question,
      Yang2019Parameters parameters,
      Version.Card card) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "more-noise",
            "A ring of units is read as a whole, and evidence is added up, so that noise cancels.",
            p -> p.withSigma(2 * p.sigma()),
            card.stressBar());
  }

  @Override
  public Channels channels(Yang2019Parameters p) {
    List<String> inputs = new ArrayList<>(List.of("fixation"));
    p.ring().channels("modality-1").forEach(inputs::add);
    p.ring().channels("modality-2").forEach(inputs::add);
    p.ruleSet().rules().forEach(rule -> inputs.add(Rule.of(rule).channel()));
    List<String> outputs = new ArrayList<>(List.of("fixation"));
    p.ring().channels("response").forEach(outputs::add);
    return new Channels(inputs, outputs);
  }

  @Override
  public void compose(Yang2019Parameters p, TrialBuilder trial) {
    Rule rule = draw(p, trial.random());
    trial.condition("rule", rule.word());
    Schedule schedule = rule.design().timing().lay(trial);
    boolean fixationStays = rule.design().timing().go() == Timing.Go.STIMULUS_ON;

    trial.input("fixation").set(1, fixationStays ? schedule.all() : schedule.before());
    trial.input(rule.channel()).set(1, schedule.all());
    trial.targets(p.levels().low(), schedule.all());
    weigh(p, trial, schedule);
    rule.design().compose(new Scene(p, trial, schedule));
    addNoise(p, trial);

    for (Epoch epoch : schedule.epochs()) {
      trial.condition(epoch.name() + "Ms", trial.clock().ms(epoch.length()));
    }
  }

  private static Rule draw(Yang2019Parameters p, RandomGenerator random) {
    List<Rule> rules = p.ruleSet().rules().stream().map(Rule::of).toList();
    double[] weights =
        rules.stream()
            .mapToDouble(r -> r.isContextual() ? p.ruleSet().contextWeight() : 1)
            .toArray();
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    int drawn = 0;
    while (drawn < weights.length - 1 && left >= weights[drawn]) {
      left -= weights[drawn];
      drawn++;
    }
    return rules.get(drawn);
  }

  private static void weigh(Yang2019Parameters p, TrialBuilder trial, Schedule schedule) {
    Epoch response = schedule.response();
    Epoch counted = trial.after(response, trial.part(response, 0, p.weighting().graceMs()));
    Epoch answer =
        counted.length() > 0
            ? counted
            : new Epoch(response.name(), response.end() - 1, response.end());
    trial.mask(1, schedule.before());
    trial.mask(p.weighting().responseWeight(), answer);
    trial.mask("fixation").set(p.weighting().fixationWeight(), schedule.before());
    trial
        .mask("fixation")
        .set(p.weighting().fixationWeight() * p.weighting().responseWeight(), answer);
    trial.mask(0, trial.part(schedule.before(), 0, p.weighting().burnInMs()));
  }

  private static void addNoise(Yang2019Parameters p, TrialBuilder trial) {
    for (int channel = 0;
        channel < 1 + 2 * p.unitsPerRing() + p.ruleSet().rules().size();
        channel++) {
      trial.noise(channel, p.sigma());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The further numbers are the accuracy of the trial's rule, named {@code rule.fdgo} and so on,
   * {@code hold}, the share of the steps that count before the response at which fixation is held,
   * and {@code errorDeg}, how far the direction is off where one was wanted.
   */
  @Override
  public Verdict score(Yang2019Parameters p, Trial trial, Response response) {
    int last = trial.steps() - 1;
    boolean held = response.output(last, 0) > HELD;
    boolean letGo = response.output(last, 0) <= HELD;
    double read = p.ring().read(unit -> response.output(last, 1 + unit));
    boolean go = (double) trial.condition().get("go") == 1;
    double error =
        go ? AngleCode.distance(read, (double) trial.condition().get("answerDeg")) : Double.NaN;
    boolean right = go ? letGo && error < p.toleranceDeg() : held;
    Verdict verdict =
        Verdict.of(right)
            .with("rule." + trial.condition().get("rule"), right ? 1 : 0)
            .with("hold", hold(trial, response));
    return Double.isNaN(error) ? verdict : verdict.with("errorDeg", error);
  }

  private static double hold(Trial trial, Response response) {
    int steps = 0;
    int held = 0;
    for (int step = 0; step < trial.epoch("response").start(); step++) {
      if (trial.mask(step, 0) > 0) {
        steps++;
        held += response.output(step, 0) > HELD ? 1 : 0;
      }
    }
    return (double) held / steps;
  }
}
