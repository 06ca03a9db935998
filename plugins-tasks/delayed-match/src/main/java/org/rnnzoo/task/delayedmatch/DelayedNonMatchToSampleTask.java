package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Go if a test direction is not the sample that was shown before a delay, and keep still if it is.
 *
 * <p>With two answers of equal standing this would be the very computation of the match task; here
 * one of the answers is to go on fixating.
 */
public final class DelayedNonMatchToSampleTask extends DelayedMatch<SampleMatch> {

  private static final String GO = "go";

  @Override
  public String name() {
    return "delayed-non-match-to-sample";
  }

  @Override
  public List<String> aliases() {
    return List.of("dnms");
  }

  @Override
  public String title() {
    return "Act only if a test is not the direction seen before a delay";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison", "inhibition");
  }

  @Override
  public List<Version<SampleMatch>> versions() {
    return List.of(
        version(
            "v1",
            "basic",
            "Can a network withhold an answer when the test is what it holds in memory?",
            new SampleMatch(8, 0, Frame.BASIC),
            0.5,
            0.97),
        version(
            "v2",
            "variable timing",
            "Can it do so when it cannot know when the test comes?",
            new SampleMatch(8, 0, Frame.VARIABLE),
            0.5,
            0.95),
        version(
            "v3",
            "realistic",
            "Can it do so with near directions, in noise and when no test comes?",
            new SampleMatch(8, 0.5, Frame.REALISTIC),
            0.5,
            0.93));
  }

  @Override
  SampleMatch with(SampleMatch p, Frame frame) {
    return p.withFrame(frame);
  }

  @Override
  List<String> answers() {
    return List.of(GO);
  }

  @Override
  String answer(boolean match) {
    return match ? FIXATION : GO;
  }

  /**
   * As in all delayed-match tasks, with the rates of {@code hit}, going when the test does not
   * match, and {@code falseAlarm}, not fixating when it does.
   */
  @Override
  public Verdict score(SampleMatch p, Trial trial, Response response) {
    Verdict verdict = super.score(p, trial, response);
    if (!verdict.scored()) {
      return verdict;
    }
    return trial.condition().get("match").equals(0.0)
        ? verdict.with("hit", verdict.accuracy())
        : verdict.with("falseAlarm", 1 - verdict.accuracy());
  }
}
