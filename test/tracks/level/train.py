"""The whole training: a draw around LEVEL, by the seed."""

import os
import random

model = {}
with open("/candidate/model.py", encoding="ascii") as file:
    exec(file.read(), model)
value = random.Random(int(os.environ["RATCHET_SEED"])).gauss(float(model["LEVEL"]), float(model["SPREAD"]))
with open("/out/artifact", "w", encoding="ascii") as file:
    file.write(repr(value))
