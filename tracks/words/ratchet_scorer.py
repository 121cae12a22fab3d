"""What scorers and predictors need to talk through Ratchet's host: one file, the standard library, NumPy where there is one.

The wire: a frame is a 4-byte big-endian length and that many bytes. The scorer sends one frame, the predictor answers with
one, in strict turns, until the scorer closes its end; an empty frame has no answer and gets the scorer a fresh predictor.
Here a request is a list as JSON, and an answer is a matrix of float32, little-endian, row by row. Whatever a predictor
sends is hostile until `ask` has checked it; what it breaks ends the scorer with exit code 3, "prediction refused", and
any other failure is the scorer's own. With NumPy a matrix is an array of float64, without it a list of lists.

A scorer calls `ask`, or one of the functions built on it, and `run_scorer`; a predictor calls `answer_requests`.
"""

import array
import json
import math
import os
import struct
import sys
import traceback

try:
    import numpy as np
except ImportError:
    np = None

FRAME_LIMIT = 16 * 2**20  # bytes; the host enforces the same
REFUSED = 3  # exit code
BOUND = 1e4  # of an answer's numbers, either sign, unless a scorer says otherwise. As logits: at worst 14,427 bits a row
TOLERANCE = 1e-3  # nats; see `check_causality`


class Refused(Exception):
    """The prediction breaks a rule. Says which; the text stays on this machine."""


# The scorer's side


def ask(inputs, columns=1, rows=None, low=-BOUND, high=BOUND):
    """Sends `inputs`, a list that JSON can say, and returns the answer: `rows` (one per input unless given) x `columns`.

    Refused: an answer of another size, or with a number that is NaN or not within low..high.
    """
    return next(ask_each([inputs], columns, None if rows is None else [rows], low, high))


def ask_each(requests, columns=1, rows=None, low=-BOUND, high=BOUND):
    """The answers to several requests in turn, as `ask` gives them; `rows` is a list, one number per request.

    A request leaves when the answer before it has arrived whole and before that is handed out, so that scorer and predictor
    work at the same time. It may show what that answer, and all before it, were to predict: they can no longer change.
    """
    waiting = None
    for number, inputs in enumerate(requests):
        answer, expected = (None, None) if waiting is None else (_take(), waiting)
        _send(inputs)
        waiting = len(inputs) if rows is None else rows[number]
        if answer is not None:
            yield _matrix(answer, expected, columns, low, high)
    if waiting is not None:
        yield _matrix(_take(), waiting, columns, low, high)


