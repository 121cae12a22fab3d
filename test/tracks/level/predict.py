"""Answers each question with the trained value."""

import struct
import sys

with open("/artifact", encoding="ascii") as file:
    value = float(file.read())
while len(head := sys.stdin.buffer.read(4)) == 4:
    sys.stdin.buffer.read(struct.unpack(">I", head)[0])
    sys.stdout.buffer.write(struct.pack(">Id", 8, value))
    sys.stdout.buffer.flush()
