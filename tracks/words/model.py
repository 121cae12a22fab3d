import os, time
import numpy as np

RATE = 0.003
COOLING = 0.0
HIDDEN = 64
CONTEXT = 5
EMBED = 8
BATCH = 256
SCALE = 1.0
MOMENTUM = 0.9
MEMORY = 0.999
SHRINK = 0.0


def windows(text, size):
    codes = np.frombuffer(text.encode(), np.uint8) - 97
    return np.lib.stride_tricks.sliding_window_view(codes, size)


def bend(a):
    h = np.tanh(a)
    return h, 1 - h * h


def forward(p, x):
    one = np.eye(27, dtype="f")[x]
    h = [(one @ p[0]).reshape(len(x), -1)]
    slopes = [1]
    for w, b in zip(p[1:-2:2], p[2:-2:2]):
        bent, slope = bend(h[-1] @ w + b)
        h.append(bent)
        slopes.append(slope)
    return one, h, slopes, h[-1] @ p[-2] + p[-1]


def backward(p, one, h, slopes, d):
    g = []
    for w, below, slope in zip(p[-2::-2], h[::-1], slopes[::-1]):
        g = [below.T @ d, d.sum(0), *g]
        d = d @ w.T * slope
    return [one.reshape(-1, 27).T @ d.reshape(-1, EMBED), *g]


def train(words):
    rng = np.random.default_rng(int(os.environ["RATCHET_SEED"]))
    end = float(os.environ["RATCHET_CPU_SECONDS"])
    pad = "{" * CONTEXT
    data = windows(pad + pad.join(words) + pad, CONTEXT + 1)
    data = data[(data[:, -1] < 26) | (data[:, -2] < 26)]
    p = [rng.normal(0, 0.1, (27, EMBED)).astype("f")]
    sizes = [CONTEXT * EMBED, HIDDEN, 27]
    for i, o in zip(sizes, sizes[1:]):
        p += [rng.normal(0, SCALE / i**0.5, (i, o)).astype("f"), np.zeros(o, "f")]
    m = [0 * a for a in p]
    v = [0 * a for a in p]
    step = 0
    while (done := time.process_time() / end) < 1:
        step += 1
        batch = data[rng.integers(len(data), size=BATCH)]
        *state, z = forward(p, batch[:, :-1])
        d = np.exp(z - z.max(1, keepdims=True))
        d /= d.sum(1, keepdims=True)
        d[np.arange(len(d)), batch[:, -1]] -= 1
        rate = RATE * (1 - done) ** COOLING
        for a, b, c, g in zip(p, m, v, backward(p, *state, d / len(d))):
            b += (1 - MOMENTUM) * (g - b)
            c += (1 - MEMORY) * (g * g - c)
            u = b / (1 - MOMENTUM**step) / (np.sqrt(c / (1 - MEMORY**step)) + 1e-8)
            a -= rate * (u + SHRINK * a)
        out = p
    print(step, "steps")
    return out


def predict(p, contexts):
    pad = "{" * CONTEXT
    text = "".join((pad + c)[-CONTEXT:] for c in contexts)
    return forward(p, windows(text, CONTEXT)[::CONTEXT])[-1]
