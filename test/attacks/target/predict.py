"""The honest candidate: one guess for every question."""

import struct
import sys

with open("/artifact", encoding="ascii") as file:
    guess = float(file.read())
while len(head := sys.stdin.buffer.read(4)) == 4:
    sys.stdin.buffer.read(struct.unpack(">I", head)[0])
    sys.stdout.buffer.write(struct.pack(">Id", 8, guess))
    sys.stdout.buffer.flush()
