"""The folder of a sweep: its cells, their runs and a table of everything."""

import json
from pathlib import Path

from .run import Run
from .tables import frame


class Sweep:
    """A sweep; cells are in the order of its plan."""

    def __init__(self, path):
        self.path = Path(path)
        with open(self.path / "cells.jsonl", encoding="utf-8") as file:
            self.cells = [json.loads(line) for line in file]

    def runs(self):
        """The finished runs, each with what sets its cell apart: a list of (changes, run)."""
        found = []
        for cell in self.cells:
            folder = self.path / "cells" / cell["name"]
            if (folder / "DONE").exists():
                found.append((cell["changes"], Run(folder)))
        return found

    def table(self):
        """A row for every cell, done or not: its keys, ``done`` and its summary. A DataFrame if pandas is there."""
        done = {run.path.name: run for _, run in self.runs()}
        rows = []
        for cell in self.cells:
            run = done.get(cell["name"])
            row = {"cell": cell["name"], **cell["changes"], "done": run is not None}
            if run:
                row.update({k: v for k, v in run.summary.items() if not isinstance(v, (dict, list))})
            rows.append(row)
        return frame(rows)
