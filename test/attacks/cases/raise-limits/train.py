import ctypes
import resource

from attempt import call, forbidden


def act():
    call("setrlimit", resource.RLIMIT_NOFILE, (ctypes.c_ulong * 2)(1 << 20, 1 << 20))


forbidden(act, "EPERM")
