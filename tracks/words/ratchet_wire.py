"""What a scorer and a predictor need to talk through Ratchet's host, in one file: the standard library and NumPy.

A frame is a 4-byte big-endian length and that many bytes. The scorer sends one frame, the predictor answers with one
frame, and so on until the scorer closes its end. Here a request is a line of JSON and a body; an answer is a matrix of
logits, float32 little-endian, row by row. Whatever a predictor sends is hostile until `log_softmax` has checked it.
"""

import json
import struct
import sys
import traceback

import numpy as np

FRAME_LIMIT = 16 * 2**20  # bytes; the host enforces the same
LOGIT_LIMIT = 1e4  # keeps a row's worst case finite: 14,427 bits
REFUSED = 3  # the scorer's exit code for "this prediction is refused"; any other failure is the scorer's own fault


class Refused(Exception):
    """The prediction breaks a rule. Says which; the text stays on this machine."""


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


def ask(header, body, answer_bytes):
    """Scorer: sends a request and waits for its answer, which must be exactly `answer_bytes` long."""
    write_frame(sys.stdout.buffer, json.dumps(header).encode() + b"\n" + body)
    answer = read_frame(sys.stdin.buffer)
    if answer is None:
        raise Refused("the predictor ended before its last answer")
    if len(answer) != answer_bytes:
        raise Refused(f"an answer of {len(answer)} bytes where {answer_bytes} were asked for")
    return answer


def log_softmax(answer, rows, columns):
    """The answer's logits as natural log-probabilities, float64, rows x columns; each row sums to one by construction."""
    if len(answer) != 4 * rows * columns:
        raise Refused(f"an answer of {len(answer)} bytes is not {rows} x {columns} float32")
    logits = np.frombuffer(answer, "<f4").reshape(rows, columns).astype(np.float64)
    if not (np.abs(logits) <= LOGIT_LIMIT).all():  # NaN compares false, so it is refused too
        raise Refused(f"a logit is not a number within +-{LOGIT_LIMIT:g}")
    logits -= logits.max(axis=1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


def run_scorer(main):
    """Runs `main`, which returns the report (a dict with `score`), and writes it as the last line of standard error."""
    try:
        report = json.dumps(main(), allow_nan=False)
    except Refused as refused:
        print(f"refused: {refused}", file=sys.stderr)
        sys.exit(REFUSED)
    sys.stdout.close()
    print(report, file=sys.stderr)


def answer_requests(predict):
    """Predictor: answers each request with `predict(header, body)`, a matrix, until the scorer closes its end."""
    wire, sys.stdout = sys.stdout.buffer, sys.stderr  # what the model prints is a log, never an answer
    try:
        while (request := read_frame(sys.stdin.buffer)) is not None:
            header, _, body = request.partition(b"\n")
            write_frame(wire, np.ascontiguousarray(predict(json.loads(header), body), "<f4").tobytes())
    except Exception:
        traceback.print_exc()
        sys.exit(1)
