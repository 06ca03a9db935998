"""Read the runs of the Zoo of RNNs with NumPy alone.

>>> import zoo_rnn
>>> run = zoo_rnn.runs("runs")[-1]
>>> states, rates, outputs = run.simulate(run.trials.inputs)
"""

from .comparison import Comparison, comparisons
from .network import Network
from .run import Run, Trials, runs
from .sweep import Sweep

__all__ = ["Comparison", "Network", "Run", "Sweep", "Trials", "comparisons", "runs"]
