"""The examples of the README and the notebook run as they stand, on runs of the sweep in ZOO_SWEEP.

Where Matplotlib is not installed, a stand-in takes its place, which draws nothing and insists on numbers that could be drawn.
"""

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
import types
import unittest
from pathlib import Path

import numpy as np

PYTHON = Path(__file__).parent.parent
CELLS = Path(os.environ["ZOO_SWEEP"]) / "cells"


class _Plots(types.ModuleType):
    """What the examples use of ``matplotlib.pyplot``."""

    def __init__(self):
        super().__init__("matplotlib.pyplot")
        self.drawn = []

    def plot(self, x, y, label=""):
        x, y = np.asarray(x, float), np.asarray(y, float)
        if len(x) != len(y) or not np.isfinite(x).any() or not np.isfinite(y).any():
            raise ValueError(f"cannot be drawn: {x.shape}, {y.shape}")
        self.drawn.append((x, y))

    def xlabel(self, text):
        assert text

    ylabel = xlabel

    def legend(self):
        pass


def _run(source):
    """Runs lines in a fresh name space; those for a shell are read by other tests."""
    lines = [line for line in source.splitlines() if not line.startswith("!")]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile("\n".join(lines), "example", "exec"), {})  # noqa: S102 - our own examples
    return said.getvalue()


class Examples(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        first = json.loads((CELLS.parent / "cells.jsonl").read_text(encoding="utf-8").splitlines()[0])
        shutil.copytree(CELLS / first["name"], Path(self.folder.name) / "runs" / "20260101-000000_run")
        here = os.getcwd()
        os.chdir(self.folder.name)
        self.addCleanup(os.chdir, here)
        self.plots = None
        try:
            import matplotlib

            matplotlib.use("Agg")
        except ImportError:
            self.plots = _Plots()
            package = types.ModuleType("matplotlib")
            package.pyplot = self.plots
            sys.modules["matplotlib"], sys.modules["matplotlib.pyplot"] = package, self.plots
            self.addCleanup(sys.modules.pop, "matplotlib")
            self.addCleanup(sys.modules.pop, "matplotlib.pyplot")

    def example(self, name):
        text = (PYTHON / "README.md").read_text(encoding="utf-8")
        return re.search(f"<!-- tested: {name} -->\n```python\n(.*?)```", text, re.DOTALL).group(1)

    def test_from_training_to_a_plot_of_principal_components_takes_ten_lines(self):
        source = self.example("first")
        self.assertLessEqual(len([line for line in source.splitlines() if line.strip()]), 10)
        self.assertTrue(source.startswith("!zoo train "))
        _run(source)
        if self.plots:
            self.assertEqual(len(self.plots.drawn), 16)

    def test_an_own_input_step_by_step(self):
        self.assertRegex(_run(self.example("step")), r"\[ ?-?\d")

    def test_rates_by_condition(self):
        self.assertGreaterEqual(len(_run(self.example("conditions")).splitlines()), 2)

    def test_the_notebook_runs_from_top_to_bottom(self):
        file = PYTHON / "examples" / "first-look.ipynb"
        notebook = json.loads(file.read_text(encoding="utf-8"))
        self.assertEqual(notebook["nbformat"], 4)
        code = [c for c in notebook["cells"] if c["cell_type"] == "code"]
        self.assertTrue(all(c["outputs"] == [] for c in code), "outputs are not kept")
        said = _run("\n".join("".join(c["source"]) for c in code))
        self.assertIn("fixed-points", said)
        if self.plots:
            self.assertGreaterEqual(len(self.plots.drawn), 19)


if __name__ == "__main__":
    unittest.main()
