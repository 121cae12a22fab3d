import struct
import time

from attempt import questions, send

for _ in questions():
    send(struct.pack(">I", 8))
    time.sleep(30)
