#!/usr/bin/env python3
"""How much of the time of two workers goes into training: `zoo sweep work`, which does cell after cell in one
process, against one process a cell (`zoo sweep missing` and xargs), on a machine that does nothing else.

    benchmarks/utilisation.py --zoo distribution/target/zoo/bin/zoo
    benchmarks/utilisation.py --cells 4 --steps 50 --rounds 1      does it work? no results

A cell is a small network that trains for about five seconds in a warm worker (--steps says how long). Utilisation is the time from the
configuration of a cell to its end, summed over cells, over the wall time of two workers: what is lost is the start of processes and the search for a
cell. The share of training alone, as the runs tell it, is told beside it: the rest of a cell is its test, stress tests, figures and files."""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile
import time
from statistics import median

from sweeps import ROOT, WORKERS, ask

SWEEP = """
experiment:
  threads: 1
  task: {{use: flip-flop@v1, bits: 2, runMs: 3000}}
  trainer: {{batch: 128}}
  model: {{use: rate, units: 64, activation: tanh}}
  stop: {{steps: {steps}, accuracy: never}}
  evaluation: {{every: 100, trials: 256}}
axes:
  seed: 1..{cells}
"""


def plan(zoo, folder, cells, steps):
    (folder / "sweep.yaml").write_text(SWEEP.format(cells=cells, steps=steps))
    ask([zoo, "sweep", "plan", "sweep.yaml", "--out", "cells-of-it"], folder)


def warm(zoo, folder):
    ask([zoo, "sweep", "start", "cells-of-it", "--on", f"local:{WORKERS}", "--wait"], folder)


def a_process_a_cell(zoo, folder):
    commands = ask([zoo, "sweep", "missing", "cells-of-it"], folder).splitlines()
    names = "\n".join(line.split()[-1] for line in commands)
    subprocess.run(
        ["xargs", "-P", str(WORKERS), "-n", "1", zoo, "sweep", "work", "cells-of-it", "--cell"],
        cwd=folder, input=names, text=True, check=True, stderr=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zoo", default=str(ROOT / "distribution/target/zoo/bin/zoo"))
    parser.add_argument("--cells", type=int, default=16)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    zoo = os.path.abspath(options.zoo)
    found = {warm: [], a_process_a_cell: []}
    for round in range(options.rounds):
        for way in found:
            # A worker may still be looking for more when all cells are done.
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
                folder = pathlib.Path(scratch)
                plan(zoo, folder, options.cells, options.steps)
                start = time.perf_counter()
                way(zoo, folder)
                wall = time.perf_counter() - start
                summaries = [json.loads(file.read_text()) for file in folder.glob("cells-of-it/cells/*/summary.json")]
                if len(summaries) != options.cells:
                    raise SystemExit(f"{len(summaries)} of {options.cells} cells were done.")
                trained = [summary["seconds"] for summary in summaries]
                worked = [
                    (cell / "DONE").stat().st_mtime - (cell / "config.yaml").stat().st_mtime
                    for cell in folder.glob("cells-of-it/cells/*")]
            found[way].append((sum(worked) / (WORKERS * wall), sum(trained) / (WORKERS * wall), median(trained)))
            print(f"round {round + 1}, {way.__name__}: {found[way][-1]}, {wall:.1f} s", flush=True)
    print("\n| | utilisation, median | lowest to highest | training alone | training of a cell |\n| --- | --- | --- | --- | --- |")
    for way, rounds in found.items():
        shares, training, cell = zip(*rounds)
        print(f"| {way.__name__.replace('_', ' ')} | {median(shares):.2f} | {min(shares):.2f}–{max(shares):.2f} | {median(training):.2f} | {median(cell):.1f} s |")


if __name__ == "__main__":
    main()
