package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction is the sample, rotated by an angle (Masse et al. 2019).
 *
 * <p>A rotation by 180 degrees makes it the delayed anti-match task.
 */
public final class DelayedMatchToRotatedSampleTask extends RuleCuedMatch<RotationMatch> {

  @Override
  public String name() {
    return "delayed-match-to-rotated-sample";
  }

  @Override
  public List<String> aliases() {
    return List.of("dmrs");
  }

  @Override
  public String title() {
    return "Tell whether a test is the direction seen before a delay, rotated";
  }

  @Override
  public List<Version<RotationMatch>> versions() {
    return List.of(
        version(
            "v1",
            "rotation by 90 degrees",
            "Can a network compare a test with the rotation of what it saw?",
            ninety(0, Frame.BASIC),
            0.5,
            0.97),
        version(
            "v2",
            "variable timing, lures",
            "Can it do so at unknown times and tell the target from the sample and from the wrong rotation?",
            ninety(0.5, Frame.VARIABLE),
            0.5,
            0.95),
        version(
            "v3",
            "realistic, three rotations",
            "Can it rotate by the angle that a cue asks for, in noise?",
            by(List.of(45.0, 90.0, 180.0), 0.75, Frame.REALISTIC),
            0.75,
            0.93),
        version(
            "v4",
            "rotation by 45 degrees",
            "Is a smaller rotation easier?",
            by(List.of(45.0), 0, Frame.BASIC),
            0.5,
            0.97),
        version(
            "v5",
            "delayed anti-match",
            "Is it easier to look for the opposite direction?",
            by(List.of(180.0), 0, Frame.BASIC),
            0.5,
            0.97));
  }

  @Override
  RotationMatch with(RotationMatch p, Frame frame) {
    return p.withFrame(frame);
  }

  private static RotationMatch ninety(double lureProbability, Frame frame) {
    return by(List.of(90.0), lureProbability, frame);
  }

  private static RotationMatch by(List<Double> rotations, double lureProbability, Frame frame) {
    return new RotationMatch(8, rotations, lureProbability, Cue.of(Cue.Span.UNTIL_TEST), frame);
  }
}
