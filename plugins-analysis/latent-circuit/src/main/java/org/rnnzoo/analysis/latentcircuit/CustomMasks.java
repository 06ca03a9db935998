package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;

/** The masks of CUSTOM circuits, as {@link MaskText} reads them; empty for all weights free. */
public record CustomMasks(
    @Parameter(
            help =
                "With CUSTOM masks, which connections there are: a row for each target, of 0 (none),"
                    + " * (any), + (at least 0) and - (at most 0); rows separated by blanks, such as"
                    + " '*- -*'.")
        String recurrentMask,
    @Parameter(help = "The same for the inputs: a row for each node, a sign for each input.")
        String inputMask,
    @Parameter(help = "The same for the outputs: a row for each output, a sign for each node.")
        String readoutMask) {

  /** All weights free. */
  static final CustomMasks NONE = new CustomMasks("", "", "");

  public CustomMasks {
    MaskText.parse("recurrentMask", recurrentMask);
    MaskText.parse("inputMask", inputMask);
    MaskText.parse("readoutMask", readoutMask);
  }

  MaskText recurrent() {
    return MaskText.parse("recurrentMask", recurrentMask);
  }

  MaskText input() {
    return MaskText.parse("inputMask", inputMask);
  }

  MaskText readout() {
    return MaskText.parse("readoutMask", readoutMask);
  }

  boolean isNone() {
    return equals(NONE);
  }
}
