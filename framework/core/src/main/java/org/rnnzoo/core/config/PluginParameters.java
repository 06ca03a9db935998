package org.rnnzoo.core.config;

import java.util.Map;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;

/** Parameters of single plugins. */
public final class PluginParameters {

  private PluginParameters() {}

  /**
   * Reads parameters.
   *
   * @param path how the plugin is called in messages
   * @param tree the values that differ from the defaults
   * @throws UserException with a sentence for each mistake
   */
  public static Record read(Plugin<?> plugin, String path, Map<String, Object> tree) {
    Mistakes mistakes = new Mistakes();
    Record parameters = new Binder(mistakes).bind(Place.ROOT.called(path), plugin.defaults(), tree);
    mistakes.throwIfAny();
    return parameters;
  }

  /** The parameters as what the plugin takes; they were made from its own defaults. */
  public static <P extends Record> P of(Plugin<P> plugin, Record parameters) {
    @SuppressWarnings("unchecked")
    P cast = (P) plugin.defaults().getClass().cast(parameters);
    return cast;
  }
}
