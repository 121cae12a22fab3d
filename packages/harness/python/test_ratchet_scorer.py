"""Tests of the library for scorers. `python3 test_ratchet_scorer.py [--without-numpy]`."""

import io
import json
import math
import os
import struct
import subprocess
import sys
import unittest

if "--without-numpy" in sys.argv:
    sys.argv.remove("--without-numpy")
    sys.modules["numpy"] = None
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import ratchet_scorer as library


class Raw:
    """A wire whose answers are given as bytes; notes what was sent."""

    def __init__(self, *answers):
        self.answers, self.sent = list(answers), []

    def send(self, payload):
        self.sent.append(json.loads(payload))

    def take(self):
        return self.answers.pop(0) if self.answers else None

    def restart(self):
        self.sent.append("fresh")

    def close(self):
        pass


def floats(*numbers):
    return struct.pack(f"<{len(numbers)}f", *numbers)


def rows_of(matrix):
    return [[float(number) for number in row] for row in matrix]


class Asking(unittest.TestCase):
    def answered(self, *answers):
        library._wire = Raw(*answers)
        return library._wire

    def test_gives_the_answer_row_by_row(self):
        self.answered(floats(1, 2, 3, 4))
        self.assertEqual(rows_of(library.ask(["a", "b"], 2)), [[1, 2], [3, 4]])

    def test_takes_the_number_of_rows_that_it_is_given(self):
        self.answered(floats(1, 2, 3))
        self.assertEqual(rows_of(library.ask(["abc"], rows=3)), [[1], [2], [3]])

    def test_refuses_what_is_no_sound_answer(self):
        for answer in (
            *(None, b"", floats(1), floats(1, 2, 3), floats(1, 2)[:-1]),
            *(floats(1, math.nan), floats(math.inf, 1), floats(1, -math.inf), floats(1, 1.5), floats(-0.5, 1)),
        ):
            self.answered(*([] if answer is None else [answer]))
            with self.assertRaises(library.Refused, msg=repr(answer)):
                library.ask(["a", "b"], low=0, high=1)

    def test_sends_the_next_request_when_the_answer_before_it_is_here_and_not_before(self):
        wire = self.answered(floats(1), floats(2))
        answers = library.ask_each([["a"], ["b"]])
        self.assertEqual(rows_of(next(answers)), [[1]])
        self.assertEqual(wire.sent, [["a"], ["b"]])
        self.assertEqual(rows_of(next(answers)), [[2]])
        self.assertRaises(StopIteration, next, answers)

    def test_never_sends_a_request_ahead_of_an_answer_that_is_missing(self):
        wire = self.answered()
        with self.assertRaises(library.Refused):
            list(library.ask_each([["a"], ["b"]]))
        self.assertEqual(wire.sent, [["a"]])

    def test_cannot_be_made_to_say_what_json_cannot(self):
        self.answered(floats(1))
        with self.assertRaises(ValueError):
            library.ask([math.nan])


class Normalising(unittest.TestCase):
    def test_rows_sum_to_one_whatever_the_predictor_sent(self):
        for row in library.log_softmax([[1e4, -1e4, 0], [0, 0, 0], [-1e4, -1e4, -1e4]]):
            self.assertAlmostEqual(math.fsum(math.exp(float(value)) for value in row), 1, places=12)

    def test_agrees_with_the_formula(self):
        row = [0.5, -1.25, 2.0]
        total = math.log(sum(map(math.exp, row)))
        for value, logit in zip(library.log_softmax([row])[0], row):
            self.assertAlmostEqual(float(value), logit - total, places=12)


def letters(text):
    return [1.0 * (ord(letter) - 96) for letter in text]


def causal(sequences):
    """Logits of two symbols from what came before."""
    return [[sum(letters(text[:end])) % 7, end % 3] for text in sequences for end in range(len(text))]


def peeking(sequences):
    return [[letters(text)[end], 0.0] for text in sequences for end in range(len(text))]


def far_sighted(sequences):
    """Looks at the last letter of the sequence only."""
    return [[letters(text)[-1], 0.0] for text in sequences for _ in range(len(text))]


