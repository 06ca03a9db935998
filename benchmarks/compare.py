#!/usr/bin/python3
"""The engine against PyTorch: the same networks, the same numbers, the same work per step.

First it checks that loss and gradients of every contender agree with PyTorch in float64. Then it times all contenders
in turn, each in a fresh process, for several rounds, and prints a table in Markdown. See README.md.
"""

import argparse
import datetime
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.dont_write_bytecode = True
import peers  # noqa: E402

HERE = Path(__file__).resolve().parent
TOLERANCE = 1e-4
ASSUMED_PEAK = 250.0

# Only TorchScript compiles while it runs, and it is done after the second step.
TORCH_WARM_UP = 1.0

PACKAGE = "org.rnnzoo.benchmarks"
ZOO = "zoo"
AUTOMATIC = "automatic"


def java_command(java):
    class_path = os.pathsep.join([str(HERE / "target/classes"), str(HERE / "target/lib/*")])
    return [java, "--add-modules=jdk.incubator.vector", "-cp", class_path]


def environment(threads, core_type=AUTOMATIC):
    """As many threads for OpenMP and OpenBLAS as the contender may use, and the OpenBLAS kernels for a kind of CPU."""
    chosen = dict(os.environ)
    chosen["OMP_NUM_THREADS"] = chosen["OPENBLAS_NUM_THREADS"] = str(threads)
    if threads > 1:
        # Threads that wait for work sleep. On a busy machine, those that spin make a step ten times longer.
        chosen.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        chosen.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")
    if core_type != AUTOMATIC:
        chosen["OPENBLAS_CORETYPE"] = core_type
    return chosen


def cpu_facts():
    path = Path("/proc/cpuinfo")
    return path.read_text() if path.exists() else ""


def has_avx512():
    return " avx512f " in cpu_facts()


def cpu_name():
    names = [line.split(":", 1)[1].strip() for line in cpu_facts().splitlines() if line.startswith("model name")]
    return names[0] if names else platform.processor()


def output_of(command, threads, core_type=AUTOMATIC):
    finished = subprocess.run(command, env=environment(threads, core_type), capture_output=True, text=True)
    if finished.returncode != 0:
        sys.exit(f"This command failed: {' '.join(command)}\n{finished.stderr[-3000:]}")
    return finished.stdout


# ---- The check


def write_setting(folder, arrays):
    for name, values in arrays.items():
        (folder / f"{name}.f32").write_bytes(values.astype("<f4").tobytes())


def zoo_gradients(java, workload, threads, folder, shapes):
    import numpy as np

    output_of(java_command(java) + [f"{PACKAGE}.TrainingStep", "check", workload, str(threads), str(folder)], threads)

    def read(name):
        flat = np.frombuffer((folder / f"gradient-{name}.f32").read_bytes(), "<f4")
        return flat.astype(np.float64).reshape(shapes[name])

    return float((folder / "loss.txt").read_text()), {name: read(name) for name in shapes}


def relative_error(found, expected):
    import numpy as np

    return float(np.linalg.norm(found - expected) / np.linalg.norm(expected))


def check(workload, java, variants, threads, folder, arrays):
    """Compares every contender with float64 and ends the program if one of them is wrong."""
    import torch

    expected_loss, expected = peers.gradients(torch, "usual", workload, arrays, torch.float64)
    shapes = {name: gradient.shape for name, gradient in expected.items()}
    contenders = {name: peers.gradients(torch, name, workload, arrays, torch.float32) for name in variants}
    for count in threads:
        contenders[f"{ZOO}, {counted(count, 'thread')}"] = zoo_gradients(java, workload, count, folder, shapes)
    for name, (loss, found) in contenders.items():
        errors = {"loss": abs(loss - expected_loss) / expected_loss}
        errors |= {tensor: relative_error(found[tensor], expected[tensor]) for tensor in expected}
        listed = ", ".join(f"{tensor} {error:.1e}" for tensor, error in errors.items())
        print(f"check {workload} {name}: {listed}", file=sys.stderr)
        if not max(errors.values()) < TOLERANCE:
            sys.exit(f"{name} on {workload} is off by more than {TOLERANCE}; nothing is timed.")


# ---- The race


