package org.rnnzoo.launcher;

import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A seed on the command line: what may stand at {@code seed} in an experiment. */
final class Seed implements ITypeConverter<Long> {

  /** The largest whole number up to which files of every kind tell all of them apart. */
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(53);

  @Override
  public Long convert(String text) {
    if (text.strip().matches("\\d{1,100}")) {
      BigInteger seed = new BigInteger(text.strip());
      if (seed.compareTo(LARGEST) <= 0) {
        return seed.longValue();
      }
    }
    throw new TypeConversionException(
        "'%s' is no seed; it must be a whole number from 0 to %s.".formatted(text, LARGEST));
  }
}
