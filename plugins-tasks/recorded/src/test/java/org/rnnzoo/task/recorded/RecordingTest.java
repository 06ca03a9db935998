package org.rnnzoo.task.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/** Files of trials, written byte by byte as NumPy writes them. */
class RecordingTest {

  private static final RecordedTask TASK = new RecordedTask();

  @TempDir private Path folder;

  private static byte[] array(String type, String shape, byte[] content) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    all.writeBytes(new byte[] {(byte) header.length(), 0});
    all.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static byte[] numbers(String shape, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return array("<f8", shape, bytes.array());
  }

  private static byte[] words(String... letters) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * letters.length).order(ByteOrder.LITTLE_ENDIAN);
    for (String letter : letters) {
      bytes.putInt(letter.codePointAt(0));
    }
    return array("<U1", letters.length + ",", bytes.array());
  }

  /** Two trials of three and two steps, of one input and one output. */
  private static Map<String, byte[]> two() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("inputs", numbers("2, 3, 1", 1, 2, 3, 4, 5, 0));
    arrays.put("targets", numbers("2, 3, 1", 0, 0, 1, 0, -1, 0));
    arrays.put("mask", numbers("2, 3, 1", 0, 0, 1, 0, 1, 0));
    arrays.put("steps", numbers("2,", 3, 2));
    arrays.put("dt", numbers("", 10));
    arrays.put("epoch_names", words("a", "b"));
    arrays.put("epoch_starts", numbers("2, 2", 0, 1, 0, -1));
    arrays.put("epoch_ends", numbers("2, 2", 1, 3, 2, -1));
    arrays.put("condition_side", words("l", "r"));
    arrays.put("condition_size", numbers("2,", 0.5, Double.NaN));
    return arrays;
  }

  private RecordedParameters file(Map<String, byte[]> arrays) throws IOException {
    Path file = Files.createTempFile(folder, "trials", ".npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
        zip.closeEntry();
      }
    }
    return new RecordedParameters(file.toString(), 0.5, 0);
  }

  private static Trials trials(RecordedParameters p, double dt, int count) {
    return TASK.generate(p, new Clock(dt), RandomStream.root(1), 0, count);
  }

  private static Trial trial(RecordedParameters p, double dt, int steps) {
    Trials trials = trials(p, dt, 2);
    return trials.get(trials.get(0).steps() == steps ? 0 : 1);
  }

  @Test
  void aTrialIsShownAsItWasRecorded() throws IOException {
    Trial trial = trial(file(two()), 10, 3);
    assertThat(trial.steps()).isEqualTo(3);
    assertThat(List.of(trial.input(0, 0), trial.input(1, 0), trial.input(2, 0)))
        .containsExactly(1.0, 2.0, 3.0);
    assertThat(trial.target(2, 0)).isEqualTo(1);
    assertThat(trial.mask(1, 0)).isZero();
    assertThat(trial.epoch("b").start()).isEqualTo(1);
    assertThat(trial.condition()).containsEntry("side", "l").containsEntry("size", 0.5);
  }

  @Test
  void whatATrialLacksItDoesNotHave() throws IOException {
    Trial trial = trial(file(two()), 10, 2);
    assertThat(trial.epochs()).hasSize(1);
    assertThat(trial.condition()).containsOnlyKeys("side");
  }

  @Test
  void aFinerSamplingPeriodRepeatsEachStep() throws IOException {
    Trial trial = trial(file(two()), 5, 6);
    assertThat(trial.input(1, 0)).isEqualTo(1);
    assertThat(trial.input(2, 0)).isEqualTo(2);
    assertThat(trial.epoch("b").end()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 3, 9.99})
  void aPeriodThatDoesNotDivideItIsRefused(double dt) throws IOException {
    RecordedParameters p = file(two());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trials(p, dt, 1))
        .withMessageContaining("sampling period of 10.0 ms");
  }

  @Test
  void everyStreamGoesThroughAllTrials() {
    RecordedParameters p = TASK.defaults();
    Set<Object> seen = new HashSet<>();
    Trials trials = trials(p, 20, 24);
    for (int i = 0; i < trials.size(); i++) {
      seen.add(List.of(trials.get(i).condition(), trials.get(i).steps()));
    }
    assertThat(seen).hasSize(24);
  }

  @Test
  void anAnswerIsRightWithinTheTolerance() throws IOException {
    RecordedParameters p = file(two());
    Trial trial = trial(p, 10, 3);
    assertThat(TASK.score(p, trial, new Response(new float[] {9, 9, 0.6f}, 3, 1, 0)).correct())
        .isTrue();
    assertThat(TASK.score(p, trial, new Response(new float[] {9, 9, 0.4f}, 3, 1, 0)).correct())
        .isFalse();
    RecordedParameters unjudged = new RecordedParameters(p.file(), 0, 0);
    assertThat(TASK.score(unjudged, trial, new Response(new float[3], 3, 1, 0)).scored()).isFalse();
  }

  @Test
  void aFileWithoutTargetsIsRefusedBySayingSo() throws IOException {
    Map<String, byte[]> arrays = two();
    arrays.remove("targets");
    RecordedParameters p = file(arrays);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.channels(p))
        .withMessageContaining("needs an array 'targets'");
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() throws IOException {
    Map<String, byte[]> arrays = two();
    arrays.put("inputs", numbers("2, 3, 1", 1, Double.NaN, 3, 4, 5, 0));
    RecordedParameters p = file(arrays);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.channels(p))
        .withMessageContaining("trial 0 holds a number at step 1 that is not finite");
  }

  @Test
  void anArrayThatClaimsMoreThanItHasIsRefused() throws IOException {
    Map<String, byte[]> arrays = two();
    arrays.put("inputs", array("<f8", "2000000, 1000000, 1", new byte[64]));
    RecordedParameters p = file(arrays);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.channels(p))
        .withMessageContaining("does not have the bytes of its shape");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    RecordedParameters p = new RecordedParameters("nowhere/trials.npz", 0.5, 0);
    assertThat(Path.of(p.file())).isAbsolute();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.channels(p))
        .withMessageContaining("which is not there");
  }
}
