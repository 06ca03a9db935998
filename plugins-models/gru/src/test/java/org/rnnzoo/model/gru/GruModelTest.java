package org.rnnzoo.model.gru;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.engine.GatedNetworkParameters;
import org.rnnzoo.testkit.ModelContract;

class GruModelTest implements ModelContract<GruParameters> {

  @Override
  public Model<GruParameters> model() {
    return new GruModel();
  }

  @Override
  public List<GruParameters> small() {
    return List.of(
        new GruParameters(new GatedNetworkParameters(9, 0, true, true, true)),
        new GruParameters(new GatedNetworkParameters(19, 0, false, false, false)));
  }

  @Override
  public GruParameters noisy() {
    return new GruParameters(new GatedNetworkParameters(9, 0.2, true, true, false));
  }
}
