package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

class WeightsFileTest {

  @TempDir Path folder;

  private static Weights weights(float... values) {
    Weights weights = Weights.layout().trainable("W", 1, 2).frozen("b", 1).build();
    System.arraycopy(values, 0, weights.values(), 0, values.length);
    return weights;
  }

  private Path file(Map<String, NpyArray> arrays) {
    Path file = folder.resolve("model.npz");
    Npz.write(file, arrays);
    return file;
  }

  private void assertRefused(NpyArray tensor, String sentence) {
    Path file = file(Map.of("W", NpyArray.of(new float[] {8, 9}, 1, 2), "b", tensor));
    Weights weights = weights(1, 2, 3);
    assertThatThrownBy(() -> WeightsFile.read(file, weights))
        .isInstanceOf(UserException.class)
        .hasMessage(file + sentence);
    assertThat(weights.values()).as("nothing is taken").containsExactly(1, 2, 3);
  }

  @Test
  void weightsComeBackByTheNamesOfTheirTensors() {
    Path file = folder.resolve("model.npz");
    WeightsFile.write(file, weights(1, 2, 3));
    assertThat(Npz.names(file)).containsExactly("W", "b");
    assertThat(Npz.read(file).get("W").shape()).containsExactly(1, 2);
    Weights back = weights();
    WeightsFile.read(file, back);
    assertThat(back.values()).containsExactly(1, 2, 3);
  }

  @Test
  void doublesAreTakenAsFloats() {
    Path file =
        file(
            Map.of(
                "b", NpyArray.of(new double[] {0.5}, 1),
                "W", NpyArray.of(new double[] {1, 2}, 1, 2)));
    Weights back = weights();
    WeightsFile.read(file, back);
    assertThat(back.values()).containsExactly(1, 2, 0.5f);
  }

  @Test
  void aMissingTensorIsToldWithThoseThatAreThere() {
    Path file = file(Map.of("W", NpyArray.of(new float[2], 1, 2)));
    assertThatThrownBy(() -> WeightsFile.read(file, weights()))
        .isInstanceOf(UserException.class)
        .hasMessage(file + " has no tensor 'b'; it has W.");
  }

  @Test
  void aTensorOfAnotherShapeOrTypeIsRefused() {
    assertRefused(
        NpyArray.of(new float[2], 2),
        ": tensor 'b' must be float32 of shape [1], not float32 of shape [2].");
    assertRefused(
        NpyArray.of(new long[1], 1),
        ": tensor 'b' must be float32 of shape [1], not int64 of shape [1].");
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() {
    String sentence = ": tensor 'b' holds a number that is not finite.";
    assertRefused(NpyArray.of(new float[] {Float.NaN}, 1), sentence);
    assertRefused(NpyArray.of(new double[] {1e300}, 1), sentence);
  }
}
