package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.Adam;
import org.rnnzoo.engine.Cell;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.GradientNorm;
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
 * <p>Many random weights lead to a poor circuit, and how many depends on the network. So each fit
 * first sends out {@value #SCOUTS} scouts, short descents from different weights; again and again
 * the half that got farthest goes on, until one is left. If there is an anchor, {@value
 * #NEAR_SCOUTS} start near the {@linkplain ConnectivityStart network's connectivity}, all others
 * anywhere. While scouts are out, the anchor takes hold by and by, as the embedding means little at
 * first; and weights that have a sign have a floor that sinks to 0, as a labelled readout weight
 * that falls to 0 cuts its node off from the outputs for good.
 *
 * <p>An instance holds what the starts share and may be used by several threads.
 */
final class CircuitFit {

  /** Short descents before the long one. */
  static final int SCOUTS = 4;

  /** Of these, those that start near the network's connectivity. */
  static final int NEAR_SCOUTS = 3;

  /** How far scouts go until half of them give up, as a part of all steps. */
  private static final double SCOUT_SHARE = 0.2;

  private static final double WARM_UP_SHARE = 0.2;
  private static final double COARSE_SHARE = 0.6;
  private static final double FINE_RATE = 0.3;
  private static final double LONGEST_GRADIENT = 10;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private static final double RECURRENT_DEVIATION = 0.025;
  private static final double INITIAL_MEAN = 0.2;

  /** A node that a circuit grows starts with this part of the usual weights onto others. */
  private static final double BUD = 0.1;

  private static final WeightLaw INPUT_AND_READOUT =
      random -> INITIAL_MEAN + 0.1 * random.nextGaussian();

  private final FitData data;
  private final int nodes;
  private final LatentCircuitParameters parameters;

  /**
   * Prepares fits of circuits of some nodes.
   *
   * @param parameters resolved
   */
  CircuitFit(FitData data, int nodes, LatentCircuitParameters parameters) {
    this.data = data;
    this.nodes = nodes;
    this.parameters = parameters;
  }

  /**
   * Fits from the random weights of a stream.
   *
   * @param anchor the weight of the connectivity anchor
   * @param smaller a circuit of one node less to grow from, if any
   * @param afterStep called after every step
   * @throws CancellationException if the thread is interrupted
   */
  FittedCircuit run(
      double anchor, RandomStream start, Optional<FittedCircuit> smaller, Runnable afterStep) {
    Descent descent;
    if (smaller.isPresent()) {
      RecurrentNetwork circuit = initialCircuit(start);
      grow(smaller.get().circuit(), circuit.weights());
      descent = new Descent(circuit, anchor, start, true);
    } else {
      descent = scout(anchor, start, afterStep);
    }
    descent.run(parameters.descent().steps(), afterStep);
    LeakyNetwork fitted = descent.best();
    Activity latent = Activity.of(fitted, data.teacher().stimuli());
    Embedding embedding =
        Embedding.fit(
            data.teacher().activity().states(),
            latent.states(),
            parameters.objective().scaled(),
            parameters.objective().centred());
    return new FittedCircuit(fitted, embedding, descent.least);
  }

  /** The number of steps of one fit, those of scouts included. */
  int steps() {
    int steps = parameters.descent().steps();
    for (int scouts = SCOUTS; scouts > 1; scouts = half(scouts)) {
      steps += (scouts - 1) * scoutSteps();
    }
    return steps;
  }

  private int scoutSteps() {
    return Math.max(1, (int) (SCOUT_SHARE * parameters.descent().steps()));
  }

  private Descent scout(double anchor, RandomStream start, Runnable afterStep) {
    List<Descent> scouts = new ArrayList<>();
    for (int i = 0; i < SCOUTS; i++) {
      RandomStream own = start.named("scout").indexed(i);
      RecurrentNetwork circuit = initialCircuit(own);
      if (i < NEAR_SCOUTS && startsAtConnectivity(anchor)) {
        new ConnectivityStart(
                data.teacher(),
                parameters.shape().masks() == Masks.LABELLED,
                parameters.objective().scaled())
            .write(circuit.weights(), own.named("connectivity").generator());
      }
      scouts.add(new Descent(circuit, anchor, own, false));
    }
    int all = parameters.descent().steps();
    for (int until = scoutSteps(); scouts.size() > 1; until = Math.min(all, until + scoutSteps())) {
      for (Descent scout : scouts) {
        scout.run(until, afterStep);
      }
      scouts.sort(Comparator.comparingDouble(scout -> scout.least));
      scouts = scouts.subList(0, half(scouts.size()));
    }
    return scouts.get(0);
  }

  private static int half(int scouts) {
    return (scouts + 1) / 2;
  }

  /**
   * The network's connectivity tells about where the circuit is, unless masks say what each node
   * is; without an anchor nobody looks at it.
   */
  private boolean startsAtConnectivity(double anchor) {
    return anchor > 0 && parameters.shape().masks() != Masks.CUSTOM;
  }

  private RecurrentNetwork initialCircuit(RandomStream start) {
    LeakyNetwork network = data.teacher().network();
    boolean biased = parameters.shape().masks() != Masks.LABELLED;
    boolean startsAtZero = Arrays.stream(network.initial()).allMatch(x -> x == 0);
    RecurrentNetwork circuit =
        new RecurrentNetwork(
            new Cell(
                network.form(),
                network.activation(),
                network.timeConstant(),
                network.alpha(),
                data.latentNoise(nodes)),
            FullConnectivity.ofGain(RECURRENT_DEVIATION * Math.sqrt(nodes)),
            Periphery.trained(INPUT_AND_READOUT, INPUT_AND_READOUT)
                .withInput(side -> side.withTrainedBias(biased))
                .withReadout(
                    side -> side.withTrainedBias(biased || parameters.objective().centred()))
                .withInitialState(startsAtZero ? InitialState.ZERO : InitialState.TRAINED),
            new Dimensions(network.inputs(), nodes, network.outputs()),
            start);
    int offset = circuit.weights().tensor("b_out").offset();
    for (int output = 0; output < network.outputs(); output++) {
      circuit.weights().values()[offset + output] = (float) network.readoutBias()[output];
    }
    return circuit;
  }

  /** Puts a circuit of one node less into the weights of one whose new node is still weak. */
  private void grow(LeakyNetwork smaller, Weights weights) {
    int fresh = nodes - 1;
    if (parameters.shape().masks() == Masks.LABELLED) {
      fresh -= smaller.outputs();
    }
    float[] values = weights.values();
    int w = weights.tensor("W").offset();
    int in = weights.tensor("W_in").offset();
    int out = weights.tensor("W_out").offset();
    for (int to = 0; to < nodes; to++) {
      int oldTo = to < fresh ? to : to - 1;
      for (int from = 0; from < nodes; from++) {
        int oldFrom = from < fresh ? from : from - 1;
        if (from == fresh) {
          values[w + to * nodes + from] *= (float) BUD;
        } else if (to != fresh) {
          values[w + to * nodes + from] = (float) smaller.recurrent().get(oldTo, oldFrom);
        }
      }
      for (int input = 0; input < smaller.inputs() && to != fresh; input++) {
        values[in + to * smaller.inputs() + input] = (float) smaller.input().get(oldTo, input);
      }
      for (int output = 0; output < smaller.outputs(); output++) {
        int place = out + output * nodes + to;
        values[place] =
            to == fresh
                ? (float) (BUD * values[place])
                : (float) smaller.readout().get(output, oldTo);
      }
    }
    copyAround(weights, "b", smaller.bias(), fresh);
    copyAround(weights, "x0", smaller.initial(), fresh);
    int bOut = weights.tensor("b_out").offset();
    for (int output = 0; output < smaller.outputs(); output++) {
      values[bOut + output] = (float) smaller.readoutBias()[output];
    }
  }

  private void copyAround(Weights weights, String name, double[] old, int fresh) {
    for (Weights.Tensor tensor : weights.tensors()) {
      if (tensor.name().equals(name)) {
        for (int node = 0; node < nodes; node++) {
          if (node != fresh) {
            weights.values()[tensor.offset() + node] = (float) old[node < fresh ? node : node - 1];
          }
        }
      }
    }
  }

  /** One way down from random weights, which can be interrupted and taken up again. */
  private final class Descent {

    private final RecurrentNetwork circuit;
    private final boolean warm;
    private final float[] values;
    private final int recurrentOffset;
    private final MaskedWeights masks;
    private final Directions directions;
    private final EmbeddingLoss embeddingLoss;
    private final ConnectivityAnchor anchor;
    private final Adam adam;
    private final RandomGenerator noise;
    private final float[] best;
    private int step;
    private double least = Double.POSITIVE_INFINITY;

    Descent(RecurrentNetwork circuit, double anchorStrength, RandomStream start, boolean warm) {
      this.circuit = circuit;
      this.warm = warm;
      this.values = circuit.weights().values();
      this.recurrentOffset = circuit.weights().tensor("W").offset();
      this.masks = new MaskedWeights(circuit.weights(), circuit.dimensions(), parameters);
      this.directions = directions(start);
      this.embeddingLoss = new EmbeddingLoss(data.aim(0), directions, parameters);
      this.anchor =
          new ConnectivityAnchor(
              anchorStrength, data.teacher().network().recurrent(), data.basis(), nodes);
      this.adam = new Adam(values.length);
      this.noise = start.named("noise").generator();
      masks.project(values, warm ? 0 : INITIAL_MEAN);
      this.best = values.clone();
    }

    private Directions directions(RandomStream start) {
      return parameters.preset() == Preset.AS_PUBLISHED
          ? new CayleyDirections(
              data.basis().numCols,
              nodes,
              parameters.objective().weightDecay(),
              start.named("embedding").generator())
          : new Embedding.Procrustes(data.basis().numCols, nodes);
    }

    /** Goes on until a number of steps have been made in all, or the loss is not finite. */
    void run(int until, Runnable afterStep) {
      int trials = data.teacher().stimuli().trials();
      int time = data.teacher().stimuli().steps(0);
      try (RecurrentPropagation propagation = circuit.propagation(trials, time, 1)) {
        propagation.load(data.inputs(), trials, time);
        boolean finite = true;
        while (finite && step < until) {
          requireUninterrupted();
          finite = differentiate(propagation);
          if (finite) {
            update(propagation.gradient());
          }
          step++;
          afterStep.run();
        }
      }
    }

    /** Whether the loss is finite. */
    private boolean differentiate(RecurrentPropagation propagation) {
      embeddingLoss.aimAt(data.aim(step));
      double loss = propagation.differentiate(embeddingLoss, noise.nextLong());
      loss +=
          anchor.differentiate(
              warmth(),
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

    private void update(float[] gradient) {
      masks.complete(gradient, values, parameters.objective().weightDecay());
      GradientNorm.clip(gradient, LONGEST_GRADIENT);
      adam.step(values, gradient, learningRate(), BETA1, BETA2, EPSILON);
      directions.step(learningRate());
      masks.project(values, INITIAL_MEAN * (1 - warmth()));
    }

    /** How far the warm-up is, from 0 to 1. */
    private double warmth() {
      return warm ? 1 : Math.min(1, step / (WARM_UP_SHARE * parameters.descent().steps()));
    }

    private double learningRate() {
      boolean coarse = step < COARSE_SHARE * parameters.descent().steps();
      return parameters.descent().learningRate() * (coarse ? 1 : FINE_RATE);
    }

    /** The circuit with the best weights seen. */
    LeakyNetwork best() {
      System.arraycopy(best, 0, values, 0, values.length);
      return circuit.dynamics();
    }
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The fit was interrupted.");
    }
  }
}
