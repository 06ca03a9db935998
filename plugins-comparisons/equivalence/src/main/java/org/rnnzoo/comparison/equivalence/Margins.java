package org.rnnzoo.comparison.equivalence;

import org.rnnzoo.api.Parameter;

/** Differences that count as none. */
record Margins(
    @Parameter(
            help =
                "Margin of behaviour: the largest excess of the share of trials answered"
                    + " differently that counts as none.",
            above = 0)
        double marginBehaviour,
    @Parameter(help = "Margin of behaviour under stress tests, likewise.", above = 0)
        double marginStress,
    @Parameter(
            help =
                "Margin of topology: the largest excess of the share of fixed points and"
                    + " transitions without a partner that counts as none.",
            above = 0)
        double marginTopology,
    @Parameter(
            help =
                "Margin of dynamics: the largest excess of the angle of dynamical similarity that"
                    + " counts as none.",
            unit = "rad",
            above = 0)
        double marginDynamics,
    @Parameter(
            help =
                "Margin of dynamics under inputs, likewise; networks and themselves on other"
                    + " trials are several hundredths apart.",
            unit = "rad",
            above = 0)
        double marginDriven,
    @Parameter(
            help =
                "Margin of circuits: the largest excess of what a circuit of one network does not"
                    + " foretell of perturbations of another, one minus a correlation, that counts"
                    + " as none.",
            above = 0)
        double marginCircuit) {}