def remembering():
    """Gives what it gave before for a prefix that it knows, true suffix and all."""
    known = {}

    def predict(sequences):
        rows = []
        for text in sequences:
            fits = [key for key in known if key[: len(text) // 2] == text[: len(text) // 2]]
            rows += known.setdefault(fits[0] if fits else text, peeking([fits[0] if fits else text]))[: len(text)]
        return rows

    return predict


words = ["candle", "harbour", "minute", "oyster", "ribbon", "sailor", "thunder", "velvet"] * 4


class Causality(unittest.TestCase):
    def probe(self, start, sequences=words, **options):
        library.connect(start)
        answers = library.ask_sequences(sequences, 2)
        library.check_causality(sequences, answers, 2, **options)

    def test_passes_a_predictor_that_looks_back_only(self):
        self.probe(lambda: causal)

    def test_refuses_one_that_looks_at_the_target_or_at_the_end(self):
        for cheat in (peeking, far_sighted):
            with self.assertRaises(library.Refused):
                self.probe(lambda cheat=cheat: cheat)

    def test_refuses_one_that_remembers_its_first_answers(self):
        with self.assertRaises(library.Refused):
            self.probe(remembering)

    def test_asks_a_fresh_predictor(self):
        starts = []

        def start():
            starts.append(1)
            return causal

        self.probe(start)
        self.assertEqual(len(starts), 2)

    def test_has_nothing_to_say_of_nothing(self):
        library.check_causality(["", ""], [[], []], 2)

    def test_changes_the_item_at_the_cut_and_keeps_what_is_before(self):
        for _ in range(200):
            changed = library._other_suffix(words, 0, 3)
            self.assertEqual(changed[:3], words[0][:3])
            self.assertNotEqual(changed[3], words[0][3])
            self.assertEqual(len(changed), len(words[0]))


class Draws(unittest.TestCase):
    def test_reach_every_place_about_as_often(self):
        counts = [0] * 5
        for _ in range(5000):
            counts[library._draw(5)] += 1
        self.assertTrue(all(800 < count < 1200 for count in counts), counts)


class Frames(unittest.TestCase):
    def test_are_read_whole_or_refused(self):
        frame = struct.pack(">I", 3) + b"abc"
        self.assertEqual(library.read_frame(io.BytesIO(frame)), b"abc")
        self.assertIsNone(library.read_frame(io.BytesIO(b"")))
        for cut in range(1, len(frame)):
            with self.assertRaises(library.Refused):
                library.read_frame(io.BytesIO(frame[:cut]))
        with self.assertRaises(library.Refused):
            library.read_frame(io.BytesIO(struct.pack(">I", 2**32 - 1)))


here = os.path.dirname(os.path.abspath(__file__))
prelude = f"import sys; sys.dont_write_bytecode = True; sys.path.insert(0, {here!r}); from ratchet_scorer import *\n"


def run(program, given=b""):
    return subprocess.run([sys.executable, "-c", prelude + program], input=given, capture_output=True)


class Programs(unittest.TestCase):
    def test_a_scorer_reports_in_its_last_line_of_standard_error(self):
        ended = run("run_scorer(lambda: {'score': ask(['x'])[0][0] * 2})", struct.pack(">I", 4) + floats(1.5))
        self.assertEqual(ended.returncode, 0)
        self.assertEqual(json.loads(ended.stderr.splitlines()[-1]), {"score": 3.0})
        self.assertEqual(ended.stdout, struct.pack(">I", 5) + b'["x"]')

    def test_a_refusal_ends_with_3_and_a_fault_of_the_scorer_otherwise(self):
        self.assertEqual(run("run_scorer(lambda: ask(['x']))").returncode, 3)
        self.assertEqual(run("run_scorer(lambda: 1 / 0)").returncode, 1)
        self.assertEqual(run("run_scorer(lambda: {'score': float('nan')})").returncode, 1)

    def test_a_predictor_answers_and_keeps_its_prints_out_of_the_wire(self):
        asked = struct.pack(">I", 5) + b'["x"]'
        ended = run("def predict(inputs):\n print('a log'); return [[2.5]]\nanswer_requests(predict)", asked)
        self.assertEqual((ended.returncode, ended.stdout), (0, struct.pack(">I", 4) + floats(2.5)))
        self.assertIn(b"a log", ended.stderr)

    def test_a_predictor_that_fails_ends_with_1(self):
        self.assertEqual(run("answer_requests(lambda inputs: 1 / 0)", struct.pack(">I", 2) + b"[]").returncode, 1)


if __name__ == "__main__":
    unittest.main()
