"""Rankings: Schulze against schulze-condorcet, level by level; instant run-off against pyrankvote."""

import random

import pyrankvote
import schulze_condorcet

import instances


def vote_string(names, ballot) -> str:
    rest = [name for name in names if name not in ballot]
    return ">".join(list(ballot) + (["=".join(rest)] if rest else []))


def check(tally, rng: random.Random) -> None:
    election = instances.make(rng, "ordinal", nonempty=True)
    names = sorted(election["names"])
    schulze(tally, election, names)
    runoff(tally, election, names)


def schulze(tally, election, names) -> None:
    text = instances.text(election)
    votes = [vote_string(names, ballot) for ballot in election["ballots"]]
    counts = schulze_condorcet.pairwise_preference(votes, names)
    found = tally.run(text, "--rule", "condorcet")
    pairwise = next(note for note in found["transcript"]["notes"] if note["note"] == "pairwise")
    order = pairwise["candidates"]
    matrix = {(a, b): pairwise["matrix"][i][j]
              for i, a in enumerate(order) for j, b in enumerate(order)}
    tally.expect("pairwise", matrix, dict(counts), text)
    beats_all = [a for a in names if all(counts[a, b] > counts[b, a] for b in names if a != b)]
    tally.expect("condorcet", found["winners"], beats_all, text)

    # The oracle takes the winners out and counts again; so does this test.
    levels = [level.split("=") for level in schulze_condorcet.schulze_evaluate(votes, names).split(">")]
    left = list(names)
    for level in levels:
        part = dict(election)
        part["names"] = [name for name in election["names"] if name in left]
        part["costs"] = [1] * len(part["names"])
        part["ballots"] = [[name for name in ballot if name in left] for ballot in election["ballots"]]
        found = tally.run(instances.text(part), "--rule", "schulze")
        groups = next(n for n in found["transcript"]["notes"] if n["note"] == "ranking")["groups"]
        tally.expect("schulze", sorted(groups[0]), sorted(level), instances.text(part))
        tally.expect("schulze ranks all", sorted(sum(groups, [])), sorted(left), instances.text(part))
        left = [name for name in left if name not in level]


def runoff(tally, election, names) -> None:
    text = instances.text(election)
    found = tally.run(text, "--rule", "irv")
    if found["tie_breaks"]:
        return  # the oracle would draw lots
    rounds = [note for note in found["transcript"]["notes"] if note["note"] == "round"]
    candidates = {name: pyrankvote.Candidate(name) for name in names}
    ballots = [pyrankvote.Ballot([candidates[name] for name in ballot]) for ballot in election["ballots"]]
    if len(ballots) == 1:
        return  # the oracle stops with "Illigal state": it finds one vote no majority of one
    result = pyrankvote.instant_runoff_voting(list(candidates.values()), ballots)
    winners = [candidate.name for candidate in result.get_winners()]
    tally.expect("instant run-off", found["winners"], winners, text)
    for ours, theirs in zip(rounds, result.rounds):
        votes = {row.candidate.name: row.number_of_votes for row in theirs.candidate_results}
        expected = {row["project"]: votes.get(row["project"]) for row in ours["votes"]}
        if any(value is None for value in expected.values()):
            break
        if ours["eliminated"] is None:
            tally.expect("votes of the last round", {row["project"]: row["votes"] for row in ours["votes"]},
                         expected, text)
