"""The synth-v1 benchmark instances, generated from their description in words.

`python synth.py P V SEED > FILE.pb`; costs, budget and ballots come from splitmix64.
"""

import sys

MASK = (1 << 64) - 1


def generate(projects: int, voters: int, seed: int) -> str:
    state = seed

    def draw() -> int:
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    costs = [5000 * (1 + draw() % 96) for _ in range(projects)]
    budget = sum(costs) * 3 // 10 // 1000 * 1000
    lines = [
        "META", "key;value",
        f"description;synth-v1 P={projects} V={voters} seed={seed}",
        "country;Worldwide", "unit;synthetic", f"instance;{seed}",
        f"num_projects;{projects}", f"num_votes;{voters}", f"budget;{budget}",
        "vote_type;approval", "rule;unknown", "date_begin;2026", "date_end;2026",
        "min_length;1", "max_length;12", "experimental;1",
        "PROJECTS", "project_id;cost",
    ]
    lines += [f"{i + 1};{cost}" for i, cost in enumerate(costs)]
    lines += ["VOTES", "voter_id;vote"]
    for voter in range(voters):
        size = 1 + draw() % 12
        category = draw() % 8
        ballot = set()
        for _ in range(size):
            a, b = draw() % projects, draw() % projects
            p = min(a, b)
            if draw() % 2 == 0:
                p = p - p % 8 + category
            if p >= projects:
                p = projects - 1
            ballot.add(p)
        lines.append(f"{voter + 1};" + ",".join(str(p + 1) for p in sorted(ballot)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(generate(*(int(argument) for argument in sys.argv[1:4])))
