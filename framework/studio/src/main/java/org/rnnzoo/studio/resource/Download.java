package org.rnnzoo.studio.resource;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as answers. */
final class Download {

  private Download() {}

  /**
   * Answers with a file, to be shown or, if the request says {@code download}, to be kept.
   *
   * @param name what it is called when it is kept
   */
  static void answer(Context context, Path file, String name) throws IOException {
    context.contentType(type(file.getFileName().toString()));
    if (context.queryParam("download") != null) {
      context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
    context.result(Files.newInputStream(file));
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