def log_softmax(logits):
    """Natural log-probabilities, row by row. Each row sums to one by construction, whatever the predictor sent."""
    if np is not None:
        shifted = np.asarray(logits, np.float64)
        shifted = shifted - shifted.max(axis=1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    matrix = []
    for row in logits:
        top = max(row)
        total = top + math.log(math.fsum(math.exp(value - top) for value in row))
        matrix.append([value - total for value in row])
    return matrix


def fresh_predictor():
    """Has the host end the predictor and start it anew, in a new box: it remembers nothing of what it was asked."""
    _wire.restart()


def ask_sequences(sequences, columns):
    """Log-probabilities of all items of all sequences in one request: a list of matrices, len(sequence) x columns.

    Row t is to predict item t from the items before t, as a language model does. But the predictor is shown the items
    themselves: a score made of this answer means nothing until `check_causality` has passed.
    """
    logs = log_softmax(ask(sequences, columns, sum(map(len, sequences))))
    starts = [0]
    for sequence in sequences:
        starts.append(starts[-1] + len(sequence))
    return [logs[start:end] for start, end in zip(starts, starts[1:])]


def check_causality(sequences, answers, columns, probes=64, tolerance=TOLERANCE):
    """Refuses a predictor whose rows depend on the items that they predict, or on later ones.

    `answers` are those of `ask_sequences(sequences, columns)`. Each of `probes` sequences (all, where there are fewer) is
    cut at a position drawn from the operating system's randomness, the suffix from there on is replaced by other
    sequences' items, and a *fresh* predictor is asked: rows up to and including the cut must be the same as before.

    Why fresh: one that remembers its first answers could give them again, true suffix and all. Two that share no memory
    agree at a cut unknown to both only where neither looks past it, and it does not help to know which of the two one is.
    One that looks ahead at a share f of the rows goes unnoticed with probability (1 - f)**probes: 64 probes leave 0.1 %
    for a tenth of the rows. So a predictor has to be deterministic: equal inputs, equal answers, up to `tolerance`.

    Why that tolerance: natural log-probabilities of float32 logits computed in batches of other shapes differ by some
    1e-6 times the size of the logits; 1e-3 leaves room for a thousandfold of that, and looking ahead by less than it is
    worth less than 0.0015 bits a row. Half precision needs about 3e-2, and then a `minimumEffect` well above 0.05 bits.
    """
    order = [index for index in _shuffled(range(len(sequences))) if len(sequences[index]) > 0][:probes]
    if not order:
        return
    cuts = [_draw(len(sequences[index])) for index in order]
    changed = [_other_suffix(sequences, index, cut) for index, cut in zip(order, cuts)]
    # All are asked again, the unchanged ones too and in the old order: so the request looks like the first one.
    asked = list(sequences)
    for index, sequence in zip(order, changed):
        asked[index] = sequence
    fresh_predictor()
    again = ask_sequences(asked, columns)
    for index, cut in zip(order, cuts):
        for before, after in zip(answers[index][: cut + 1], again[index][: cut + 1]):
            if max(abs(a - b) for a, b in zip(before, after)) > tolerance:
                raise Refused("a prediction depends on what it predicts, or on what follows")


def run_scorer(main):
    """Runs `main`, which returns the report (a dict with `score`), and writes it as the last line of standard error."""
    try:
        report = json.dumps(main(), allow_nan=False)
    except Refused as refused:
        print(f"refused: {refused}", file=sys.stderr)
        sys.exit(REFUSED)
    _wire.close()
    print(report, file=sys.stderr)


def connect(start):
    """Has requests answered in this process from now on: by `start()`, which gives a function as `answer_requests`
    takes one. For trying a scorer at home, for its tests, and for measuring what two boxes cost."""
    global _wire
    _wire = _InProcess(start)


# The predictor's side


def answer_requests(predict):
    """Answers each request with `predict(inputs)`, a matrix or a flat list of numbers, until the scorer closes its end."""
    wire, sys.stdout = sys.stdout.buffer, sys.stderr  # what the model prints is a log, never an answer
    try:
        while (request := read_frame(sys.stdin.buffer)) is not None:
            write_frame(wire, _packed(predict(json.loads(request))))
    except Exception:
        traceback.print_exc()
        sys.exit(1)


# The wire


def read_frame(stream, limit=FRAME_LIMIT):
    """The next frame's payload, or None when the stream ended between frames. Raises Refused on anything else."""
    head = stream.read(4)
    if not head:
        return None
    if len(head) < 4:
        raise Refused("the stream ended inside a frame's length")
    (length,) = struct.unpack(">I", head)
    if length > limit:
        raise Refused(f"a frame of {length} bytes is over the limit of {limit}")
    payload = stream.read(length)
    if len(payload) < length:
        raise Refused("the stream ended inside a frame")
    return payload


def write_frame(stream, payload):
    stream.write(struct.pack(">I", len(payload)) + payload)
    stream.flush()


class _Pipes:
    """The host: requests go to standard output, answers come from standard input."""

    def send(self, payload):
        write_frame(sys.stdout.buffer, payload)

    def take(self):
        return read_frame(sys.stdin.buffer)

    def restart(self):
        write_frame(sys.stdout.buffer, b"")

    def close(self):
        sys.stdout.close()


class _InProcess:
    """A predictor in the scorer's own process."""

    def __init__(self, start):
        self.start, self.predict, self.answer = start, start(), None

    def send(self, payload):
        self.answer = _packed(self.predict(json.loads(payload)))

    def take(self):
        return self.answer

    def restart(self):
        self.predict = self.start()

    def close(self):
        pass


_wire = _Pipes()


def _send(inputs):
    _wire.send(json.dumps(inputs, separators=(",", ":"), allow_nan=False).encode())


def _take():
    answer = _wire.take()
    if answer is None:
        raise Refused("the predictor ended before its last answer")
    return answer


def _matrix(answer, rows, columns, low, high):
    """The answer's numbers as a matrix, every one of them checked."""
    if len(answer) != 4 * rows * columns:
        raise Refused(f"an answer of {len(answer)} bytes is not {rows} x {columns} float32")
    if np is not None:
        numbers = np.frombuffer(answer, "<f4").reshape(rows, columns)
        if not ((numbers >= low) & (numbers <= high)).all():  # NaN compares false, so it is refused too
            raise Refused(f"a number is not within {low:g} to {high:g}")
        return numbers.astype(np.float64)
    numbers = array.array("f", answer)
    if sys.byteorder == "big":
        numbers.byteswap()
    if not all(low <= number <= high for number in numbers):
        raise Refused(f"a number is not within {low:g} to {high:g}")
    return [list(numbers[start : start + columns]) for start in range(0, rows * columns, columns)]


def _packed(matrix):
    """A matrix, or a flat list of numbers, as float32 little-endian."""
    if np is not None:
        return np.ascontiguousarray(matrix, "<f4").tobytes()
    flat = [number for row in matrix for number in (row if hasattr(row, "__iter__") else [row])]
    numbers = array.array("f", flat)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _draw(below):
    """A position from 0 to below - 1 that nobody can foresee: randomness of the operating system, free of bias."""
    span = 2**64 - 2**64 % below
    while (number := int.from_bytes(os.urandom(8), "big")) >= span:
        pass
    return number % below


def _shuffled(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        other = _draw(end + 1)
        items[end], items[other] = items[other], items[end]
    return items


def _other_suffix(sequences, index, cut):
    """The sequence with other items from `cut` on, of sequences drawn at random, so that they look like any items."""
    sequence = sequences[index]
    pool = [item for other in (sequences[_draw(len(sequences))] for _ in range(16)) for item in other]
    pool += [item for item in sequence if item != sequence[cut]] or [item for other in sequences for item in other]
    tail = [pool[_draw(len(pool))] for _ in range(len(sequence) - cut)]
    # At the cut itself the item must differ, or looking at it would go unnoticed.
    different = [item for item in pool if item != sequence[cut]]
    if different:
        tail[0] = different[_draw(len(different))]
    changed = [*sequence[:cut], *tail]
    return "".join(changed) if isinstance(sequence, str) else changed
