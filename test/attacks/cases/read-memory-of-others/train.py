import ctypes
import os

from attempt import call, forbidden


def act():
    here = ctypes.create_string_buffer(8)
    local = (ctypes.c_size_t * 2)(ctypes.addressof(here), 8)
    there = (ctypes.c_size_t * 2)(0x400000, 8)
    call({"x86_64": 310, "aarch64": 270}[os.uname().machine], os.getppid(), local, 1, there, 1, 0)


forbidden(act, "EPERM", "ENOSYS")
