package org.rnnzoo.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commit that is checked out in a Git repository. It is read from the repository's files, since
 * Git need not be installed; whether something was changed since is not known.
 *
 * @param repository the folder that holds {@code .git}
 * @param commit its hash; empty if there is no commit yet
 */
public record GitCommit(Path repository, String commit) {

  private static final String LINK = "gitdir: ";
  private static final String REF = "ref: ";

  /** The commit of the repository around a file or folder, if there is one. */
  public static Optional<GitCommit> around(Path place) {
    for (Path p = place.toAbsolutePath().normalize(); p != null; p = p.getParent()) {
      Path git = p.resolve(".git");
      if (Files.exists(git)) {
        Path repository = p;
        return read(git).map(commit -> new GitCommit(repository, commit));
      }
    }
    return Optional.empty();
  }

  /** The commit; empty if it is no repository that can be read. */
  private static Optional<String> read(Path git) {
    try {
      Path folder = git;
      if (Files.isRegularFile(git)) {
        // A further work tree or a submodule: a file that says where the repository is.
        String link = Files.readString(git).strip();
        if (!link.startsWith(LINK)) {
          return Optional.empty();
        }
        folder = git.resolveSibling(link.substring(LINK.length()));
      }
      String head = Files.readString(folder.resolve("HEAD")).strip();
      return Optional.of(
          head.startsWith(REF) ? commit(folder, head.substring(REF.length())) : head);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String commit(Path folder, String ref) throws IOException {
    Path shared = folder.resolve("commondir");
    Path common = Files.exists(shared) ? folder.resolve(Files.readString(shared).strip()) : folder;
    if (Files.exists(common.resolve(ref))) {
      return Files.readString(common.resolve(ref)).strip();
    }
    Path packed = common.resolve("packed-refs");
    if (!Files.exists(packed)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(packed)) {
      return lines
          .filter(line -> line.endsWith(" " + ref))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst()
          .orElse("");
    }
  }
}
