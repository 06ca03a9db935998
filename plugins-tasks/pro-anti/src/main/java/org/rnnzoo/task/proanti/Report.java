package org.rnnzoo.task.proanti;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;

/** Which stimuli there are and how the answer is given. */
public enum Report {
  /** Left or right: a choice between two outputs. Right is at 0 degrees, left at 180. */
  SIDE {
    @Override
    List<String> stimuli(AngleCode code) {
      return List.of("stimulus.left", "stimulus.right");
    }

    @Override
    List<String> answers(AngleCode code) {
      return List.of("left", "right");
    }

    @Override
    double draw(RandomGenerator random) {
      return random.nextBoolean() ? 180 : 0;
    }

    @Override
    void show(TrialBuilder trial, AngleCode code, double degrees, Epoch during) {
      trial.input("stimulus." + side(degrees)).set(1, during);
    }

    @Override
    void ask(TrialBuilder trial, ProAntiParameters p, double degrees, Epoch response) {
      p.choice().respond(trial, side(degrees), response);
    }

    @Override
    Verdict judge(ProAntiParameters p, Trial trial, Response response) {
      return ChoiceRule.judge(trial, response);
    }

    private static String side(double degrees) {
      return degrees == 180 ? "left" : "right";
    }
  },
  /** Any direction: two signed outputs, its cosine and its sine. */
  VECTOR {
    @Override
    List<String> answers(AngleCode code) {
      return List.of("cos", "sin");
    }

    @Override
    void ask(TrialBuilder trial, ProAntiParameters p, double degrees, Epoch response) {
      Pointing.ask(trial, p, response);
      trial.target("cos").set(Math.cos(Math.toRadians(degrees)), response);
      trial.target("sin").set(Math.sin(Math.toRadians(degrees)), response);
    }

    @Override
    Verdict judge(ProAntiParameters p, Trial trial, Response response) {
      return new Pointing(p, trial, response)
          .judge(
              mean ->
                  Math.toDegrees(Math.atan2(mean.applyAsDouble("sin"), mean.applyAsDouble("cos"))));
    }
  },
  /** Any direction: non-negative outputs that carry it as the inputs carry the stimulus. */
  POPULATION {
    @Override
    List<String> answers(AngleCode code) {
      return code.channels("answer");
    }

    @Override
    void ask(TrialBuilder trial, ProAntiParameters p, double degrees, Epoch response) {
      Pointing.ask(trial, p, response);
      p.directions().encoding().aim(trial, "answer", degrees, response);
    }

    @Override
    Verdict judge(ProAntiParameters p, Trial trial, Response response) {
      return new Pointing(p, trial, response)
          .judge(mean -> p.directions().encoding().read("answer", mean));
    }
  };

  /** The inputs that carry the stimulus. */
  List<String> stimuli(AngleCode code) {
    return code.channels("stimulus");
  }

  /** The outputs that carry the answer. */
  abstract List<String> answers(AngleCode code);

  /** A stimulus in degrees; all are equally likely. */
  double draw(RandomGenerator random) {
    return 360 * random.nextDouble();
  }

  /** Shows a stimulus. */
  void show(TrialBuilder trial, AngleCode code, double degrees, Epoch during) {
    code.show(trial, "stimulus", degrees, 1, during);
  }

  /** Asks for an answer in degrees. */
  abstract void ask(TrialBuilder trial, ProAntiParameters p, double degrees, Epoch response);

  /** Judges an answer. */
  abstract Verdict judge(ProAntiParameters p, Trial trial, Response response);
}
