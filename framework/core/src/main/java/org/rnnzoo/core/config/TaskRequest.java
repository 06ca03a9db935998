package org.rnnzoo.core.config;

import java.util.List;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.plugin.PluginRequest;

/**
 * What a user writes to name a task and one of its versions: {@code flip-flop@v2}. A range of
 * bundle versions may follow: {@code flip-flop@v2@[1.2,2)}.
 *
 * @param plugin the task
 * @param version the version of the task; empty for the first
 */
public record TaskRequest(PluginRequest plugin, String version) {

  /**
   * Reads what a user wrote.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static TaskRequest parse(String text) {
    int at = text.indexOf('@');
    boolean named = at > 0 && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    if (!named) {
      return new TaskRequest(PluginRequest.parse(text), "");
    }
    int end = text.indexOf('@', at + 1);
    String version = end < 0 ? text.substring(at + 1) : text.substring(at + 1, end);
    String rest = end < 0 ? "" : text.substring(end);
    return new TaskRequest(PluginRequest.parse(text.substring(0, at) + rest), version);
  }

  /**
   * The version that is meant.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the task has no such version
   */
  public Version<?> of(Task<?> task) {
    return version.isEmpty() ? task.versions().get(0) : of(task, version);
  }

  /**
   * The version of a name.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the task has no such version
   */
  static Version<?> of(Task<?> task, String name) {
    List<String> names = task.versions().stream().map(Version::name).toList();
    int place = names.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "The task '%s' has no version '%s'; it has %s."
              .formatted(task.name(), name, String.join(", ", names)));
    }
    return task.versions().get(place);
  }
}
