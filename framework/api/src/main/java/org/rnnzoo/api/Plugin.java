package org.rnnzoo.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a plugin says about itself. Providers are cheap to make and hold no state.
 *
 * @param <P> the record of the plugin's parameters; see {@link Parameter}
 */
@ConsumerType
public interface Plugin<P extends Record> {

  /** The name users type: lower-case words joined by hyphens, such as {@code flip-flop}. */
  String name();

  /** One line for a listing, without a full stop. */
  String title();

  /** Other names users may type, such as {@code dms}; none of them is in a listing. */
  default List<String> aliases() {
    return List.of();
  }

  /** The parameters with their default values. Its class is the schema of the parameters. */
  P defaults();

  /** The paper the plugin follows, as authors, year, journal; empty if there is none. */
  default String citation() {
    return "";
  }

  /** Words to browse by, such as {@code memory} or {@code decision}. */
  default List<String> tags() {
    return List.of();
  }
}
