package org.rnnzoo.task.tmaze;

import java.util.List;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** How the maze is seen. */
public enum Observation {

  /**
   * A channel for the cues of each side, one for the position, which rises evenly from 0 to 1 on
   * the way and is 0 at the junction, and one that is 1 at the junction.
   */
  CHANNELS {
    @Override
    List<String> inputs() {
      return List.of(Side.LEFT.cue(), Side.RIGHT.cue(), "position", "junction");
    }

    @Override
    void show(TrialBuilder trial, Passage passage, Epoch way, Epoch junction) {
      passage.show(trial);
      TrialBuilder.Line position = trial.input("position");
      for (int step = way.start(); step < way.end(); step++) {
        double middle = step - way.start() + 0.5;
        position.set(middle / way.length(), new Epoch(way.name(), step, step + 1));
      }
      trial.input("junction").set(1, junction);
    }
  },

  /**
   * Three bits that name the kind of place, as in Bakker (2002): 011 where the cue tells the left,
   * 110 where it tells the right, 101 in the corridor and 010 at the junction.
   */
  BITS {
    @Override
    List<String> inputs() {
      return List.of("bit.1", "bit.2", "bit.3");
    }

    @Override
    void show(TrialBuilder trial, Passage passage, Epoch way, Epoch junction) {
      write(trial, "101", way);
      for (Cue cue : passage.cues()) {
        write(trial, cue.side() == Side.LEFT ? "011" : "110", cue.visible());
      }
      write(trial, "010", junction);
    }

    private void write(TrialBuilder trial, String bits, Epoch during) {
      for (int i = 0; i < bits.length(); i++) {
        trial.input(i).set(bits.charAt(i) == '1' ? 1 : 0, during);
      }
    }
  };

  /** The names of the inputs. */
  abstract List<String> inputs();

  /**
   * Writes what is seen.
   *
   * @param way everything before the junction
   */
  abstract void show(TrialBuilder trial, Passage passage, Epoch way, Epoch junction);
}
