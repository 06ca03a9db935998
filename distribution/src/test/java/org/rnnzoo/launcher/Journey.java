package org.rnnzoo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A way through all commands. As a program it goes the whole way in one process, under one locale
 * after the other and without the launcher's start, which sets a neutral one.
 */
final class Journey {

  /** Where in a command the folder of the run stands, and that of everything. */
  private static final String RUN = "RUN";

  private static final String HERE = "HERE";

  private static final List<String> TRAINING =
      List.of(
          "train",
          "--task=flip-flop",
          "bits=1",
          "runMs=400",
          "units=4",
          "stop.steps=4",
          "evaluation.every=2",
          "evaluation.trials=8",
          "trainer.learningRate=0.0015",
          "--runs=HERE/Läufe");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("tasks"),
          List.of("tasks", "t-maze"),
          List.of("trial", "flip-flop", "--out=HERE/Größe.svg"),
          TRAINING,
          List.of("evaluate", RUN, "--with=model.noise=0.25", "--json"),
          List.of("analyze", RUN, "fixed-points"),
          List.of("results", RUN),
          List.of("runs", "--runs=HERE/Läufe", "--where=steps>1.5"),
          List.of("schema", "task", "flip-flop"),
          List.of("plugins"),
          List.of("doctor"));

  private Journey() {}

  /** Runs one command. */
  interface Traveller {
    ZooProcess.Outcome run(String... command);
  }

  /**
   * Runs all commands.
   *
   * @return what they printed, the folder of the run in the last line
   * @throws IllegalStateException if one fails
   */
  static String go(Path folder, Traveller traveller) {
    StringBuilder told = new StringBuilder();
    String run = "";
    for (List<String> command : COMMANDS) {
      String trained = run;
      ZooProcess.Outcome outcome =
          traveller.run(
              command.stream()
                  .map(word -> word.replace(RUN, trained).replace(HERE, folder.toString()))
                  .toArray(String[]::new));
      if (outcome.code() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + outcome.code() + ": " + outcome.err());
      }
      if (command.equals(TRAINING)) {
        run = outcome.lastLine();
      }
      told.append(outcome.out()).append(outcome.err());
    }
    return told.append(run).append('\n').toString();
  }

  /**
   * Goes the whole way under one locale after the other.
   *
   * @param arguments the home of the program, that of the user, where the runs go, and the locales
   *     to travel under
   */
  public static void main(String[] arguments) {
    try {
      travel(arguments);
      System.exit(0);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void travel(String... arguments) throws IOException {
    Installation installation = new Installation(Path.of(arguments[0]), Path.of(arguments[1]));
    for (String locale : List.of(arguments).subList(3, arguments.length)) {
      Locale.setDefault(Locale.forLanguageTag(locale));
      Path folder = Files.createDirectories(Path.of(arguments[2], locale));
      ZooInProcess zoo = ZooInProcess.once(installation);
      Files.writeString(folder.resolve("told.txt"), go(folder, zoo::run));
    }
  }
}
