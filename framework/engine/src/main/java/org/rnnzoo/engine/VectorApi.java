package org.rnnzoo.engine;

/**
 * The Vector API, which makes the engine several times faster.
 *
 * <p>It is still an incubator module. Naming it on Java's command line would print a warning at
 * every start and slow the start down, also of commands that do not compute; so it is loaded here,
 * in the way Java loads modules for agents. {@code bin/zoo} opens the package that it takes.
 */
public final class VectorApi {

  private static final String MODULE = "jdk.incubator.vector";

  private VectorApi() {}

  /**
   * Loads it unless it is there already.
   *
   * @throws ReflectiveOperationException if this Java does not let it be loaded
   */
  public static void load() throws ReflectiveOperationException {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, MODULE);
    }
  }
}
