import ctypes, os, sys

libc = ctypes.CDLL(None, use_errno=True)


def call(*arguments):
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


try:
    if os.uname().machine != "x86_64":
        raise OSError("another number there")
    call(248, b"user", b"note", b"secret", 6, -2)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
