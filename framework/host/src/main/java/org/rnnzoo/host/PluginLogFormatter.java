package org.rnnzoo.host;

import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/**
 * The level, who says it, and what, before every line of a message. For a plugin, and for a library
 * that speaks because a plugin called it, that is the plugin's bundle with its version; for
 * anything else the logger.
 *
 * <p>Named in {@code logging.properties}. A handler formats on the thread that logs, so the plugin
 * is found on the stack.
 */
public final class PluginLogFormatter extends Formatter {

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  @Override
  public String format(LogRecord record) {
    String thrown = record.getThrown() == null ? "" : " (%s)".formatted(record.getThrown());
    String who =
        "%s %s: "
            .formatted(
                record.getLevel().getName(),
                STACK.walk(PluginLogFormatter::plugin).orElse(record.getLoggerName()));
    return (formatMessage(record) + thrown)
        .lines()
        .map(line -> who + line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private static Optional<String> plugin(Stream<StackWalker.StackFrame> frames) {
    return frames
        .map(frame -> frame.getDeclaringClass().getClassLoader())
        .filter(BundleReference.class::isInstance)
        .findFirst()
        .map(loader -> ((BundleReference) loader).getBundle())
        .map(PluginLogFormatter::words);
  }

  private static String words(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }
}
