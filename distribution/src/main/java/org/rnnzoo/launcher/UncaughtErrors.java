package org.rnnzoo.launcher;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rnnzoo.core.Thrown;

/**
 * Tells of threads that end by an error, which nobody waits for, in a sentence with the plugin that
 * they ran in. Java alone would print a stack trace.
 */
final class UncaughtErrors {

  private UncaughtErrors() {}

  /**
   * From now on such errors are told.
   *
   * @param owner the bundle of a class, with its version
   * @param debug whether the stack trace is wanted, too
   */
  static void watch(
      Terminal terminal, Function<String, Optional<String>> owner, BooleanSupplier debug) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          terminal.err().println(sentence(thread.getName(), error, owner));
          if (debug.getAsBoolean()) {
            error.printStackTrace(terminal.err());
          }
        });
  }

  private static String sentence(
      String thread, Throwable error, Function<String, Optional<String>> owner) {
    Optional<String> bundle =
        classes(error).flatMap(name -> owner.apply(name).stream()).findFirst();
    return bundle
        .map(
            name ->
                "A thread of %s, '%s', ended by an error: %s. The program goes on without it. If the plugin is not yours, tell its author."
                    .formatted(name, thread, Thrown.words(error)))
        .orElseGet(
            () ->
                "The thread '%s' ended by an error: %s. This should not have happened; --debug shows where."
                    .formatted(thread, Thrown.words(error)));
  }

  /** The classes in which an error came up, those nearest to it first, without those of Java. */
  private static Stream<String> classes(Throwable error) {
    return Thrown.chain(error).stream()
        .flatMap(one -> Arrays.stream(one.getStackTrace()))
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("java."))
        .distinct();
  }
}
