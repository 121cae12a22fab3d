"""Trains the model on the public words and leaves what it returns, a list of arrays, as the artifact."""

import numpy as np

import model

with open("/data/words.txt", encoding="ascii") as file:
    words = file.read().split()
arrays = [np.asarray(array) for array in model.train(words)]
with open("/out/artifact", "wb") as file:
    np.savez(file, *arrays)
