package org.rnnzoo.studio.resource;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.figure.FigureOptions;
import org.rnnzoo.workbench.figure.FigureFormat;

/** Files as answers. */
final class Download {

  private static final Set<String> DRAWN = Set.of("svg", "pdf", "png", "csv");

  private Download() {}

  /**
   * Answers with a file of a run or a result, or with a figure of its drawn in a format of which
   * there is no file.
   *
   * @param path the path in the folder, with slashes
   * @param name what it is called when it is kept
   * @throws NotThereException if there is neither
   */
  static void answer(Context context, Workspace workspace, Path folder, String path, String name)
      throws IOException {
    Optional<Path> file = workspace.file(folder, path);
    if (file.isPresent()) {
      head(context, path, name);
      context.result(Files.newInputStream(file.get()));
      return;
    }
    byte[] drawn =
        drawn(workspace, folder, path)
            .orElseThrow(() -> new NotThereException("There is no file '%s'.".formatted(path)));
    head(context, path, name);
    context.result(drawn);
  }

  /** Answers with content that is to be kept as a file. */
  static void answer(Context context, byte[] content, String name) {
    context
        .contentType(type(name))
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .result(content);
  }

  private static void head(Context context, String path, String name) {
    context.contentType(type(path));
    if (context.queryParam("download") != null) {
      context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
  }

  /** A figure that was stored as data, in the format that the end of a path names. */
  private static Optional<byte[]> drawn(Workspace workspace, Path folder, String path) {
    int dot = path.lastIndexOf('.');
    if (dot < 0 || !DRAWN.contains(path.substring(dot + 1))) {
      return Optional.empty();
    }
    return workspace
        .file(folder, path.substring(0, dot) + FigureFiles.DATA)
        .flatMap(data -> FigureFiles.read(data.getParent(), name(data)))
        .map(
            figure -> FigureFormat.parse(path.substring(dot + 1)).file(figure, FigureOptions.NONE));
  }

  private static String name(Path data) {
    String file = data.getFileName().toString();
    return file.substring(0, file.length() - FigureFiles.DATA.length());
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "pdf" -> "application/pdf";
      case "csv" -> "text/csv;charset=utf-8";
      case "json" -> "application/json";
      case "yaml", "jsonl" -> "text/plain;charset=utf-8";
      default -> "application/octet-stream";
    };
  }
}
