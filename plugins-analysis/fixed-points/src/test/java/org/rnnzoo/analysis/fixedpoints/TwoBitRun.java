package org.rnnzoo.analysis.fixedpoints;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/** A trained 2-bit flip-flop network of 64 units with trials like those it was trained on. */
final class TwoBitRun {

  private TwoBitRun() {}

  static TrainedRun load() {
    PulseTask task = new PulseTask();
    return new TrainedRun(
        new Frozen(network()),
        new TrialSource<>(
            task, task.defaults(), new Clock(20), RandomStream.root(1).named("analysis")));
  }

  private static LeakyNetwork network() {
    Map<String, NpyArray> data = Npz.read(file());
    DMatrixRMaj readout = matrix(data.get("rate_Wo"));
    double[] bias = doubles(data.get("rate_b"));
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        100,
        0.2,
        matrix(data.get("rate_W")),
        matrix(data.get("rate_Wi")),
        bias,
        readout,
        new double[readout.numRows],
        new double[bias.length]);
  }

  private static Path file() {
    try {
      return Path.of(
          TwoBitRun.class.getResource("/peer/own_flipflop_2bit_tanh_s0_scale.npz").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DMatrixRMaj matrix(NpyArray array) {
    return DMatrixRMaj.wrap(array.shape().get(0), array.shape().get(1), doubles(array));
  }

  private static double[] doubles(NpyArray array) {
    float[] floats = array.floats();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  /** A network that is only looked at. */
  private record Frozen(DynamicalSystem dynamics) implements Network {

    @Override
    public Dimensions dimensions() {
      return new Dimensions(dynamics.inputs(), dynamics.units(), dynamics.outputs());
    }

    @Override
    public Weights weights() {
      return Weights.layout().build();
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new UnsupportedOperationException("This network is only looked at.");
    }
  }

  /** Pulses of either sign on two channels, one after the other. */
  private static final class PulseTask implements Task<PulseTask.None> {

    record None() {}

    @Override
    public String name() {
      return "pulses";
    }

    @Override
    public String title() {
      return "Pulses";
    }

    @Override
    public List<Version<None>> versions() {
      return List.of(new Version<>("v1", "", "", new None(), new Version.Card(0.5, 0.5, 0.9, 1)));
    }

    @Override
    public Channels channels(None parameters) {
      return new Channels(List.of("bit-1", "bit-2"), List.of("bit-1", "bit-2"));
    }

    @Override
    public void compose(None parameters, TrialBuilder trial) {
      trial.epoch("rest", 200);
      for (int pulse = 0; pulse < 6; pulse++) {
        Epoch on = trial.epoch("pulse", 100);
        trial.input(trial.random().nextInt(2)).set(trial.random().nextBoolean() ? 1 : -1, on);
        trial.epoch("gap", 160 + 300 * trial.random().nextDouble());
      }
    }

    @Override
    public Verdict score(None parameters, Trial trial, Response response) {
      return Verdict.of(true);
    }
  }
}
