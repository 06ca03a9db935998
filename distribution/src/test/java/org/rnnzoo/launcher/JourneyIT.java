package org.rnnzoo.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.testkit.TinyTask;

/** All commands, wherever the user lives and whatever the folders are called. */
class JourneyIT {

  private static final Path HOME = Path.of(System.getProperty("zoo.home"));

  private static final String TEXT = ".*\\.(txt|yaml|json|jsonl|svg|csv)";

  /** Files of a run that are the same whenever and wherever it was made. */
  private static final String SAME_EVERYWHERE =
      "config\\.yaml|.*\\.svg|model\\.npz|trials\\.npz|arrays\\.npz";

  @TempDir Path places;

  /**
   * Nothing may depend on the locale, so it is the whole program that is tried here and not what
   * its start makes of the locale.
   */
  @Test
  void noCommandSpeaksOrWritesInOtherDigits() throws Exception {
    assertAlike(List.of("ar-EG"));
  }

  @Test
  @Tag(Soak.TAG)
  void everyCommandSpeaksAndWritesAlikeWithOtherDigitsAndOtherLetters() throws Exception {
    assertAlike(List.of("ar-EG", "tr-TR", "fa-IR", "mr-IN", "de-DE"));
  }

  private void assertAlike(List<String> locales) throws Exception {
    Path folder = Files.createDirectories(places.resolve("größe"));
    Path errors = folder.resolve("errors.txt");
    List<String> arguments = new ArrayList<>(List.of(HOME.toString(), "müller", "Läufe"));
    arguments.addAll(locales);
    Process process =
        TestProgram.of(
                Journey.class,
                List.of(
                    "-Dfile.encoding=UTF-8",
                    "-Dsun.jnu.encoding=UTF-8",
                    "-Duser.language=ar",
                    "-Duser.country=EG"),
                arguments)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(errors.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    Map<String, String> expected = contents(folder.resolve("Läufe").resolve(locales.get(0)));
    for (String locale : locales) {
      assertThat(contents(folder.resolve("Läufe").resolve(locale))).as(locale).isEqualTo(expected);
    }
  }

  /** What of a journey does not depend on when it was made. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(digitsOfTheirOwn(file.toString())).isEmpty();
        if (name.matches(TEXT)) {
          assertThat(digitsOfTheirOwn(new String(bytes, UTF_8))).as(file.toString()).isEmpty();
        }
        if (name.matches(SAME_EVERYWHERE)) {
          String key = folder.relativize(file).toString().replaceFirst("Läufe/[^/]*", "run");
          contents.put(key, new String(bytes, ISO_8859_1));
        }
      }
    }
    assertThat(contents).hasSizeGreaterThan(8).containsKeys("Größe.svg", "run/config.yaml");
    return contents;
  }

  private static String digitsOfTheirOwn(String text) {
    return text.codePoints()
        .filter(c -> c > 127 && Character.isDigit(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The program as it is started, with folders that are not plain ASCII and no word on letters. */
  @Test
  @Tag(Soak.TAG)
  void everyCommandWorksWithoutALocaleInAFolderWithAnyName() throws IOException {
    Path folder = Files.createDirectories(places.resolve("größe"));
    TinyTask.jar(Files.createDirectories(folder.resolve("müller/.rnnzoo/plugins")), "1.0.0");
    Map<String, String> environment =
        Map.of(
            "LC_ALL",
            "C",
            "RNNZOO_HOME",
            folder.resolve("müller/.rnnzoo").toString(),
            "ZOO_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -Duser.language=ar -Duser.country=EG");
    String told =
        Journey.go(
            Path.of("."), command -> new ZooProcess(folder).start(environment, command).outcome());
    List<String> lines = told.lines().toList();
    assertThat(folder.resolve(lines.get(lines.size() - 1)).resolve("DONE")).exists();
    assertThat(lines).anyMatch(line -> line.contains("Tiny of 1.0.0"));
    assertThat(folder.resolve("Größe.svg")).exists();
    assertThat(folder.resolve("Läufe")).isDirectory();
    assertThat(told).doesNotContain("\uFFFD");
    assertThat(digitsOfTheirOwn(told)).isEmpty();
  }
}
