package org.rnnzoo.workbench.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;

/** What a listing knows of a run: its state and its summary. */
public final class RunTree {

  private RunTree() {}

  public static Map<String, Object> of(RunFolder folder) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", folder.name());
    tree.put("path", folder.path().toString());
    try {
      Optional<RunStatus> status = RunStatus.read(folder);
      tree.put("state", status.map(known -> state(folder, known)).orElse("not started"));
      status.ifPresent(known -> tree.put("step", known.step()));
      status
          .map(RunStatus::reason)
          .filter(reason -> !reason.isEmpty())
          .ifPresent(reason -> tree.put("reason", reason));
      tree.putAll(folder.readSummary());
    } catch (UserException e) {
      tree.put("state", "damaged");
    }
    return tree;
  }

  /** Whether the process that works on a run is gone. */
  static boolean isLost(RunFolder folder) {
    try {
      return RunStatus.read(folder).map(status -> status.isLost(folder)).orElse(false);
    } catch (UserException e) {
      return true;
    }
  }

  static String state(RunFolder folder, RunStatus status) {
    return status.isLost(folder) ? "lost" : status.state().word();
  }
}
