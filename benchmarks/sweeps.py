#!/usr/bin/env python3
"""Cells of a sweep per hour: `zoo sweep` with two workers against the same sweep in PyTorch with two
processes of multiprocessing, on a machine that does nothing else.

    benchmarks/sweeps.py --zoo distribution/target/zoo/bin/zoo
    benchmarks/sweeps.py --cells 4 --steps 50 --rounds 1          does it work? no results

A cell is a network of 100 units in the current form that is trained on the two-bit flip-flop: batches of
128 fresh trials of 150 steps, Adam, an evaluation on 256 fresh trials every 100 steps, the weights stored
at the end. The zoo also keeps checkpoints, tests the network at its end and draws its figures; PyTorch does not.
Both sides take turns; a round is told in seconds of wall time from the first process to the last file."""

import argparse
import json
import multiprocessing
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from statistics import median

import compare
import peers

ROOT = pathlib.Path(__file__).resolve().parent.parent
TRIALS, STEPS, UNITS, BITS, DT = 128, 150, 100, 2, 20
EVERY, EVALUATED, WORKERS = 100, 256, 2

SWEEP = """
experiment:
  dt: {dt}
  threads: 1
  task: {{use: flip-flop@v1, bits: {bits}, runMs: {run}}}
  trainer: {{batch: {trials}}}
  model: {{use: current, units: {units}, activation: tanh}}
  stop: {{steps: {steps}, accuracy: never}}
  evaluation: {{every: {every}, trials: {evaluated}}}
axes:
  seed: 1..{cells}
"""


def sweep_of_the_zoo(zoo, folder, cells, steps):
    text = SWEEP.format(
        dt=DT, trials=TRIALS, bits=BITS, run=DT * STEPS, units=UNITS, steps=steps, every=EVERY,
        evaluated=EVALUATED, cells=cells)
    (folder / "sweep.yaml").write_text(text)
    ask([zoo, "sweep", "plan", "sweep.yaml", "--out", "zoo"], folder)
    start = time.perf_counter()
    ask([zoo, "sweep", "start", "zoo", "--on", f"local:{WORKERS}", "--wait"], folder)
    seconds = time.perf_counter() - start
    done = len(list((folder / "zoo" / "cells").glob("*/DONE")))
    if done != cells:
        raise SystemExit(f"The zoo did {done} of {cells} cells.")
    return seconds


def ask(command, folder, environment=None):
    """The output of a command; ends the program with what it said if it fails."""
    finished = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if finished.returncode != 0:
        sys.exit(f"This command failed: {' '.join(command)}\n{finished.stderr[-3000:]}")
    return finished.stdout


def flip_flop(random, trials):
    """Inputs, targets and mask of fresh trials, [time, trials, bits], as the zoo's flip-flop@v1 has them."""
    import numpy as np

    longest = STEPS // 10
    gaps = np.rint((200 + random.exponential(300, (longest, trials, BITS))) / DT).astype(int)
    starts = np.cumsum(gaps + 2, axis=0) - 2
    signs = random.choice(np.array([-1.0, 1.0], np.float32), (longest, trials, BITS))
    inputs = np.zeros((STEPS + 2, trials, BITS), np.float32)
    targets = np.zeros((STEPS, trials, BITS), np.float32)
    mask = np.ones((STEPS, trials, BITS), np.float32)
    at = np.arange(STEPS)[:, None, None]
    for start, sign in zip(starts, signs):
        on = (at >= start) & (at < start + 2)
        inputs[:STEPS] += on * sign
        targets = np.where(at >= start, sign, targets)
        mask = np.where((at >= start) & (at < start + 2 + 100 // DT), 0, mask)
    inputs = inputs[:STEPS] + random.normal(0, 0.01, (STEPS, trials, BITS)).astype(np.float32)
    return inputs.astype(np.float32), targets.astype(np.float32), mask.astype(np.float32)


def train(job):
    """One cell in PyTorch."""
    variant, seed, steps, folder = job
    import numpy as np
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    shapes = {"W": (UNITS, UNITS), "W_in": (UNITS, BITS), "b": (UNITS,), "W_out": (BITS, UNITS), "b_out": (BITS,)}
    p = {
        name: (torch.randn(shape) * shape[-1] ** -0.5 if len(shape) == 2 else torch.zeros(shape)).requires_grad_()
        for name, shape in shapes.items()
    }
    adam = torch.optim.Adam(p.values(), lr=1e-3, foreach=True)

    def run(trials, sigma):
        u, target, mask = map(torch.from_numpy, flip_flop(random, trials))
        z = peers.VARIANTS[variant](torch, p, u, torch.tanh, sigma)
        return (mask * (z - target) ** 2).sum() / mask.sum(), ((z * target > 0) | (mask * target.abs() == 0)).float().mean()

    for step in range(1, steps + 1):
        adam.zero_grad(set_to_none=True)
        loss, _ = run(TRIALS, peers.SIGMA)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(p.values(), 1.0)
        adam.step()
        if step % EVERY == 0:
            with torch.no_grad():
                loss, accuracy = run(EVALUATED, peers.SIGMA)
    np.savez(pathlib.Path(folder) / f"{seed}.npz", accuracy=accuracy, **{name: v.detach().numpy() for name, v in p.items()})
    return float(accuracy)


def sweep_of_torch(variant, folder, cells, steps):
    program = [sys.executable, os.path.abspath(__file__), "--torch", variant, "--cells", str(cells), "--steps", str(steps), "--folder", str(folder)]
    start = time.perf_counter()
    told = ask(program, folder, compare.environment(1))
    seconds = time.perf_counter() - start
    print(f"  torch {variant}: accuracies {told.strip()}", flush=True)
    return seconds


def workers(variant, folder, cells, steps):
    jobs = [(variant, seed, steps, folder) for seed in range(1, cells + 1)]
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        print(json.dumps([round(a, 3) for a in pool.map(train, jobs, chunksize=1)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zoo", default=str(ROOT / "distribution/target/zoo/bin/zoo"))
    parser.add_argument("--cells", type=int, default=12)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--torch", choices=peers.VARIANTS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.torch:
        workers(options.torch, options.folder, options.cells, options.steps)
        return
    contenders = ["zoo", "usual", "by-hand"]
    taken = {name: [] for name in contenders}
    for round in range(options.rounds):
        for name in contenders:
            with tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch)
                if name == "zoo":
                    seconds = sweep_of_the_zoo(os.path.abspath(options.zoo), folder, options.cells, options.steps)
                else:
                    seconds = sweep_of_torch(name, folder, options.cells, options.steps)
            taken[name].append(seconds)
            print(f"round {round + 1}, {name}: {options.cells} cells in {seconds:.1f} s", flush=True)
    print("\n| | cells per hour, median | lowest to highest | of the zoo's |\n| --- | --- | --- | --- |")
    rates = {name: [3600 * options.cells / s for s in seconds] for name, seconds in taken.items()}
    for name, values in rates.items():
        share = median(values) / median(rates["zoo"])
        print(f"| {name} | {median(values):.0f} | {min(values):.0f}–{max(values):.0f} | {share:.2f} |")


if __name__ == "__main__":
    main()
