package org.rnnzoo.launcher;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number on the command line, of which the command says how large it may be. */
final class WholeNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is no whole number from %s to %s."
              .formatted(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
  }
}
