package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction is the sample, is the sample rotated, or is of the sample's
 * category, whichever a cue asks for (Masse et al. 2019).
 */
public final class DelayedMatchMixedThreeTask extends MixedRulesMatch<ThreeRuleMix> {

  @Override
  public String name() {
    return "delayed-match-mixed-three";
  }

  @Override
  public List<String> aliases() {
    return List.of("dms-dmrs-dmc");
  }

  @Override
  public String title() {
    return "Tell whether a test is the sample, the rotated sample or of its category, as a cue asks";
  }

  @Override
  public List<Version<ThreeRuleMix>> versions() {
    return versions(
        0.5, 0.743, match(0, Cue.of(Cue.Span.FULL).withNeurons(6), Frame.REFERENCE), 0.827);
  }

  @Override
  ThreeRuleMix with(ThreeRuleMix p, Frame frame) {
    return p.withFrame(frame);
  }

  @Override
  ThreeRuleMix match(double lureProbability, Cue cue, Frame frame) {
    return new ThreeRuleMix(8, 90, lureProbability, cue, frame);
  }
}
