package org.rnnzoo.core.folder;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.core.io.Machine;
import org.rnnzoo.core.io.ProcessMark;

/**
 * Who holds a folder. All of it stands in the name of one file, since a name changes in one step.
 *
 * @param token what tells this hold from any other, 16 hexadecimal digits
 * @param mark the process that holds it
 * @param work what it does there, one word such as {@code training}
 * @param host the name of its machine, for people
 */
public record LockOwner(String token, ProcessMark mark, String work, String host) {

  private static final Pattern FORM =
      Pattern.compile("held_([0-9a-f]{16})_([0-9a-f-]+)_([a-z]+)_([A-Za-z0-9.-]*)");

  static LockOwner here(String token, String work) {
    String host = Machine.NAME.replaceAll("[^A-Za-z0-9.-]", "-");
    return new LockOwner(
        token, ProcessMark.own(), work, host.substring(0, Math.min(64, host.length())));
  }

  static Optional<LockOwner> parse(String fileName) {
    Matcher form = FORM.matcher(fileName);
    return form.matches()
        ? ProcessMark.parse(form.group(2))
            .map(mark -> new LockOwner(form.group(1), mark, form.group(3), form.group(4)))
        : Optional.empty();
  }

  String fileName() {
    return "held_%s_%s_%s_%s".formatted(token, mark.text(), work, host);
  }

  /** The process and its host, as in {@code process 17 on node-3}. */
  public String words() {
    return "process %s on %s".formatted(mark.process(), host);
  }
}
