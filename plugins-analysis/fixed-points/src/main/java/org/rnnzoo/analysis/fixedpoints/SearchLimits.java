package org.rnnzoo.analysis.fixedpoints;

import org.rnnzoo.api.Parameter;

/** Where and when the search ends. */
public record SearchLimits(
    @Parameter(
            help =
                "The search stays where no state variable exceeds this in size, beside the box that"
                    + " the network itself cannot leave; 0 for no further bound.",
            min = 0)
        double bound,
    @Parameter(
            help =
                "The search ends after this time; what was found by then is kept and marked as"
                    + " partial.",
            unit = "s",
            min = 0.001)
        double seconds) {}
