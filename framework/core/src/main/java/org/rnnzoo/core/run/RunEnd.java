package org.rnnzoo.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.folder.TrialArrays;
import org.rnnzoo.core.folder.WeightsFile;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.picture.TrialFigure;
import org.rnnzoo.core.plugin.PluginFailure;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;
import org.rnnzoo.dynamics.Trajectories;

/**
 * Writes what every finished run has, however it got its weights.
 *
 * @param experiment the experiment
 * @param network the network as it shall stay
 * @param folder the folder of the run
 */
record RunEnd(Experiment experiment, Network network, RunFolder folder) {

  private static final int STORED_TRIALS = 16;

  /** Stores the weights and some answers, and evaluates the network. */
  Evaluation test() {
    WeightsFile.write(folder.model(), network.weights());
    Evaluation test = new Run(folder, experiment, network, WeightsChoice.FINAL).test();
    storeAnswers();
    return test;
  }

  /**
   * Puts the network under stress.
   *
   * @param test how it answers the test trials
   */
  Stress stress(Evaluation test) {
    return new StressTests(experiment, experiment.task(), network).against(test);
  }

  private void storeAnswers() {
    TrialSource<?> source = experiment.trials("test");
    Trials trials = source.trials(0, source.atMost(STORED_TRIALS));
    RandomStream noise = experiment.random().named("noise").named("test");
    try (Propagation propagation =
        network.propagation(trials.size(), trials.time(), experiment.threadsHere())) {
      propagation.load(trials);
      propagation.forward(new Objective(source.losses(), 0), noise.keyOf(0));
      Integer n = trials.size();
      Integer time = trials.time();
      Integer outputs = trials.channels().outputs().size();
      Integer units = network.dimensions().units();
      Map<String, NpyArray> arrays = new TrialArrays(trials).arrays();
      arrays.put("outputs", NpyArray.of(propagation.outputValues().clone(), n, time, outputs));
      arrays.put("rates", NpyArray.of(propagation.rateValues(), n, time, units));
      putWithoutNoise(trials, arrays);
      Npz.write(folder.trials(), arrays);
      FigureFiles.write(
          folder.figures(),
          "trial",
          new TrialFigure(
                  experiment.task().use(),
                  trials,
                  0,
                  Optional.of(new TrialFigure.Answers(propagation.outputValues(), source.losses())))
              .figure());
    }
  }

  /**
   * What the network does without noise of its own on the same trials; 0 in the padding. A model
   * whose dynamics fail costs these arrays and not the run.
   */
  private void putWithoutNoise(Trials trials, Map<String, NpyArray> arrays) {
    Trajectories course;
    try {
      course = Trajectories.of(network.dynamics(), trials);
    } catch (PluginFailure e) {
      return;
    }
    arrays.put("outputs_noise_free", padded(course.outputs(), trials.time(), course.width()));
    arrays.put("rates_noise_free", padded(course.rates(), trials.time(), course.units()));
  }

  private static NpyArray padded(double[][] values, Integer time, Integer width) {
    float[] all = new float[values.length * time * width];
    for (int trial = 0; trial < values.length; trial++) {
      for (int i = 0; i < values[trial].length; i++) {
        all[trial * time * width + i] = (float) values[trial][i];
      }
    }
    return NpyArray.of(all, values.length, time, width);
  }

  /**
   * Writes how the run ended.
   *
   * @param reason why, one word
   * @param step training steps made
   * @param seconds seconds of training
   * @param test the result on test trials; empty if there is none
   * @param stress the results of the stress tests; empty if there are none
   * @param more further entries of the summary
   */
  void summarise(
      String reason,
      long step,
      double seconds,
      Optional<Evaluation> test,
      Optional<Stress> stress,
      Map<String, Object> more) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("task", experiment.task().use());
    summary.put("model", experiment.model().use());
    summary.put("seed", experiment.seed());
    summary.put("accuracy", test.map(Evaluation::accuracy).orElse(Double.NaN));
    summary.put("trialAccuracy", test.map(Evaluation::trialAccuracy).orElse(Double.NaN));
    stress.ifPresent(result -> summary.putAll(result.tree()));
    summary.put("trainableParameters", FreeWeights.count(network));
    summary.putAll(more);
    summary.put("loss", test.map(Evaluation::loss).orElse(Double.NaN));
    summary.put("testTrials", test.map(Evaluation::trials).orElse(0));
    summary.put("measures", test.map(Evaluation::measures).orElse(Map.of()));
    summary.put("steps", step);
    summary.put("stoppedBecause", reason);
    summary.put("seconds", seconds);
    Trees.writeJson(folder.summary(), summary);
  }

  /** Declares the run done; everything else must be there. */
  void close(long step) {
    RunStatus.now(RunStatus.State.DONE, step).writeTo(folder);
    AtomicFile.write(folder.done(), "");
  }
}
