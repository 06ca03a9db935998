package org.rnnzoo.task.yang2019;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/** The parameters of the tasks of Yang et al. 2019. */
@RecordBuilder
public record Yang2019Parameters(
    @Unwrapped RuleSet ruleSet,
    @Parameter(help = "Number of units of each ring.", min = 8, max = 360) int unitsPerRing,
    @Parameter(help = "Size of the noise of all inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped Levels levels,
    @Unwrapped Weighting weighting,
    @Parameter(help = "How far a right direction may be off.", unit = "deg", min = 0.1, max = 180)
        double toleranceDeg)
    implements Yang2019ParametersBuilder.With {

  Ring ring() {
    return new Ring(unitsPerRing);
  }

  /** The place of an input of a ring; the fixation input comes first, then the two rings. */
  int place(int modality, int unit) {
    return 1 + (modality - 1) * unitsPerRing + unit;
  }

  /** The same with other rules. */
  Yang2019Parameters withRuleSet(UnaryOperator<RuleSet> change) {
    return withRuleSet(change.apply(ruleSet));
  }

  /** The same with other levels. */
  Yang2019Parameters withLevels(UnaryOperator<Levels> change) {
    return withLevels(change.apply(levels));
  }

  /** The same with other weighting. */
  Yang2019Parameters withWeighting(UnaryOperator<Weighting> change) {
    return withWeighting(change.apply(weighting));
  }
}
