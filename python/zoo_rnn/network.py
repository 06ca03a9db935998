"""The networks of the zoo in float64, without noise. The equations are those of docs/run-folder.md."""

import math

import numpy as np

_erf = np.vectorize(math.erf, otypes=[float])

ACTIVATIONS = {
    "tanh": np.tanh,
    "relu": lambda x: np.maximum(x, 0),
    "leaky-relu": lambda x: np.where(x > 0, x, 0.01 * x),
    "softplus": lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))),
    "sigmoid": lambda x: 0.5 * (1 + np.tanh(x / 2)),
    "gelu": lambda x: x * 0.5 * (1 + _erf(x / math.sqrt(2))),
    "linear": lambda x: x,
}
_sigmoid = ACTIVATIONS["sigmoid"]


class Network:
    """A network: ``step(x, u)`` gives the next state. States and inputs may have leading axes (trials)."""

    def __init__(self, model, weights, dt):
        """``model`` is the section of config.yaml, ``weights`` the arrays of model.npz, ``dt`` in ms."""
        self.name = model["use"].split(":")[-1].split("@")[0]
        self.model = model
        self.dt = float(dt)
        self.weights = {name: np.asarray(w, dtype=float) for name, w in weights.items()}
        kinds = {"gru": _Gru, "lstm": _Lstm, "stsp": _Synaptic}
        self._cell = kinds.get(self.name, _Leaky)(self)

    def tensor(self, name, shape=None):
        """A tensor; zeros of a shape where the network has none of that name."""
        if name in self.weights:
            return self.weights[name]
        if shape is None:
            raise KeyError(f"the network has no tensor {name}; it has {', '.join(self.weights)}")
        return np.zeros(shape)

    @property
    def recurrent(self):
        """The recurrent matrix, targets in rows: of a leaky network [N, N], of a gated one [gates N, N]."""
        w = self.weights
        if "J" in w:
            return w["g"][0] * w["J"] + w["M"] @ w["N"].T / w["M"].shape[0]
        if "M" in w:
            return w["M"] @ w["N"].T / w["M"].shape[0]
        return (w["g"][0] if "g" in w else 1.0) * w["W"] * w.get("mask", 1.0)

    @property
    def initial_state(self):
        """The state before the first input."""
        return self._cell.initial_state()

    def step(self, x, u):
        """The state after one step: ``x`` [..., dimension], ``u`` [..., inputs]."""
        return self._cell.step(np.asarray(x, dtype=float), np.asarray(u, dtype=float))

    def rates(self, x):
        """The rates of the units in a state."""
        return self._cell.rates(np.asarray(x, dtype=float))

    def output(self, x):
        """The outputs in a state."""
        w_out = self.weights["W_out"]
        z = self.rates(x) @ w_out.T
        return z * self.weights.get("s_out", 1.0) + self.tensor("b_out", w_out.shape[0])

    def simulate(self, inputs):
        """States, rates and outputs [trials, time, ·] for inputs [trials, time, channels]."""
        inputs = np.asarray(inputs, dtype=float)
        x = np.broadcast_to(self.initial_state, inputs.shape[:-2] + self.initial_state.shape)
        states = []
        for t in range(inputs.shape[-2]):
            x = self.step(x, inputs[..., t, :])
            states.append(x)
        states = np.stack(states, axis=-2)
        return states, self.rates(states), self.output(states)

    def drive(self, u):
        """What the inputs send to the units."""
        return (u * self.weights.get("s_in", 1.0)) @ self.weights["W_in"].T

    @property
    def units(self):
        """The number of units."""
        return self.weights["W_out"].shape[1]


