package org.rnnzoo.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a plugin's parameters record.
 *
 * <p>A component may be an {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * String}, an enum, a {@link org.rnnzoo.api.task.DurationLaw}, a {@code List} of numbers or
 * strings, or a nested record, which users see as a group of keys unless it is {@link Unwrapped}.
 * Conditions between components belong into the record's compact constructor, which throws {@link
 * IllegalArgumentException} with a sentence for the user.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

  /** One sentence on what the value does. */
  String help();

  /** The unit, such as {@code ms}; empty for a pure number. */
  String unit() default "";

  /** The smallest allowed number, inclusive. For a duration law, of every duration it can draw. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest allowed number, inclusive. For a duration law, of every duration it can draw. */
  double max() default Double.POSITIVE_INFINITY;

  /** The symbol used in the paper, such as {@code σ}; empty if there is none. */
  String symbol() default "";
}
