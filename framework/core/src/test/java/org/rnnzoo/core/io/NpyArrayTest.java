package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpyArrayTest {

  private static final NpyArray FLOATS = NpyArray.of(new float[] {1, 2.5f}, 2);
  private static final NpyArray DOUBLES = NpyArray.of(new double[] {1, 1e300}, 2);
  private static final NpyArray INTS = new NpyArray(List.of(2), new int[] {1, 2});
  private static final NpyArray LONGS = NpyArray.of(new long[] {1, 2}, 2);
  private static final NpyArray TRUTHS = new NpyArray(List.of(2), new boolean[] {true, false});
  private static final NpyArray WORDS = NpyArray.of("a", "b");

  @Test
  void aShapeThatDoesNotFitIsSaid() {
    assertThatThrownBy(() -> NpyArray.of(new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An array of shape [2, 3] has 6 values, not 5.");
  }

  @Test
  void everyTypeIsCalledAsNumPyCallsIt() {
    assertThat(List.of(FLOATS, DOUBLES, INTS, LONGS, TRUTHS, WORDS).stream().map(NpyArray::type))
        .containsExactly("float32", "float64", "int32", "int64", "bool", "str");
  }

  @Test
  void realNumbersAreThoseWithAFraction() {
    assertThat(List.of(FLOATS, DOUBLES, INTS, LONGS, TRUTHS, WORDS).stream().map(NpyArray::isReal))
        .containsExactly(true, true, false, false, false, false);
  }

  @Test
  void valuesOfATypeAreGivenAsThatTypeAlone() {
    assertThat(FLOATS.floats()).containsExactly(1, 2.5f);
    assertThat(DOUBLES.doubles()).containsExactly(1, 1e300);
    assertThat(LONGS.longs()).containsExactly(1, 2);
    assertThatThrownBy(LONGS::doubles)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The array holds int64 values, not float64.");
    assertThatThrownBy(FLOATS::longs).hasMessage("The array holds float32 values, not int64.");
    assertThatThrownBy(WORDS::floats).hasMessage("The array holds str values, not float32.");
  }

  @Test
  void numbersOfAnyTypeAndTruthValuesBecomeDoubles() {
    assertThat(FLOATS.toDoubles()).containsExactly(1, 2.5);
    assertThat(INTS.toDoubles()).containsExactly(1, 2);
    assertThat(TRUTHS.toDoubles()).containsExactly(1, 0);
  }

  @Test
  void realNumbersBecomeFloatsAndTooLargeOnesInfinite() {
    assertThat(FLOATS.toFloats()).containsExactly(1, 2.5f);
    assertThat(DOUBLES.toFloats()).containsExactly(1, Float.POSITIVE_INFINITY);
    assertThatThrownBy(INTS::toFloats).hasMessageContaining("int32 values, not float32");
  }

  @Test
  void arraysOfNd4jComeAndGoInTheirPrecision() {
    INDArray wide = NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3).toNd4j();
    assertThat(wide.dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(wide.shape()).containsExactly(2, 3);
    assertThat(NpyArray.of(wide).doubles()).containsExactly(1, 2, 3, 4, 5, 6);
    INDArray narrow = FLOATS.toNd4j();
    assertThat(narrow.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(NpyArray.of(narrow).floats()).containsExactly(1, 2.5f);
  }

  @Test
  void aTransposedArrayOfNd4jIsPutIntoCOrder() {
    INDArray turned = NpyArray.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).toNd4j().transpose();
    NpyArray array = NpyArray.of(turned);
    assertThat(array.shape()).containsExactly(3, 2);
    assertThat(array.floats()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void wholeNumbersOfNd4jBecomeFloats() {
    assertThat(NpyArray.of(Nd4j.createFromArray(1, 2, 3)).floats()).containsExactly(1, 2, 3);
  }
}
