package org.rnnzoo.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.core.UserException;

/**
 * The border that every call from the framework into a plugin crosses. Whatever comes out of a
 * plugin that it has no right to throw or to answer becomes a {@link PluginFailure} with its name.
 *
 * <p>What does not change on the way: what plugins may throw, what the framework itself threw when
 * a plugin called it back, the failure of another plugin further in, and a lack of memory.
 *
 * @param kind the kind of the plugin
 * @param name the name of the plugin
 * @param origin where it comes from
 */
record Guard(PluginKind kind, String name, Origin origin) {

  private static final List<Class<? extends RuntimeException>> PASSING =
      List.of(
          PluginFailure.class,
          UserException.class,
          MissingPluginException.class,
          StopRequested.class);

  /**
   * Calls a method whose answer is not null.
   *
   * @param method what is called, for the message, without parentheses
   */
  <T> T call(String method, Supplier<T> work) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    T answer;
    try {
      answer = work.get();
    } catch (Throwable e) {
      throw judged(method, e);
    }
    requireUninterrupted(method, interrupted);
    if (answer == null) {
      throw failure(method, "it returned null");
    }
    return answer;
  }

  /** Calls a method without an answer. */
  void run(String method, Runnable work) {
    call(
        method,
        () -> {
          work.run();
          return this;
        });
  }

  /** Whoever writes a file next would fail, and would be blamed. */
  private void requireUninterrupted(String method, boolean before) {
    if (!before && Thread.interrupted()) {
      throw failure(method, "it interrupted the thread that called it");
    }
  }

  /**
   * Calls a method that may refuse what it is given by an {@link IllegalArgumentException} with a
   * sentence for the user. One of its subclasses is no such refusal but a mistake.
   */
  <T> T callWhatMayRefuse(String method, Supplier<T> work) {
    AtomicReference<IllegalArgumentException> refusal = new AtomicReference<>();
    try {
      return call(
          method,
          () -> {
            try {
              return work.get();
            } catch (IllegalArgumentException e) {
              refusal.set(isRefusal(e) ? e : null);
              throw e;
            }
          });
    } catch (PluginFailure e) {
      throw refusal.get() == null ? e : refusal.get();
    }
  }

  private static boolean isRefusal(IllegalArgumentException e) {
    return e.getClass() == IllegalArgumentException.class && e.getMessage() != null;
  }

  /** The exception for an answer that cannot be, to be thrown. */
  PluginFailure failure(String method, String what) {
    return failure(method, what, null);
  }

  private RuntimeException judged(String method, Throwable thrown) {
    Optional<RuntimeException> passing =
        Thrown.chain(thrown).stream().flatMap(e -> passing(e).stream()).findFirst();
    if (passing.isPresent()) {
      return passing.get();
    } else if (thrown instanceof OutOfMemoryError lack) {
      throw whereItCameUp(method, lack);
    }
    return failure(method, Thrown.words(thrown), thrown);
  }

  /** A lack of memory need not be the fault of whoever asked last; who it was is told once. */
  private OutOfMemoryError whereItCameUp(String method, OutOfMemoryError lack) {
    if (lack.getCause() instanceof OutOfMemoryError) {
      return lack;
    }
    OutOfMemoryError told =
        new OutOfMemoryError(
            "%s, in %s() of the %s '%s' of %s %s"
                .formatted(
                    Thrown.words(lack).replaceFirst("^OutOfMemoryError: ", ""),
                    method,
                    kind.word(),
                    name,
                    origin.bundle(),
                    origin.version()));
    told.initCause(lack);
    return told;
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
            .formatted(kind.word(), name, origin.bundle(), origin.version(), method, what),
        cause);
  }
}
