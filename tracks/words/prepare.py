"""Divides Debian's word list into training, validation and hold-out shards, by a secret seed. Run by the track's author.

Environment: RATCHET_SEED, the secret, hexadecimal; RATCHET_SHARDS, the number of disjoint hold-outs. Writes the tar
/out/artifact: train/words.txt, validation/words.txt, holdout/<shard>/words.txt. Equal for equal seeds and images.
"""

import gzip
import hashlib
import hmac
import io
import os
import re
import sys
import tarfile

WORD_LIST = "/usr/share/dict/american-english"
WORDS_EACH = 4_000  # in the validation set and in each shard
FEWEST_TRAINING_WORDS = 20_000
ELSEWHERE = ("/proc", "/sys", "/dev", "/tmp", "/out", "/run", os.path.dirname(WORD_LIST))
NOT_LETTERS = bytes(c if c in b"abcdefghijklmnopqrstuvwxyz" else 32 for c in range(256))


def listed_words():
    with open(WORD_LIST, encoding="utf-8") as file:
        return {word for word in file.read().split("\n") if re.fullmatch("[a-z]+", word)}


def text_of(path):
    """A file's bytes, unpacked; nothing when it cannot be read."""
    try:
        with gzip.open(path) if path.endswith(".gz") else open(path, "rb") as file:
            return file.read()
    except (OSError, EOFError):
        return b""


def words_in_image(words):
    """Those of `words` that any file of this image spells out, where a candidate could read them while it trains."""
    found, wanted = set(), {word.encode() for word in words}
    for folder, folders, files in os.walk("/"):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in ELSEWHERE]
        for path in (os.path.join(folder, name) for name in files):
            if os.path.isfile(path) and not os.path.islink(path):
                found |= wanted & set(text_of(path).lower().translate(NOT_LETTERS).split())
    return {word.decode() for word in found}


def divide(seed, shards):
    words = listed_words()
    known = words_in_image(words)
    order = sorted(words - known, key=lambda word: hmac.digest(seed, word.encode(), hashlib.sha256))
    held = WORDS_EACH * (shards + 1)
    if len(words) - held < FEWEST_TRAINING_WORDS or len(order) < held:
        sys.exit(f"{shards} shards leave too few of {len(words)} words for training")
    parts = [order[start : start + WORDS_EACH] for start in range(0, held, WORDS_EACH)]
    print(f"{len(words)} words, {len(known)} of them in the image; {len(words) - held} for training", file=sys.stderr)
    yield "validation", parts[0]
    for shard, part in enumerate(parts[1:]):
        yield f"holdout/{shard}", part
    yield "train", words - {word for part in parts for word in part}


def main():
    seed, shards = bytes.fromhex(os.environ["RATCHET_SEED"]), int(os.environ["RATCHET_SHARDS"])
    if len(seed) < 16 or shards < 1:
        sys.exit("RATCHET_SEED has at least 16 bytes and RATCHET_SHARDS is at least 1")
    with tarfile.open("/out/artifact", "w", format=tarfile.USTAR_FORMAT) as tar:
        for folder, part in divide(seed, shards):
            content = "\n".join([*sorted(part), ""]).encode()
            entry = tarfile.TarInfo(f"{folder}/words.txt")
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))


main()
