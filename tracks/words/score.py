"""Scorer: bits per character on words that the model never saw, its own compressed size included."""

import os
import random

import numpy as np

from ratchet_wire import ask, log_softmax, run_scorer

SYMBOLS = 27  # a to z, then the end of the word


def main():
    with open("/holdout/words.txt", encoding="ascii") as file:
        words = file.read().split()
    random.Random(27).shuffle(words)  # an alphabetical batch would tell a word's letters by its neighbours
    bits = characters = 0
    for position in range(max(map(len, words)) + 1):
        running = [word for word in words if len(word) >= position]
        body = "\n".join(word[:position] for word in running).encode()
        answer = ask({"position": position, "rows": len(running)}, body, 4 * SYMBOLS * len(running))
        targets = [ord(word[position]) - 97 if position < len(word) else 26 for word in running]
        bits -= log_softmax(answer, len(running), SYMBOLS)[np.arange(len(running)), targets].sum() / np.log(2)
        characters += len(running)
    size = int(os.environ["RATCHET_EDITABLE_BYTES"])
    return {
        "score": (bits + 8 * size) / characters,
        "bitsPerCharacter": bits / characters,
        "characters": characters,
        "editableBytes": size,
    }


run_scorer(main)
