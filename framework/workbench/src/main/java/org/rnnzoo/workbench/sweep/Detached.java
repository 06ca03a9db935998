package org.rnnzoo.workbench.sweep;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts processes that outlive the one that starts them and the terminal. */
final class Detached {

  private Detached() {}

  /** Starts a command that reads nothing and writes all its words to a file. */
  static void start(List<String> command, Path log) throws IOException {
    List<String> words = new ArrayList<>(guard());
    words.addAll(command);
    new ProcessBuilder(words)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** What takes a process out of the reach of the terminal, if this system has it. */
  private static List<String> guard() {
    return Stream.of("setsid", "nohup")
        .filter(command -> SearchPath.find(command).isPresent())
        .limit(1)
        .toList();
  }
}
