package org.rnnzoo.testkit;

import java.util.List;
import org.rnnzoo.api.model.Model;

class PlainModelTest implements ModelContract<PlainModel.Parameters> {

  @Override
  public Model<PlainModel.Parameters> model() {
    return new PlainModel();
  }

  @Override
  public List<PlainModel.Parameters> small() {
    return List.of(new PlainModel.Parameters(5, 0), new PlainModel.Parameters(8, 0));
  }

  @Override
  public PlainModel.Parameters noisy() {
    return new PlainModel.Parameters(8, 0.1);
  }
}
