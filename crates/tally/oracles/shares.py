"""Budgeting rules against pabutools: greedy, equal shares with its completions, Phragmén.

Two definitions differ on purpose and are put aside here: pabutools drops a free project under cost
utility, and its Phragmén buys unsupported projects last.
"""

import random

from pabutools.election import (
    Additive_Borda_Sat,
    Additive_Cardinal_Sat,
    Cardinality_Sat,
    Cost_Sat,
    parse_pabulib,
)
from pabutools.rules import (
    completion_by_rule_combination,
    exhaustion_by_budget_increase,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    popularity_comparison,
    sequential_phragmen,
)
from pabutools.tiebreaking import TieBreakingRule, lexico_tie_breaking

import instances

TIES = {
    "id": lexico_tie_breaking,
    "votes": TieBreakingRule(lambda i, profile, p: (-profile.approval_score(p), p.name)),
    "cost": TieBreakingRule(lambda i, profile, p: (p.cost, p.name)),
}


def names(outcome) -> list[str]:
    return [project.name for project in outcome]


def check(tally, rng: random.Random) -> None:
    vote_type = rng.choice(["approval", "approval", "approval", "choose-1"])
    election = instances.make(rng, vote_type)
    text = election["text"]
    path = tally.file(text)
    instance, profile = parse_pabulib(str(path))
    ties = rng.choice(["id", "id", "votes", "cost"])
    rule = TIES[ties]

    def compare(what, expected, *arguments, key=lambda winners: winners):
        found = tally.run_file(path, "--ties", ties, *arguments)
        tally.expect(f"{what}, ties {ties}", key(found["winners"]), key(expected), text)
        return found

    def shares(sat, **more):
        return names(method_of_equal_shares(instance, profile, sat, tie_breaking=rule, **more))

    greedy = greedy_utilitarian_welfare(instance, profile, Cost_Sat, tie_breaking=rule)
    compare("greedy", names(greedy), "--rule", "greedy")
    per_cost = greedy_utilitarian_welfare(instance, profile, Cardinality_Sat, tie_breaking=rule)
    compare("per cost", names(per_cost), "--rule", "greedy-per-cost")
    compare("cost", shares(Cost_Sat), "--rule", "equal-shares")
    compare("cardinality", shares(Cardinality_Sat), "--rule", "equal-shares", "--utility", "cardinality")

    supported = {p.name for p in instance if profile.approval_score(p) > 0}
    phragmen = names(sequential_phragmen(instance, profile, tie_breaking=rule))
    expected = [name for name in phragmen if name in supported]
    compare("phragmen", expected, "--rule", "phragmen", key=sorted)

    add1(compare, instance, profile, rule, rng)
    weighted(tally, election, rng)
    comparison(tally, path, instance, profile, rule, ties, text)


def add1(compare, instance, profile, rule, rng) -> None:
    sat, name = rng.choice([(Cost_Sat, "cost"), (Cardinality_Sat, "cardinality")])
    common = ["--rule", "equal-shares", "--utility", name, "--completion"]
    exhaustive = method_of_equal_shares(
        instance, profile, sat, tie_breaking=rule, voter_budget_increment=1)
    compare(f"{name} add1-exhaustive", names(exhaustive), *common, "add1-exhaustive")

    def repeated(instance, profile, initial_budget_allocation=None, resoluteness=True):
        return exhaustion_by_budget_increase(
            instance, profile, method_of_equal_shares, {"sat_class": sat, "tie_breaking": rule},
            initial_budget_allocation=initial_budget_allocation, resoluteness=resoluteness,
            exhaustive_stop=False, budget_step=profile.num_ballots())

    def greedy(instance, profile, initial_budget_allocation=None, resoluteness=True):
        return greedy_utilitarian_welfare(
            instance, profile, Cost_Sat, tie_breaking=rule, resoluteness=resoluteness,
            initial_budget_allocation=initial_budget_allocation)

    def once(instance, profile, initial_budget_allocation=None, resoluteness=True):
        return method_of_equal_shares(
            instance, profile, sat, tie_breaking=rule, resoluteness=resoluteness,
            initial_budget_allocation=initial_budget_allocation)

    compare(f"{name} add1", names(repeated(instance, profile)), *common, "add1")
    add1u = completion_by_rule_combination(instance, profile, [repeated, greedy])
    compare(f"{name} add1u", names(add1u), *common, "add1u")
    completed = completion_by_rule_combination(instance, profile, [once, greedy])
    compare(f"{name} greedy completion", names(completed), *common, "greedy")


