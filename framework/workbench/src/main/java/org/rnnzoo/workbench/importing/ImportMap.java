package org.rnnzoo.workbench.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;
import org.rnnzoo.core.io.FileWords;
import org.rnnzoo.core.io.Trees;

/**
 * What the arrays of a format mean.
 *
 * @param name what it is called after {@code --as}
 * @param title whose format it is
 * @param model the model that such a network becomes
 * @param form rate or current; empty where the model has but one
 * @param settings parameters of the model: a value, or where in the file it stands
 * @param alpha dt/τ; empty for networks that are maps
 * @param tau τ in ms, if the file has it
 * @param dt the sampling period in ms
 * @param fileGates the gates in the order in which the file stacks them; empty for none
 * @param ourGates the same gates in the order of the model
 * @param tensors the tensors of the model and what each is made of
 * @param trials how trials are called
 * @param zero names of arrays that must be 0 where they are, as the model has no place for them
 * @param ignore names of arrays that have nothing to do with it
 */
public record ImportMap(
    String name,
    String title,
    String model,
    String form,
    Map<String, Setting> settings,
    Optional<Setting> alpha,
    Optional<Setting> tau,
    Setting dt,
    List<String> fileGates,
    List<String> ourGates,
    Map<String, Role> tensors,
    TrialNames trials,
    List<String> zero,
    List<String> ignore) {

  /** The formats that come along. */
  public static final List<String> NAMES =
      List.of(
          "zoo",
          "zoo-gru",
          "zoo-lstm",
          "torch-rnn",
          "torch-gru",
          "torch-lstm",
          "latentcircuit",
          "trainrnnbrain",
          "psychrnn",
          "lowrank");

  private static final double STANDARD_DT = 20;

  /**
   * A value, or where in the file it stands.
   *
   * @param arrays the names of an array of one value; empty if it is no array
   * @param sizeOf the tensor whose size it is; empty if it is none
   * @param axis the axis of that tensor
   * @param otherwise the value where the file has no such array; empty if it is needed
   */
  record Setting(List<String> arrays, String sizeOf, int axis, Optional<Object> otherwise) {

    static Setting read(String where, Object tree) {
      if (!(tree instanceof Map<?, ?>)) {
        return new Setting(List.of(), "", 0, Optional.of(tree));
      }
      MapTree keys = MapTree.of(where, tree);
      Setting setting =
          new Setting(
              keys.words("array"),
              keys.word("size", ""),
              keys.take("axis").map(axis -> ((Number) axis).intValue()).orElse(0),
              keys.take("otherwise"));
      keys.requireEmpty();
      return setting;
    }
  }

  /**
   * A tensor of the model.
   *
   * @param term what it is made of
   * @param optional whether the file may lack it; it is 0 then
   * @param identity whether the file may lack it because every unit is an output
   */
  record Role(Term term, boolean optional, boolean identity) {

    static Role read(String where, Object tree) {
      if (!(tree instanceof Map<?, ?>)) {
        return new Role(Term.read(where, tree), false, false);
      }
      MapTree keys = MapTree.of(where, tree);
      boolean optional = keys.truth("optional");
      String otherwise = keys.word("otherwise", "");
      if (!otherwise.isEmpty() && !otherwise.equals("identity")) {
        throw UserException.input(
            "%s.otherwise is %s; it can only be identity.".formatted(where, otherwise));
      }
      Role role = new Role(Term.read(keys), optional, !otherwise.isEmpty());
      keys.requireEmpty();
      return role;
    }
  }

  /**
   * How the arrays of trials are called.
   *
   * @param inputs what was shown
   * @param targets what was wanted
   * @param mask the weights of the targets
   * @param steps the lengths of the trials
   * @param expected what the network did: outputs, rates or states
   * @param axes the order of the axes: trials, time and channels
   * @param conditions what was drawn for each trial: a name, and the array and its column
   */
  record TrialNames(
      List<String> inputs,
      List<String> targets,
      List<String> mask,
      List<String> steps,
      List<String> expected,
      List<String> axes,
      Map<String, Column> conditions) {

    static final List<String> AXES = List.of("trials", "time", "channels");

    static TrialNames read(MapTree keys) {
      Map<String, Column> conditions = new LinkedHashMap<>();
      MapTree given = keys.group("conditions");
      given
          .keys()
          .forEach(
              (name, tree) -> conditions.put(name, Column.read(given.where() + "." + name, tree)));
      TrialNames names =
          new TrialNames(
              keys.words("inputs"),
              keys.words("targets"),
              keys.words("mask"),
              keys.words("steps"),
              keys.words("expected"),
              keys.take("axes").map(axes -> axes(keys.where(), MapTree.words(axes))).orElse(AXES),
              conditions);
      keys.requireEmpty();
      return names;
    }

    static List<String> axes(String where, List<String> axes) {
      if (axes.size() != AXES.size() || !axes.containsAll(AXES)) {
        throw UserException.input(
            "%s: axes are %s; they must be trials, time and channels in some order."
                .formatted(where, String.join(", ", axes)));
      }
      return axes;
    }
  }

  /**
   * A column of an array.
   *
   * @param array its name
   * @param column the column, from 0; −1 if the array has one axis
   */
  record Column(String array, int column) {

    static Column read(String where, Object tree) {
      if (!(tree instanceof Map<?, ?>)) {
        return new Column(String.valueOf(tree), -1);
      }
      MapTree keys = MapTree.of(where, tree);
      Column column =
          new Column(
              keys.word("array", ""),
              keys.take("column").map(at -> ((Number) at).intValue()).orElse(-1));
      keys.requireEmpty();
      return column;
    }
  }

  /**
   * The map that somebody names: one that comes along, or a file.
   *
   * @throws UserException if it is neither, or says what no map can say
   */
  public static ImportMap named(String given) {
    if (NAMES.contains(given)) {
      return builtIn(given);
    }
    Path file = FileWords.path("--as", given);
    if (!Files.isRegularFile(file)) {
      throw UserException.input(
          "--as is %s, which is neither a file nor one of %s%s"
              .formatted(
                  given, String.join(", ", NAMES), Words.suggestion(given, NAMES).orElse(".")));
    }
    return read(given, Trees.readYaml(file));
  }

  /** One that comes along. */
  static ImportMap builtIn(String name) {
    return read(name, MapTree.of(name, Trees.parseYaml(text(name))).keys());
  }

  /**
   * The text of one that comes along, to write another after.
   *
   * @throws UserException if none is called so
   */
  public static String textOf(String name) {
    if (!NAMES.contains(name)) {
      throw UserException.input(
          "There is no map %s; there is %s.".formatted(name, String.join(", ", NAMES)));
    }
    return text(name);
  }

  private static String text(String name) {
    try (InputStream in = ImportMap.class.getResourceAsStream(name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImportMap read(String name, Map<String, Object> tree) {
    MapTree keys = MapTree.of(name, tree);
    MapTree gates = keys.group("gates");
    Map<String, Setting> settings = new LinkedHashMap<>();
    MapTree given = keys.group("settings");
    given
        .keys()
        .forEach((key, value) -> settings.put(key, Setting.read(given.where() + "." + key, value)));
    Map<String, Role> tensors = new LinkedHashMap<>();
    MapTree roles = keys.group("tensors");
    roles
        .keys()
        .forEach((key, value) -> tensors.put(key, Role.read(roles.where() + "." + key, value)));
    ImportMap map =
        new ImportMap(
            name,
            keys.word("title", name),
            keys.word("model", ""),
            keys.word("form", ""),
            settings,
            keys.take("alpha").map(value -> Setting.read(name + ".alpha", value)),
            keys.take("tau").map(value -> Setting.read(name + ".tau", value)),
            keys.take("dt")
                .map(value -> Setting.read(name + ".dt", value))
                .orElse(new Setting(List.of(), "", 0, Optional.of(STANDARD_DT))),
            gates.words("file"),
            gates.words("ours"),
            tensors,
            TrialNames.read(keys.group("trials")),
            keys.words("zero"),
            keys.words("ignore"));
    gates.requireEmpty();
    keys.requireEmpty();
    map.requireWhole();
    return map;
  }

  private void requireWhole() {
    if (model.isEmpty() && !settings.containsKey("use")) {
      throw UserException.input("%s needs 'model', such as rate.".formatted(name));
    } else if (!tensors.containsKey("W") && !tensors.containsKey("M")) {
      throw UserException.input(
          "%s needs 'tensors', among them W or M and N, from which the number of units follows."
              .formatted(name));
    } else if (fileGates.size() != ourGates.size() || !fileGates.containsAll(ourGates)) {
      throw UserException.input(
          "%s: gates.file is %s and gates.ours is %s; they must be the same in some order."
              .formatted(name, fileGates, ourGates));
    }
  }
}
