package org.rnnzoo.launcher;

import java.util.List;
import org.jline.utils.Signals;

/**
 * Ctrl-C and its like, and the signals by which batch systems and closing terminals announce the
 * end, turned into a wish that long work can grant when it suits: training stops after a step and
 * saves a checkpoint. A second Ctrl-C ends the process at once.
 */
final class Interruption implements AutoCloseable {

  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP", "USR1", "USR2");

  private final Terminal terminal;
  private final List<Object> previous;
  private volatile boolean requested;

  private Interruption(Terminal terminal) {
    this.terminal = terminal;
    this.previous = SIGNALS.stream().map(name -> Signals.register(name, this::signalled)).toList();
  }

  /** From now on signals are wishes. */
  static Interruption listen(Terminal terminal) {
    return new Interruption(terminal);
  }

  private void signalled() {
    if (requested) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    requested = true;
    terminal.err().println("\nStopping as soon as possible. Press Ctrl-C again to stop at once.");
  }

  boolean requested() {
    return requested;
  }

  /** Signals end the process again. */
  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.size(); i++) {
      Signals.unregister(SIGNALS.get(i), previous.get(i));
    }
  }
}
