package org.rnnzoo.testkit;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;

/** The model whose networks are {@link PlainNetwork}s. */
public class PlainModel implements Model<PlainModel.Parameters> {

  /** The parameters. */
  public record Parameters(
      @Parameter(help = "Number of units.", min = 1) int units,
      @Parameter(help = "Size of the noise.", min = 0) double sigma) {}

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String title() {
    return "A plain tanh network";
  }

  @Override
  public Parameters defaults() {
    return new Parameters(10, 0.05);
  }

  @Override
  public Network create(Parameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    return PlainNetwork.random(
        new Dimensions(inputs, p.units(), outputs), clock, p.sigma(), random);
  }
}
