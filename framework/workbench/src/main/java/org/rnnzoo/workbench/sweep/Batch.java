package org.rnnzoo.workbench.sweep;

import org.rnnzoo.api.Parameter;

/**
 * What a batch system is told about the jobs of a sweep.
 *
 * @param account the account that pays; empty for the user's own
 * @param partition the partition; empty for the standard one
 * @param minutes the time limit of a job
 * @param workers how many jobs run at once
 * @param cpus processors of a job
 * @param memory memory of a job, as in {@code 4G}
 */
public record Batch(
    @Parameter(help = "Account that pays; empty for your own.") String account,
    @Parameter(help = "Partition; empty for the standard one.") String partition,
    @Parameter(help = "Time limit of a job.", unit = "min", min = 5, max = 43_200) int minutes,
    @Parameter(help = "Jobs that run at once.", min = 1, max = 10_000) int workers,
    @Parameter(help = "Processors of a job.", min = 1, max = 1024) int cpus,
    @Parameter(help = "Memory of a job.") String memory) {

  /** What is asked for if nothing is said. */
  public static final Batch STANDARD = new Batch("", "", 60, 4, 1, "4G");

  public Batch {
    requireWord("account", account);
    requireWord("partition", partition);
    if (!memory.matches("\\d{1,6}[KMGT]")) {
      throw new IllegalArgumentException(
          "memory is '%s'; it must be a number and a letter, as in 4G.".formatted(memory));
    }
  }

  private static void requireWord(String name, String value) {
    if (!value.matches("[A-Za-z0-9._,-]*")) {
      throw new IllegalArgumentException(
          "%s is '%s'; it may hold letters, digits, '.', '_', ',' and '-'.".formatted(name, value));
    }
  }
}
