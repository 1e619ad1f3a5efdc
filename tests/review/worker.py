"""A reviewer in a process of its own: does acts one after the other and prints the revision of each once saved."""

import random
import sys
from pathlib import Path

from alignment.review import Store
from tests.review.making import REPORT, possible


def main(path: str, who: str, count: str) -> None:
    store = Store(Path(path))
    draw = random.Random(who)
    done = 0
    while done < int(count):
        review = store.load("report")
        # These may change nothing; the revision in the answer is then that of somebody else's act.
        idle = ("confirm", "confirm-all", "classify", "resolve")
        acts = [act for act in possible(review) if act["kind"] not in idle]
        answer = store.apply(REPORT, draw.choice(acts) | {"id": f"{who}-{done:08}"}, who)
        if answer.ok:
            print(answer.revision, flush=True)
            done += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
