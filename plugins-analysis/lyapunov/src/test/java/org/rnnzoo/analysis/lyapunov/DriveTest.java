package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.testkit.HoldTask;

class DriveTest {

  private static final RandomStream STREAM = RandomStream.root(8);

  private static Trials trials() {
    HoldTask task = new HoldTask();
    return task.generate(task.defaults(), new Clock(20), STREAM, 0, 3);
  }

  @Test
  void trialsFollowEachOtherAndBeginAgain() {
    Trials trials = trials();
    Drive drive = Drive.by(trials, 1);
    int first = trials.get(1).steps();
    int whole = first + trials.get(2).steps() + trials.get(0).steps();
    assertThat(drive.steps()).hasSize(whole);
    assertThat(drive.at(0)[0]).isEqualTo(trials.get(1).input(0, 0));
    assertThat(drive.at(first)[0]).isEqualTo(trials.get(2).input(0, 0));
    assertThat(drive.at(whole + 4)[0]).isEqualTo(trials.get(1).input(4, 0));
  }

  @Test
  void theExponentOfADrivenUnitIsTheMeanLogarithmOfItsSlopes() {
    LeakyNetwork unit =
        RandomNetwork.of(Form.RATE, Activation.TANH, 0.2, new DMatrixRMaj(new double[][] {{1.7}}));
    Drive drive = new Drive(List.of(new double[] {0.4}, new double[] {-1}, new double[] {0.1}));
    Orbit orbit =
        new Orbit(
            unit,
            drive,
            new Schedule(2, 5, 5, 60),
            new double[] {0.3},
            Frame.random(1, 1, STREAM.generator()),
            STREAM.generator());
    orbit.advance(70);
    double weight = unit.input().get(0, 0);
    double x = 0.3;
    double sum = 0;
    double[] inputs = {0.4, -1, 0.1};
    for (int step = 0; step < 140; step++) {
      double rate = Math.tanh(1.7 * x + weight * inputs[step % 3]);
      sum += step < 20 ? 0 : Math.log(0.8 + 0.2 * 1.7 * (1 - rate * rate));
      x += 0.2 * (rate - x);
    }
    assertThat(orbit.exponents()[0]).isCloseTo(sum / (120 * 0.2), within(1e-12));
  }
}
