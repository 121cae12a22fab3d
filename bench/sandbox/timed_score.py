"""The track's own score.py, timed from when both sides are up: from the answer to a small first request."""

import runpy
import sys
import time

import ratchet_scorer

run_scorer = ratchet_scorer.run_scorer


def timed(main):
    ratchet_scorer.ask([""], 27)
    began = time.perf_counter()
    report = main()
    print("seconds %.6f" % (time.perf_counter() - began), file=sys.stderr)
    return report


ratchet_scorer.run_scorer = lambda main: run_scorer(lambda: timed(main))
runpy.run_path("/harness/score.py", run_name="__main__")
