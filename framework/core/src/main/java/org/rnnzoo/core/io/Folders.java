package org.rnnzoo.core.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.rnnzoo.core.UserException;

/** What the JDK lacks for whole folders. */
public final class Folders {

  private Folders() {}

  /**
   * Makes a folder and those around it, if it is not there.
   *
   * @throws UserException if it cannot be made
   */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder, e);
    }
  }

  /** Deletes a folder and everything in it, or what of it is there; others may do so, too. */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return continueUnlessThere(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path place, IOException e) throws IOException {
            if (e != null) {
              return continueUnlessThere(e);
            }
            Files.deleteIfExists(place);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileVisitResult continueUnlessThere(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}
