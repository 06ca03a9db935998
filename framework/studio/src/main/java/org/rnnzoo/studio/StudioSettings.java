package org.rnnzoo.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a studio is started.
 *
 * @param port the port; 0 for any that is free
 * @param runs the folder of the runs
 * @param shipped the folder of finished runs that come with the zoo
 * @param readOnly whether nothing may be changed
 * @param program the command that starts the zoo, before its arguments
 * @param trainings how many trainings run at once
 * @param plugins where plugins go that are dropped into a page; empty if none may be dropped
 */
public record StudioSettings(
    int port,
    Path runs,
    Path shipped,
    boolean readOnly,
    List<String> program,
    int trainings,
    Optional<Path> plugins) {

  public StudioSettings {
    program = List.copyOf(program);
  }

  /** The same on any port that is free. */
  public StudioSettings onAnyPort() {
    return new StudioSettings(0, runs, shipped, readOnly, program, trainings, plugins);
  }
}
