package org.rnnzoo.core.plugin;

import java.util.List;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.train.Trainer;

/**
 * A plugin behind its guard, which the rest of the framework takes for the plugin itself.
 *
 * @param <P> the record of the plugin's parameters
 * @param <K> the kind of plugin
 */
abstract class Guarded<P extends Record, K extends Plugin<P>> implements Plugin<P> {

  final Guard guard;
  final K plugin;
  private final List<String> aliases;

  Guarded(Guard guard, K plugin) {
    this.guard = guard;
    this.plugin = plugin;
    this.aliases = List.copyOf(plugin.aliases());
  }

  /**
   * Puts a plugin behind a guard. Its names are asked for once, here: every search for any plugin
   * needs them, so one that fails at them, whatever it throws, must not get in.
   */
  static Plugin<?> of(PluginKind kind, Plugin<?> plugin, Origin origin) {
    if (plugin instanceof Guarded<?, ?>) {
      return plugin;
    }
    Guard guard = new Guard(kind, plugin.name(), origin);
    return switch (kind) {
      case TASK -> new GuardedTask<>(guard, (Task<?>) plugin);
      case MODEL -> new GuardedModel<>(guard, (Model<?>) plugin);
      case TRAINER -> new GuardedTrainer<>(guard, (Trainer<?>) plugin);
      case ANALYSIS -> new GuardedAnalysis<>(guard, (Analysis<?>) plugin);
      case COMPARISON -> new GuardedComparison<>(guard, (Comparison<?>) plugin);
    };
  }

  @Override
  public String name() {
    return guard.name();
  }

  @Override
  public String title() {
    return guard.call("title", plugin::title);
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }

  @Override
  public P defaults() {
    return guard.call("defaults", plugin::defaults);
  }

  @Override
  public String citation() {
    return guard.call("citation", plugin::citation);
  }

  @Override
  public List<String> tags() {
    return guard.call("tags", plugin::tags);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Guarded<?, ?> guarded && guarded.plugin == plugin;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(plugin);
  }

  @Override
  public String toString() {
    return plugin.toString();
  }
}
