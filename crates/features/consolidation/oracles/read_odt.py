"""Reads the report's OpenDocument text with odfdo: it opens, its contributions are there in order, its tables hold figures.

Usage: read_odt.py FILE, with FILE.txt beside it: one heading of the page per line. Ends with "N passed, N failed".
"""

import sys

from odfdo import Document


def main(path):
    passed, failed = 0, 0

    def check(right, what):
        nonlocal passed, failed
        passed, failed = (passed + 1, failed) if right else (passed, failed + 1)
        if not right:
            print(f"not so: {what}")

    document = Document(path)
    body = document.body
    check(document.get_type() == "text", "it is a text document")
    with open(f"{path}.txt", encoding="utf-8") as file:
        wanted = [line.strip() for line in file if line.strip()]
    headings = [" ".join(h.inner_text.split()) for h in body.get_headers() if int(h.level) == 2]
    check(headings[-len(wanted):] == wanted, "the headings of the contributions are those of the page")
    outcomes = body.get_table(name="outcomes")
    figures = [row[1] for row in outcomes.get_values()[1:]]
    check(sum(int(n) for n in figures) == len(wanted), "the outcomes add up to the contributions")
    check(body.get_table(name="who") is not None, "who took part is a table")
    dates = document.meta.get_creation_date()
    check(dates is None, "nothing tells when it was made")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))
