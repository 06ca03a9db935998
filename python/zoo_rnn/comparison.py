"""The results of comparisons of several runs."""

import json
from pathlib import Path

import numpy as np

from .run import table_of


def comparisons(folder="runs", name=None):
    """The comparisons below a folder of runs, oldest first; those of a name alone if it is given."""
    found = [Comparison(path.parent) for path in sorted(Path(folder).glob("comparisons/*/result.json"))]
    return [c for c in found if name in (None, c.name)]


class Comparison:
    """A comparison: numbers, tables, arrays, and the runs that it is about."""

    def __init__(self, path):
        self.path = Path(path)
        with open(self.path / "result.json", encoding="utf-8") as file:
            self.result = json.load(file)
        self.about = self.result["about"]
        #: the question, such as ``similarity``
        self.name = self.about["comparison"]
        #: the runs that were compared, each with the hashes of its configuration and weights
        self.runs = self.about["runs"]
        #: the runs that were asked for and missing, each with the reason
        self.missing = self.about["missing"]

    def __repr__(self):
        return f"Comparison({str(self.path)!r})"

    @property
    def arrays(self):
        """The arrays by name."""
        with np.load(self.path / "arrays.npz", allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}

    def table(self, name):
        """A table of the result: rows, or a DataFrame if pandas is there."""
        return table_of(self.result, name)
