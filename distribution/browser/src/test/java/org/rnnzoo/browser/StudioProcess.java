package org.rnnzoo.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The studio of the assembled program, as a process of its own.
 *
 * @param process the process
 * @param link the link that lets a browser in, once
 * @param ready from the start of the process until the link was printed
 */
record StudioProcess(Process process, URI link, Duration ready) implements AutoCloseable {

  /**
   * Starts it.
   *
   * @param folder where it is started; runs lie in {@code runs} below
   * @param port its port; 0 for any
   * @param options further options of the command
   */
  static StudioProcess start(Path folder, int port, String... options) throws IOException {
    Path program = Path.of(System.getProperty("zoo.home")).resolve("bin/zoo");
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "studio", "--no-browser", "--port=" + port));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("studio.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("RNNZOO_HOME", folder.resolve("user").toString());
    builder.environment().put("ZOO_STUDIO_ARCHIVE", System.getProperty("studio.archive", "no"));
    long start = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    String link = out.readLine();
    if (link == null) {
      throw new IllegalStateException(Files.readString(folder.resolve("studio.log")));
    }
    return new StudioProcess(
        process, URI.create(link), Duration.ofNanos(System.nanoTime() - start));
  }

  /** The address of a page. */
  String page(String path) {
    return link.resolve(path).toString();
  }

  /** Ends it without a warning, as a crash does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.getOutputStream().close();
  }
}
