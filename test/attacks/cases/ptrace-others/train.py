import os, sys

try:
    import ctypes
    others = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
    if all(ctypes.CDLL(None).ptrace(16, pid, 0, 0) for pid in others): raise OSError
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
