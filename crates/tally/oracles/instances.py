"""Small random elections with many ties, as Pabulib text.

Costs come from few values, ballots are few and short, ids are of several kinds, so that equal
effective votes, exact affordability and equal scores are the rule and not the exception.
"""

import random

COUNTRY = "Italy"


def ids(rng: random.Random, count: int) -> list[str]:
    kind = rng.randrange(3)
    if kind == 0:
        names = [str(n) for n in range(1, 13)]
    elif kind == 1:
        names = [f"L{n:02}" for n in range(12)]
    else:
        names = [chr(ord("a") + n) for n in range(12)]
    return rng.sample(names, count)


def money(value: int, decimals: bool) -> str:
    return f"{value / 10:.1f}" if decimals else str(value)


def make(rng: random.Random, vote_type: str, *, supported: bool = False, plain: bool = False,
         nonempty: bool = False, free: bool = False) -> dict:
    """A dictionary with the parts of an election and its `text`.

    supported: every project is listed by somebody; plain: whole costs only; nonempty: no empty
    ballot; free: some projects cost nothing.
    """
    projects = rng.randrange(1, 8)
    voters = rng.randrange(1, 9)
    decimals = not plain and rng.random() < 0.2
    names = ids(rng, projects)
    palette = [rng.randrange(1, 13) for _ in range(rng.randrange(1, 4))]
    if free:
        palette.append(0)
    if decimals:
        palette = [value * 5 for value in palette]
    costs = [rng.choice(palette) for _ in names]
    budget = rng.randrange(1, max(2, sum(costs) + 3))
    if rng.random() < 0.3:
        budget = max(1, budget // voters * voters)
    ballots = []
    for _ in range(voters):
        least = 1 if nonempty or rng.random() < 0.9 else 0
        size = rng.randrange(least, projects + 1) if projects >= least else 0
        if vote_type == "choose-1":
            size = min(size, 1)
        ballots.append(rng.sample(names, size))
        if rng.random() < 0.3 and ballots[:-1]:
            ballots[-1] = list(rng.choice(ballots[:-1]))
    if nonempty:
        ballots = [ballot or [names[0]] for ballot in ballots]
    if supported:
        for name in names:
            if not any(name in ballot for ballot in ballots):
                target = rng.choice(ballots)
                target.append(name)
    points = None
    if vote_type in ("cumulative", "scoring"):
        points = [sorted((rng.choice([1, 1, 2, 3, 5]) for _ in ballot), reverse=True) for ballot in ballots]
        if vote_type == "scoring" and not plain and rng.random() < 0.3:
            points = [[value / 2 for value in row] for row in points]
    election = {
        "vote_type": vote_type, "names": names, "costs": costs, "budget": budget, "ballots": ballots,
        "points": points, "decimals": decimals,
    }
    election["text"] = text(election)
    return election


def text(election: dict, weights: list[int] | None = None) -> str:
    decimals = election["decimals"]
    points = election["points"]
    lines = ["META", "key;value", "description;random", f"country;{COUNTRY}", "unit;Town", "instance;2026",
             f"num_projects;{len(election['names'])}", f"num_votes;{len(election['ballots'])}",
             f"budget;{money(election['budget'], decimals)}", f"vote_type;{election['vote_type']}",
             "rule;unknown", "date_begin;2026", "date_end;2026"]
    if election["vote_type"] == "cumulative":
        lines.append("max_sum_points;1000")
    lines += ["PROJECTS", "project_id;cost"]
    lines += [f"{name};{money(cost, decimals)}" for name, cost in zip(election["names"], election["costs"])]
    header = "voter_id;vote"
    header += ";points" if points is not None else ""
    header += ";weight" if weights is not None else ""
    lines += ["VOTES", header]
    for voter, ballot in enumerate(election["ballots"]):
        row = f"{voter + 1};{','.join(ballot)}"
        if points is not None:
            row += ";" + ",".join(f"{value:g}" for value in points[voter])
        if weights is not None:
            row += f";{weights[voter]}"
        lines.append(row)
    return "\n".join(lines) + "\n"
