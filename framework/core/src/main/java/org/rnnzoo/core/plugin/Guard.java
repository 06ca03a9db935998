package org.rnnzoo.core.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.core.UserException;
import org.rnnzoo.figure.Figures;

/**
 * The border that every call from the framework into a plugin crosses. Whatever comes out of a
 * plugin that it has no right to throw or to answer becomes a {@link PluginFailure} with its name.
 *
 * <p>What does not change on the way: what plugins may throw, what the framework itself threw when
 * a plugin called it back, the failure of another plugin further in, and a lack of memory.
 *
 * @param kind the kind of the plugin
 * @param provider the plugin
 * @param origin where it comes from
 */
record Guard(PluginKind kind, Plugin<?> provider, Origin origin) {

  private static final int LONGEST_CHAIN = 20;

  private static final List<Class<? extends RuntimeException>> PASSING =
      List.of(
          PluginFailure.class,
          UserException.class,
          MissingPluginException.class,
          CancellationException.class);

  /**
   * Calls a method whose answer is not null.
   *
   * @param method what is called, for the message, without parentheses
   */
  <T> T call(String method, Supplier<T> work) {
    T answer;
    try {
      answer = work.get();
    } catch (Throwable e) {
      throw judged(method, e);
    }
    if (answer == null) {
      throw failure(method, "it returned null");
    }
    return answer;
  }

  /** Calls a method without an answer. */
  void run(String method, Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      throw judged(method, e);
    }
  }

  /**
   * Calls a method that may refuse what it is given by an {@link IllegalArgumentException} with a
   * sentence for the user. One of its subclasses is no such refusal but a mistake.
   */
  <T> T callWhatMayRefuse(String method, Supplier<T> work) {
    try {
      return call(method, work);
    } catch (PluginFailure e) {
      if (e.getCause() instanceof IllegalArgumentException refusal && isRefusal(refusal)) {
        throw refusal;
      }
      throw e;
    }
  }

  private static boolean isRefusal(IllegalArgumentException e) {
    return e.getClass() == IllegalArgumentException.class && e.getMessage() != null;
  }

  /** A result without holes. */
  Result whole(String method, Result result) {
    requireWhole(method, "value", result.values());
    requireWhole(method, "array", result.arrays());
    requireWhole(method, "figure", result.figures());
    result.figures().forEach((name, figure) -> requireDrawable(method, name, figure));
    return result;
  }

  /** What a figure lacks is only seen by whoever draws it. */
  private void requireDrawable(String method, String name, Figure figure) {
    try {
      Figures.svg(figure);
    } catch (RuntimeException e) {
      throw failure(method, "the figure '%s' cannot be drawn: %s".formatted(name, words(e)), e);
    }
  }

  private void requireWhole(String method, String what, Map<String, ?> parts) {
    for (Map.Entry<String, ?> part : parts.entrySet()) {
      if (part.getValue() == null) {
        throw failure(method, "the %s '%s' is null".formatted(what, part.getKey()));
      }
    }
  }

  /** The exception for an answer that cannot be, to be thrown. */
  PluginFailure failure(String method, String what) {
    return failure(method, what, null);
  }

  private RuntimeException judged(String method, Throwable thrown) {
    Optional<RuntimeException> passing =
        Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
            .limit(LONGEST_CHAIN)
            .flatMap(e -> passing(e).stream())
            .findFirst();
    if (passing.isPresent()) {
      return passing.get();
    } else if (thrown instanceof VirtualMachineError lack
        && !(thrown instanceof StackOverflowError)) {
      throw lack;
    }
    return failure(method, words(thrown), thrown);
  }

  private Optional<RuntimeException> passing(Throwable e) {
    if (e instanceof TaskRefusal refusal) {
      return Optional.of(refusal.asFailure());
    } else if (kind == PluginKind.TRAINER && e instanceof DivergedException diverged) {
      return Optional.of(diverged); // only a trainer trains, and so can tell
    }
    return PASSING.contains(e.getClass()) ? Optional.of((RuntimeException) e) : Optional.empty();
  }

  PluginFailure failure(String method, String what, Throwable cause) {
    return new PluginFailure(
        "The %s '%s' of %s %s failed in %s(): %s."
            .formatted(kind.word(), name(), origin.bundle(), origin.version(), method, what),
        cause);
  }

  /** The name of the plugin; the name of its class if that is what fails. */
  private String name() {
    try {
      return provider.name();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return provider.getClass().getName();
    }
  }

  private static String words(Throwable e) {
    String type = e.getClass().getSimpleName();
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return type;
    }
    return type
        + ": "
        + message.strip().lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
  }
}
