import os, time
for _ in range(8):
    if os.fork() == 0:
        held = bytearray(b"x" * (32 << 20))
        time.sleep(4)
        os._exit(0)
held = bytearray(b"x" * (48 << 20))
time.sleep(5)
for _ in range(8):
    if os.wait()[1]:
        raise MemoryError
