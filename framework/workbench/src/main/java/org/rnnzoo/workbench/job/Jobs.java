package org.rnnzoo.workbench.job;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.job.Job.Lane;
import org.rnnzoo.workbench.job.Job.State;

/**
 * Jobs below a folder of runs, one folder each: what was asked for in {@code job.json}, the process
 * in {@code process}, what it says in {@code out} and {@code log}, its exit code in {@code exit}.
 *
 * <p>A job is a process that ignores a hangup and Ctrl-C, so that it lives on when the terminal or
 * the server that started it goes away; whoever looks at the folder next sees how it is doing. Jobs
 * that wait are started by {@link #startWaiting}, which somebody has to call from time to time.
 */
public final class Jobs {

  private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9]{3}");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(10);
  private static final int INTERRUPTED = 130;
  private static final int TERMINATED = 143;

  /** Runs the command; its exit code comes last and all at once. */
  private static final String SCRIPT =
      """
      trap '' HUP INT
      echo $$ >"$JOB/shell"
      cd "$1" && shift
      "$@" </dev/null >"$JOB/out" 2>"$JOB/log" &
      echo $! >"$JOB/process.new" && mv "$JOB/process.new" "$JOB/process"
      wait $!
      echo $? >"$JOB/exit.new" && mv "$JOB/exit.new" "$JOB/exit"
      """;

  private final Path folder;
  private final Path workplace;
  private final List<String> program;
  private final Map<Lane, Integer> atOnce;
  private final Map<String, Job> over = new ConcurrentHashMap<>();

  /**
   * @param runs the folder of the runs
   * @param workplace the folder in which commands are carried out
   * @param program the command that starts the zoo, before its arguments
   * @param trainings how many trainings run at once, at least 1
   */
  public Jobs(Path runs, Path workplace, List<String> program, int trainings) {
    this.folder = runs.resolve(".jobs");
    this.workplace = workplace;
    this.program = List.copyOf(program);
    this.atOnce = Map.of(Lane.TRAINING, trainings, Lane.ANALYSIS, 2);
  }

  /** A place for a file that a job needs, made before it is asked for. */
  public record Place(String id, Path folder) {}

  /** Makes the folder of a job to come. */
  public Place place() {
    String stamp = STAMP.format(LocalDateTime.now(ZoneId.systemDefault()));
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < 1000; i++) {
        String id = String.format(Locale.ROOT, "%s-%03d", stamp, i);
        if (madeFolder(folder.resolve(id))) {
          return new Place(id, folder.resolve(id));
        }
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder, e);
    }
    throw UserException.job("More than 1000 jobs in one second are too many.");
  }

  private static boolean madeFolder(Path place) throws IOException {
    try {
      Files.createDirectory(place);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Asks for a job; it starts when there is room in its lane.
   *
   * @param run the run it works on; empty if it makes a new one
   */
  public Job ask(Place place, String title, Lane lane, String run, List<String> arguments) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("title", title);
    tree.put("lane", lane.name().toLowerCase(Locale.ROOT));
    tree.put("run", run);
    tree.put("arguments", arguments);
    tree.put("asked", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    Trees.writeJson(place.folder().resolve("job.json"), tree);
    startWaiting();
    return find(place.id()).orElseThrow();
  }

  /** Starts jobs that wait, the oldest first, as far as there is room. */
  public synchronized void startWaiting() {
    List<Job> open = list().stream().filter(job -> !job.state().isOver()).toList();
    for (Lane lane : Lane.values()) {
      List<Job> here = open.stream().filter(job -> job.lane() == lane).toList();
      long running = here.stream().filter(job -> job.state() == State.RUNNING).count();
      here.stream()
          .filter(job -> job.state() == State.WAITING)
          .limit(Math.max(0, atOnce.get(lane) - running))
          .forEach(this::start);
    }
  }

  private void start(Job job) {
    Path place = folder.resolve(job.id());
    if (!claimed(place)) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "job"));
    command.add(workplace.toAbsolutePath().toString());
    command.addAll(program);
    command.addAll(job.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JOB", place.toAbsolutePath().toString());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      builder.start();
      awaitProcess(place);
    } catch (IOException e) {
      throw UserException.job("The job cannot be started (" + e.getMessage() + ").", e);
    }
  }

  /** Takes a job that waits; of several that look at the folder one only is told so. */
  private static boolean claimed(Path place) {
    try {
      Files.createFile(place.resolve("started"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(place, e);
    }
  }

  /** The shell writes down the process within milliseconds. */
  private static void awaitProcess(Path place) {
    for (int i = 0; i < 200 && !Files.exists(place.resolve("process")); i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** All jobs, oldest first. */
  public List<Job> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> places = Files.list(folder)) {
      return places
          .map(place -> place.getFileName().toString())
          .filter(ID.asMatchPredicate())
          .sorted()
          .flatMap(id -> find(id).stream())
          .toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  /** A job by its id; empty if there is none. */
  public Optional<Job> find(String id) {
    Job ended = over.get(id);
    return ended != null ? Optional.of(ended) : read(id);
  }

  private Optional<Job> read(String id) {
    Path file = folder.resolve(id).resolve("job.json");
    if (!ID.matcher(id).matches() || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(id, Trees.readJson(file)));
    } catch (UserException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.of(damaged(id));
    }
  }

  /** What stands for a job of which nothing can be read, so that it hides no other. */
  private static Job damaged(String id) {
    return new Job(
        id,
        "A job whose job.json is damaged",
        Lane.ANALYSIS,
        "",
        List.of(),
        State.FAILED,
        0,
        Optional.empty(),
        Instant.EPOCH);
  }

  private Job read(String id, Map<String, Object> tree) {
    Path place = folder.resolve(id);
    Optional<Integer> exit = number(place.resolve("exit")).map(Long::intValue);
    long process = number(place.resolve("process")).orElse(0L);
    State state = state(place, process, exit);
    if (state == State.LOST) {
      // Between the two looks it may have told its exit code and gone.
      exit = number(place.resolve("exit")).map(Long::intValue);
      state = state(place, process, exit);
    }
    Job job =
        new Job(
            id,
            String.valueOf(tree.get("title")),
            Lane.valueOf(String.valueOf(tree.get("lane")).toUpperCase(Locale.ROOT)),
            String.valueOf(tree.get("run")),
            tree.get("arguments") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(),
            state,
            process,
            exit,
            Instant.parse(String.valueOf(tree.get("asked"))));
    if (exit.isPresent()) {
      over.put(id, job);
    }
    return job;
  }

  private static State state(Path place, long process, Optional<Integer> exit) {
    if (exit.isPresent()) {
      return switch (exit.get()) {
        case 0 -> State.DONE;
        case INTERRUPTED, TERMINATED -> State.STOPPED;
        default -> State.FAILED;
      };
    } else if (!Files.exists(place.resolve("started"))) {
      return State.WAITING;
    }
    return lives(place, "process", process) || lives(place, "shell", shell(place))
        ? State.RUNNING
        : State.LOST;
  }

  /** The shell outlives the process by the moment that it takes to tell the exit code. */
  private static long shell(Path place) {
    return number(place.resolve("shell")).orElse(0L);
  }

  /** Whether the process is there and is the one that was written down, not a later namesake. */
  private static boolean lives(Path place, String file, long process) {
    try {
      if (process == 0) {
        Instant started = Files.getLastModifiedTime(place.resolve("started")).toInstant();
        return started.plus(CLOCK_DIFFERENCE).isAfter(Instant.now());
      }
      Instant written = Files.getLastModifiedTime(place.resolve(file)).toInstant();
      return ProcessHandle.of(process)
          .filter(ProcessHandle::isAlive)
          .flatMap(handle -> handle.info().startInstant())
          .map(start -> !start.isAfter(written.plus(CLOCK_DIFFERENCE)))
          .orElse(false);
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Long> number(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Long.parseLong(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks the process of a job to stop; a training saves a checkpoint first. A job that waits is
   * given up.
   *
   * @throws UserException if there is no such job
   */
  public void stop(String id) {
    Job job =
        find(id).orElseThrow(() -> UserException.input("There is no job '%s'.".formatted(id)));
    Path place = folder.resolve(id);
    if (job.state() == State.WAITING && claimed(place)) {
      AtomicFile.write(place.resolve("exit"), INTERRUPTED + "\n");
    } else if (!job.state().isOver()) {
      awaitProcess(place);
      number(place.resolve("process")).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
    }
  }

  /**
   * The end of what a job said on standard error.
   *
   * @param bytes how much of it at most
   */
  public String log(String id, int bytes) {
    return find(id).map(job -> tail(folder.resolve(id).resolve("log"), bytes)).orElse("");
  }

  /** The last line of its result, such as the folder of a run. */
  public String result(String id) {
    String out = find(id).map(job -> tail(folder.resolve(id).resolve("out"), 8192)).orElse("");
    return out.strip().lines().reduce("", (before, line) -> line);
  }

  private static String tail(Path file, int bytes) {
    try (RandomAccessFile text = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, text.length() - bytes);
      byte[] content = new byte[(int) (text.length() - start)];
      text.seek(start);
      text.readFully(content);
      return new String(content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
