package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The assembled program as a process of its own, as a user starts it.
 *
 * @param folder where it is started
 * @param home where the program lies
 */
record ZooProcess(Path folder, Path home) {

  private static final Path HOME = Path.of(System.getProperty("zoo.home"));
  private static final long PATIENCE_SECONDS = 300;

  /** The program of this build. */
  ZooProcess(Path folder) {
    this(folder, HOME);
  }

  /** What a process left behind. */
  record Outcome(int code, String out, String err) {

    /** The last line of the output. */
    String lastLine() {
      List<String> lines = out.lines().toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  /** A process that still runs, and the files that it talks into. */
  record Running(Process process, Path out, Path err) {

    /** Waits until something is true. */
    Running until(BooleanSupplier condition) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new IllegalStateException("It did not happen. " + read(err));
        }
        pause();
      }
      return this;
    }

    private static void pause() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Sends a signal, such as {@code KILL}. */
    Running signal(String name) {
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Waits for the end. */
    Outcome outcome() {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("It does not end. " + read(err));
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Outcome(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Runs a command to its end. */
  Outcome run(String... arguments) {
    return start(Map.of(), arguments).outcome();
  }

  /** Starts a command. */
  Running start(Map<String, String> environment, String... arguments) {
    try {
      List<String> command = new ArrayList<>(List.of(home.resolve("bin/zoo").toString()));
      command.addAll(List.of(arguments));
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("RNNZOO_HOME", folder.resolve("user").toString());
      if (home.equals(HOME)) {
        builder.environment().putAll(ClassArchive.OF_THIS_BUILD.environment());
      }
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
