import ctypes
import os

from attempt import call, forbidden


def act():
    call({"x86_64": 298, "aarch64": 241}[os.uname().machine], ctypes.create_string_buffer(128), 0, -1, -1, 0)


forbidden(act, "EPERM", "EACCES", "ENODEV", "ENOSYS")
