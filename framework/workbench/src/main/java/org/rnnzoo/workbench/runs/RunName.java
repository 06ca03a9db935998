package org.rnnzoo.workbench.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.FileWords;

/**
 * What a person writes to say which run is meant: its folder, its name among the runs, the
 * beginning of that name if no other begins so, or {@code last}. The folder wins over the name, and
 * the name over its beginning.
 *
 * @param given what was written
 */
public record RunName(String given) {

  /** The word for the run that was made last. */
  public static final String LAST = "last";

  private static final int MOST_TOLD = 5;

  /**
   * The run that is meant.
   *
   * @param runs the folder of the runs
   * @throws UserException if none is, or more than one may be
   */
  public RunFolder in(Path runs) {
    return find(runs)
        .orElseThrow(
            () ->
                UserException.input(
                    "There is no run folder %s and no run of that name in %s%s 'zoo runs' lists the runs there are."
                        .formatted(
                            given,
                            runs,
                            Words.suggestion(
                                    given,
                                    RunFolder.list(runs).stream().map(RunFolder::name).toList())
                                .orElse("."))));
  }

  /**
   * The run that is meant, if any is.
   *
   * @param runs the folder of the runs
   * @throws UserException if it is a folder that holds no run, or more than one run may be meant
   */
  public Optional<RunFolder> find(Path runs) {
    Optional<Path> place = place();
    if (place.filter(folder -> new RunFolder(folder).isRun()).isPresent()) {
      return place.map(RunFolder::new);
    }
    Optional<RunFolder> named = named(RunFolder.list(runs));
    if (named.isEmpty() && place.filter(Files::isDirectory).isPresent()) {
      return place.map(RunFolder::open);
    }
    return named;
  }

  private Optional<Path> place() {
    return given.isEmpty() ? Optional.empty() : FileWords.given(given);
  }

  private Optional<RunFolder> named(List<RunFolder> runs) {
    Optional<RunFolder> exact = runs.stream().filter(run -> run.name().equals(given)).findFirst();
    if (exact.isPresent() || given.isEmpty()) {
      return exact;
    } else if (given.equals(LAST)) {
      return runs.stream().max(Comparator.comparing(RunName::made).thenComparing(RunFolder::name));
    }
    List<RunFolder> candidates = runs.stream().filter(run -> run.name().startsWith(given)).toList();
    if (candidates.size() > 1) {
      String told =
          candidates.stream()
              .limit(MOST_TOLD)
              .map(RunFolder::name)
              .collect(Collectors.joining(", "));
      throw UserException.input(
          "'%s' may be any of %s runs: %s%s. Write more of the name."
              .formatted(
                  given, candidates.size(), told, candidates.size() > MOST_TOLD ? ", …" : ""));
    }
    return candidates.stream().findFirst();
  }

  /** When a run was made: its manifest is written then and never again. */
  private static FileTime made(RunFolder run) {
    try {
      return Files.getLastModifiedTime(
          Files.exists(run.manifest()) ? run.manifest() : run.config());
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
