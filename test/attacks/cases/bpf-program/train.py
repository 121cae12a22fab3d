import ctypes
import os

from attempt import call, forbidden


def act():
    numbers = {"x86_64": 321, "aarch64": 280}
    call(numbers[os.uname().machine], 0, (ctypes.c_uint32 * 18)(2, 4, 8, 1), 72)


forbidden(act, "EPERM")
