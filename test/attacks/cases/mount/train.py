import os, sys

try:
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    os.makedirs("/tmp/m")
    if libc.mount(b"none", b"/tmp/m", b"tmpfs", 0, None): raise OSError
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
