package org.rnnzoo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Spark with a master and two workers of one processor each, all processes of this machine, from
 * the jars of Spark alone.
 */
final class SparkCluster implements AutoCloseable {

  private static final String MASTER = "spark://127.0.0.1:17077";
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final Path home;
  private final List<Process> processes = new ArrayList<>();

  private SparkCluster(Path home) {
    this.home = home;
  }

  /** The jars of Spark, if they were fetched. */
  static Optional<Path> jars() {
    Path jars = Path.of(System.getProperty("spark.jars.folder"));
    return Files.isDirectory(jars) ? Optional.of(jars) : Optional.empty();
  }

  /** Starts a cluster over an empty folder. */
  static SparkCluster start(Path folder, Path jars) throws IOException {
    SparkCluster cluster = new SparkCluster(Files.createDirectories(folder));
    Files.createSymbolicLink(folder.resolve("jars"), jars.toAbsolutePath());
    Path submit = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
    Files.writeString(
        submit,
        "#!/bin/sh\nexec %s org.apache.spark.deploy.SparkSubmit \"$@\"\n"
            .formatted(String.join(" ", cluster.java())));
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    cluster.run(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        "17077");
    for (String worker : List.of("worker1", "worker2")) {
      cluster.run(
          worker,
          "org.apache.spark.deploy.worker.Worker",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--host",
          "127.0.0.1",
          "--work-dir",
          folder.resolve(worker).toString(),
          MASTER);
    }
    return cluster;
  }

  private List<String> java() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    for (String opened : List.of("java.nio", "sun.nio.ch", "java.lang", "java.util", "java.net")) {
      words.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    words.addAll(List.of("-Xmx512m", "-cp", "'" + home.resolve("jars") + "/*'"));
    return words;
  }

  private void run(String name, String... main) throws IOException {
    List<String> command = new ArrayList<>(java());
    command.replaceAll(word -> word.replace("'", ""));
    command.addAll(List.of(main));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(name + ".log").toFile());
    builder.environment().putAll(environment());
    processes.add(builder.start());
  }

  String master() {
    return MASTER;
  }

  /** What a program needs to find this Spark. */
  Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        home.toString(),
        "SPARK_SCALA_VERSION",
        "2.13",
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "JAVA_HOME",
        System.getProperty("java.home"));
  }

  /** The processes in which Spark runs tasks. */
  List<ProcessHandle> executors() {
    return processes.stream()
        .flatMap(Process::descendants)
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .orElse("")
                    .contains("org.apache.spark.executor.CoarseGrainedExecutorBackend"))
        .toList();
  }

  /** Waits for something, five minutes at most. */
  void await(String what, BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "No %s in time. %s".formatted(what, SweepOnDisk.words(home, ".log")));
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
