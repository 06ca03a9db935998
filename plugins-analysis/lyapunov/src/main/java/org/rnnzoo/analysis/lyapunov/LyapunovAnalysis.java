package org.rnnzoo.analysis.lyapunov;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Trajectories;

/**
 * Lyapunov exponents of a network for a constant input or driven by trials (Benettin et al. 1980;
 * Engelken, Wolf &amp; Abbott 2023).
 */
public final class LyapunovAnalysis implements Analysis<LyapunovParameters> {

  /** An input that trials show on average is that of so many; so many drive an orbit in turn. */
  private static final int AVERAGED = 64;

  /** Progress is told this often. */
  private static final int REPORTS = 100;

  @Override
  public String name() {
    return "lyapunov";
  }

  @Override
  public String title() {
    return "Lyapunov exponents: is the network chaotic, and in how many directions";
  }

  @Override
  public String citation() {
    return "Engelken, Wolf & Abbott, 2023, Physical Review Research";
  }

  @Override
  public List<String> tags() {
    return List.of("dynamics", "chaos", "dimension");
  }

  @Override
  public LyapunovParameters defaults() {
    return LyapunovParameters.DEFAULT;
  }

  @Override
  public Result analyze(TrainedRun run, LyapunovParameters parameters, AnalysisContext context) {
    DynamicalSystem system = run.network().dynamics();
    Trials shown = run.trials().trials(0, AVERAGED);
    double[] input =
        parameters.isDriven() ? new double[system.inputs()] : parameters.inputFor(shown);
    Schedule schedule = parameters.times().scheduleFor(system);
    context.progress("simulating trials", 0);
    Trajectories trials =
        Trajectories.of(system, run.trials().trials(0, parameters.starting().starts()));
    List<Orbit> orbits = new ArrayList<>();
    for (int start = 0; start < parameters.starting().starts(); start++) {
      RandomGenerator random = context.random().named("starts").indexed(start).generator();
      double[] state = trials.state(start, trials.steps(start) - 1);
      for (int i = 0; i < state.length; i++) {
        state[i] += parameters.starting().spread() * random.nextGaussian();
      }
      Frame frame = Frame.random(parameters.exponentsOf(system), state.length, random);
      Drive drive = parameters.isDriven() ? Drive.by(shown, start) : Drive.constant(input);
      orbits.add(new Orbit(system, drive, schedule, state, frame, random));
    }
    follow(orbits, schedule, context);
    List<Orbit> bounded = orbits.stream().filter(orbit -> !orbit.isLost()).toList();
    if (bounded.isEmpty()) {
      throw new IllegalArgumentException(
          "With this input the state of the network grows without bound; Lyapunov exponents"
              + " describe bounded motion only. Choose another input or a bounded activation.");
    }
    return new Findings(system, input, schedule, bounded)
        .result(parameters.isDriven(), orbits.size() - bounded.size());
  }

  /** Follows all orbits to their ends, side by side. */
  private static void follow(List<Orbit> orbits, Schedule schedule, AnalysisContext context) {
    long block = Math.max(1, schedule.length() / REPORTS);
    ExecutorService threads = Executors.newFixedThreadPool(context.threads());
    try {
      for (long done = 0; done < schedule.length(); done += block) {
        context.progress("following orbits", (double) done / schedule.length());
        advance(orbits, block, threads);
      }
      context.progress("following orbits", 1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void advance(List<Orbit> orbits, long intervals, ExecutorService threads) {
    List<Callable<Void>> advances = new ArrayList<>();
    for (Orbit orbit : orbits) {
      advances.add(
          () -> {
            orbit.advance(intervals);
            return null;
          });
    }
    try {
      for (Future<Void> advance : threads.invokeAll(advances)) {
        advance.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The measurement of Lyapunov exponents was interrupted.");
    }
  }
}
