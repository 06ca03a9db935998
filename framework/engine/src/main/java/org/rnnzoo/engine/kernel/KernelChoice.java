package org.rnnzoo.engine.kernel;

/** Chooses the kernels when the process starts. */
final class KernelChoice {

  /**
   * The system property that overrides the choice: {@code java}, {@code blas}, or the width of the
   * vectors in bits, {@code 128}, {@code 256} or {@code 512}.
   */
  static final String PROPERTY = "rnnzoo.engine.kernels";

  private KernelChoice() {}

  static Kernels choose() {
    String wish = System.getProperty(PROPERTY, "auto");
    if (wish.equals("java")) {
      return new JavaKernels("the system property " + PROPERTY + " asks for them");
    }
    if (wish.equals("blas")) {
      return new BlasKernels("the system property " + PROPERTY + " asks for them");
    }
    if (!vectorApiIsLoaded()) {
      return withoutVectors(
          "Java was started without --add-modules jdk.incubator.vector, which is several times"
              + " faster");
    }
    return new VectorKernels();
  }

  private static Kernels withoutVectors(String reason) {
    try {
      return new BlasKernels(reason);
    } catch (LinkageError e) {
      return new JavaKernels(reason + ", and OpenBLAS is not there for this machine");
    }
  }

  /** Whether the module is in this process, be it from the command line or loaded later. */
  private static boolean vectorApiIsLoaded() {
    try {
      Class.forName("jdk.incubator.vector.FloatVector");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
