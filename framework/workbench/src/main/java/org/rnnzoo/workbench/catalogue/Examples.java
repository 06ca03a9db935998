package org.rnnzoo.workbench.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;
import org.rnnzoo.core.config.Listed;
import org.rnnzoo.core.io.FileWords;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.Plugins;

/**
 * The examples that come with the program, found by name from any folder: experiments, a recipe for
 * each task and each model, and sweeps.
 *
 * @param folder where they are; it need not exist
 */
public record Examples(Path folder) {

  private static final String ENDING = ".yaml";
  private static final String TASKS = "tasks";
  private static final String MODELS = "models";

  /** The folders in which experiments lie, in the order in which they are looked through. */
  private static final List<String> EXPERIMENTS = List.of(TASKS, "", MODELS);

  private static final List<String> SWEEPS = List.of("sweeps", "");

  /** The recipe of a task, if there is one. */
  public Optional<Recipe> recipe(String task) {
    return in(List.of(TASKS), task + ENDING).map(Recipe::new);
  }

  /** The recipe of a model, with a task that it has learnt by it, if there is one. */
  public Optional<Recipe> modelRecipe(String model) {
    return in(List.of(MODELS), model + ENDING).map(Recipe::new);
  }

  /**
   * The file of an experiment.
   *
   * @param given a file, or the name of an example with or without its ending; a task's other names
   *     mean its recipe
   * @throws UserException if there is neither
   */
  public Path experiment(String given, Plugins plugins) {
    return find(given, EXPERIMENTS)
        .or(() -> recipe(called(bare(given), plugins)).map(Recipe::file))
        .orElseThrow(() -> none(given, EXPERIMENTS));
  }

  /**
   * The file of a sweep.
   *
   * @param given a file, or the name of an example with or without its ending
   * @throws UserException if there is neither
   */
  public Path sweep(String given) {
    return find(given, SWEEPS).orElseThrow(() -> none(given, SWEEPS));
  }

  /** A folder hides no example of its name, since results often lie in such a folder. */
  private Optional<Path> find(String given, List<String> places) {
    Optional<Path> own = FileWords.given(given).filter(Files::exists);
    if (own.filter(file -> !Files.isDirectory(file)).isPresent()) {
      return own;
    }
    String bare = bare(given);
    boolean whole = !bare.equals(given.replaceFirst("\\.ya?ml$", ""));
    return in(whole ? List.of("") : places, bare + ENDING).or(() -> own);
  }

  private Optional<Path> in(List<String> places, String file) {
    return FileWords.given(file).stream()
        .flatMap(own -> places.stream().map(place -> folder.resolve(place).resolve(own)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** A name without what names the folder of the examples and without its ending. */
  private static String bare(String given) {
    return given.replaceFirst("^(\\./)?examples/", "").replaceFirst("\\.ya?ml$", "");
  }

  /** The name of the task that has a name or goes by it. */
  private static String called(String name, Plugins plugins) {
    return Listed.of(
            plugins.all(PluginKind.TASK),
            task -> task.plugin().aliases().contains(name) ? task.name() : "")
        .entries()
        .stream()
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(name);
  }

  private UserException none(String given, List<String> places) {
    return UserException.input(
        "There is no file %s, and no example of that name%s%s"
            .formatted(
                given,
                Words.suggestion(bare(given), names(places)).orElse("."),
                Files.isDirectory(folder) ? " The examples are in " + folder + "." : ""));
  }

  private List<String> names(List<String> places) {
    List<String> names = new ArrayList<>();
    for (String place : places) {
      Path here = folder.resolve(place);
      if (Files.isDirectory(here)) {
        try (Stream<Path> files = Files.list(here)) {
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ENDING))
              .map(Examples::bare)
              .forEach(names::add);
        } catch (IOException e) {
          throw UserException.input("Cannot read " + here + " (" + e.getMessage() + ").", e);
        }
      }
    }
    return names;
  }
}
