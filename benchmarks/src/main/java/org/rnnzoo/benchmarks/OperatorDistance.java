package org.rnnzoo.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.similarity.DynamicalSimilarity;

/**
 * How long the distance of two linear operators takes.
 *
 * <p>{@code OperatorDistance FILE RANK STARTS ITERATIONS SECONDS} reads pairs of square operators,
 * little-endian float64 row by row, warms up on them for some seconds, and prints a line for each
 * pair: its distance in rad and the CPU time that it took, in seconds; there is one thread.
 */
final class OperatorDistance {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private OperatorDistance() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    List<DMatrixRMaj> operators = read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    DynamicalSimilarity similarity =
        new DynamicalSimilarity(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    double warm = Double.parseDouble(arguments[4]);
    while (seconds() < warm) {
      distances(similarity, operators);
    }
    distances(similarity, operators).forEach(System.out::println);
  }

  private static List<String> distances(
      DynamicalSimilarity similarity, List<DMatrixRMaj> operators) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < operators.size(); i += 2) {
      double begin = seconds();
      double angle =
          similarity.angle(
              operators.get(i), operators.get(i + 1), RandomStream.root(i).generator());
      lines.add(String.format(Locale.ROOT, "%.9f %.6f", angle, seconds() - begin));
    }
    return lines;
  }

  private static double seconds() {
    return THREADS.getCurrentThreadCpuTime() / 1e9;
  }

  private static List<DMatrixRMaj> read(Path file, int rank) throws IOException {
    DoubleBuffer values =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    List<DMatrixRMaj> operators = new ArrayList<>();
    while (values.remaining() >= rank * rank) {
      DMatrixRMaj operator = new DMatrixRMaj(rank, rank);
      values.get(operator.data);
      operators.add(operator);
    }
    return operators;
  }
}
