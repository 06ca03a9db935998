package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction is the sample, or is of the sample's category, whichever a cue asks
 * for (Masse et al. 2019).
 */
public final class DelayedMatchMixedCategoryTask extends MixedRulesMatch<CategoryMix> {

  @Override
  public String name() {
    return "delayed-match-mixed-category";
  }

  @Override
  public List<String> aliases() {
    return List.of("dms-dmc");
  }

  @Override
  public String title() {
    return "Tell whether a test is the sample or of its category, whichever a cue asks for";
  }

  @Override
  public List<Version<CategoryMix>> versions() {
    return versions(
        0.75, 0.8125, match(0, Cue.of(Cue.Span.FULL).withNeurons(6), Frame.REFERENCE), 0.893);
  }

  @Override
  CategoryMix with(CategoryMix p, Frame frame) {
    return p.withFrame(frame);
  }

  @Override
  CategoryMix match(double lureProbability, Cue cue, Frame frame) {
    return new CategoryMix(8, lureProbability, cue, frame);
  }
}
