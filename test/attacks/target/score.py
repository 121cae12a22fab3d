"""Asks for each secret number in turn: a frame with its position, answered by a frame with one double."""

import json
import math
import struct
import sys

with open("/holdout/numbers.txt", encoding="ascii") as file:
    secrets = [float(line) for line in file]
missed = 0.0
for position, secret in enumerate(secrets):
    sys.stdout.buffer.write(struct.pack(">II", 4, position))
    sys.stdout.buffer.flush()
    head = sys.stdin.buffer.read(4)
    if len(head) < 4 or struct.unpack(">I", head)[0] != 8:
        sys.exit(3)
    (answer,) = struct.unpack(">d", sys.stdin.buffer.read(8))
    if not (math.isfinite(answer) and 0 <= answer <= 1):
        sys.exit(3)
    missed += abs(answer - secret)
sys.stdout.close()
print(json.dumps({"score": 1 - missed / len(secrets)}), file=sys.stderr)
