import ctypes, os, sys

libc = ctypes.CDLL(None, use_errno=True)


def call(*arguments):
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


try:
    os.link("/candidate/program.md", "/tmp/mine")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
