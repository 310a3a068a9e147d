"""Differential tests: `tally` against independent implementations on random small elections.

    python run.py --tally PATH [--quick] [--seed N] [--rounds N]

Prints every disagreement with the file that shows it, and at the end `N passed, N failed`.
"""

import argparse
import json
import multiprocessing
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import traceback

import committees
import instances
import ranked
import shares
import writing

FAMILIES = {
    "shares": shares.check,
    "points": shares.check_points,
    "borda": shares.check_borda,
    "committees": committees.check,
    "ranked": ranked.check,
    "writing": writing.check,
}


class Tally:
    """The binary under test; counts how often it agreed."""

    def __init__(self, binary: str, folder: pathlib.Path):
        self.binary, self.folder = binary, folder
        self.passed, self.failures = 0, []

    def file(self, text: str) -> pathlib.Path:
        path = self.folder / "election.pb"
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, text: str, *arguments: str) -> dict:
        return self.run_file(self.file(text), *arguments)

    def run_file(self, path: pathlib.Path, *arguments: str) -> dict:
        done = subprocess.run([self.binary, str(path), "--json", *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"exit {done.returncode}: {done.stderr.strip()} {arguments}")
        return json.loads(done.stdout)

    def expect(self, what: str, found, expected, text: str) -> None:
        if found == expected:
            self.passed += 1
        else:
            self.failures.append(f"{what}\n  found    {found}\n  expected {expected}\n{text}")


def too_long(*_):
    raise TimeoutError("a check took more than a minute")


def work(job: tuple[str, str, int, int]) -> tuple[str, int, list[str]]:
    family, binary, seed, rounds = job
    rng = random.Random(f"{family}-{seed}")
    signal.signal(signal.SIGALRM, too_long)
    with tempfile.TemporaryDirectory() as folder:
        tally = Tally(binary, pathlib.Path(folder))
        for number in range(rounds):
            signal.alarm(60)  # no check takes a second; one that hangs must show where
            try:
                FAMILIES[family](tally, rng)
            except Exception:
                tally.failures.append(f"{family} {seed}, round {number}\n{traceback.format_exc()}")
        signal.alarm(0)
        return family, tally.passed, tally.failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tally", required=True, help="path of the binary")
    parser.add_argument("--quick", action="store_true", help="under three minutes on two cores")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, help="elections of each family")
    parser.add_argument("--family", choices=sorted(FAMILIES))
    options = parser.parse_args()
    rounds = options.rounds or (400 if options.quick else 5000)
    families = [options.family] if options.family else list(FAMILIES)
    binary = str(pathlib.Path(options.tally).resolve())
    batch = 50
    jobs = [(family, binary, options.seed * 1_000_000 + start, min(batch, rounds - start))
            for start in range(0, rounds, batch) for family in families]
    totals, failed = dict.fromkeys(families, 0), 0
    with multiprocessing.Pool() as pool:
        for family, passed, failures in pool.imap_unordered(work, jobs):
            totals[family] += passed
            for failure in failures:
                failed += 1
                if failed <= 10:
                    print(f"FAILED {failure}\n", flush=True)
    for family, passed in totals.items():
        print(f"{family}: {passed}")
    print(f"{sum(totals.values())} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
