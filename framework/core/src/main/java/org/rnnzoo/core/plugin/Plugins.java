package org.rnnzoo.core.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.rnnzoo.core.Words;

/** The plugins at hand. */
public interface Plugins {

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
   * The highest version that a request allows.
   *
   * @throws MissingPluginException if there is none, or if two bundles offer it at the same
   *     version; the message says what there is
   */
  default Installed find(PluginKind kind, PluginRequest request) {
    List<Installed> matches = all(kind).stream().filter(request::matches).toList();
    if (matches.isEmpty()) {
      throw new MissingPluginException(missing(kind, request));
    }
    Installed best = matches.stream().max(Comparator.comparing(p -> p.origin().version())).get();
    List<Installed> rivals =
        matches.stream().filter(p -> p.origin().version().equals(best.origin().version())).toList();
    if (rivals.size() > 1) {
      throw new MissingPluginException(
          "The %s '%s' is offered by %d bundles at version %s: %s. Name one, as in %s:%s."
              .formatted(
                  kind.word(),
                  request.name(),
                  rivals.size(),
                  best.origin().version(),
                  rivals.stream().map(p -> p.origin().bundle()).collect(Collectors.joining(", ")),
                  best.origin().bundle(),
                  request.name()));
    }
    return best;
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
    String trouble =
        problems().isEmpty()
            ? ""
            : " %d plugin(s) could not be loaded; see 'zoo plugins diag'."
                .formatted(problems().size());
    return "There is no %s '%s'%s There is %s.%s"
        .formatted(
            kind.word(),
            request.name(),
            Words.suggestion(request.name(), names).orElse("."),
            names.isEmpty() ? "none at all" : String.join(", ", names),
            trouble);
  }
}
