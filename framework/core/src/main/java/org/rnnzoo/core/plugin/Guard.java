package org.rnnzoo.core.plugin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.core.Thrown;
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
 * @param name the name of the plugin
 * @param origin where it comes from
 */
record Guard(PluginKind kind, String name, Origin origin) {

  private static final Set<Class<?>> PLAIN =
      Set.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          Boolean.class,
          String.class);

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

  /** A result that can be written and read again. */
  Result whole(String method, Result result) {
    requireWhole(method, "value", result.values());
    requireWhole(method, "table", result.tables());
    requireWhole(method, "array", result.arrays());
    requireWhole(method, "figure", result.figures());
    result.values().forEach((name, value) -> requirePlain(method, "value", name, value));
    for (Map.Entry<String, Table> table : result.tables().entrySet()) {
      requirePlain(method, "table", table.getKey(), table.getValue().rows());
    }
    result.arrays().forEach((name, array) -> requireNumbers(method, name, array));
    result.figures().forEach((name, figure) -> requireDrawable(method, name, figure));
    return result;
  }

  /** Only what Java itself knows says the same each time that it is asked. */
  private void requirePlain(String method, String what, String name, Object value) {
    if (value instanceof List<?> list) {
      list.forEach(item -> requirePlain(method, what, name, item));
    } else if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> requirePlain(method, what, name, key));
      map.values().forEach(item -> requirePlain(method, what, name, item));
    } else if (value == null || !PLAIN.contains(value.getClass())) {
      throw failure(
          method,
          "the %s '%s' holds %s, which is no number, word or truth"
              .formatted(
                  what,
                  name,
                  value == null ? "null" : "an object of " + value.getClass().getName()));
    }
  }

  private void requireNumbers(String method, String name, INDArray array) {
    String fault =
        array.wasClosed()
            ? "is closed"
            : array.isEmpty()
                ? "is empty"
                : array.dataType().isNumerical() || array.dataType() == DataType.BOOL
                    ? ""
                    : "holds no numbers";
    if (!fault.isEmpty()) {
      throw failure(method, "the array '%s' %s".formatted(name, fault));
    }
  }

  /** What a figure lacks is only seen by whoever draws it. */
  private void requireDrawable(String method, String name, Figure figure) {
    try {
      Figures.svg(figure);
    } catch (RuntimeException e) {
      throw failure(
          method, "the figure '%s' cannot be drawn: %s".formatted(name, Thrown.words(e)), e);
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
        Thrown.chain(thrown).stream().flatMap(e -> passing(e).stream()).findFirst();
    if (passing.isPresent()) {
      return passing.get();
    } else if (thrown instanceof VirtualMachineError lack
        && !(thrown instanceof StackOverflowError)) {
      throw lack;
    }
    return failure(method, Thrown.words(thrown), thrown);
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
