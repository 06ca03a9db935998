"""The benchmark's network in PyTorch, written in the ways that people write it.

x_t = (1-a) x_{t-1} + a (W r_t + W_in u_t + b) + sigma xi_t,   r_{t+1} = f(x_t),   z_t = W_out r_{t+1} + b_out
loss = sum(mask (z - target)^2) / sum(mask)

All of them get inputs as [time, trials, channels] and return outputs in the same order, except `engellab_style`, which
keeps trials first inside. With rank R > 0 the recurrent matrix is M N^T / units and is never formed.

As a program it times one contender and prints one line of JSON; `compare.py` starts it.
"""

import argparse
import json
import platform
import time
from statistics import median

ALPHA = 0.2
SIGMA = 0.05
INPUTS = 4
OUTPUTS = 2

#            trials, steps, units, rank, f
WORKLOADS = {
    "W1": (128, 150, 100, 0, "tanh"),
    "W2": (64, 200, 256, 0, "tanh"),
    "W3": (64, 100, 1000, 0, "tanh"),
    "W4": (32, 75, 50, 0, "tanh"),
    "W5": (512, 75, 8, 0, "relu"),
    "LR": (64, 100, 1000, 2, "tanh"),
}


def make_setting(workload, seed=1):
    """Weights, inputs, targets and mask as float32 numpy arrays, trials first."""
    import numpy as np

    trials, steps, units, rank, f = WORKLOADS[workload]
    random = np.random.default_rng(seed)

    def normal(deviation, *shape):
        return (deviation * random.standard_normal(shape)).astype(np.float32)

    gain = 0.7 if f == "relu" else 1.0
    if rank == 0:
        arrays = {"W": normal(gain / units**0.5, units, units)}
    else:
        arrays = {"M": normal(2, units, rank), "N": normal(2, units, rank)}
    arrays |= {
        "W_in": normal(0.5, units, INPUTS),
        "b": normal(0.1, units),
        "W_out": normal(units**-0.5, OUTPUTS, units),
        "b_out": normal(0.1, OUTPUTS),
        "inputs": normal(1, trials, steps, INPUTS),
        "targets": normal(1, trials, steps, OUTPUTS),
        "mask": (random.random((trials, steps, OUTPUTS)) < 0.5).astype(np.float32),
    }
    return arrays


def parameter_names(rank):
    return (["W"] if rank == 0 else ["M", "N"]) + ["W_in", "b", "W_out", "b_out"]


# ---- The networks. p maps names to parameters.


def usual(torch, p, u, f, sigma):
    """A loop as one writes it down: everything inside, outputs in a list."""
    linear = torch.nn.functional.linear
    units = p["b"].shape[0]
    x = u.new_zeros(u.shape[1], units)
    r = f(x)
    outputs = []
    for t in range(u.shape[0]):
        recurrent = r @ p["W"].T if "W" in p else (r @ p["N"] / units) @ p["M"].T
        drive = recurrent + linear(u[t], p["W_in"], p["b"])
        x = (1 - ALPHA) * x + ALPHA * drive + sigma * torch.randn_like(x)
        r = f(x)
        outputs.append(linear(r, p["W_out"], p["b_out"]))
    return torch.stack(outputs)


def _scaled_inputs_and_noise(torch, p, u, sigma):
    projected = torch.nn.functional.linear(u, p["W_in"], p["b"])
    noise = torch.empty_like(projected).normal_(0, sigma)
    return torch.add(noise, projected, alpha=ALPHA)


def optimised(torch, p, u, f, sigma):
    """Noise, input projections and readout at once for all steps; three operations per step."""
    drives = _scaled_inputs_and_noise(torch, p, u, sigma).unbind(0)
    x = torch.zeros_like(drives[0])
    r = f(x)
    rates = []
    if "W" in p:
        into = p["W"].t()
    else:
        into = p["M"].t()
        projection = p["N"] / p["b"].shape[0]
    for drive in drives:
        source = r if "W" in p else r @ projection
        x = torch.addmm(torch.add(drive, x, alpha=1 - ALPHA), source, into, alpha=ALPHA)
        r = f(x)
        rates.append(r)
    return torch.nn.functional.linear(torch.stack(rates), p["W_out"], p["b_out"])


SCRIPTED = """
def dense(drives: Tensor, into: Tensor, alpha: float) -> Tensor:
    x = torch.zeros_like(drives[0])
    r = torch.{f}(x)
    rates: List[Tensor] = []
    for drive in drives.unbind(0):
        x = torch.addmm(torch.add(drive, x, alpha=1 - alpha), r, into, alpha=alpha)
        r = torch.{f}(x)
        rates.append(r)
    return torch.stack(rates)

def factored(drives: Tensor, projection: Tensor, into: Tensor, alpha: float) -> Tensor:
    x = torch.zeros_like(drives[0])
    r = torch.{f}(x)
    rates: List[Tensor] = []
    for drive in drives.unbind(0):
        x = torch.addmm(torch.add(drive, x, alpha=1 - alpha), r @ projection, into, alpha=alpha)
        r = torch.{f}(x)
        rates.append(r)
    return torch.stack(rates)
"""

