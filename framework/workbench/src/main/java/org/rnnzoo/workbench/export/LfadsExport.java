package org.rnnzoo.workbench.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Trees;

/**
 * Spikes of the units with the truth behind them, in the HDF5 layout of lfads-torch (Sedler &amp;
 * Pandarinath 2023): {@code train_encod_data}, {@code train_recon_data}, {@code train_truth},
 * {@code valid_…} and {@code conversion_factor}; and in that of the Computation-through-Dynamics
 * Benchmark (Versteeg et al. 2025): {@code train_activity}, {@code train_latents}, {@code
 * train_inputs}, {@code train_inds}.
 *
 * <p>Rates in Hz are the rates of the network without noise, scaled so that the largest of all is
 * {@link #PEAK_HZ}; where some are negative, the lowest of all becomes 0. Spike counts are Poisson.
 */
final class LfadsExport implements ExportFormat.Writer {

  private static final double PEAK_HZ = 50;
  private static final double TRAINING_SHARE = 0.8;

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    Map<String, NpyArray> trials = content.trials();
    int count = trials.get("steps").shape().get(0);
    int steps = (int) Arrays.stream(trials.get("steps").longs()).min().orElseThrow();
    int training = Math.max(1, Math.min(count - 1, (int) (TRAINING_SHARE * count)));
    double dt = content.network().dt();
    Scale scale = Scale.of(trials.get("rates_noise_free"));
    NpyArray hz = cut(trials.get("rates_noise_free"), steps, scale);
    Map<String, NpyArray> all = new LinkedHashMap<>();
    NpyArray spikes = spikes(content, hz, dt);
    all.put("encod_data", spikes);
    all.put("recon_data", spikes);
    all.put("truth", hz);
    all.put("activity", perBin(hz, dt));
    all.put("latents", cut(trials.get("states_noise_free"), steps, Scale.NONE));
    all.put("inputs", cut(trials.get("inputs"), steps, Scale.NONE));
    all.put("inds", NpyArray.of(LongStream.range(0, count).toArray(), count));
    Map<String, Object> about = about(content, scale, steps, training);
    HdfWriter.write(
        file,
        hdf -> {
          all.forEach(
              (name, array) -> {
                HdfWriter.put(hdf, Map.of("train_" + name, part(array, 0, training)));
                HdfWriter.put(hdf, Map.of("valid_" + name, part(array, training, count)));
              });
          hdf.putDataset("conversion_factor", 1000 / dt);
          Map<String, Object> description = new LinkedHashMap<>(content.description());
          description.putAll(about);
          hdf.putAttribute("zoo_run", content.run().folder().name());
          hdf.putDataset("zoo_description", Trees.json(description));
        });
    return about;
  }

  /**
   * What makes a rate Hz.
   *
   * @param lowest the rate that becomes 0
   * @param factor Hz for each unit of rate
   */
  private record Scale(double lowest, double factor) {

    static final Scale NONE = new Scale(0, 1);

    static Scale of(NpyArray rates) {
      double lowest = 0;
      double highest = 0;
      for (float rate : rates.floats()) {
        lowest = Math.min(lowest, rate);
        highest = Math.max(highest, rate);
      }
      if (!(highest > lowest)) {
        throw UserException.input(
            "The network is silent in all these trials; no unit would spike.");
      }
      return new Scale(lowest, PEAK_HZ / (highest - lowest));
    }
  }

  private static Map<String, Object> about(
      ExportContent content, Scale scale, int steps, int training) {
    Map<String, Object> spikes = new LinkedHashMap<>();
    spikes.put("rateInHz", "factor * (rate without noise - lowest)");
    spikes.put("lowest", scale.lowest());
    spikes.put("factor", scale.factor());
    spikes.put("binMs", content.network().dt());
    spikes.put("steps", steps);
    spikes.put("trainingTrials", training);
    spikes.put(
        "encod_data",
        "Poisson spike counts per bin, [trials, time, units]; recon_data is the same");
    spikes.put("truth", "rates in Hz; divided by conversion_factor, per bin, as is activity");
    spikes.put("latents", "the states of the network without noise");
    spikes.put(
        "inputs", "what the network was shown; rename to ext_input to give it to lfads-torch");
    return Map.of("spikes", spikes);
  }

  /** The first steps, which every trial has. */
  private static NpyArray cut(NpyArray array, int steps, Scale scale) {
    int time = array.shape().get(1);
    int width = array.shape().get(2);
    float[] all = array.floats();
    float[] kept = new float[array.shape().get(0) * steps * width];
    for (int i = 0; i < kept.length; i++) {
      int trial = i / (steps * width);
      double value = all[trial * time * width + i % (steps * width)];
      kept[i] = (float) (scale.factor() * (value - scale.lowest()));
    }
    return NpyArray.of(kept, array.shape().get(0), steps, width);
  }

  private static NpyArray perBin(NpyArray hz, double dt) {
    float[] values = hz.floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * dt / 1000);
    }
    return new NpyArray(hz.shape(), values);
  }

  private static NpyArray spikes(ExportContent content, NpyArray hz, double dt) {
    RandomGenerator random =
        content.run().experiment().random().named("export").named("lfads").generator();
    float[] counts = new float[hz.floats().length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = poisson(hz.floats()[i] * dt / 1000, random);
    }
    return new NpyArray(hz.shape(), counts);
  }

  /** A Poisson number by counting events; a bin has few. */
  private static int poisson(double mean, RandomGenerator random) {
    double left = mean;
    int count = -1;
    do {
      left += Math.log(1 - random.nextDouble());
      count++;
    } while (left > 0);
    return count;
  }

  private static NpyArray part(NpyArray array, int from, int to) {
    int size = array.shape().stream().skip(1).reduce(1, Math::multiplyExact);
    List<Integer> shape = new ArrayList<>(array.shape());
    shape.set(0, to - from);
    return array.values() instanceof long[] longs
        ? new NpyArray(shape, Arrays.copyOfRange(longs, from * size, to * size))
        : new NpyArray(shape, Arrays.copyOfRange(array.floats(), from * size, to * size));
  }
}
