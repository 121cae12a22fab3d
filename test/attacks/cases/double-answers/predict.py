import struct

from attempt import questions, send

for _ in questions():
    send(struct.pack(">Id", 8, 0.5) * 2)
