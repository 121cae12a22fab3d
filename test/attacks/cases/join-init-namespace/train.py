import ctypes, os, sys

libc = ctypes.CDLL(None, use_errno=True)


def call(*arguments):
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


try:
    descriptor = os.open("/proc/1/ns/mnt", os.O_RDONLY)
    if libc.setns(descriptor, 0x20000) < 0:
        raise OSError(ctypes.get_errno(), "refused")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
