"""Ballots that a running site offers for download, read and counted by other people's programs.

    python read_pb.py FOLDER

The folder holds pairs of files: `NAME.pb` with the ballots, and `NAME.json` with `rule`, `seats`, `increment` and the
numbers of the options that the site says were `chosen`, in their order. Prints every disagreement, and at the end
`N passed, N failed`.
"""

import contextlib
import io
import json
import pathlib
import sys

from pabulib.checker import Checker
from pabutools.election import (
    Additive_Cardinal_Sat,
    Cardinality_Sat,
    Cost_Sat,
    parse_pabulib,
)
from pabutools.election.satisfaction import PositionalSatisfaction
from pabutools.rules import (
    completion_by_rule_combination,
    exhaustion_by_budget_increase,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)
from pabutools.tiebreaking import lexico_tie_breaking


class Borda(PositionalSatisfaction):
    """Points as the site explains them: one for every option of the vote that the ballot ranks below, those it leaves
    out among them. `Additive_Borda_Sat` counts below only what the same ballot names, which gives a short ballot less."""

    def __init__(self, instance, profile, ballot):
        below = lambda ballot, project: len(instance) - 1 - ballot.position(project) if project in ballot else 0
        super().__init__(instance, profile, ballot, below, sum)


# Where each option costs one and there are as many as seats, the greedy rule takes those with the most.
BY_SATISFACTION = {
    "choose": Cardinality_Sat,
    "points": Additive_Cardinal_Sat,
    "marks": Additive_Cardinal_Sat,
    "borda": Borda,
    "votes": Cost_Sat,
}


def greedy(instance, profile, sat, **more):
    return greedy_utilitarian_welfare(instance, profile, sat, tie_breaking=lexico_tie_breaking, **more)


def shares(instance, profile, increment):
    """Equal shares whose shares rise by `increment`, what is left spent by votes."""

    def repeated(instance, profile, initial_budget_allocation=None, resoluteness=True):
        return exhaustion_by_budget_increase(
            instance, profile, method_of_equal_shares,
            {"sat_class": Cost_Sat, "tie_breaking": lexico_tie_breaking},
            initial_budget_allocation=initial_budget_allocation, resoluteness=resoluteness,
            exhaustive_stop=False, budget_step=increment * profile.num_ballots())

    def rest(instance, profile, initial_budget_allocation=None, resoluteness=True):
        return greedy(instance, profile, Cost_Sat, resoluteness=resoluteness,
                      initial_budget_allocation=initial_budget_allocation)

    return completion_by_rule_combination(instance, profile, [repeated, rest])


def counted(path: pathlib.Path, told: dict) -> list[int]:
    instance, profile = parse_pabulib(str(path))
    # It comes without its projects, which a measure may count.
    profile.instance = instance
    rule = told["rule"]
    if rule == "shares":
        outcome = shares(instance, profile, told["increment"])
    elif rule == "phragmen":
        outcome = sequential_phragmen(instance, profile, tie_breaking=lexico_tie_breaking)
        # It buys what nobody supports when everything else is bought; here that is not chosen.
        outcome = [p for p in outcome if profile.approval_score(p) > 0]
    else:
        outcome = greedy(instance, profile, BY_SATISFACTION[rule])
    return [int(project.name) for project in outcome]


def errors(path: pathlib.Path) -> dict:
    with contextlib.redirect_stdout(io.StringIO()):
        results = Checker().process_files([str(path)])
    entry = next(value for key, value in results.items() if key not in ("metadata", "summary"))
    result = entry["results"]
    return result.get("errors", {}) if isinstance(result, dict) else {}


def main() -> int:
    passed, failed = 0, 0
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.pb"))
    for path in files:
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found = counted(path, told)
        # Which option a shared fund buys first is a matter of taste; what it buys is not.
        same = sorted(found) == sorted(told["chosen"])
        for what, holds, why in (
            ("pabulib-checker", not (wrong := errors(path)), wrong),
            (f"pabutools, {told['rule']}", same, f"{found}, the site says {told['chosen']}"),
        ):
            passed, failed = passed + holds, failed + (not holds)
            if not holds:
                print(f"FAILED {path.name}: {what}: {why}\n{path.read_text(encoding='utf-8')}")
    if not files:
        failed += 1
        print("there is no file to read")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
