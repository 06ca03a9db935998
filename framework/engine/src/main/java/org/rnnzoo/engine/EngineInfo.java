package org.rnnzoo.engine;

import org.rnnzoo.engine.kernel.Kernels;

/** What the engine runs on in this process. */
public final class EngineInfo {

  private EngineInfo() {}

  /** One sentence that names the kernels that were chosen, for a diagnosis. */
  public static String sentence() {
    return Kernels.CHOSEN.description();
  }
}
