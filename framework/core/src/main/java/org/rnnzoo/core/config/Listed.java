package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginFailure;

/**
 * What plugins tell about themselves for a list of them. One that fails at it is left out and
 * named, and stops no other.
 *
 * @param entries what the others told, in their order
 * @param unlisted a sentence for each plugin that is left out
 */
public record Listed<T>(List<T> entries, List<String> unlisted) {

  public Listed {
    entries = List.copyOf(entries);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * Asks plugins one after the other.
   *
   * @param question what each is asked; it has to take the answers apart, which may be the plugin's
   *     own code, too
   */
  public static <T> Listed<T> of(List<Installed> plugins, Function<Installed, T> question) {
    List<T> entries = new ArrayList<>();
    List<String> unlisted = new ArrayList<>();
    for (Installed plugin : plugins) {
      try {
        entries.add(question.apply(plugin));
      } catch (RuntimeException | LinkageError e) {
        unlisted.add(
            "%s of %s %s cannot be listed: %s."
                .formatted(
                    plugin.name(),
                    plugin.origin().bundle(),
                    plugin.origin().version(),
                    words(e).replaceFirst("\\.$", "")));
      }
    }
    return new Listed<>(entries, unlisted);
  }

  private static String words(Throwable e) {
    return e instanceof PluginFailure || e instanceof IllegalArgumentException
        ? String.valueOf(e.getMessage())
        : Thrown.words(e);
  }
}
