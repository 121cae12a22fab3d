import struct
import sys

while True:
    sys.stdout.buffer.write(struct.pack(">Id", 8, 0.5) * 4096)
