import struct, sys
def questions():
    while len(head := sys.stdin.buffer.read(4)) == 4:
        yield sys.stdin.buffer.read(struct.unpack(">I", head)[0])
def answer(value):
    sys.stdout.buffer.write(struct.pack(">Id", 8, value))
    sys.stdout.buffer.flush()


import os, signal
for number, _ in enumerate(questions()):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
        os.abort()
    answer(0.5)
