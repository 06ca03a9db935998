/**
 * The command line.
 *
 * <p>{@link org.rnnzoo.launcher.Zoo} is the program, every other command is one class. Commands
 * read what the user wrote, ask the core, and print. They hold no science: whoever wants to use the
 * zoo as a library finds the same in {@code org.rnnzoo.core}.
 *
 * <p>Results go to standard output and nothing else does, so that {@code RUN=$(zoo train …)} works;
 * progress, notes and errors go to standard error. Errors are sentences; {@link
 * org.rnnzoo.launcher.Failures} turns every exception into one, and into an exit code.
 *
 * <p>Plugins are loaded by Felix from folders of jars and are never on the class path of the
 * launcher, so that each sees its own dependencies only.
 */
package org.rnnzoo.launcher;
