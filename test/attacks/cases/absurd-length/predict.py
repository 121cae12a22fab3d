import struct

from attempt import questions, send

for _ in questions():
    send(struct.pack(">I", 0xFFFFFFFF))
