"""Derives the values in circuit.npz with NumPy alone, by other roads than the Java code takes.

    python3 derive.py        writes circuit.npz beside this file

Two random tanh networks of the rate form (8 and 7 units), each with a random circuit of three and two
nodes and random orthonormal directions. Perturbations: each entry (i, j) of a circuit by +-0.3, the
network by 0.3 q_i q_j^T; changes of all outputs in the second half of each trial; Pearson's correlation
by numpy.corrcoef. Match: all orders and signs, silent nodes where a circuit is smaller, the least sum
over recurrent, input and readout weights of |a - b|^2 / (|a|^2 + |b|^2), with einsum on signed
permutation matrices. Transfer: Q and s from a singular value decomposition on the first half of the trials, share of
variance in the other half.
"""

from itertools import permutations, product
from pathlib import Path

import numpy as np

ALPHA, SIZE = 0.2, 0.3


def run(net, inputs):
    w, w_in, b, w_out, b_out = net
    trials, steps, _ = inputs.shape
    x = np.zeros((trials, len(b)))
    rates = np.zeros((trials, steps, len(b)))
    for t in range(steps):
        x = (1 - ALPHA) * x + ALPHA * np.tanh(x @ w.T + inputs[:, t] @ w_in.T + b)
        rates[:, t] = x
    return rates, rates @ w_out.T + b_out


def changes(net, q, inputs):
    half = inputs.shape[1] // 2
    base = run(net, inputs)[1][:, half:]
    all = []
    for i in range(q.shape[1]):
        for j in range(q.shape[1]):
            for size in (SIZE, -SIZE):
                changed = (net[0] + size * np.outer(q[:, i], q[:, j]),) + net[1:]
                all.append((run(changed, inputs)[1][:, half:] - base).ravel())
    return all


def pad(net, n):
    w, w_in, b, w_out, b_out = net
    m = n - len(b)
    return (np.pad(w, ((0, m), (0, m))), np.pad(w_in, ((0, m), (0, 0))), np.pad(b, (0, m)),
            np.pad(w_out, ((0, 0), (0, m))), b_out)


def match(a, b):
    n = max(len(a[2]), len(b[2]))
    a, b = pad(a, n), pad(b, n)
    best = None
    for order in permutations(range(n)):
        for signs in product((1, -1), repeat=n):
            p = np.zeros((n, n))
            p[np.arange(n), order] = signs
            moved = (p @ a[0] @ p.T, p @ a[1], p @ a[2], a[3] @ p.T, a[4])
            cost = sum(((moved[k] - b[k]) ** 2).sum() / ((moved[k] ** 2).sum() + (b[k] ** 2).sum())
                       for k in (0, 1, 3))
            if best is None or cost < best[0]:
                best = (cost, moved)
    return best


def foretold(a, b, q_b, net_b, inputs):
    n = q_b.shape[1]
    _, moved = match(a, b)
    wide = len(moved[2])
    predicted = changes(moved, np.eye(wide), inputs)
    kept = [predicted[2 * (i * wide + j) + s] for i in range(n) for j in range(n) for s in (0, 1)]
    return np.corrcoef(np.concatenate(kept), np.concatenate(changes(net_b, q_b, inputs)))[0, 1]


def explained(circuit, net, shown, inputs):
    half = len(inputs) // 2
    x, y = run(circuit, shown)[0], run(net, inputs)[0]
    flat = lambda z: z.reshape(-1, z.shape[-1])
    u, s, vt = np.linalg.svd(flat(y[:half]).T @ flat(x[:half]), full_matrices=False)
    scale = s.sum() / (x[:half] ** 2).sum()
    rest = flat(y[half:])
    error = ((rest - scale * flat(x[half:]) @ (u @ vt).T) ** 2).sum()
    return 1 - error / ((rest - rest.mean(0)) ** 2).sum()


def random_net(rng, n, gain):
    return (gain * rng.standard_normal((n, n)) / np.sqrt(n), rng.standard_normal((n, 2)),
            0.3 * rng.standard_normal(n), rng.standard_normal((2, n)) / np.sqrt(n), rng.standard_normal(2))


def main():
    rng = np.random.default_rng(5)
    inputs = rng.standard_normal((6, 20, 2)).astype(np.float32).astype(float)
    nets = [random_net(rng, 8, 1.2), random_net(rng, 7, 0.9)]
    circuits = [random_net(rng, 3, 1.0), random_net(rng, 2, 1.4)]
    qs = [np.linalg.qr(rng.standard_normal((8, 3)))[0], np.linalg.qr(rng.standard_normal((7, 2)))[0]]
    values = {"inputs": inputs}
    for i in (0, 1):
        for name, part in zip(("w", "w_in", "b", "w_out", "b_out"), nets[i]):
            values[f"net{i}_{name}"] = part
        for name, part in zip(("w", "w_in", "b", "w_out", "b_out"), circuits[i]):
            values[f"circuit{i}_{name}"] = part
        values[f"q{i}"] = qs[i]
    values["foretold"] = np.array([[foretold(circuits[a], circuits[b], qs[b], nets[b], inputs)
                                    for b in (0, 1)] for a in (0, 1)])
    values["cost"] = np.array([[match(circuits[a], circuits[b])[0] for b in (0, 1)] for a in (0, 1)])
    values["explained"] = np.array([[explained(circuits[a], nets[b], inputs, inputs)
                                     for b in (0, 1)] for a in (0, 1)])
    values["chance"] = np.array([[explained(circuits[a], nets[b], np.roll(inputs, -1, 0), inputs)
                                  for b in (0, 1)] for a in (0, 1)])
    np.savez(Path(__file__).with_name("circuit.npz"), **values)
    for name in ("foretold", "cost", "explained", "chance"):
        print(name, values[name].round(6).tolist())


if __name__ == "__main__":
    main()
