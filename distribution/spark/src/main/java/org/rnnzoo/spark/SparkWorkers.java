package org.rnnzoo.spark;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver: starts workers on a sweep, waits for them, and lets the program collect what came of
 * the cells.
 */
public final class SparkWorkers {

  private SparkWorkers() {}

  /**
   * Starts the workers and ends with what the program said when it collected.
   *
   * @param arguments the program {@code zoo}, the folder of the sweep, how many workers, and
   *     options of the program
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    String program = given.get(0);
    String sweep = given.get(1);
    int workers = Integer.parseInt(given.get(2));
    WorkerTask task = new WorkerTask(program, sweep, given.subList(3, given.size()));
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
      List<Integer> numbers = IntStream.rangeClosed(1, workers).boxed().toList();
      spark.parallelize(numbers, workers).map(task).collect().forEach(System.err::println);
    }
    System.exit(
        new ProcessBuilder(program, "sweep", "collect", sweep).inheritIO().start().waitFor());
  }
}
