"""Scorer: bits per character on words that the model never saw, its own compressed size included."""

import os
import random

import numpy as np

from ratchet_scorer import ask_each, log_softmax, run_scorer

SYMBOLS = 27  # a to z, then the end of the word


def main():
    with open("/holdout/words.txt", encoding="ascii") as file:
        words = file.read().split()
    random.Random(27).shuffle(words)  # an alphabetical batch would tell a word's letters by its neighbours
    # One request for each position: it shows the letters before, and so the targets of the one before it.
    running = [[word for word in words if len(word) >= end] for end in range(max(map(len, words)) + 1)]
    requests = [[word[:end] for word in group] for end, group in enumerate(running)]
    bits = 0
    for end, logits in enumerate(ask_each(requests, SYMBOLS)):
        targets = [ord(word[end]) - 97 if end < len(word) else 26 for word in running[end]]
        bits -= log_softmax(logits)[np.arange(len(targets)), targets].sum() / np.log(2)
    characters = sum(map(len, running))
    size = int(os.environ["RATCHET_EDITABLE_BYTES"])
    return {
        "score": (bits + 8 * size) / characters,
        "bitsPerCharacter": bits / characters,
        "characters": characters,
        "editableBytes": size,
    }


run_scorer(main)
