package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Machine;
import org.rnnzoo.core.io.ProtoMessage;
import org.rnnzoo.core.io.Trees;

/**
 * The course of training once more, as TensorBoard reads it: an event file in a folder of its own.
 *
 * <p>The metrics are the truth and this is a copy of them. It is made anew whenever training goes
 * on, so that what a crash or a step back to a checkpoint left there does not stay. Whether a run
 * has such a copy is told by its folder alone; no configuration changes for it.
 *
 * @param run the run
 * @param folder where the event file lies
 */
public record EventLog(RunFolder run, Path folder) {

  private static final String PREFIX = "events.out.tfevents.";
  private static final String VERSION = "brain.Event:2";

  /** What TensorFlow adds to a rotated checksum, so that data with checksums in it stays random. */
  private static final int MASK = 0xa282ead8;

  /** The event file in the folder of a run. */
  public static EventLog of(RunFolder run) {
    return new EventLog(run, run.path().resolve("tensorboard"));
  }

  /** Whether somebody wanted it. */
  public boolean isWanted() {
    return Files.isDirectory(folder);
  }

  /**
   * Writes a file of everything that the metrics hold, in the place of earlier ones.
   *
   * @throws UserException if the place cannot be written to
   */
  public void rewrite() {
    Instant start = start();
    Path file = folder.resolve(PREFIX + Instant.now().getEpochSecond() + "." + Machine.NAME);
    List<MetricsLog.Entry> entries = new MetricsLog(run.metrics()).read();
    AtomicFile.write(
        file,
        out -> {
          ProtoMessage version = new ProtoMessage().float64(1, seconds(start));
          out.write(record(version.text(3, VERSION)));
          for (MetricsLog.Entry entry : entries) {
            out.write(record(event(entry, start)));
          }
        });
    files().stream().filter(old -> !old.equals(file)).forEach(EventLog::delete);
  }

  /** Adds an evaluation that the metrics hold already. */
  public void append(MetricsLog.Entry entry) {
    Optional<Path> file = files().stream().findFirst();
    if (file.isEmpty()) {
      rewrite();
      return;
    }
    try {
      Files.write(file.get(), record(event(entry, start())), StandardOpenOption.APPEND);
    } catch (NoSuchFileException e) {
      rewrite();
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file.get(), e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  /** When the run was made, from which its seconds count. */
  private Instant start() {
    try {
      return Instant.parse(String.valueOf(Trees.readJson(run.manifest()).get("created")));
    } catch (DateTimeParseException | UserException e) {
      return Instant.EPOCH;
    }
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  private static ProtoMessage event(MetricsLog.Entry entry, Instant start) {
    ProtoMessage summary = new ProtoMessage();
    scalars(entry)
        .forEach(
            (tag, value) -> {
              if (Double.isFinite(value)) {
                double number = value;
                summary.message(1, new ProtoMessage().text(1, tag).float32(2, (float) number));
              }
            });
    return new ProtoMessage()
        .float64(1, seconds(start) + entry.seconds())
        .number(2, entry.step())
        .message(5, summary);
  }

  /** What an evaluation tells, by the names of the metrics. */
  private static Map<String, Double> scalars(MetricsLog.Entry entry) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("objective", entry.objective());
    scalars.put("loss", entry.evaluation().loss());
    scalars.put("accuracy", entry.evaluation().accuracy());
    scalars.put("trialAccuracy", entry.evaluation().trialAccuracy());
    scalars.put("gradientNorm", entry.gradientNorm());
    scalars.put("stage", (double) entry.stage());
    entry.evaluation().measures().forEach((name, value) -> scalars.put("measures/" + name, value));
    return scalars;
  }

  /** A record of TensorFlow: length, its checksum, the data, their checksum. */
  private static byte[] record(ProtoMessage message) {
    byte[] data = message.toBytes();
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(masked(record.array(), 8));
    record.put(data);
    record.putInt(masked(data, data.length));
    return record.array();
  }

  private static int masked(byte[] data, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(data, 0, length);
    return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
  }
}
