package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * SLURM with two nodes of one processor each, both on this machine, without any database: the
 * daemons of Debian's packages {@code slurmctld}, {@code slurmd} and {@code munge} over a folder of
 * their own. It needs the rights of root, which {@code slurmd} asks for.
 */
final class SlurmCluster implements AutoCloseable {

  static final List<String> NODES = List.of("zoo1", "zoo2");

  private static final List<String> PROGRAMS =
      List.of("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue");
  private static final int PORT = 16_817;

  private final Path folder;
  private final Map<String, Process> daemons = new LinkedHashMap<>();

  private SlurmCluster(Path folder) {
    this.folder = folder;
  }

  /** What this machine lacks for such a cluster, if anything. */
  static Optional<String> lacking() {
    List<String> lacking = PROGRAMS.stream().filter(program -> find(program).isEmpty()).toList();
    if (!lacking.isEmpty()) {
      return Optional.of(
          "SLURM is not installed here: there is no "
              + String.join(", ", lacking)
              + " (Debian: apt-get install slurmctld slurmd slurm-client munge).");
    }
    return "root".equals(System.getProperty("user.name"))
        ? Optional.empty()
        : Optional.of("Only root can start the daemons of SLURM.");
  }

  private static Optional<Path> find(String program) {
    return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts all daemons and waits until both nodes are idle. */
  static SlurmCluster start(Path folder) throws IOException {
    SlurmCluster cluster = new SlurmCluster(folder);
    Files.writeString(cluster.configuration(), cluster.text());
    Files.createDirectories(folder.resolve("state"));
    cluster.makeKey();
    cluster.daemon(
        "munged",
        "--foreground",
        "--force",
        "--socket=" + folder.resolve("munge.socket"),
        "--key-file=" + folder.resolve("munge.key"),
        "--pid-file=" + folder.resolve("munged.pid"),
        "--log-file=" + folder.resolve("munged.log"),
        "--seed-file=" + folder.resolve("munged.seed"));
    cluster.await("munged", () -> Files.exists(folder.resolve("munge.socket")));
    cluster.daemon("slurmctld", "-D", "-f", cluster.configuration().toString());
    NODES.forEach(cluster::startNode);
    cluster.await(
        "idle nodes", () -> cluster.ask("sinfo", "-h", "-o", "%T").strip().equals("idle"));
    return cluster;
  }

  private void makeKey() throws IOException {
    byte[] key = new byte[1024];
    new SecureRandom().nextBytes(key);
    Path file = folder.resolve("munge.key");
    Files.write(file, key);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
  }

  private String text() throws IOException {
    String host = InetAddress.getLocalHost().getHostName().split("\\.", 2)[0];
    StringBuilder text =
        new StringBuilder(
            """
            ClusterName=zoo
            SlurmctldHost=%1$s(127.0.0.1)
            SlurmUser=root
            AuthType=auth/munge
            AuthInfo=socket=%2$s/munge.socket
            SlurmctldPort=%3$s
            StateSaveLocation=%2$s/state
            SlurmdSpoolDir=%2$s/spool-%%n
            SlurmctldPidFile=%2$s/slurmctld.pid
            SlurmdPidFile=%2$s/slurmd-%%n.pid
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            SlurmdParameters=config_overrides
            ReturnToService=2
            SlurmdTimeout=10
            KillWait=5
            MinJobAge=600
            """
                .formatted(host, folder, PORT));
    for (int i = 0; i < NODES.size(); i++) {
      text.append(
          "NodeName=%s NodeAddr=127.0.0.1 NodeHostname=%s Port=%s CPUs=1 RealMemory=65536%n"
              .formatted(NODES.get(i), host, PORT + 1 + i));
    }
    return text.append("PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n")
        .toString();
  }

  Path configuration() {
    return folder.resolve("slurm.conf");
  }

  void startNode(String name) {
    daemon("slurmd-" + name, "-D", "-N", name, "-f", configuration().toString());
  }

  /** Kills a node as a power failure does: its daemon and every process of its jobs, at once. */
  void killNode(String name) {
    Process node = daemons.remove("slurmd-" + name);
    List<ProcessHandle> lost = new ArrayList<>(node.descendants().toList());
    // The steps of a job leave the daemon's tree; their command line names the node.
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("-N " + name))
        .forEach(lost::add);
    lost.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    lost.forEach(ProcessHandle::destroyForcibly);
    node.destroyForcibly();
  }

  private void daemon(String name, String... options) {
    String program = name.startsWith("slurmd-") ? "slurmd" : name;
    List<String> command = new ArrayList<>(List.of(find(program).orElseThrow().toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile());
    builder.environment().putAll(environment());
    try {
      daemons.put(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program needs to find this cluster. */
  Map<String, String> environment() {
    return Map.of("SLURM_CONF", configuration().toString());
  }

  /** What a client of SLURM says. */
  String ask(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    try {
      Process process = builder.start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for something, five minutes at most. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "No %s in time. %s%s".formatted(what, ask("sinfo", "-N"), ask("squeue")));
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
    ask("scancel", "--user=root", "--signal=KILL", "--full");
    for (Process daemon : daemons.values()) {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly();
    }
    daemons.clear();
  }
}
