package org.rnnzoo.workbench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;

/** Puts figures into a page as long as there is room; the others are named with their place. */
final class FigureBudget {

  private long left;

  /**
   * @param characters how much room there is
   */
  FigureBudget(long characters) {
    this.left = characters;
  }

  /**
   * Writes every SVG of a folder.
   *
   * @param about what the figures are of, for their titles
   */
  void write(Html html, Path folder, String about, ReportTable.Source source) {
    for (Path file : files(folder)) {
      String name = file.getFileName().toString().replaceFirst("\\.svg$", "");
      Optional<String> svg = SafeSvg.read(file, name + " of " + about);
      html.open("figure");
      if (svg.isPresent() && svg.get().length() <= left) {
        left -= svg.get().length();
        html.markup(svg.get());
        html.open("figcaption").open("strong").text(name).close().text(". ");
        source.write(html);
        html.close();
      } else {
        String why =
            svg.isEmpty()
                ? "is not a picture that can be shown"
                : "is left out to keep this page small";
        html.element("figcaption", "The figure %s %s; it is %s.".formatted(name, why, file));
      }
      html.close();
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".svg")).sorted().toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
    }
  }
}
