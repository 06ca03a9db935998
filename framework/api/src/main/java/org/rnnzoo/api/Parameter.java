package org.rnnzoo.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a plugin's parameters record. It is the only place of its range: a
 * value is checked against it when it is read, and the defaults and the versions of a task when the
 * plugin is loaded.
 *
 * <p>A component may be an {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * String}, an enum, a {@link org.rnnzoo.api.task.DurationLaw}, a {@code List} of numbers or
 * strings, or a nested record, which users see as a group of keys unless it is {@link Unwrapped}.
 * Conditions between components belong into the record's compact constructor, which throws {@link
 * IllegalArgumentException} with a sentence for the user.
 *
 * <p>A condition, as in {@link #when}, is {@code key=value} or {@code key=value|other}: that the
 * parameter {@code key} has one of the values, written as in a file. The key stands beside the
 * parameter: in the same record or, by {@link Unwrapped}, in one within or around it.
 *
 * <p>A record of more than six components is hard to construct rightly: split it by meaning into
 * groups that are unwrapped. Users see no difference.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

  /** How a slider or a sweep goes through the range. */
  enum Scale {
    /** In equal differences. */
    LINEAR,
    /** In equal ratios. */
    LOG
  }

  /** In which part of a network's life a parameter of a model matters. */
  enum Acts {
    /** Also in a network that is trained, with its weights as they are. */
    ALWAYS,
    /** Only until the network is trained: on its first weights, or on which of them may change. */
    START
  }

  /** One sentence on what the value does. */
  String help();

  /** What a form calls it, such as {@code Time constant}; empty for words made from the key. */
  String label() default "";

  /** The unit, such as {@code ms}; empty for a pure number. */
  String unit() default "";

  /** The smallest allowed number, inclusive. For a duration law, of every duration it can draw. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest allowed number, inclusive. For a duration law, of every duration it can draw. */
  double max() default Double.POSITIVE_INFINITY;

  /** What a number must lie above: an exclusive smallest one. */
  double above() default Double.NEGATIVE_INFINITY;

  /** What a number must lie below: an exclusive largest one. */
  double below() default Double.POSITIVE_INFINITY;

  /** The fewest elements of a list. */
  int minItems() default 0;

  /** The most elements of a list. */
  int maxItems() default Integer.MAX_VALUE;

  /** How the range is divided. */
  Scale scale() default Scale.LINEAR;

  /** The condition under which it means anything; a form hides it otherwise. Empty for always. */
  String when() default "";

  /** Whether a form shows it only to those who ask for more. */
  boolean advanced() default false;

  /** Whether it still matters in a trained network; a parameter of other plugins always does. */
  Acts acts() default Acts.ALWAYS;

  /** The condition under which it matters in a trained network although {@link #acts} denies it. */
  String actsWhen() default "";

  /** The symbol used in the paper, such as {@code σ}; empty if there is none. */
  String symbol() default "";
}
