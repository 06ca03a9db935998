package org.rnnzoo.studio;

import java.nio.file.Path;
import java.util.List;

/**
 * How a studio is started.
 *
 * @param port the port; 0 for any that is free
 * @param runs the folder of the runs
 * @param shipped the folder of finished runs that come with the zoo
 * @param readOnly whether nothing may be changed
 * @param program the command that starts the zoo, before its arguments
 * @param trainings how many trainings run at once
 */
public record StudioSettings(
    int port, Path runs, Path shipped, boolean readOnly, List<String> program, int trainings) {

  public StudioSettings {
    program = List.copyOf(program);
  }
}
