package org.rnnzoo.launcher;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.rnnzoo.core.run.Unfinished;

/**
 * Notices that a plugin ends the process, which would otherwise look like success. The thread that
 * called {@code System.exit} waits in that call while shutdown hooks run, so its stack tells who it
 * was. Neither a signal nor the {@link ProcessEnd end} of the program itself makes such a call.
 */
final class UnwantedExit {

  private UnwantedExit() {}

  /**
   * From now on an exit is told, and has the code of a plugin.
   *
   * @param owner the bundle of a class, with its version
   */
  static void watch(Terminal terminal, Function<String, Optional<String>> owner) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> caller().ifPresent(name -> tell(terminal, name, owner)), "unwanted exit"));
  }

  private static void tell(
      Terminal terminal, String name, Function<String, Optional<String>> owner) {
    String sentence =
        "The class "
            + name
            + owner.apply(name).map(bundle -> " of " + bundle).orElse("")
            + " ended the program (System.exit), which a plugin must not do. The work is not"
            + " finished. If the plugin is not yours, tell its author.";
    terminal.err().println(sentence);
    Unfinished.end(sentence, e -> terminal.err().println(e.getMessage()));
    Runtime.getRuntime().halt(ExitCode.PLUGIN);
  }

  private static Optional<String> caller() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(stack -> caller(stack).stream())
        .findFirst();
  }

  private static Optional<String> caller(StackTraceElement[] stack) {
    for (int i = 0; i < stack.length; i++) {
      if (stack[i].getClassName().equals("java.lang.Runtime")
          && stack[i].getMethodName().equals("exit")) {
        return Arrays.stream(stack, i, stack.length)
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java."))
            .findFirst();
      }
    }
    return Optional.empty();
  }
}
