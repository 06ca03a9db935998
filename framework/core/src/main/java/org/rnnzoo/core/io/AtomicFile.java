package org.rnnzoo.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;

/**
 * Writes a file so that a reader, or a crash, finds the old one or the new one and nothing between.
 */
public final class AtomicFile {

  private static final String NEW = ".new";

  private AtomicFile() {}

  /** Names that no other process draws. */
  private static final class RandomNames {
    private static final SecureRandom RANDOM = new SecureRandom();

    static long next() {
      return RANDOM.nextLong();
    }
  }

  /**
   * Deletes what processes that died while they wrote left in a folder and below; only for an owner
   * of the folder.
   */
  public static void sweep(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(AtomicFile::isLeft).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    } catch (UncheckedIOException e) {
      throw cannotWrite(folder, e.getCause());
    }
  }

  private static boolean isLeft(Path file) {
    return file.getFileName().toString().matches("\\..*\\.[0-9a-f]{1,16}\\.new")
        && Files.isRegularFile(file);
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file, making its folder if need be.
   *
   * @throws UserException if the place cannot be written to
   */
  public static void write(Path file, Content content) {
    // A name of its own, since a process that was overtaken may be writing the same file.
    Path temporary =
        file.resolveSibling(
            "." + file.getFileName() + "." + Long.toHexString(RandomNames.next()) + NEW);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw cannotWrite(file, e);
    } catch (UncheckedIOException e) {
      deleteQuietly(temporary, e);
      throw cannotWrite(file, e.getCause());
    }
  }

  /** Replaces a file by a text in UTF-8. */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The exception that says a place cannot be written to, and why. */
  public static UserException cannotWrite(Path place, IOException cause) {
    String advice =
        isFull(cause) ? "Make room and try again." : "Name a folder that can be written to.";
    return UserException.input(
        "Cannot write " + place + " (" + reason(cause) + "). " + advice, cause);
  }

  /** Whether there is no room left, on the disk or for this user. */
  public static boolean isFull(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return cause instanceof IOException
        && (message.contains("No space left")
            || message.contains("quota exceeded")
            || message.contains("not enough space")
            || message.contains("File too large"));
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    } else if (cause instanceof NoSuchFileException) {
      return "there is no such folder and it cannot be made";
    } else if (cause instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    } else if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return String.valueOf(cause.getMessage());
  }

  private static void deleteQuietly(Path temporary, Exception first) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }
}
