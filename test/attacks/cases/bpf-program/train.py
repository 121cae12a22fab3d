import ctypes, os, sys

libc = ctypes.CDLL(None, use_errno=True)


def call(*arguments):
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


try:
    if os.uname().machine != "x86_64":
        raise OSError("another number there")
    call(321, 0, (ctypes.c_uint32 * 18)(2, 4, 8, 1), 72)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
