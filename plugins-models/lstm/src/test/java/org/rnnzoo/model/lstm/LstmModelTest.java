package org.rnnzoo.model.lstm;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.engine.GatedNetworkParameters;
import org.rnnzoo.testkit.ModelContract;

class LstmModelTest implements ModelContract<LstmParameters> {

  @Override
  public Model<LstmParameters> model() {
    return new LstmModel();
  }

  @Override
  public List<LstmParameters> small() {
    return List.of(
        new LstmParameters(new GatedNetworkParameters(9, 0, true, true, true), 1),
        new LstmParameters(new GatedNetworkParameters(19, 0, false, false, false), 0));
  }

  @Override
  public LstmParameters noisy() {
    return new LstmParameters(new GatedNetworkParameters(9, 0.2, true, true, false), 1);
  }
}