class _Leaky:
    """Rate form x = r, current form x = h; an Elman network is the rate form at alpha = 1."""

    FORMS = {"rate": "rate", "current": "current", "elman": "rate"}
    STANDARD = {"chaos": "current", "low-rank": "current", "dale": "rate"}

    def __init__(self, network):
        name = network.name
        form = network.model.get("form") or self.FORMS.get(name) or self.STANDARD.get(name)
        if form is None:
            raise ValueError(f"the equations of the model {name} are not known here")
        self.form = form
        self.alpha = 1.0 if name == "elman" else network.dt / float(network.model["tau"])
        self.phi = ACTIVATIONS[network.model.get("activation", "tanh")]
        self.network = network
        self.matrix = network.recurrent
        self.bias = network.tensor("b", network.units)

    def initial_state(self):
        return self.network.tensor("x0", self.network.units)

    def rates(self, x):
        return x if self.form == "rate" else self.phi(x)

    def step(self, x, u):
        drive = self.rates(x) @ self.matrix.T + self.network.drive(u) + self.bias
        target = self.phi(drive) if self.form == "rate" else drive
        return (1 - self.alpha) * x + self.alpha * target


class _Synaptic(_Leaky):
    """The rate form behind synapses: the state is r, then u, then x."""

    FORMS = {"stsp": "rate"}

    def __init__(self, network):
        super().__init__(network)
        n = network.units
        kinds = [network.model["facilitating"], network.model["depressing"]]
        pick = lambda key: np.array([float(kinds[i % 2][key]) for i in range(n)])
        self.release = pick("release")
        self.toward_u = network.dt / pick("tauU")
        self.toward_x = network.dt / pick("tauX")
        self.seconds = network.dt / 1000

    def initial_state(self):
        n = self.network.units
        return np.concatenate([self.network.tensor("x0", n), self.release, np.ones(n)])

    def rates(self, x):
        return x[..., : self.network.units]

    def step(self, state, inputs):
        n = self.network.units
        r, u, x = state[..., :n], state[..., n : 2 * n], state[..., 2 * n :]
        spikes = self.seconds * r
        new_u = u + self.toward_u * (self.release - u) + self.release * (1 - u) * spikes
        new_x = x + self.toward_x * (1 - x) - u * x * spikes
        new_u, new_x = np.clip(new_u, 0, 1), np.clip(new_x, 0, 1)
        drive = (new_u * new_x * r) @ self.matrix.T + self.network.drive(inputs) + self.bias
        new_r = (1 - self.alpha) * r + self.alpha * self.phi(drive)
        return np.concatenate([new_r, new_u, new_x], axis=-1)


class _Gated:
    def __init__(self, network):
        self.network = network
        self.n = network.units
        self.matrix = network.weights["W"]
        self.bias = network.tensor("b", self.matrix.shape[0])

    def rows(self, values, gate):
        return values[..., gate * self.n : (gate + 1) * self.n]


class _Gru(_Gated):
    """Gates r, z and the candidate n, one below the other."""

    def initial_state(self):
        return self.network.tensor("x0", self.n)

    def rates(self, x):
        return x

    def step(self, h, u):
        sent = h @ self.matrix.T
        given = self.network.drive(u) + self.bias
        r = _sigmoid(self.rows(sent, 0) + self.rows(given, 0))
        z = _sigmoid(self.rows(sent, 1) + self.rows(given, 1))
        b_n = self.network.tensor("b_n", self.n)
        n = np.tanh(self.rows(given, 2) + r * (self.rows(sent, 2) + b_n))
        return (1 - z) * n + z * h


class _Lstm(_Gated):
    """Gates i, f, the candidate g and gate o, one below the other; the state is h, then c."""

    def initial_state(self):
        return self.network.tensor("x0", 2 * self.n)

    def rates(self, x):
        return x[..., : self.n]

    def step(self, state, u):
        h, c = state[..., : self.n], state[..., self.n :]
        drive = h @ self.matrix.T + self.network.drive(u) + self.bias
        i, f, o = (_sigmoid(self.rows(drive, gate)) for gate in (0, 1, 3))
        c = f * c + i * np.tanh(self.rows(drive, 2))
        return np.concatenate([o * np.tanh(c), c], axis=-1)
