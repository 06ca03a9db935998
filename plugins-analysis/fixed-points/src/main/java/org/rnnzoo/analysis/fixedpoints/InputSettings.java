package org.rnnzoo.analysis.fixedpoints;

import java.util.List;
import org.rnnzoo.api.Parameter;

/** Which constant inputs are held, and from which trials they and the starting states are taken. */
public record InputSettings(
    @Parameter(
            help =
                "Number of trials that are simulated to learn where the network goes; the search"
                    + " starts from there.",
            min = 1,
            max = 10000)
        int trials,
    @Parameter(
            help =
                "The constant input: one number per input channel; or CHANNEL=VALUE for some, the"
                    + " others being 0; or what trials show on average, as epoch:NAME, as"
                    + " mean(EPOCH|COLUMN=VALUE), or as epochs for each in turn; an empty list"
                    + " stands for zeros.")
        List<String> input,
    @Parameter(
            help =
                "Columns of the condition table; an input that is taken from trials is taken for"
                    + " each of their values.")
        List<String> by) {

  public InputSettings {
    input = List.copyOf(input);
    by = List.copyOf(by);
  }
}
