package org.rnnzoo.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the program talks: results on {@code out}, everything else on {@code err}, both in UTF-8.
 *
 * @param out results
 * @param err progress, notes and errors
 * @param outIsTerminal whether a person reads the results
 * @param errIsTerminal whether a person reads the rest
 * @param colours whether colours are welcome where a person reads
 * @param columns the width of the terminal in characters
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colours,
    int columns) {

  /**
   * The terminal of this process. Java cannot tell whether standard error is a terminal, so {@code
   * bin/zoo} does.
   */
  static Terminal ofProcess() {
    // A terminal that can only append, such as that of an editor, gets lines as a file does.
    int columns = Integer.getInteger("zoo.terminal.columns", 0);
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Terminal(
        new ResultStream(new FileOutputStream(FileDescriptor.out)),
        stream(FileDescriptor.err),
        Boolean.getBoolean("zoo.terminal.out"),
        Boolean.getBoolean("zoo.terminal.err") && !dumb,
        System.getenv("NO_COLOR") == null && !dumb,
        columns == 0 ? 80 : columns);
  }

  /**
   * Where that goes which a plugin or a library prints on its own: to {@code err}, line by line
   * with a mark, so that the output holds results and nothing else.
   */
  PrintStream strayTalk() {
    return new PrintStream(new StrayTalk(err), true, StandardCharsets.UTF_8);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
