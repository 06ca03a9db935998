package org.rnnzoo.task.proanti;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** How often each rule holds, and when it is shown. */
@RecordBuilder
public record Rules(
    @Parameter(help = "Probability that the rule is anti.", min = 0, max = 1)
        double antiProbability,
    @Parameter(help = "Whether the rule is on until the response or in the fixation epoch only.")
        RuleCue ruleCue)
    implements RulesBuilder.With {}