_compiled = {}


def scripted(torch, p, u, f, sigma):
    """`optimised` with the loop in TorchScript."""
    name = f.__name__
    if name not in _compiled:
        _compiled[name] = torch.jit.CompilationUnit(SCRIPTED.replace("{f}", name))
    drives = _scaled_inputs_and_noise(torch, p, u, sigma)
    if "W" in p:
        rates = _compiled[name].dense(drives, p["W"].t(), ALPHA)
    else:
        rates = _compiled[name].factored(drives, p["N"] / p["b"].shape[0], p["M"].t(), ALPHA)
    return torch.nn.functional.linear(rates, p["W_out"], p["b_out"])


class Workspace:
    """All large tensors of the hand-written propagation, allocated once, and a view for each step."""

    def __init__(self, torch, like, steps, trials, units, rank):
        def empty(count, width):
            tensor = like.new_zeros(count, trials, width)
            return tensor, list(tensor.unbind(0))

        self.x, self.x_at = empty(steps, units)
        self.r, self.r_at = empty(steps + 1, units)
        self.slope, self.slope_at = empty(steps, units)
        self.pull, self.pull_at = empty(steps, units)
        self.d, self.d_at = empty(steps, units)
        if rank:
            self.down, self.down_at = empty(steps, rank)
            self.up, self.up_at = empty(steps, rank)


_workspaces = {}


def by_hand(torch, p, u, f, sigma):
    """An autograd.Function whose backward pass is written out, in place, on tensors allocated once."""
    steps, trials, _ = u.shape
    units = p["b"].shape[0]
    rank = p["M"].shape[1] if "M" in p else 0
    key = (steps, trials, units, rank, u.dtype, f.__name__)
    if key not in _workspaces:
        workspace = Workspace(torch, u, steps, trials, units, rank)
        _workspaces[key] = _function(torch, workspace, f.__name__, rank)
    return _workspaces[key].apply(u, sigma, *[p[name] for name in parameter_names(rank)])


def _function(torch, s, activation, rank):
    f = getattr(torch, activation)

    def activate(x, out):
        if activation == "tanh":
            torch.tanh(x, out=out)
        else:
            torch.clamp(x, min=0, out=out)

    def slopes():
        after = s.r[1:]
        if activation == "tanh":
            torch.mul(after, after, out=s.slope)
            s.slope.neg_().add_(1)
        else:
            torch.gt(after, 0, out=s.slope)

    class ByHand(torch.autograd.Function):
        @staticmethod
        def forward(ctx, u, sigma, *parameters):
            *recurrent, w_in, b, w_out, b_out = parameters
            steps, trials, inputs = u.shape
            units = b.shape[0]
            noise = s.slope.normal_(0, sigma)
            torch.addmm(b, u.view(-1, inputs), w_in.t(), out=s.x.view(-1, units))
            torch.add(noise, s.x, alpha=ALPHA, out=s.x)
            into = recurrent[0].t()
            projection = recurrent[1] / units if rank else None
            for t in range(steps):
                x = s.x_at[t]
                if t > 0:
                    x.add_(s.x_at[t - 1], alpha=1 - ALPHA)
                source = torch.mm(s.r_at[t], projection, out=s.down_at[t]) if rank else s.r_at[t]
                x.addmm_(source, into, alpha=ALPHA)
                activate(x, s.r_at[t + 1])
            ctx.save_for_backward(u, *parameters)
            z = torch.addmm(b_out, s.r[1:].view(-1, units), w_out.t())
            return z.view(steps, trials, -1)

        @staticmethod
        def backward(ctx, dz):
            u, *parameters = ctx.saved_tensors
            *recurrent, w_in, b, w_out, b_out = parameters
            steps, trials, inputs = u.shape
            units = b.shape[0]
            dz = dz.reshape(-1, dz.shape[-1])
            torch.mm(dz, w_out, out=s.pull.view(-1, units))
            slopes()
            matrix = recurrent[0]
            back = (recurrent[1] / units).t() if rank else None
            for t in range(steps - 1, -1, -1):
                pull, d = s.pull_at[t], s.d_at[t]
                if t == steps - 1:
                    torch.mul(pull, s.slope_at[t], out=d)
                    continue
                later = s.d_at[t + 1]
                if rank:
                    pull.addmm_(torch.mm(later, matrix, out=s.up_at[t + 1]), back, alpha=ALPHA)
                else:
                    pull.addmm_(later, matrix, alpha=ALPHA)
                torch.mul(later, 1 - ALPHA, out=d)
                d.addcmul_(pull, s.slope_at[t])
            d = s.d.view(-1, units)
            before = s.r[:-1].view(-1, units)
            if rank:
                torch.mm(s.d_at[0], matrix, out=s.up_at[0])
                of_left = d.t().mm(s.down.view(-1, rank)).mul_(ALPHA)
                of_right = before.t().mm(s.up.view(-1, rank)).mul_(ALPHA / units)
                gradients = [of_left, of_right]
            else:
                gradients = [d.t().mm(before).mul_(ALPHA)]
            gradients.append(d.t().mm(u.view(-1, inputs)).mul_(ALPHA))
            gradients.append(d.sum(0).mul_(ALPHA))
            gradients.append(dz.t().mm(s.r[1:].view(-1, units)))
            gradients.append(dz.sum(0))
            return (None, None, *gradients)

    return ByHand


