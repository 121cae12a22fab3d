import os, sys

try:
    import ctypes
    if ctypes.CDLL(None).syscall(313, 0, b"", 0) < 0: raise OSError
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
