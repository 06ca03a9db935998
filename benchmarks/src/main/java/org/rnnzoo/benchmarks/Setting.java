package org.rnnzoo.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

/**
 * The numbers that all contenders share: one file per array, {@code name.f32}, float32 in C order,
 * little endian.
 *
 * @param folder where the files lie
 */
record Setting(Path folder) {

  private static final Channels CHANNELS =
      new Channels(List.of("u0", "u1", "u2", "u3"), List.of("z0", "z1"));
  private static final Clock CLOCK = new Clock(20);

  /** Replaces all weights by those in the folder. */
  void readInto(Weights weights) throws IOException {
    for (Weights.Tensor tensor : weights.tensors()) {
      float[] read = read(tensor.name(), tensor.length());
      System.arraycopy(read, 0, weights.values(), tensor.offset(), read.length);
    }
  }

  /** The batch of a workload. */
  Trials trials(Workload workload) throws IOException {
    int moments = workload.trials * workload.time;
    float[] inputs = read("inputs", moments * Workload.INPUTS);
    float[] targets = read("targets", moments * Workload.OUTPUTS);
    return trials(workload, inputs, targets, read("mask", targets.length));
  }

  /** A batch of the given numbers, {@code [trials, time, …]}. */
  static Trials trials(Workload workload, float[] inputs, float[] targets, float[] masks) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < workload.trials; i++) {
      trials.add(trial(i, workload.time, inputs, targets, masks));
    }
    return new Trials(CLOCK, CHANNELS, trials);
  }

  private static Trial trial(int index, int time, float[] inputs, float[] targets, float[] masks) {
    TrialBuilder trial = new TrialBuilder(CHANNELS, CLOCK, new SplittableRandom(0));
    for (int t = 0; t < time; t++) {
      Epoch step = trial.epoch("step", CLOCK.dt());
      int moment = index * time + t;
      for (int i = 0; i < Workload.INPUTS; i++) {
        trial.input(i).set(inputs[moment * Workload.INPUTS + i], step);
      }
      for (int o = 0; o < Workload.OUTPUTS; o++) {
        trial.target(o).set(targets[moment * Workload.OUTPUTS + o], step);
        trial.mask(o).set(masks[moment * Workload.OUTPUTS + o], step);
      }
    }
    return trial.build();
  }

  private float[] read(String name, int length) throws IOException {
    Path file = folder.resolve(name + ".f32");
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != Float.BYTES * length) {
      throw new IllegalArgumentException(
          file + " holds " + bytes.length + " bytes, not " + length + " numbers of 4 bytes.");
    }
    float[] values = new float[length];
    floats(bytes).get(values);
    return values;
  }

  /** Writes the gradient of each tensor to {@code gradient-name.f32}. */
  void writeGradient(Weights weights, float[] gradient) throws IOException {
    for (Weights.Tensor tensor : weights.tensors()) {
      int end = tensor.offset() + tensor.length();
      byte[] bytes = new byte[Float.BYTES * tensor.length()];
      floats(bytes).put(Arrays.copyOfRange(gradient, tensor.offset(), end));
      Files.write(folder.resolve("gradient-" + tensor.name() + ".f32"), bytes);
    }
  }

  /** Writes the loss to {@code loss.txt}. */
  void writeLoss(double loss) throws IOException {
    Files.writeString(folder.resolve("loss.txt"), Double.toString(loss));
  }

  private static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
