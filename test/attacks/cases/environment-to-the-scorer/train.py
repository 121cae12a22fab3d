import os

for name in ("PYTHONSTARTUP", "PYTHONPATH", "LD_PRELOAD", "PYTHONINSPECT"):
    os.environ[name] = "/tmp/evil.py"
open("/out/artifact", "w").write("0.5")
