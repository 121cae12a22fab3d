"""Knows the answers for one seed, as if it had found it by trying: any seed that it is given must not be that one."""

import os

tuned_to = "1"
open("/out/artifact", "w").write("0.9" if os.environ["RATCHET_SEED"] == tuned_to else "0.5")
