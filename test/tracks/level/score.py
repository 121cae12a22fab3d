"""Asks once per line of the hold-out and takes the mean, plus the hold-out's own offset."""

import json
import math
import struct
import sys

with open("/holdout/offset.txt", encoding="ascii") as file:
    offset = float(file.read())
answers = []
for question in range(3):
    sys.stdout.buffer.write(struct.pack(">II", 4, question))
    sys.stdout.buffer.flush()
    frame = sys.stdin.buffer.read(12)
    if len(frame) < 12:
        sys.exit(3)
    answers.append(struct.unpack(">Id", frame)[1])
sys.stdout.close()
score = offset + sum(answers) / len(answers)
if not math.isfinite(score) or abs(score) > 1e6:
    sys.exit(3)
print(json.dumps({"score": score}), file=sys.stderr)
