"""Derives the values in similarity.npz with NumPy alone, by other roads than the Java code takes.

    python3 derive.py        writes similarity.npz beside this file
    python3 derive.py time   also tells the seconds that one pair of operators of rank 10 takes

Recipe of DSA (Ostrow et al. 2023, NeurIPS; public code mitchellostrow/DSA): Hankel matrix of each
trial, samples first, [x(t), x(t-1), ...]; all trials stacked; H = U S V^T of the transpose, so that V
holds one row per sample; the first `rank` columns of V; ridge regression of V(t+1) on V(t) over pairs
within a trial; distance = min over C in O(n) of arccos(<A, C B C^T> / |A| |B|). The minimum is sought
as the public code does: C from a skew matrix by Cayley's map, times a reflection or not, by gradient;
here from many starts, with a line search.
"""

import sys
import time
from pathlib import Path

import numpy as np


def simulate(rng, units, gain, trials, steps):
    w = gain * rng.standard_normal((units, units)) / np.sqrt(units)
    w_in = rng.standard_normal((units, 2))
    out = np.zeros((trials, steps, units))
    return w, w_in, out


def run(w, w_in, inputs, alpha=0.3):
    trials, steps, _ = inputs.shape
    x = np.zeros((trials, w.shape[0]))
    rates = np.zeros((trials, steps, w.shape[0]))
    for t in range(steps):
        x = (1 - alpha) * x + alpha * (np.tanh(x) @ w.T + inputs[:, t] @ w_in.T)
        rates[:, t] = np.tanh(x)
    return rates


def coordinates(data, delays, rank):
    """V, [trials, steps - delays + 1, rank]."""
    trials, steps, _ = data.shape
    hankel = [
        np.concatenate([trial[delays - 1 - d : steps - d] for d in range(delays)], axis=1)
        for trial in data
    ]
    length = hankel[0].shape[0]
    _, _, vt = np.linalg.svd(np.concatenate(hankel).T, full_matrices=False)
    return vt.T[:, :rank].reshape(trials, length, rank)


def operator(data, delays, rank, ridge):
    v = coordinates(data, delays, rank)
    minus = v[:, :-1].reshape(-1, rank)
    plus = v[:, 1:].reshape(-1, rank)
    at = np.linalg.inv(minus.T @ minus + ridge * np.eye(rank)) @ minus.T @ plus
    return at.T


def cayley(skew):
    eye = np.eye(len(skew))
    return np.linalg.solve(eye + skew, eye - skew)


def angle(a, b, rng, starts=40, steps=600):
    n = len(a)
    best = -np.inf
    for start in range(2 * starts):
        c, _ = np.linalg.qr(rng.standard_normal((n, n)))
        if start % 2:
            c[:, 0] *= -1
        value = np.sum(a * (c @ b @ c.T))
        size = 1.0
        for _ in range(steps):
            gradient = a @ c @ b.T + a.T @ c @ b
            skew = gradient @ c.T
            skew = 0.5 * (skew - skew.T)
            if np.linalg.norm(skew) < 1e-9:
                break
            moved = cayley(-0.5 * size * skew) @ c
            reached = np.sum(a * (moved @ b @ moved.T))
            if reached > value:
                c, value, size = moved, reached, 1.5 * size
            else:
                size *= 0.5
        best = max(best, value)
    return np.arccos(np.clip(best / np.linalg.norm(a) / np.linalg.norm(b), -1, 1))


def centred(x):
    return x - x.mean(axis=0)


def procrustes(x, y):
    x, y = centred(x), centred(y)
    u, _, vt = np.linalg.svd(x.T @ y)
    turn = u @ vt if u.shape[1] == vt.shape[0] else u[:, : vt.shape[0]] @ vt[: u.shape[1]]
    x, y = x / np.linalg.norm(x), y / np.linalg.norm(y)
    return np.arccos(np.sum((x @ turn) * y))


def cka(x, y):
    n = len(x)
    h = np.eye(n) - 1 / n
    k, l = h @ x @ x.T @ h, h @ y @ y.T @ h
    return np.sum(k * l) / np.sqrt(np.sum(k * k) * np.sum(l * l))


def cca(x, y, rank):
    qs = [np.linalg.svd(centred(z), full_matrices=False)[0][:, :rank] for z in (x, y)]
    return np.linalg.svd(qs[0].T @ qs[1], compute_uv=False)


def rsa(x, y, count):
    chosen = np.arange(count) * len(x) // count
    upper = np.triu_indices(count, 1)
    matrices = [
        np.linalg.norm(z[chosen][:, None] - z[chosen][None], axis=2)[upper] for z in (x, y)
    ]
    return np.corrcoef(matrices[0], matrices[1])[0, 1]


def main():
    rng = np.random.default_rng(16)
    inputs = np.repeat(rng.standard_normal((6, 10, 2)), 5, axis=1)
    nets = []
    for units, gain in ((5, 0.8), (5, 1.4), (6, 1.4)):
        w, w_in, _ = simulate(rng, units, gain, 6, 50)
        nets.append(run(w, w_in, inputs))
    out = {f"rates{i}": net for i, net in enumerate(nets)}
    settings = [(1, 3), (3, 4), (5, 5)]
    out["settings"] = np.array(settings)
    for s, (delays, rank) in enumerate(settings):
        operators = [operator(net, delays, rank, 1e-3) for net in nets]
        out[f"operators{s}"] = np.array(operators)
        out[f"dsa{s}"] = np.array([[angle(a, b, rng) for b in operators] for a in operators])
    flat = [net.reshape(-1, net.shape[2]) for net in nets]
    out["procrustes"] = np.array([[procrustes(x, y) for y in flat] for x in flat])
    out["cka"] = np.array([[cka(x, y) for y in flat] for x in flat])
    out["cca"] = np.array([[cca(x, y, 4) for y in flat] for x in flat])
    out["rsa"] = np.array([[rsa(x, y, 40) for y in flat] for x in flat])
    np.savez_compressed(Path(__file__).with_name("similarity.npz"), **out)
    if sys.argv[1:] == ["time"]:
        pair = [np.linalg.qr(rng.standard_normal((10, 10)))[0] * 0.95 for _ in range(2)]
        begin = time.perf_counter()
        angle(*pair, rng, starts=5)
        print("seconds for a pair of rank 10 from 10 starts:", time.perf_counter() - begin)


if __name__ == "__main__":
    main()
