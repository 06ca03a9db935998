package org.rnnzoo.testkit;

import org.rnnzoo.api.analysis.Analysis;

class MeanRatesTest implements AnalysisContract<MeanRates.Parameters> {

  @Override
  public Analysis<MeanRates.Parameters> analysis() {
    return new MeanRates();
  }
}
