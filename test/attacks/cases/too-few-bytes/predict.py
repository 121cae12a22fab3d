import struct

from attempt import questions, send

for _ in questions():
    send(struct.pack(">If", 4, 0.5))
