package org.rnnzoo.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line: a number of milliseconds, or one with its unit, ms or s. */
final class Milliseconds implements ITypeConverter<Double> {

  private static final Pattern TIME = Pattern.compile("(NaN|-?Infinity|[0-9.eE+-]+) *(ms|s)?");

  @Override
  public Double convert(String text) {
    Matcher time = TIME.matcher(text.strip());
    try {
      if (time.matches()) {
        return Double.parseDouble(time.group(1)) * ("s".equals(time.group(2)) ? 1000 : 1);
      }
    } catch (NumberFormatException e) {
      throw refusal(text, e);
    }
    throw refusal(text, null);
  }

  private static TypeConversionException refusal(String text, Throwable cause) {
    TypeConversionException refusal =
        new TypeConversionException(
            "'%s' is no time; write a number of milliseconds, such as 20, 20ms or 0.02s."
                .formatted(text));
    refusal.initCause(cause);
    return refusal;
  }
}
