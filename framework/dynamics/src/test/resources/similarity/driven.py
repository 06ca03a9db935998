"""Derives the values in driven.npz with NumPy alone, by other roads than the Java code takes.

    python3 driven.py        reads similarity.npz and writes driven.npz beside this file

Recipe of InputDSA (Huang et al. 2025; public code mitchellostrow/DSA, comparison of controllability
matrices): V as in derive.py; inputs u(t+1), which act before the rates of step t+1 are read, made
orthonormal over all predicted steps; ridge regression of V(t+1) on [V(t), u(t+1)] gives A and B;
K = [B, AB, A^T B, A^2 B, (A^T)^2 B, ...] up to the power rank - 1; distance = arccos of
<K1, C K2> / |K1| |K2| for the orthogonal C that makes it largest.
"""

from pathlib import Path

import numpy as np
from derive import coordinates

HERE = Path(__file__).parent


def fit(data, inputs, delays, rank, ridge):
    v = coordinates(data, delays, rank)
    u = inputs[:, delays:].reshape(-1, inputs.shape[2])
    left, _, right = np.linalg.svd(u, full_matrices=False)
    seen = np.hstack([v[:, :-1].reshape(-1, rank), left @ right])
    moved = v[:, 1:].reshape(-1, rank)
    padded = np.vstack([seen, np.sqrt(ridge) * np.eye(seen.shape[1])])
    zeros = np.zeros((seen.shape[1], rank))
    both = np.linalg.lstsq(padded, np.vstack([moved, zeros]), rcond=None)[0].T
    return both[:, :rank], both[:, rank:]


def reach(a, b):
    power = np.linalg.matrix_power
    blocks = [b]
    for k in range(1, len(a)):
        blocks += [power(a, k) @ b, power(a.T, k) @ b]
    return np.hstack(blocks)


def angle(one, two):
    k1, k2 = reach(*one), reach(*two)
    left, _, right = np.linalg.svd(k1 @ k2.T)
    turned = left @ right @ k2
    cosine = np.sum(k1 * turned) / np.linalg.norm(k1) / np.linalg.norm(k2)
    return np.arccos(np.clip(cosine, -1, 1))


given = np.load(HERE / "similarity.npz")
# The first draws of derive.py.
inputs = np.repeat(np.random.default_rng(16).standard_normal((6, 10, 2)), 5, axis=1)
out = {"inputs": inputs}
for s, (delays, rank) in enumerate(given["settings"]):
    models = [fit(given[f"rates{i}"], inputs, delays, rank, 1e-3) for i in range(3)]
    out[f"angles{s}"] = np.array([[angle(a, b) for b in models] for a in models])
    print(delays, rank, out[f"angles{s}"].round(4).tolist())
np.savez_compressed(HERE / "driven.npz", **out)
