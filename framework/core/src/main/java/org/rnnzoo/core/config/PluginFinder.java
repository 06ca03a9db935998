package org.rnnzoo.core.config;

import java.util.Optional;
import java.util.function.Supplier;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;

/** Finds the plugins that a configuration names; one that is not there is a mistake like others. */
final class PluginFinder {

  private final Plugins plugins;
  private final Mistakes mistakes;
  private boolean missing;

  PluginFinder(Plugins plugins, Mistakes mistakes) {
    this.plugins = plugins;
    this.mistakes = mistakes;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  /** The plugin of a name; empty, with a mistake noted, if there is none. */
  Optional<Installed> find(PluginKind kind, String name, Place place) {
    return find(kind, () -> PluginRequest.parse(name), place);
  }

  /** The plugin of a request that may turn out to be none at all. */
  Optional<Installed> find(PluginKind kind, Supplier<PluginRequest> request, Place place) {
    try {
      return Optional.of(plugins.find(kind, request.get()));
    } catch (MissingPluginException e) {
      missing = true;
      mistakes.add(place, e.getMessage());
    } catch (IllegalArgumentException e) {
      mistakes.add(place, e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Throws one exception with all mistakes, if there are any.
   *
   * @throws MissingPluginException if a missing plugin is among them
   */
  void throwIfAny() {
    if (missing) {
      throw new MissingPluginException(
          String.join("\n", mistakes.all().stream().map(m -> m.sentence()).toList()));
    }
    mistakes.throwIfAny();
  }
}
