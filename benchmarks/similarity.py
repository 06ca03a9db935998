#!/usr/bin/env python3
"""How long the distance of dynamical similarity analysis takes for a pair of operators, in the zoo and in
NumPy, one core each. Both take turns in one run; every turn is a fresh process and is told in CPU time.

    benchmarks/similarity.py                          20 pairs of each kind, 3 rounds, once the module is built
    benchmarks/similarity.py --pairs 2 --rounds 1     does it work? no results

The NumPy side is `angle` of framework/dynamics/src/test/resources/similarity/derive.py, which the values of the
tests are derived with: gradient climbs over orthogonal matrices by Cayley's map, as the public code does, with a
line search. Both start ten times, and neither is sure to find the least distance: how far each is above the lesser
of the two is told beside the time. Operators are of three kinds: fitted to the activity of pairs of random networks, as
in use; random; and one and the same in two bases, whose distance is 0, which is checked."""

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


def of_networks(rng, pairs):
    """Operators of networks of 20 units and gains 0.8 and 1.5 that get the same inputs."""
    derive = derivation()
    inputs = np.repeat(rng.standard_normal((20, 10, 2)), 10, axis=1)
    for _ in range(pairs):
        for gain in (0.8, 1.5):
            w, w_in, _ = derive.simulate(rng, 20, gain, 20, 100)
            yield derive.operator(derive.run(w, w_in, inputs), 5, RANK, 1e-3)


def at_random(rng, pairs):
    for _ in range(2 * pairs):
        yield 0.9 * rng.standard_normal((RANK, RANK)) / np.sqrt(RANK)


def turned(rng, pairs):
    for a in list(at_random(rng, pairs))[::2]:
        turn = np.linalg.qr(rng.standard_normal((RANK, RANK)))[0]
        yield a
        yield turn @ a @ turn.T


KINDS = {"networks": of_networks, "random": at_random, "turned": turned}


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
        for kind, draw in KINDS.items():
            path = f"{folder}/{kind}.f64"
            np.array(list(draw(np.random.default_rng(7), options.pairs))).astype("<f8").tofile(path)
            java = compare.java_command(options.java) + [
                f"{compare.PACKAGE}.OperatorDistance", path, str(RANK), str(STARTS), str(ITERATIONS), str(WARM_SECONDS)]
            python = [sys.executable, __file__, "--numpy", path]
            rounds = [(turn(java), turn(python)) for _ in range(options.rounds)]
            tell(kind, np.array(rounds))


def tell(kind, rounds):
    """`rounds` is [round, zoo or NumPy, pair, distance or seconds]."""
    seconds = rounds[..., 1].mean(axis=2)
    distances = rounds[0, ..., 0]
    above = (distances - distances.min(axis=0)).mean(axis=1)
    ratios = seconds[:, 1] / seconds[:, 0]
    print(f"{kind}, {rounds.shape[2]} pairs of rank {RANK}, {len(rounds)} rounds")
    for side, name in enumerate(("zoo", "NumPy")):
        times = seconds[:, side]
        print(f"  {name:6} {median(times):.4f} s of CPU time per pair ({times.min():.4f} to {times.max():.4f}), "
              f"distances {above[side]:.1e} rad above the lesser on average")
    print(f"  ratio  {median(ratios):.1f} ({ratios.min():.1f} to {ratios.max():.1f})")
    if kind == "turned" and distances[0].max() > 1e-3:
        sys.exit(f"The zoo tells an operator and itself {distances[0].max():.1e} rad apart.")


if __name__ == "__main__":
    main()
