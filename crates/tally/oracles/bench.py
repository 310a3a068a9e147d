"""Speed against pabutools, both measured in this run on the same generated files.

    python bench.py --tally PATH [--folder DIR] [--skip-pabutools]

pabutools takes minutes. All times are CPU times, so that other work on the machine counts for neither;
of several runs of tally the best is taken. Counting is a whole run less a run that only reads (greedy
takes less than a millisecond). Exits with 1 if a goal is missed.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import synth


def cpu(binary: str, path: pathlib.Path, *arguments: str, runs: int = 9) -> float:
    """Least CPU time of a whole run, in milliseconds."""
    times = []
    for _ in range(runs):
        process = subprocess.Popen([binary, str(path), *arguments], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise RuntimeError(f"tally failed: {arguments}")
        times.append((usage.ru_utime + usage.ru_stime) * 1e3)
    return min(times)


def tally_times(binary: str, path: pathlib.Path, *arguments: str, runs: int = 9) -> tuple[float, float]:
    """Time of reading and of counting, in milliseconds."""
    read = cpu(binary, path, "--rule", "greedy", runs=runs)
    return read, cpu(binary, path, *arguments, runs=runs) - read


def pabutools_times(path: pathlib.Path, phragmen: bool) -> dict[str, float]:
    sys.setrecursionlimit(10_000)
    from pabutools.election import Cost_Sat, parse_pabulib
    from pabutools.rules import method_of_equal_shares, sequential_phragmen

    instance, profile = parse_pabulib(str(path))
    times = {}
    started = time.process_time()
    method_of_equal_shares(instance, profile, Cost_Sat)
    times["equal-shares"] = (time.process_time() - started) * 1e3
    if phragmen:
        started = time.process_time()
        sequential_phragmen(instance, profile)
        times["phragmen"] = (time.process_time() - started) * 1e3
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tally", required=True)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "tally-bench")
    parser.add_argument("--skip-pabutools", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    missed = 0

    def goal(what: str, value: float, limit: float, unit: str, at_least: bool = False) -> None:
        nonlocal missed
        good = value >= limit if at_least else value <= limit
        missed += not good
        sign = "≥" if at_least else "≤"
        print(f"{'ok    ' if good else 'MISSED'} {what}: {value:,.1f} {unit} (goal {sign} {limit:,g})", flush=True)

    files = {}
    for projects, voters, seed in ((100, 10_000, 1), (200, 50_000, 2), (300, 100_000, 3)):
        path = options.folder / f"s_{projects}x{voters}.pb"
        if not path.exists():
            path.write_text(synth.generate(projects, voters, seed), encoding="utf-8")
        files[projects] = path

    parse, shares = tally_times(options.tally, files[200], "--rule", "equal-shares")
    megabytes = files[200].stat().st_size / 1e6
    goal(f"parse, scaled from {megabytes:.2f} MB to 4 MB", parse * 4 / megabytes, 60, "ms")
    _, phragmen = tally_times(options.tally, files[200], "--rule", "phragmen")
    goal("equal shares 300 x 100,000", tally_times(options.tally, files[300], "--rule", "equal-shares")[1], 40, "ms")
    _, add1 = tally_times(
        options.tally, files[100], "--rule", "equal-shares", "--completion", "add1", runs=3)
    goal("Add1 100 x 10,000", add1 / 1e3, 0.8, "s")
    print(f"       equal shares 200 x 50,000: {shares:.2f} ms; Phragmén 200 x 50,000: {phragmen:.2f} ms", flush=True)
    if not options.skip_pabutools:
        peer = pabutools_times(files[200], phragmen=True)
        print(f"       pabutools: equal shares {peer['equal-shares']:,.0f} ms, Phragmén {peer['phragmen']:,.0f} ms")
        goal("equal shares 200 x 50,000, times faster", peer["equal-shares"] / shares, 1000, "x", at_least=True)
        goal("Phragmén 200 x 50,000, times faster", peer["phragmen"] / phragmen, 500, "x", at_least=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
