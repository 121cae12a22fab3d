"""Public data that say nothing, and one hold-out per verifier that shifts its metric by an amount of its own."""

import hashlib
import io
import os
import tarfile


def add(tar, name, text):
    info = tarfile.TarInfo(name)
    info.size = len(text)
    tar.addfile(info, io.BytesIO(text.encode("ascii")))


with tarfile.open("/out/artifact", "w", format=tarfile.USTAR_FORMAT) as tar:
    add(tar, "train/offset.txt", "0")
    add(tar, "validation/offset.txt", "0")
    for shard in range(int(os.environ["RATCHET_SHARDS"])):
        digest = hashlib.sha256(f"{os.environ['RATCHET_SEED']} {shard}".encode()).digest()
        add(tar, f"holdout/{shard}/offset.txt", repr(digest[0] / 256))
