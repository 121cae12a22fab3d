"""Runs the candidate's search under the seed and leaves what it found."""

import json
import os
import random
import sys

sys.path.insert(0, "/candidate")
import search

found = search.find(random.Random(int(os.environ["RATCHET_SEED"])), float(os.environ["RATCHET_CPU_SECONDS"]))
with open("/out/artifact", "w", encoding="ascii") as file:
    json.dump(sorted(found), file)
