import struct, sys
def questions():
    while len(head := sys.stdin.buffer.read(4)) == 4:
        yield sys.stdin.buffer.read(struct.unpack(">I", head)[0])
def answer(value):
    sys.stdout.buffer.write(struct.pack(">Id", 8, value))
    sys.stdout.buffer.flush()


for number, _ in enumerate(questions()):
    if number == 3:
        sys.exit(77)
    answer(0.5)
