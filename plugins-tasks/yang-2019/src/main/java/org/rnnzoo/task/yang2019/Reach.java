package org.rnnzoo.task.yang2019;

/**
 * Go and anti: one stimulus in either modality; look at it or opposite to it.
 *
 * @param anti whether to look opposite
 */
record Reach(Timing timing, boolean anti) implements Design {

  @Override
  public void compose(Scene scene) {
    double stimulus = scene.direction();
    int modality = scene.modality();
    Schedule schedule = scene.schedule();
    scene.show(
        modality,
        stimulus,
        1,
        timing.go() == Timing.Go.FIXATION_OFF
            ? schedule.first()
            : schedule.first().through(schedule.response()));
    scene.go((stimulus + (anti ? 180 : 0)) % 360);
    scene.note("stimulus1Deg", stimulus);
    scene.note("modality1", modality);
  }
}
