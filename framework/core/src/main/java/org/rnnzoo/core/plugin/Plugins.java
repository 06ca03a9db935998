package org.rnnzoo.core.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rnnzoo.core.Words;

/** The plugins at hand. */
public interface Plugins {

  /** How the symbolic names of the zoo's own bundles begin. */
  String OWN_BUNDLES = "org.rnnzoo.";

  /** Of more plugins than these, a message names the command that lists them. */
  int MOST_NAMED = 8;

  /** All plugins of a kind, sorted by name, the highest version of a name first. */
  List<Installed> all(PluginKind kind);

  /** What went wrong while loading plugins. */
  List<PluginProblem> problems();

  /**
   * Keeps the plugins as they are until the lease is closed: jars that are added, replaced or
   * removed meanwhile take effect afterwards.
   */
  Lease lease();

  /** A promise that plugins stay as they are. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Whether a plugin lies where the user said for this once to look, and so comes before a higher
   * version of its bundle that lies elsewhere.
   */
  default boolean comesFirst(Installed plugin) {
    return false;
  }

  /**
   * The highest version that a request allows, of those that {@linkplain #comesFirst come first} if
   * there are any. If bundles of others offer the name of one of the zoo's own plugins, the zoo's
   * own is meant unless the request names the bundle.
   *
   * @throws MissingPluginException if there is none, or if two bundles offer it; the message says
   *     what there is
   */
  default Installed find(PluginKind kind, PluginRequest request) {
    List<Installed> matches = preferred(all(kind).stream().filter(request::matches).toList());
    if (matches.isEmpty()) {
      throw new MissingPluginException(missing(kind, request));
    }
    requireOneBundle(kind, request, matches);
    return matches.stream()
        .max(Comparator.comparing(this::comesFirst).thenComparing(p -> p.origin().version()))
        .get();
  }

  private static void requireOneBundle(
      PluginKind kind, PluginRequest request, List<Installed> matches) {
    List<String> bundles =
        matches.stream().map(p -> p.origin().bundle()).distinct().sorted().toList();
    if (bundles.size() > 1) {
      throw new MissingPluginException(
          "The %s '%s' is offered by %s bundles: %s. Name one, as in %s:%s."
              .formatted(
                  kind.word(),
                  request.name(),
                  bundles.size(),
                  String.join(", ", bundles),
                  bundles.get(0),
                  request.name()));
    }
  }

  /**
   * The zoo's own, if a bundle of somebody else offers the same name: a higher version must not
   * take the place of another plugin without a word. Who means the other one names its bundle.
   */
  private static List<Installed> preferred(List<Installed> matches) {
    List<Installed> own =
        matches.stream().filter(p -> p.origin().bundle().startsWith(OWN_BUNDLES)).toList();
    return own.isEmpty() ? matches : own;
  }

  private String missing(PluginKind kind, PluginRequest request) {
    List<String> sameName =
        all(kind).stream()
            .filter(p -> p.name().equals(request.name()))
            .map(p -> p.origin().bundle() + " " + p.origin().version())
            .toList();
    if (!sameName.isEmpty()) {
      return "No %s fits '%s'; there is %s."
          .formatted(kind.word(), request, String.join(", ", sameName));
    }
    List<String> names = all(kind).stream().map(Installed::name).distinct().toList();
    List<String> words =
        all(kind).stream()
            .flatMap(p -> Stream.concat(Stream.of(p.name()), p.plugin().aliases().stream()))
            .toList();
    String trouble =
        problems().isEmpty()
            ? ""
            : " %s plugin(s) could not be loaded; see 'zoo plugins diag'."
                .formatted(problems().size());
    return "There is no %s '%s'%s %s%s"
        .formatted(
            kind.word(),
            request.name(),
            Words.suggestion(request.name(), words).orElse("."),
            offer(kind, names),
            trouble);
  }

  private static String offer(PluginKind kind, List<String> names) {
    if (names.size() > MOST_NAMED) {
      return "'zoo %s' lists the %s there are.".formatted(kind.words(), names.size());
    }
    return "There is %s.".formatted(names.isEmpty() ? "none at all" : String.join(", ", names));
  }
}
