#!/usr/bin/env python3
"""How long the distance of dynamical similarity analysis takes for a pair of operators, in the zoo and in
NumPy, one core each. Both take turns in one run; every turn is a fresh process and is told in CPU time.

    benchmarks/similarity.py                          20 pairs of rank 10, 3 rounds, once the module is built
    benchmarks/similarity.py --pairs 2 --rounds 1     does it work? no results

The NumPy side is `angle` of framework/dynamics/src/test/resources/similarity/derive.py, which the values of the
tests are derived with: gradient climbs over orthogonal matrices by Cayley's map, as the public code does, with a
line search. Both start ten times. Half of the pairs are random, half are one operator in two bases, whose distance is 0.
That is checked, and so is that the zoo finds no distance that is larger than that of NumPy by more than 0.001 rad."""

import argparse
import importlib.util
import pathlib
import sys
import tempfile
import time
from statistics import median

import numpy as np

import compare

ROOT = pathlib.Path(__file__).resolve().parent.parent
RANK, STARTS, ITERATIONS, WARM_SECONDS = 10, 10, 1000, 3


def derivation():
    path = ROOT / "framework/dynamics/src/test/resources/similarity/derive.py"
    spec = importlib.util.spec_from_file_location("derive", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def operators(pairs):
    """Random operators with a spectrum inside the unit circle, and every second pair one of them turned."""
    rng = np.random.default_rng(7)
    drawn = []
    for pair in range(pairs):
        a, b = (0.9 * rng.standard_normal((RANK, RANK)) / np.sqrt(RANK) for _ in range(2))
        if pair % 2:
            turn = np.linalg.qr(rng.standard_normal((RANK, RANK)))[0]
            b = turn @ a @ turn.T
        drawn += [a, b]
    return np.array(drawn)


def of_numpy(path):
    """Called in a process of its own: a line for each pair, as the zoo prints them."""
    derive = derivation()
    values = np.fromfile(path).reshape(-1, 2, RANK, RANK)
    for number, (a, b) in enumerate(values):
        begin = time.process_time()
        distance = derive.angle(a, b, np.random.default_rng(number), starts=STARTS // 2)
        print(f"{distance:.9f} {time.process_time() - begin:.6f}")


def turn(command):
    lines = compare.output_of(command, 1).split("\n")
    return np.array([[float(word) for word in line.split()] for line in lines if line])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", default="java")
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--numpy", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.numpy:
        return of_numpy(options.numpy)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/operators.f64"
        operators(options.pairs).astype("<f8").tofile(path)
        zoo, peer = [], []
        for _ in range(options.rounds):
            zoo.append(turn(compare.java_command(options.java) + [
                f"{compare.PACKAGE}.OperatorDistance", path, str(RANK), str(STARTS), str(ITERATIONS), str(WARM_SECONDS)]))
            peer.append(turn([sys.executable, __file__, "--numpy", path]))
    excess = (zoo[0][:, 0] - peer[0][:, 0]).max()
    turned = zoo[0][1::2, 0].max() if options.pairs > 1 else 0
    for name, rounds in (("zoo", zoo), ("NumPy", peer)):
        means = [round_[:, 1].mean() for round_ in rounds]
        print(f"{name:6} {median(means):.4f} s of CPU time per pair ({min(means):.4f} to {max(means):.4f})")
    ratios = [p[:, 1].mean() / z[:, 1].mean() for z, p in zip(zoo, peer)]
    print(f"ratio  {median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f}), {options.pairs} pairs of rank {RANK}")
    print(f"distance of an operator and itself turned: at most {turned:.1e} rad")
    print(f"distance of the zoo above that of NumPy: at most {excess:.1e} rad")
    if excess > 1e-3 or turned > 1e-3:
        sys.exit("The zoo misses the least distance.")


if __name__ == "__main__":
    main()
