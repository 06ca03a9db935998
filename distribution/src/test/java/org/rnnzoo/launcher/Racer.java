package org.rnnzoo.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A process that runs a command whenever it is told to, so that two of them can start at the same
 * moment. A command is a line of words with tabs between them; the answer is a line as well: the
 * exit code, a tab, and what was said on standard error.
 */
final class Racer {

  private Racer() {}

  /** Runs the commands on standard input until it ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ZooInProcess zoo = ZooInProcess.assembledOnce();
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      ZooProcess.Outcome outcome = zoo.run(line.split("\t"));
      answers.println(outcome.code() + "\t" + outcome.err().replaceAll("\\s+", " "));
    }
    System.exit(0);
  }
}