def weighted(tally, election, rng) -> None:
    """A ballot of weight w counts as w equal ballots."""
    weights = [rng.randrange(0, 4) for _ in election["ballots"]]
    if not any(weights):
        return
    copies = dict(election)
    copies["ballots"] = [b for b, w in zip(election["ballots"], weights) for _ in range(w)]
    for arguments in (["--rule", "equal-shares"], ["--rule", "phragmen"], ["--rule", "greedy"],
                      ["--rule", "equal-shares", "--completion", "add1"]):
        found = tally.run(instances.text(election, weights), "--weights", "weight", *arguments)
        expected = tally.run(instances.text(copies), *arguments)
        same = lambda d: (d["winners"], d["voters"], d["tie_breaks"], d["transcript"]["steps"])
        tally.expect(f"weights {arguments}", same(found), same(expected), instances.text(election, weights))


def comparison(tally, path, instance, profile, rule, ties, text) -> None:
    parameters = {"sat_class": Cost_Sat, "tie_breaking": rule}
    preferred = popularity_comparison(
        instance, profile, Cardinality_Sat, [method_of_equal_shares, greedy_utilitarian_welfare],
        [dict(parameters), dict(parameters)])
    # As many for either: equal shares stay.
    expected = sorted(names(preferred[0]))
    tally.file(text)
    found = tally.run_file(path, "--ties", ties, "--rule", "equal-shares", "--comparison", "satisfaction")
    tally.expect("comparison", sorted(found["winners"]), expected, text)


def check_points(tally, rng: random.Random) -> None:
    # pabutools cannot read an empty ballot with points.
    election = instances.make(rng, rng.choice(["cumulative", "scoring"]), nonempty=True)
    text = election["text"]
    path = tally.file(text)
    instance, profile = parse_pabulib(str(path))
    expected = names(method_of_equal_shares(instance, profile, Additive_Cardinal_Sat))
    found = tally.run_file(path, "--rule", "equal-shares", "--utility", "points")
    tally.expect("points", found["winners"], expected, text)
    for sat, name in ((Cost_Sat, "cost"), (Cardinality_Sat, "cardinality")):
        expected = names(method_of_equal_shares(instance, profile, sat))
        found = tally.run_file(path, "--rule", "equal-shares", "--utility", name)
        tally.expect(f"points ballots, {name}", found["winners"], expected, text)
    expected = names(method_of_equal_shares(
        instance, profile, Additive_Cardinal_Sat, voter_budget_increment=1))
    found = tally.run_file(
        path, "--rule", "equal-shares", "--utility", "points", "--completion", "add1-exhaustive")
    tally.expect("points add1-exhaustive", found["winners"], expected, text)
    expected = names(greedy_utilitarian_welfare(instance, profile, Additive_Cardinal_Sat))
    found = tally.run_file(path, "--rule", "greedy-per-cost", "--by", "points")
    tally.expect("points per cost", found["winners"], expected, text)


def check_borda(tally, rng: random.Random) -> None:
    election = instances.make(rng, "ordinal")
    text = election["text"]
    path = tally.file(text)
    instance, profile = parse_pabulib(str(path))
    for sat, name in ((Additive_Borda_Sat, "borda"), (Cost_Sat, "cost"), (Cardinality_Sat, "cardinality")):
        expected = names(method_of_equal_shares(instance, profile, sat))
        found = tally.run_file(path, "--rule", "equal-shares", "--utility", name)
        tally.expect(f"ordinal {name}", found["winners"], expected, text)
    expected = names(method_of_equal_shares(
        instance, profile, Additive_Borda_Sat, voter_budget_increment=1))
    found = tally.run_file(
        path, "--rule", "equal-shares", "--utility", "borda", "--completion", "add1-exhaustive")
    tally.expect("borda add1-exhaustive", found["winners"], expected, text)
