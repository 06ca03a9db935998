package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.core.UserException;

class TreesTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("e.yaml"), text.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a: &x 3\\nb: *x                  | line 2, column 4, refers to another place (*x)
          a: &x {b: 1}\\nc:\\n  <<: *x     | line 3, column 3, merges another group (<<)
          a: 1\\n---\\na: 2                | line 2, column 1, begins a second document
          a: {b: 1\\nc: 2                  | line 2, column 2, is not well-formed YAML: expected ',' or '}'
          a: 1\\na: 2                      | the key 'a' stands there twice
          a: .nan                          | line 1, column 4, says .nan, which no setting can be
          a: [1, -.INF]                    | line 1, column 8, says -.INF, which no setting can be
          a: !!str 3                       | line 1, column 4, has a tag (tag:yaml.org,2002:str)
          a: !!python/object {b: 1}        | line 1, column 4, has a tag
          a: !x [1]                        | line 1, column 4, has a tag (!x)
          ? [a, b]\\n: 1                   | line 1, column 3, has a list or a group for a key
          a: {? {b: 1} : 2}                | line 1, column 7, has a list or a group for a key
          a: @b                            | line 1, column 4, is not well-formed YAML: found character
          """)
  void whatIsNotReadIsToldByItsPlaceAndWithoutNamesOfJava(String text, String sentence)
      throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> Trees.readYaml(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("Token", "Object", "Feature", "java", "Exception", "`")
        .endsWith(".");
  }

  @Test
  void whatNestsWithoutEndIsRefused() throws IOException {
    Path file = file("a: " + "[".repeat(2000) + "]".repeat(2000));
    assertThatThrownBy(() -> Trees.readYaml(file)).hasMessageContaining("nested more than 100");
  }

  @Test
  void bytesThatAreNoTextAreToldAsSuch() throws IOException {
    Path file = folder.resolve("e.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> Trees.readYaml(file)).hasMessage(file + " is not a text in UTF-8.");
    assertThatThrownBy(() -> Trees.readJson(file)).hasMessage(file + " is not a text in UTF-8.");
  }

  @Test
  void aReferenceOnTheCommandLineIsRefused() {
    assertThatThrownBy(() -> Trees.parseYaml("*x")).hasMessageContaining("refers to another place");
  }

  @Test
  void aTableHasAMapForEachRow() throws Exception {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, "cell,why\na,\"1, \"\"2\"\"\n3\"\nb,\n");
    assertThat(Trees.readCsv(file))
        .containsExactly(Map.of("cell", "a", "why", "1, \"2\"\n3"), Map.of("cell", "b", "why", ""));
    Files.writeString(file, "cell,why\na,\"never closed\n");
    assertThatThrownBy(() -> Trees.readCsv(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("table.csv, line ")
        .hasMessageContaining(" is not well-formed CSV: ")
        .hasMessageNotContaining("jackson");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xff});
    assertThatThrownBy(() -> Trees.readCsv(file)).hasMessageContaining("not a text in UTF-8");
    assertThatThrownBy(() -> Trees.readCsv(folder.resolve("none.csv")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void aConfigurationMayHaveOneMebibyteAndNoMore() throws IOException {
    String comment = "a: 1\n#";
    Path file = file(comment + "x".repeat((1 << 20) - comment.length()));
    assertThat(Trees.readYaml(file)).isEqualTo(Map.of("a", 1));
    Files.writeString(file, "x", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Trees.readYaml(file))
        .isInstanceOf(UserException.class)
        .hasMessage(file + " is larger than 1 MiB; that is no configuration.");
  }

  @Test
  void aConfigurationThatIsNotThereIsSaid() {
    Path file = folder.resolve("none.yaml");
    assertThatThrownBy(() -> Trees.readYaml(file)).hasMessage("There is no file " + file + ".");
  }

  @Test
  void anEmptyConfigurationSaysNothing() throws IOException {
    assertThat(Trees.readYaml(file("# nothing yet\n"))).isEmpty();
  }

  @Test
  void aConfigurationMayBeChangedByItsReaderEvenIfItIsEmpty() throws IOException {
    Map<String, Object> tree = Trees.readYaml(file(""));
    tree.put("a", 1);
    assertThat(tree).containsOnlyKeys("a");
  }

  @Test
  void aConfigurationIsNoList() throws IOException {
    Path file = file("- a\n- b\n");
    assertThatThrownBy(() -> Trees.readYaml(file))
        .isInstanceOf(UserException.class)
        .hasMessage(file + " must hold 'key: value' pairs at its top level.");
  }

  @Test
  void aValueOfTheCommandLineIsRead() {
    assertThat(Trees.parseYaml("[1, x]")).isEqualTo(List.of(1, "x"));
    assertThat(Trees.parseYaml(" \t")).isNull();
    assertThat(Trees.parseYaml("# nothing")).isNull();
  }

  @Test
  void aValueOfTheCommandLineThatIsNoneIsSaid() {
    assertThatThrownBy(() -> Trees.parseYaml("*x"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("'*x', line 1, column 1, refers to another place (*x)");
    assertThatThrownBy(() -> Trees.parseYaml("{a: 1, a: 2}"))
        .isInstanceOf(UserException.class)
        .hasMessage("'{a: 1, a: 2}' is not a YAML value: the key 'a' stands there twice.");
  }

  @Test
  void yamlHasNoNeedlessMarks() {
    assertThat(Trees.yaml(Map.of("a", List.of("word", 1)))).isEqualTo("a:\n- word\n- 1\n");
  }

  @Test
  void brokenJsonIsToldWithItsPlace() throws IOException {
    Path file = file("{\n\"a\": 1,\n\"b\" 2}");
    assertThatThrownBy(() -> Trees.readJson(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(file + ", line 3, column 5, is not well-formed JSON: ")
        .message()
        .endsWith(".");
  }

  @Test
  void whatJacksonSaysOfItselfIsNotTold() throws IOException {
    Path file = file("{\"a\": NaN}");
    assertThatThrownBy(() -> Trees.readJson(file))
        .hasMessageStartingWith(file + ", line 1, column ")
        .hasMessageEndingWith(", is not well-formed JSON: it holds what no configuration has.");
  }

  @Test
  void jsonThatIsNotThereIsSaid() {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> Trees.readJson(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot read " + file + " (");
  }

  @Test
  void aDamagedLineIsToldWithItsFile() {
    Path file = folder.resolve("metrics.jsonl");
    assertThat(Trees.parseJson("{\"a\": 1}", file)).isEqualTo(Map.of("a", 1));
    assertThatThrownBy(() -> Trees.parseJson("{\"a\":", file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(file + " has a damaged line: ");
  }

  @Test
  void jsonIsIndentedAndEndsItsLastLine() {
    assertThat(Trees.json(Map.of("a", 1)).replace("\r", "")).isEqualTo("{\n  \"a\" : 1\n}\n");
  }

  @Test
  void whatIsNotFiniteIsNullWhereverItStands() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("a", Double.NaN);
    tree.put("b", List.of(1.5, Double.NEGATIVE_INFINITY, Map.of("c", Double.POSITIVE_INFINITY)));
    assertThat(Trees.jsonLine(tree)).isEqualTo("{\"a\":null,\"b\":[1.5,null,{\"c\":null}]}");
    assertThat(Trees.json(Double.NaN)).isEqualTo("null\n");
  }

  @Test
  void aFileOfJsonIsReplaced() throws IOException {
    Path file = file("old");
    Trees.writeJson(file, Map.of("wort", "größer"));
    assertThat(Trees.readJson(file)).isEqualTo(Map.of("wort", "größer"));
  }
}
