package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.Adam;
import org.rnnzoo.engine.Cell;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.GradientNorm;
import org.rnnzoo.engine.Noise;
import org.rnnzoo.engine.Periphery;
import org.rnnzoo.engine.Periphery.InitialState;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.RecurrentPropagation;
import org.rnnzoo.engine.WeightLaw;

/**
 * Fits latent circuits to a network, from as many random starts as one likes.
 *
 * <p>Adam with clipped gradients on all trials at once; the learning rate falls to three tenths
 * after three fifths of the steps, and the best weights seen are kept.
 *
 * <p>The first fifth of the steps is a warm-up, without which about half of the starts end in a
 * poor circuit. Early on the embedding means little, so the connectivity anchor takes hold by and
 * by. And a labelled readout weight that falls to 0 cuts its node off from the outputs for good, so
 * labelled weights have a floor that sinks to 0.
 *
 * <p>An instance holds what the starts share and may be used by several threads.
 */
final class CircuitFit {

  private static final double WARM_UP_SHARE = 0.2;
  private static final double COARSE_SHARE = 0.6;
  private static final double FINE_RATE = 0.3;
  private static final double LONGEST_GRADIENT = 10;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private static final double RECURRENT_DEVIATION = 0.025;
  private static final double INITIAL_MEAN = 0.2;
  private static final WeightLaw INPUT_AND_READOUT =
      random -> INITIAL_MEAN + 0.1 * random.nextGaussian();

  private final Teacher teacher;
  private final int nodes;
  private final LatentCircuitParameters parameters;
  private final ReducedActivity reduced;

  /** Prepares fits of circuits of some nodes to what the teacher does. */
  CircuitFit(Teacher teacher, int nodes, LatentCircuitParameters parameters) {
    this.teacher = teacher;
    this.nodes = nodes;
    this.parameters = parameters;
    this.reduced = ReducedActivity.of(teacher.activity().states(), parameters.centred(), nodes);
  }

  /**
   * Fits from the random weights of a stream.
   *
   * @param anchor the weight of the connectivity anchor
   * @param afterStep called after every step
   * @throws CancellationException if the thread is interrupted
   */
  FittedCircuit run(double anchor, RandomStream start, Runnable afterStep) {
    RecurrentNetwork circuit = initialCircuit(start);
    double loss = new Descent(circuit, anchor).run(afterStep);
    LeakyNetwork fitted = circuit.dynamics();
    Activity latent = Activity.of(fitted, teacher.stimuli());
    Embedding embedding =
        Embedding.fit(
            teacher.activity().states(),
            latent.states(),
            parameters.scaled(),
            parameters.centred());
    return new FittedCircuit(fitted, embedding, loss);
  }

  private RecurrentNetwork initialCircuit(RandomStream start) {
    LeakyNetwork network = teacher.network();
    boolean free = parameters.masks() == Masks.FREE;
    boolean startsAtZero = Arrays.stream(network.initial()).allMatch(x -> x == 0);
    RecurrentNetwork circuit =
        new RecurrentNetwork(
            new Cell(
                network.form(),
                network.activation(),
                network.timeConstant(),
                network.alpha(),
                Noise.NONE),
            new FullConnectivity(RECURRENT_DEVIATION * Math.sqrt(nodes), false),
            new Periphery(
                INPUT_AND_READOUT,
                INPUT_AND_READOUT,
                true,
                free,
                true,
                free || parameters.centred(),
                startsAtZero ? InitialState.ZERO : InitialState.TRAINED),
            new Dimensions(network.inputs(), nodes, network.outputs()),
            start);
    int offset = circuit.weights().tensor("b_out").offset();
    for (int output = 0; output < network.outputs(); output++) {
      circuit.weights().values()[offset + output] = (float) network.readoutBias()[output];
    }
    return circuit;
  }

  /** One way down from random weights. */
  private final class Descent {

    private final RecurrentNetwork circuit;
    private final float[] values;
    private final int recurrentOffset;
    private final MaskedWeights masks;
    private final EmbeddingLoss embeddingLoss;
    private final ConnectivityAnchor anchor;
    private final Adam adam;
    private final float[] best;
    private double least = Double.POSITIVE_INFINITY;

    Descent(RecurrentNetwork circuit, double anchorStrength) {
      this.circuit = circuit;
      this.values = circuit.weights().values();
      this.recurrentOffset = circuit.weights().tensor("W").offset();
      this.masks = new MaskedWeights(circuit.weights(), circuit.dimensions(), parameters.masks());
      this.embeddingLoss =
          new EmbeddingLoss(
              reduced, teacher.activity().outputs(), teacher.trials(), nodes, parameters);
      this.anchor =
          new ConnectivityAnchor(
              anchorStrength, teacher.network().recurrent(), reduced.basis(), nodes);
      this.adam = new Adam(values.length);
      masks.project(values, INITIAL_MEAN);
      this.best = values.clone();
    }

    /** Leaves the best weights in the circuit and returns their loss. */
    double run(Runnable afterStep) {
      try (RecurrentPropagation propagation =
          circuit.propagation(teacher.trials().size(), teacher.trials().time(), 1)) {
        propagation.load(teacher.trials());
        for (int step = 0; step < parameters.steps(); step++) {
          requireUninterrupted();
          if (!differentiate(propagation, step)) {
            break;
          }
          update(propagation.gradient(), step);
          afterStep.run();
        }
      }
      System.arraycopy(best, 0, values, 0, values.length);
      return least;
    }

    /** Whether the loss is finite. */
    private boolean differentiate(RecurrentPropagation propagation, int step) {
      double loss = propagation.differentiate(embeddingLoss, 0);
      loss +=
          anchor.differentiate(
              warmth(step),
              embeddingLoss.directions(),
              values,
              propagation.gradient(),
              recurrentOffset);
      if (loss < least) {
        least = loss;
        System.arraycopy(values, 0, best, 0, values.length);
      }
      return Double.isFinite(loss);
    }

    private void update(float[] gradient, int step) {
      masks.complete(gradient, values, parameters.weightDecay());
      GradientNorm.clip(gradient, LONGEST_GRADIENT);
      adam.step(values, gradient, learningRate(step), BETA1, BETA2, EPSILON);
      masks.project(values, INITIAL_MEAN * (1 - warmth(step)));
    }
  }

  /** How far the warm-up is, from 0 to 1. */
  private double warmth(int step) {
    return Math.min(1, step / (WARM_UP_SHARE * parameters.steps()));
  }

  private double learningRate(int step) {
    boolean coarse = step < COARSE_SHARE * parameters.steps();
    return parameters.learningRate() * (coarse ? 1 : FINE_RATE);
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The fit was interrupted.");
    }
  }
}
