/**
 * What a user wrote, checked and completed.
 *
 * <p>A plugin's parameters are a Java record; its components, with their {@link
 * org.rnnzoo.api.Parameter} annotations, are the only schema there is. {@link
 * org.rnnzoo.core.schema.Schema} reads it, {@link org.rnnzoo.core.schema.Binder} checks a tree of
 * values against it and makes the record, and {@link org.rnnzoo.core.config.Experiment} puts a
 * whole configuration together. All mistakes of a configuration are told at once.
 */
package org.rnnzoo.core.config;