def engellab_style(torch, p, u, f, sigma):
    """States grow by torch.cat at each step, as in published training code of the field."""
    u = u.transpose(0, 1)
    trials, steps, _ = u.shape
    units = p["b"].shape[0]
    states = u.new_zeros(trials, 1, units)
    noise = sigma * torch.randn(trials, steps, units, dtype=u.dtype)
    for t in range(steps):
        x = states[:, t, :]
        r = f(x)
        recurrent = r @ p["W"].T if "W" in p else (r @ p["N"] / units) @ p["M"].T
        drive = recurrent + u[:, t, :] @ p["W_in"].T + p["b"]
        x = (1 - ALPHA) * x + ALPHA * drive + noise[:, t, :]
        states = torch.cat((states, x.unsqueeze(1)), 1)
    outputs = f(states[:, 1:, :]) @ p["W_out"].T + p["b_out"]
    return outputs.transpose(0, 1)


VARIANTS = {
    "usual": usual,
    "optimised": optimised,
    "scripted": scripted,
    "by-hand": by_hand,
    "engellab": engellab_style,
}


# ---- Training


class Training:
    """A variant on a workload, ready to make steps."""

    def __init__(self, torch, variant, workload, arrays, sigma, dtype):
        self.torch = torch
        self.variant = VARIANTS[variant]
        *_, rank, f = WORKLOADS[workload]
        self.f = getattr(torch, f)
        self.sigma = sigma

        def tensor(name):
            return torch.from_numpy(arrays[name]).to(dtype)

        self.parameters = {name: tensor(name).requires_grad_() for name in parameter_names(rank)}
        self.u, self.target, self.mask = (
            tensor(name).transpose(0, 1).contiguous() for name in ("inputs", "targets", "mask")
        )
        self.weight = self.mask.sum()
        self.adam = torch.optim.Adam(self.parameters.values(), lr=1e-4, foreach=True)

    def loss(self):
        z = self.variant(self.torch, self.parameters, self.u, self.f, self.sigma)
        return (self.mask * (z - self.target) ** 2).sum() / self.weight

    def step(self):
        self.adam.zero_grad(set_to_none=True)
        self.loss().backward()
        self.adam.step()


def gradients(torch, variant, workload, arrays, dtype):
    """Loss and gradients without noise, by name, as numpy float64."""
    training = Training(torch, variant, workload, arrays, 0.0, dtype)
    loss = training.loss()
    loss.backward()
    found = {name: p.grad.double().numpy() for name, p in training.parameters.items()}
    return loss.item(), found


def warm_up(training, seconds):
    """At least three steps, and so many seconds of CPU time."""
    steps, start = 0, time.thread_time()
    while steps < 3 or time.thread_time() - start < seconds:
        training.step()
        steps += 1


def run(training, seconds):
    """Milliseconds per step, at least one: of the working thread, of all threads, and by the wall clock."""
    steps = 0
    process, thread, wall = time.process_time(), time.thread_time(), time.perf_counter()
    while steps == 0 or time.perf_counter() - wall < seconds:
        training.step()
        steps += 1
    spent = (time.thread_time() - thread, time.process_time() - process, time.perf_counter() - wall)
    return [1000 * s / steps for s in spent], steps


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=VARIANTS)
    parser.add_argument("workload", choices=WORKLOADS)
    parser.add_argument("threads", type=int)
    parser.add_argument("warm_up", type=float)
    parser.add_argument("measured", type=float)
    arguments = parser.parse_args()

    import torch

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    arrays = make_setting(arguments.workload)
    training = Training(torch, arguments.variant, arguments.workload, arrays, SIGMA, torch.float32)
    warm_up(training, arguments.warm_up)
    stretches = [run(training, arguments.measured / 5) for _ in range(5)]
    thread, process, wall = (median(s[0][i] for s in stretches) for i in range(3))
    about = f"torch {torch.__version__} (Python {platform.python_version()})"
    steps = sum(s[1] for s in stretches)
    figures = {"thread_ms": thread, "process_ms": process, "wall_ms": wall, "steps": steps}
    print(json.dumps(figures | {"about": about}))


if __name__ == "__main__":
    main()
