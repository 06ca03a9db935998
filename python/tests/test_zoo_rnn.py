"""Every network of a sweep does here what it did in the zoo. ZOO_SWEEP names its folder."""

import os
import unittest

import numpy as np

import zoo_rnn
from zoo_rnn import tree

SWEEP = zoo_rnn.Sweep(os.environ["ZOO_SWEEP"])


class Replay(unittest.TestCase):
    def test_all_models_are_there(self):
        self.assertEqual(len(SWEEP.runs()), len(SWEEP.cells))
        self.assertEqual(len(SWEEP.table()), len(SWEEP.cells))

    def test_rates_and_outputs_are_those_of_the_zoo(self):
        for changes, run in SWEEP.runs():
            trials = run.trials
            _, rates, outputs = run.simulate(trials.inputs)
            inside = (np.arange(trials.inputs.shape[1]) < trials.steps[:, None])[..., None]
            for name, found in (("rates", rates), ("outputs", outputs)):
                wanted = trials[name + "_noise_free"]
                size = max(1, abs(wanted).max())
                error = (abs(found - wanted) * inside).max() / size
                self.assertLess(error, 1e-5, f"{changes} {name}")

    def test_torch_does_the_same(self):
        try:
            import torch
        except ImportError:
            self.skipTest("PyTorch is not installed")
        torch.set_default_dtype(torch.float64)
        for changes, run in SWEEP.runs():
            inputs = run.trials.inputs.astype(float)
            found = run.torch()(torch.tensor(inputs))[0].detach().numpy()
            wanted = run.simulate(inputs)[2]
            self.assertLess(abs(found - wanted).max() / max(1, abs(wanted).max()), 1e-9, changes)

    def test_trials_have_names_epochs_and_conditions(self):
        trials = SWEEP.runs()[0][1].trials
        self.assertEqual(trials.input_names, ["bit-1"])
        self.assertIn("run", trials.epochs)
        self.assertEqual(len(trials.conditions["final"]), len(trials))

    def test_metrics_are_columns(self):
        metrics = SWEEP.runs()[0][1].metrics
        self.assertEqual(list(metrics["step"]), sorted(metrics["step"]))
        self.assertTrue({"objective", "loss"} <= set(metrics))

    def test_step_replays_every_model(self):
        for changes, run in SWEEP.runs():
            trials = run.trials
            x = np.tile(run.network.initial_state, (len(trials), 1))
            for t in range(int(trials.steps.min())):
                x = run.step(x, trials.inputs[:, t])
                error = abs(run.network.output(x) - trials.outputs_noise_free[:, t]).max()
                self.assertLess(error / max(1, abs(trials.outputs_noise_free).max()), 1e-5, changes)

    def test_principal_components_have_the_variance_that_they_claim(self):
        _, run = SWEEP.runs()[0]
        components, share = run.pca(3)
        inside = np.isfinite(components[..., 0])
        self.assertEqual(inside.sum(), run.trials.steps.sum())
        rates = run.trials.rates_noise_free[inside]
        variances = components[inside].var(axis=0) / rates.var(axis=0).sum()
        self.assertTrue(np.allclose(variances, share, rtol=1e-4))
        self.assertTrue((np.diff(share) <= 0).all())

    def test_results_and_comparisons_are_tables(self):
        folder = SWEEP.path / "cells" / SWEEP.cells[0]["name"]
        run = zoo_rnn.Run(folder)
        self.assertEqual(run.results, ["fixed-points"])
        points = run.table("fixed-points", "points")
        self.assertEqual(len(points), len(run.result("fixed-points")["points"]))
        self.assertEqual(run.result("fixed-points")["arrays"]["states"].shape[0], len(points))
        with self.assertRaisesRegex(KeyError, "points"):
            run.table("fixed-points", "nonsense")
        (found,) = zoo_rnn.comparisons(SWEEP.path / "cells", "similarity")
        self.assertEqual(len(found.runs), 2)
        self.assertEqual(found.missing, [])
        self.assertGreater(len(found.table("measures")), 0)
        self.assertTrue(found.arrays)

    def test_metrics_of_earlier_runs_have_the_words_of_today(self):
        self.assertEqual(
            zoo_rnn.run._entry({"step": 1, "loss": 2, "evaluationLoss": 3}),
            {"step": 1, "objective": 2, "loss": 3},
        )


class Yaml(unittest.TestCase):
    def test_blocks_lists_and_scalars(self):
        path = os.path.join(os.environ["ZOO_SWEEP"], "test.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(
                "a:\n  b: 1\n  c: 1.0E-8\n  d: \"E(lo=2, x)\"\nlist:\n- 1.5\n- word\n"
                "maps:\n- use: x\n  n: 2\n- use: y\nempty: []\nyes: true\nnone: null\n"
            )
        self.assertEqual(
            tree.read(path),
            {
                "a": {"b": 1, "c": 1e-8, "d": "E(lo=2, x)"},
                "list": [1.5, "word"],
                "maps": [{"use": "x", "n": 2}, {"use": "y"}],
                "empty": [],
                "yes": True,
                "none": None,
            },
        )


if __name__ == "__main__":
    unittest.main()
