package org.rnnzoo.core.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.core.UserException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * YAML and JSON as plain trees of maps, lists, words, numbers and truth values.
 *
 * <p>A tree, rather than a class for every file, keeps Jackson behind this one door and lets a
 * plugin's record decide what its part of a file may hold.
 */
public final class Trees {

  private static final long LARGEST_CONFIGURATION = 1 << 20;

  private static final class Yaml {
    static final YAMLMapper MAPPER =
        YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();
  }

  private static final class Json {
    static final ObjectMapper PRETTY =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    static final ObjectMapper LINE = JsonMapper.builder().build();
  }

  private static final class Csv {
    static final ObjectReader WITH_HEADER =
        new CsvMapper().readerFor(Map.class).with(CsvSchema.emptySchema().withHeader());
  }

  private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\"");

  private Trees() {}

  /**
   * Reads a YAML (or JSON) file whose top level is a map.
   *
   * @throws UserException with line and column, if it is not
   */
  public static Map<String, Object> readYaml(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw UserException.input("There is no file " + file + ".");
      }
      if (Files.size(file) > LARGEST_CONFIGURATION) {
        throw UserException.input(file + " is larger than 1 MiB; that is no configuration.");
      }
      String text = Files.readString(file);
      Optional<String> objection = YamlText.objection(text);
      if (objection.isPresent()) {
        throw UserException.input(file + objection.get());
      }
      return map(yamlValue(text), file);
    } catch (CharacterCodingException e) {
      throw UserException.input(file + " is not a text in UTF-8.", e);
    } catch (JacksonException e) {
      throw UserException.input(file + where(e) + " is not well-formed YAML: " + firstLine(e), e);
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  /** Reads one YAML value, such as the right-hand side of {@code key=value}; blank is null. */
  public static Object parseYaml(String text) {
    if (text.isBlank()) {
      return null;
    }
    Optional<String> objection = YamlText.objection(text);
    if (objection.isPresent()) {
      throw UserException.input("'" + text + "'" + objection.get());
    }
    try {
      return yamlValue(text);
    } catch (JacksonException e) {
      throw UserException.input("'" + text + "' is not a YAML value: " + firstLine(e), e);
    }
  }

  /** The value of a text; null if it holds none, as where all of it is a comment. */
  private static Object yamlValue(String text) {
    JsonNode node = Yaml.MAPPER.readTree(text);
    return node.isMissingNode() ? null : Yaml.MAPPER.treeToValue(node, Object.class);
  }

  /** A tree as YAML text. */
  public static String yaml(Object tree) {
    return Yaml.MAPPER.writeValueAsString(tree);
  }

  /** Reads a JSON file whose top level is a map. */
  public static Map<String, Object> readJson(Path file) {
    try {
      return map(Json.LINE.readValue(Files.readString(file), Object.class), file);
    } catch (CharacterCodingException e) {
      throw UserException.input(file + " is not a text in UTF-8.", e);
    } catch (JacksonException e) {
      throw UserException.input(file + where(e) + " is not well-formed JSON: " + firstLine(e), e);
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  /**
   * Reads a table in CSV whose first line names the columns: a map for each row.
   *
   * @throws UserException if it is none
   */
  public static List<Map<String, String>> readCsv(Path file) {
    try (MappingIterator<Map<String, String>> rows =
        Csv.WITH_HEADER.readValues(Files.readString(file))) {
      return rows.readAll();
    } catch (CharacterCodingException e) {
      throw UserException.input(file + " is not a text in UTF-8.", e);
    } catch (JacksonException e) {
      throw UserException.input(file + where(e) + " is not well-formed CSV: " + firstLine(e), e);
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  /** Reads one line of a file of JSON lines. */
  public static Map<String, Object> parseJson(String line, Path file) {
    try {
      return map(Json.LINE.readValue(line, Object.class), file);
    } catch (JacksonException e) {
      throw UserException.input(file + " has a damaged line: " + firstLine(e), e);
    }
  }

  /** A tree as indented JSON with a final newline. */
  public static String json(Object tree) {
    return Json.PRETTY.writeValueAsString(finite(tree)) + "\n";
  }

  /** A tree as JSON on one line, without a newline. */
  public static String jsonLine(Object tree) {
    return Json.LINE.writeValueAsString(finite(tree));
  }

  /** Writes a tree as JSON, replacing the file atomically. */
  public static void writeJson(Path file, Object tree) {
    byte[] text = json(tree).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(text));
  }

  /** JSON has no NaN and no infinity: they become null. */
  private static Object finite(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, finite(value)));
      return copy;
    } else if (tree instanceof Iterable<?> list) {
      java.util.List<Object> copy = new java.util.ArrayList<>();
      list.forEach(value -> copy.add(finite(value)));
      return copy;
    } else if ((tree instanceof Double || tree instanceof Float)
        && !Double.isFinite(((Number) tree).doubleValue())) {
      return null;
    }
    return tree;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object tree, Path file) {
    if (tree == null) {
      return new LinkedHashMap<>();
    }
    if (!(tree instanceof Map)) {
      throw UserException.input(file + " must hold 'key: value' pairs at its top level.");
    }
    return (Map<String, Object>) tree;
  }

  private static String where(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr() + ",";
  }

  /** What Jackson says, without what only those understand who know its classes. */
  private static String firstLine(JacksonException e) {
    String line = e.getOriginalMessage().lines().findFirst().orElse("unknown").strip();
    Matcher twice = TWICE.matcher(line);
    if (twice.matches()) {
      return "the key '" + twice.group(1) + "' stands there twice.";
    }
    return line.contains("`") ? "it holds what no configuration has." : line + ".";
  }
}
