package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction is the sample, or is the sample rotated, whichever a cue asks for
 * (Masse et al. 2019).
 */
public final class DelayedMatchMixedRotationTask extends MixedRulesMatch<RotationMix> {

  @Override
  public String name() {
    return "delayed-match-mixed-rotation";
  }

  @Override
  public List<String> aliases() {
    return List.of("dms-dmrs");
  }

  @Override
  public String title() {
    return "Tell whether a test is the sample or the rotated sample, whichever a cue asks for";
  }

  @Override
  public List<Version<RotationMix>> versions() {
    return versions(
        0.5,
        0.75,
        match(
            0,
            Cue.of(Cue.Span.RETRO).withNeurons(3),
            Frame.REFERENCE.withTiming(t -> t.withDelayMs(fixed(500)))),
        0.929);
  }

  @Override
  RotationMix with(RotationMix p, Frame frame) {
    return p.withFrame(frame);
  }

  @Override
  RotationMix match(double lureProbability, Cue cue, Frame frame) {
    return new RotationMix(8, 90, lureProbability, cue, frame);
  }
}