def time_torch(variant, workload, threads, core_type, warm_up, seconds):
    command = [sys.executable, str(HERE / "peers.py"), variant, workload, str(threads), str(warm_up), str(seconds)]
    return json.loads(output_of(command, threads, core_type).strip().splitlines()[-1])


def best_core_type(workload):
    """The OpenBLAS kernels that are fastest in a short trial: its own choice, or those for AVX-512 if the CPU has it."""
    if not has_avx512() or "OPENBLAS_CORETYPE" in os.environ:
        return os.environ.get("OPENBLAS_CORETYPE", AUTOMATIC)
    trials = {}
    for core_type in (AUTOMATIC, "SkylakeX"):
        trials[core_type] = time_torch("by-hand", workload, 1, core_type, 0.5, 1)["thread_ms"]
    listed = ", ".join(f"{core_type} {digits(milliseconds)} ms" for core_type, milliseconds in trials.items())
    print(f"OpenBLAS kernels on {workload}: {listed}", file=sys.stderr)
    return min(trials, key=trials.get)


def time_zoo(workload, threads, folder, arguments):
    command = java_command(arguments.java) + [f"{PACKAGE}.TrainingStep", "time", workload, str(threads), str(folder)]
    return json.loads(output_of(command + [str(arguments.warm_up), str(arguments.seconds)], threads))


def time_once(contender, workload, threads, arguments, folder, core_type):
    if contender == ZOO:
        found = time_zoo(workload, threads, folder, arguments)
    else:
        warm_up = min(arguments.warm_up, TORCH_WARM_UP)
        found = time_torch(contender, workload, threads, core_type, warm_up, arguments.seconds)
    what = {"contender": contender, "workload": workload, "threads": threads, "load": os.getloadavg()[0]}
    return found | what


def race(arguments, contenders, folders, core_types):
    runs = []
    for round_number in range(1, arguments.rounds + 1):
        for threads in arguments.threads:
            for workload in arguments.workloads:
                for contender in contenders:
                    folder, core_type = folders[workload], core_types[workload]
                    found = time_once(contender, workload, threads, arguments, folder, core_type)
                    runs.append(found | {"round": round_number})
                    print(
                        f"round {round_number}, {counted(threads, 'thread')}, {workload} {contender}:"
                        f" {found['thread_ms']:.3f} ms CPU of the working thread, {found['process_ms']:.3f} ms of all,"
                        f" {found['wall_ms']:.3f} ms wall, {found['steps']} steps, load {found['load']:.1f}",
                        file=sys.stderr,
                    )
    return runs


def measured_peak(java):
    return float(output_of(java_command(java) + [f"{PACKAGE}.Peak"], 1))


def floor(workload, peak):
    """The least CPU time of the matrix products of a step in ms."""
    trials, steps, units, rank, _ = peers.WORKLOADS[workload]
    sources = units if rank == 0 else 2 * rank
    return 6 * trials * steps * units * (sources + peers.INPUTS + peers.OUTPUTS) / (peak * 1e6)


# ---- The tables


def figures(runs, contender, workload, threads, what):
    wanted = (contender, workload, threads)
    return [run[what] for run in runs if (run["contender"], run["workload"], run["threads"]) == wanted]


def counted(number, thing):
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def digits(value):
    """Three significant digits without an exponent."""
    return f"{value:.{max(0, 2 - math.floor(math.log10(value)))}f}"


def cell(values):
    if len(values) == 1:
        return digits(values[0])
    return f"{digits(median(values))} ({digits(min(values))}–{digits(max(values))})"


def row(cells):
    return "| " + " | ".join(cells) + " |"


def table(runs, contenders, workloads, threads, what, peak):
    yield row([f"ms per step, {counted(threads, 'thread')}", *workloads])
    yield row(["---"] * (len(workloads) + 1))
    middle = {}
    for contender in contenders:
        cells = []
        for workload in workloads:
            values = figures(runs, contender, workload, threads, what)
            middle[contender, workload] = median(values)
            cells.append(cell(values))
        yield row([f"**{LABELS[contender]}**" if contender == ZOO else LABELS[contender], *cells])
    torch = [contender for contender in contenders if contender != ZOO]
    if torch:
        best = {workload: min(torch, key=lambda name: middle[name, workload]) for workload in workloads}
        ratios = [middle[best[workload], workload] / middle[ZOO, workload] for workload in workloads]
        yield row(["best torch ÷ zoo", *(f"{ratio:.2f}" for ratio in ratios)])
        yield row(["the best torch is", *(LABELS[best[workload]].removeprefix("torch ") for workload in workloads)])
    if threads == 1:
        multiples = [middle[ZOO, workload] / floor(workload, peak) for workload in workloads]
        yield row(["zoo, multiple of the floor", *(f"{multiple:.1f}" for multiple in multiples)])


