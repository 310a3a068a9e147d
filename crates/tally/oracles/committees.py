"""Committees are budgets in which everything costs 1: against abcvoting, all tied outcomes known."""

import random

from abcvoting import abcrules
from abcvoting.preferences import Profile

import instances


def check(tally, rng: random.Random) -> None:
    election = instances.make(rng, "approval", supported=True, plain=True, nonempty=True)
    names = election["names"]
    seats = rng.randrange(1, len(names) + 1)
    election["costs"] = [1] * len(names)
    election["budget"] = seats
    text = instances.text(election)
    profile = Profile(len(names))
    profile.add_voters([{names.index(name) for name in ballot} for ballot in election["ballots"]])
    path = tally.file(text)

    def winners(*arguments):
        return frozenset(tally.run_file(path, *arguments)["winners"])

    def committees(rule, **more):
        found = abcrules.compute(rule, profile, seats, resolute=False, **more)
        return {frozenset(names[at] for at in committee) for committee in found}

    for what, rule, arguments, more in (
        ("approval voting", "av", ["--rule", "approval", "--seats", str(seats)], {}),
        ("approval voting by budget", "av", ["--rule", "greedy"], {}),
        ("Phragmén", "seqphragmen", ["--rule", "phragmen"], {}),
        ("equal shares", "equal-shares-without-completion",
         ["--rule", "equal-shares", "--utility", "cardinality"], {}),
    ):
        found = winners(*arguments)
        tally.expect(f"{what}: one of the committees", found in committees(rule, **more), True, text)
