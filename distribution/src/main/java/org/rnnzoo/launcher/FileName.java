package org.rnnzoo.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file or folder on the command line. */
final class FileName implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("it names no file or folder; it is empty.");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      TypeConversionException refusal =
          new TypeConversionException(
              "no file or folder can be called so (%s).".formatted(e.getReason()));
      refusal.initCause(e);
      throw refusal;
    }
  }
}
