"""A run folder: configuration, weights, trials, the course of training and the results of analyses."""

import json
from pathlib import Path

import numpy as np

from . import tree
from .tables import frame
from .network import Network


def runs(folder="runs", **wanted):
    """The finished runs below a folder, oldest first; ``task="flip-flop@v1"`` and the like pick some."""
    found = [Run(path.parent) for path in sorted(Path(folder).glob("*/config.yaml"))]
    found = [run for run in found if (run.path / "DONE").exists()]
    return [r for r in found if all(r.summary.get(k) == v for k, v in wanted.items())]


class Run:
    """A run of the zoo, read as it is asked for."""

    def __init__(self, path):
        self.path = Path(path)
        if not (self.path / "config.yaml").is_file():
            raise FileNotFoundError(f"{self.path} is no run folder: it has no config.yaml")
        self._cache = {}

    def __repr__(self):
        return f"Run({str(self.path)!r})"

    def _read(self, name, reader):
        if name not in self._cache:
            self._cache[name] = reader(self.path / name)
        return self._cache[name]

    @property
    def config(self):
        """The experiment, complete."""
        return self._read("config.yaml", tree.read)

    @property
    def summary(self):
        """How training ended: accuracy, steps, …"""
        return self._read("summary.json", _json)

    @property
    def manifest(self):
        """Versions, hashes, seeds and machine."""
        return self._read("manifest.json", _json)

    @property
    def weights(self):
        """The trained weights by name; rows are targets."""
        return self._read("final/model.npz", _npz)

    @property
    def network(self):
        """The trained network."""
        if "network" not in self._cache:
            config = self.config
            self._cache["network"] = Network(config["model"], self.weights, config["dt"])
        return self._cache["network"]

    @property
    def trials(self):
        """Some test trials with the answers of the trained network."""
        return Trials(self._read("final/trials.npz", _npz))

    @property
    def metrics(self):
        """The course of training as arrays by name: step, objective, loss, accuracy, …

        The objective is what training minimises, penalties included; the loss is the task's, on held-out trials.
        """
        with open(self.path / "metrics.jsonl", encoding="utf-8") as file:
            rows = [_entry(json.loads(line)) for line in file if line.endswith("\n")]
        names = [k for k in (rows[0] if rows else {}) if not isinstance(rows[0][k], dict)]
        return {k: np.array([_number(row.get(k)) for row in rows]) for k in names}

    @property
    def results(self):
        """The names of the results of analyses, as in ``fixed-points`` or ``latent-circuit~n6``."""
        return sorted(p.parent.name for p in self.path.glob("analysis/*/result.json"))

    def result(self, name):
        """The numbers of a result, and its arrays under the key ``arrays``."""
        folder = self.path / "analysis" / name
        if not (folder / "result.json").is_file():
            raise KeyError(f"{self.path} has no result {name}; it has {', '.join(self.results)}")
        return {**_json(folder / "result.json"), "arrays": _npz(folder / "arrays.npz")}

    def table(self, name, table):
        """A table of a result, such as ``points`` of ``fixed-points``: rows, or a DataFrame if pandas is there."""
        return table_of(self.result(name), table)

    def pca(self, components=2):
        """The rates of the trials without noise in their principal components, [trials, time, components].

        NaN after the end of a trial, where plots stop; and the share of the variance of each component.
        """
        rates = self.trials.rates_noise_free.astype(float)
        inside = np.arange(rates.shape[1]) < self.trials.steps[:, None]
        centred = rates - rates[inside].mean(axis=0)
        _, sizes, axes = np.linalg.svd(centred[inside], full_matrices=False)
        projected = np.where(inside[..., None], centred @ axes[:components].T, np.nan)
        return projected, (sizes**2 / (sizes**2).sum())[:components]

    def step(self, x, u):
        """The state after one step; see :class:`Network`."""
        return self.network.step(x, u)

    def simulate(self, inputs):
        """States, rates and outputs for inputs [trials, time, channels], without noise."""
        return self.network.simulate(inputs)

    def torch(self):
        """The network as a ``torch.nn.Module`` whose call takes inputs [trials, time, channels]."""
        from .torch_network import TorchNetwork

        return TorchNetwork(self.network)


class Trials:
    """Trials by name: ``inputs``, ``targets``, ``mask``, ``outputs``, … and all other arrays as items."""

    def __init__(self, arrays):
        self.arrays = arrays
        self.dt = float(arrays["dt"][0])
        self.input_names = list(arrays["input_names"])
        self.output_names = list(arrays["output_names"])
        names = list(arrays["epoch_names"])
        #: epoch name to (starts, ends), each [trials]; -1 where a trial has no such epoch
        self.epochs = {
            name: (arrays["epoch_starts"][:, i], arrays["epoch_ends"][:, i])
            for i, name in enumerate(names)
        }
        #: condition name to its values, [trials]
        self.conditions = {
            name[len("condition_") :]: values
            for name, values in arrays.items()
            if name.startswith("condition_")
        }

    def __getitem__(self, name):
        return self.arrays[name]

    def __getattr__(self, name):
        if name == "arrays" or name not in self.arrays:
            raise AttributeError(name)
        return self.arrays[name]

    def __len__(self):
        return len(self.arrays["inputs"])


def table_of(result, name):
    """A table of a result; see :meth:`Run.table`."""
    tables = [key for key, value in result.items() if isinstance(value, list) and key != "report"]
    if name not in tables:
        raise KeyError(f"there is no table {name}; there is {', '.join(tables) or 'none'}")
    return frame(result[name])


def _json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def _npz(path):
    with np.load(path, allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


def _entry(row):
    """A line of the metrics; earlier runs call the objective loss, and the loss evaluationLoss."""
    if "evaluationLoss" not in row:
        return row
    names = {"loss": "objective", "evaluationLoss": "loss"}
    return {names.get(name, name): value for name, value in row.items()}


def _number(value):
    return np.nan if value is None else value
