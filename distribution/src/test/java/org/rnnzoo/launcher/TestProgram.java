package org.rnnzoo.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program among the tests, as a process of its own on the classes of the assembled one. */
final class TestProgram {

  private static final Path HOME = Path.of(System.getProperty("zoo.home"));

  private TestProgram() {}

  /**
   * What starts it.
   *
   * @param main the class of the program
   * @param options options for Java
   * @param arguments the arguments of the program
   */
  static ProcessBuilder of(Class<?> main, List<String> options, List<String> arguments)
      throws URISyntaxException {
    Path tests = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.nd4j.log.initialization=false",
                "-Dzoo.home=" + HOME));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            tests + ":" + HOME.resolve("lib") + "/*:" + HOME.resolve("lib/natives/*"),
            main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