LABELS = {
    ZOO: "zoo",
    "usual": "torch usual",
    "optimised": "torch optimised",
    "scripted": "torch scripted",
    "by-hand": "torch by hand",
    "engellab": "torch engellab style",
}


def report(runs, contenders, arguments, core_types, peak, peak_is_measured):
    if arguments.quick:
        yield "A quick run to see that all works: Java was still warming up, and the figures are no results."
    loads = [run["load"] for run in runs]
    now = datetime.datetime.now(datetime.timezone.utc)
    origin = "measured with fused multiply-adds" if peak_is_measured else "given, not measured"
    yield f"{now:%Y-%m-%d %H:%M} UTC. {cpu_name()}, {os.cpu_count()} cores."
    yield f"Load average {min(loads):.1f} to {max(loads):.1f}, median {median(loads):.1f}."
    yield f"Peak of one core {peak:.0f} GFLOP/s ({origin})."
    rounds = counted(arguments.rounds, "round")
    yield f"{rounds}; per run {arguments.warm_up:g} s of CPU time to warm up and {arguments.seconds:g} s measured."
    listed = ", ".join(f"{workload} {core_type}" for workload, core_type in core_types.items())
    yield f"OPENBLAS_CORETYPE: {listed}."
    for contender in contenders[:2]:
        yield next(run["about"] for run in runs if run["contender"] == contender).rstrip(".") + "."
    for threads in arguments.threads:
        kinds = [("thread_ms", "CPU time of the working thread")]
        if threads > 1:
            kinds = [("process_ms", "CPU time of all threads"), ("wall_ms", "wall time")]
        for what, title in kinds:
            yield f"\n{title[0].upper()}{title[1:]}, median of the rounds (range):\n"
            yield from table(runs, contenders, arguments.workloads, threads, what, peak)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workloads", nargs="+", choices=peers.WORKLOADS, default=list(peers.WORKLOADS))
    parser.add_argument("--variants", nargs="*", choices=peers.VARIANTS, default=list(peers.VARIANTS))
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm-up", type=float, default=3, help="so many seconds of CPU time, and 3 steps; torch at most 1 s")
    parser.add_argument("--seconds", type=float, default=2, help="how long a run is measured")
    parser.add_argument("--quick", action="store_true", help="one round of short runs, to see that all works")
    parser.add_argument("--peak", type=float, help=f"GFLOP/s of one core; measured if not given, 0 for {ASSUMED_PEAK:g}")
    parser.add_argument("--java", default=default_java(), help="the java command")
    parser.add_argument("--save", type=Path, help="a JSON file for the figures of all runs")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.rounds, arguments.warm_up, arguments.seconds = 1, 0.5, 0.5
    return arguments


def default_java():
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin/java") if home else shutil.which("java") or "java"


def main():
    arguments = parse()
    if not (HERE / "target/lib").is_dir():
        sys.exit("The benchmarks are not built. Run 'mvn install', then 'mvn -f benchmarks package'.")
    import torch

    torch.set_num_threads(1)
    contenders = [ZOO, *arguments.variants]
    with tempfile.TemporaryDirectory() as scratch:
        folders = {}
        for workload in arguments.workloads:
            folders[workload] = Path(scratch) / workload
            folders[workload].mkdir()
            arrays = peers.make_setting(workload)
            write_setting(folders[workload], arrays)
            check(workload, arguments.java, arguments.variants, arguments.threads, folders[workload], arrays)
        peak_is_measured = arguments.peak is None
        peak = measured_peak(arguments.java) if peak_is_measured else arguments.peak or ASSUMED_PEAK
        core_types = {workload: best_core_type(workload) for workload in arguments.workloads}
        runs = race(arguments, contenders, folders, core_types)
    if arguments.save:
        arguments.save.write_text(json.dumps(runs, indent=1))
    print("\n".join(report(runs, contenders, arguments, core_types, peak, peak_is_measured)))


if __name__ == "__main__":
    main()
