package org.rnnzoo.core.plugin;

/**
 * Something that keeps a plugin from being used, in words. Problems never stop the other plugins.
 *
 * @param jar the file name of the jar
 * @param plugin the symbolic name or class of the plugin as far as known, else empty
 * @param kind what sort of problem it is
 * @param sentence what is wrong, one sentence
 * @param hint what to do about it, one sentence
 * @param cause the exception behind it, or null
 */
public record PluginProblem(
    String jar, String plugin, Kind kind, String sentence, String hint, Throwable cause) {

  /** The sorts of problem. The author's guide explains each. */
  public enum Kind {
    NOT_A_JAR,
    NO_PROVIDER,
    DUPLICATE,
    UNRESOLVED,
    API_TOO_NEW,
    API_TOO_OLD,
    ACTIVATOR_FAILED,
    PROVIDER_FAILED,
    BUILT_FOR_NEWER_JAVA,
    LINKAGE,
    NAME_CLASH,
    BAD_PARAMETERS
  }
}
