import struct, sys
def questions():
    while len(head := sys.stdin.buffer.read(4)) == 4:
        yield sys.stdin.buffer.read(struct.unpack(">I", head)[0])
def answer(value):
    sys.stdout.buffer.write(struct.pack(">Id", 8, value))
    sys.stdout.buffer.flush()


for _ in questions():
    print('{"score": 1}', file=sys.stderr, flush=True)
    answer(0.5)
print('{"score": 1}', file=sys.stderr, flush=True)
