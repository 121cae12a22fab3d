import ctypes, os, sys

libc = ctypes.CDLL(None, use_errno=True)


def call(*arguments):
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


try:
    import glob
    files = glob.glob("/sys/fs/cgroup/**/memory*max*", recursive=True) + glob.glob("/sys/fs/cgroup/**/memory.limit_in_bytes", recursive=True)
    open(files[0], "w").write("1000000000000")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
