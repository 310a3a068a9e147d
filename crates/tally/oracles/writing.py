"""What tally writes: pabulib-checker accepts it, and pabutools reads the same election from it.

The checker also counts: its own equal shares are one more oracle where it breaks no tie.
"""

import contextlib
import io
import random

from pabulib.checker import Checker
from pabutools.election import parse_pabulib

import instances

KINDS = ["approval", "choose-1", "ordinal", "cumulative", "scoring"]


def check(tally, rng: random.Random) -> None:
    election = instances.make(rng, rng.choice(KINDS), nonempty=True)
    limit = max(election["costs"])
    election["budget"] = max(election["budget"], limit)
    if election["decimals"]:
        election["costs"] = [max(cost, 10) for cost in election["costs"]]
        election["budget"] = max(election["budget"], 60)
    text = instances.text(election)
    path = tally.file(text)
    written = tally.folder / "written.pb"
    arguments = rng.choice([
        ["--rule", "greedy"], ["--rule", "greedy-no-skip"], ["--rule", "equal-shares"],
        ["--rule", "equal-shares", "--completion", "add1", "--integral"], ["--rule", "phragmen"],
    ])
    outcome = tally.run_file(path, *arguments, "--write", str(written))
    result, checker = run_checker(str(written))
    tally.expect("checker errors", result.get("errors", {}), {}, text + written.read_text(encoding="utf-8"))
    again = tally.run_file(written, *arguments)
    tally.expect("round trip", again, outcome, text)
    before, after = parse_pabulib(str(path)), parse_pabulib(str(written))
    summary = lambda parsed: (
        sorted((p.name, p.cost) for p in parsed[0]), parsed[0].budget_limit,
        [sorted((p.name, ballot[p] if hasattr(ballot, "values") and election["points"] else 0)
                for p in ballot) for ballot in parsed[1]])
    tally.expect("pabutools reads the same", summary(after), summary(before), text)
    if election["vote_type"] == "approval" and not election["decimals"]:
        counted(tally, written, checker, election, text)


def run_checker(path: str):
    checker = Checker()
    with contextlib.redirect_stdout(io.StringIO()):
        results = checker.process_files([path])
    entry = next(value for key, value in results.items() if key not in ("metadata", "summary"))
    result = entry["results"]
    return (result if isinstance(result, dict) else {}), checker


def counted(tally, path, checker, election, text) -> None:
    """Add1 from a whole share, as Pabulib defines equalshares/add1."""
    supported = {name for ballot in election["ballots"] for name in ballot}
    costs = zip(election["names"], election["costs"])
    if sum(cost for name, cost in costs if name in supported) <= election["budget"]:
        return  # the checker would raise shares for ever
    if len(set(election["costs"])) < len(election["costs"]):
        return  # its order for ties of equal cost, by votes, is not offered after cost
    outcome = tally.run_file(path, "--ties", "cost", "--rule", "equal-shares", "--completion", "add1", "--integral")
    try:
        expected = checker._compute_equalshares_winners(add1=True)
    except ValueError:
        return  # a tie it does not break
    tally.expect("checker's add1", outcome["winners"], expected, text)
