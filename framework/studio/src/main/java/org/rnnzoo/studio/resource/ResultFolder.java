package org.rnnzoo.studio.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

/**
 * The folder of a result, of an analysis or of a comparison.
 *
 * @param path the folder
 */
record ResultFolder(Path path) {

  /** Its values and the names of its files. */
  Map<String, Object> tree() {
    Path file = path.resolve("result.json");
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", path.getFileName().toString());
    tree.put("values", Trees.readJson(file));
    List<String> names = names(path);
    tree.put(
        "figures",
        names.stream()
            .filter(name -> name.endsWith(".svg"))
            .map(name -> name.substring(0, name.length() - ".svg".length()))
            .toList());
    tree.put("files", names);
    try {
      tree.put("made", Files.getLastModifiedTime(file).toInstant().toString());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return tree;
  }

  /** The names of what lies in a folder; none if there is no folder. */
  static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static UserException unreadable(Path folder, IOException e) {
    return UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
  }
}
