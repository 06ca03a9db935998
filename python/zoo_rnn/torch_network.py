"""A network of the zoo as a module of PyTorch, in which every weight is a parameter."""

import torch

from . import network as reference


class TorchNetwork(torch.nn.Module):
    """Does what :class:`zoo_rnn.Network` does, differentiably; without noise."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        for name, value in network.weights.items():
            frozen = name in ("g", "J", "mask")
            tensor = torch.tensor(value, dtype=torch.get_default_dtype())
            self.register_parameter(name, torch.nn.Parameter(tensor, requires_grad=not frozen))

    def forward(self, inputs):
        """Outputs and states [trials, time, ·] for inputs [trials, time, channels]."""
        w = dict(self.named_parameters())
        cell = self.network._cell
        steps = {reference._Gru: _gru, reference._Lstm: _lstm, reference._Synaptic: _synaptic}
        step = steps.get(type(cell), _leaky)
        start = torch.tensor(self.network.initial_state, dtype=inputs.dtype)
        if "x0" in w:  # of plastic synapses, the rates alone
            start = torch.cat([w["x0"], start[len(w["x0"]) :]])
        x = start.expand(inputs.shape[0], -1)
        states = []
        for t in range(inputs.shape[1]):
            drive = (inputs[:, t] * w.get("s_in", 1.0)) @ w["W_in"].T
            x = step(cell, w, x, drive)
            states.append(x)
        states = torch.stack(states, dim=1)
        rates = _rates(cell, states)
        outputs = (rates @ w["W_out"].T) * w.get("s_out", 1.0)
        return (outputs + w["b_out"] if "b_out" in w else outputs), states


ACTIVATIONS = {
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": lambda x: torch.nn.functional.leaky_relu(x, 0.01),
    "softplus": torch.nn.functional.softplus,
    "sigmoid": torch.sigmoid,
    "gelu": torch.nn.functional.gelu,
    "linear": lambda x: x,
}


def _activation(cell):
    return ACTIVATIONS[cell.network.model.get("activation", "tanh")]


def _rates(cell, x):
    if isinstance(cell, (reference._Lstm, reference._Synaptic)):
        return x[..., : cell.network.units]
    if isinstance(cell, reference._Leaky) and cell.form == "current":
        return _activation(cell)(x)
    return x


def _recurrent(w, rates):
    if "M" in w:
        low = (rates @ w["N"]) @ w["M"].T / w["M"].shape[0]
        return low + w["g"] * (rates @ w["J"].T) if "J" in w else low
    matrix = w["W"] * w["mask"] if "mask" in w else w["W"]
    return w.get("g", 1.0) * (rates @ matrix.T)


def _leaky(cell, w, x, drive):
    drive = _recurrent(w, _rates(cell, x)) + drive + w.get("b", 0.0)
    target = _activation(cell)(drive) if cell.form == "rate" else drive
    return (1 - cell.alpha) * x + cell.alpha * target


def _synaptic(cell, w, state, drive):
    r, u, x = state.chunk(3, dim=1)
    release, toward_u, toward_x = (
        torch.tensor(v, dtype=state.dtype) for v in (cell.release, cell.toward_u, cell.toward_x)
    )
    spikes = cell.seconds * r
    new_u = (u + toward_u * (release - u) + release * (1 - u) * spikes).clamp(0, 1)
    new_x = (x + toward_x * (1 - x) - u * x * spikes).clamp(0, 1)
    drive = _recurrent(w, new_u * new_x * r) + drive + w.get("b", 0.0)
    r = (1 - cell.alpha) * r + cell.alpha * _activation(cell)(drive)
    return torch.cat([r, new_u, new_x], dim=1)


def _gru(cell, w, h, drive):
    n = cell.n
    sent, given = h @ w["W"].T, drive + w.get("b", 0.0)
    r = torch.sigmoid(sent[:, :n] + given[:, :n])
    z = torch.sigmoid(sent[:, n : 2 * n] + given[:, n : 2 * n])
    candidate = torch.tanh(given[:, 2 * n :] + r * (sent[:, 2 * n :] + w.get("b_n", 0.0)))
    return (1 - z) * candidate + z * h


def _lstm(cell, w, state, drive):
    n = cell.n
    h, c = state[:, :n], state[:, n:]
    i, f, g, o = (h @ w["W"].T + drive + w.get("b", 0.0)).split(n, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.cat([torch.sigmoid(o) * torch.tanh(c), c], dim=1)
