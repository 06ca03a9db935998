package org.rnnzoo.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a parameters record that is a record of parameters itself and whose
 * components users see as if they stood in the outer record. So plugins can share parameters
 * without sharing a name for the group, and a record of many parameters can be split by meaning
 * without a change to any key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unwrapped {}
